"""The permit itself: printed from the case, signed, verified, archived under the hash of its bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.documents import RenderedDocument
from app.documents import facts as f
from app.domain.case.access import Post
from app.domain.case.plain_facts import from_plain
from app.domain.case.refusals import Reason
from app.domain.masking import mask_holder
from app.domain.permit.validity import Validity, ValidityRule, validity_of
from app.domain.proof.short_codes import short_code_of
from app.domain.proof.statements import Sort
from app.records.permits import GivenNumberRecord, PermitRecord
from app.records.staff import OfficerRecord
from app.services.declined import Declined
from app.services.issuing.letterheads import (
    applicant_facts,
    case_facts,
    letterhead,
    local_date,
    signatory,
)
from app.services.issuing.post_holders import PostAtCase
from app.services.issuing.printed_pages import find_printed_validity
from app.services.issuing.proving import Subject, keep_content, proof_of, with_statement
from app.services.issuing.sealing import Seal, seal
from app.services.issuing.shapes import permit_kind_of, shaped
from app.services.issuing.signers import signer_of
from app.services.papers.filing import know_files
from app.services.papers.taking_in import keep
from app.services.papers.values import NewPaper, PaperKind
from app.services.permit_forms import form_of, worded_answers
from app.services.permit_life.succession import refuse_where_origin_ended, replace_permit
from app.services.templates.press import Print, print_document
from app.services.work.kinds import Desk


@dataclass(frozen=True)
class SignedPermit:
    """A permit as signed, its bytes stored, not yet on file."""

    number: str
    token: str
    signature: str
    signatory: f.Signatory
    paper: NewPaper
    is_trial: bool
    valid_from: date
    valid_until: date | None
    statement: str = ""
    content: NewPaper | None = None
    """The canonical text of what it says, archived beside it; no paper of the case."""


def sign_permit(desk: Desk, passphrase: str) -> SignedPermit:
    """Print the permit, sign it with the officer's certificate and store it; `Declined` when either fails."""
    prepared = prepare_permit(desk, f.SignatureMode.ELECTRONIC, desk.by.id)
    proven = with_statement(desk.tools.proofs, prepared, _subject(desk, prepared))
    officer = desk.session.get(OfficerRecord, desk.by.id)
    if officer is None:
        raise Declined(Reason.NO_SIGNATORY)
    printed = print_permit(desk, proven.facts)
    signed = _signed(desk, printed.document, officer, passphrase)
    name = file_name(desk, proven.facts)
    paper = keep(desk.tools, PaperKind.ISSUED, "permit", name, signed, origin=printed.origin)
    content = keep_content(desk.tools, proven, name)
    return replace(_made(desk, proven.facts, paper), statement=proven.statement, content=content)


def take_signed_scan(desk: Desk, papers: Sequence[NewPaper]) -> SignedPermit:
    """Take the scan of the page signed by hand as the permit."""
    scan = next((paper for paper in papers if paper.subject == "signed_page"), None)
    if scan is None:
        raise Declined(Reason.DOCUMENT_MISSING)
    prepared = _as_printed(desk, prepare_permit(desk, f.SignatureMode.BY_HAND, desk.by.id))
    paper = replace(scan, kind=PaperKind.ISSUED, subject="permit", name=file_name(desk, prepared))
    return _made(desk, prepared, paper)


def _as_printed(desk: Desk, prepared: f.PermitFacts) -> f.PermitFacts:
    """Keep the days of the page that was signed, which may have been printed before today."""
    row, permit = desk.on_file.row, prepared.permit
    printed = find_printed_validity(desk.session, desk.tools, row.id, permit.number)
    if printed is None:
        return prepared
    held = replace(permit, valid_from=printed.valid_from, valid_until=printed.valid_until)
    return replace(prepared, permit=held)


def prepare_permit(desk: Desk, mode: f.SignatureMode, signer_id: int) -> f.PermitFacts:
    """Gather what the permit says; `Declined` without a number, or where it may not be signed."""
    row = desk.on_file.row
    known = desk.on_file.case.facts
    if not known.get("permit.number"):
        raise Declined(Reason.NOT_NUMBERED)
    refuse_where_origin_ended(desk.session, row.id, row.agency_id)
    on = local_date(desk.at, row.agency)
    post = Post(desk.task.holder.position, desk.task.holder.office)
    signs = signatory(desk.session, signer_id, PostAtCase.of(row, post, on))
    if signs is None:
        raise Declined(Reason.NO_SIGNATORY)
    holds = _validity(desk, on)
    facts = f.PermitFacts(
        agency=letterhead(row.agency),
        case=case_facts(row),
        applicant=applicant_facts(row.applicant),
        service_title=row.permit_type.name,
        issued_on=on,
        signatory=signs,
        signature_mode=mode,
        verification_url=f"{desk.tools.base_url}/v/{known['permit.token']}",
        trial=desk.tools.signs_on_trial and mode is f.SignatureMode.ELECTRONIC,
        permit=f.Permit(
            title=row.permit_type.product or row.permit_type.name,
            number=str(known["permit.number"]),
            valid_from=holds.valid_from,
            valid_until=holds.valid_until,
        ),
        form=tuple(
            f.Answer(label=label, value=value)
            for label, value in worded_answers(form_of(row.permit_type), row.form)
        ),
        legal_basis=tuple(row.permit_type.legal_basis),
        references=_references(known, on),
        conditions=tuple(row.permit_type.conditions),
        copies_to=_copies(desk),
    )
    proof = proof_of(facts.verification_url, str(known["permit.token"]))
    return replace(shaped(facts, row.permit_type), proof=proof)


def _subject(desk: Desk, prepared: f.PermitFacts) -> Subject:
    row, permit = desk.on_file.row, prepared.permit
    return Subject(
        sort=Sort.PERMIT,
        valid_from=permit.valid_from,
        valid_until=permit.valid_until,
        short_code=short_code_of(str(desk.on_file.case.facts["permit.token"])),
        number=permit.number,
        title=permit.title,
        holder=mask_holder(row.applicant_name, row.applicant.kind),
        agency=row.agency.short_name,
    )


def print_permit(desk: Desk, prepared: f.PermitFacts) -> Print:
    """Print the permit's page, in the shape that its type has."""
    row = desk.on_file.row
    return print_document(
        desk.session,
        desk.tools,
        kind=permit_kind_of(row.permit_type),
        facts=prepared,
        agency=row.agency,
        at=desk.at,
        case_id=row.id,
        permit_type_id=row.permit_type_id,
    )


def file_permit(desk: Desk, made: SignedPermit) -> Mapping[str, object]:
    """Put a signed permit on file, within the transition's transaction, and give the facts it leaves."""
    row = desk.on_file.row
    if desk.on_file.case.facts.get("permit.number") != made.number:
        # The file was numbered anew while this one was being signed.
        raise Declined(Reason.CHANGED_MEANWHILE)
    if made.content is not None:
        know_files(desk.session, [made.content], desk.at)
    signed = desk.session.scalars(
        insert(PermitRecord)
        .returning(PermitRecord)
        .values(
            agency_id=row.agency_id,
            case_id=row.id,
            number_id=_number_id(desk.session, row.agency_id, made.number),
            token=made.token,
            title=row.permit_type.product or row.permit_type.name,
            holder_name=row.applicant_name,
            state="valid",
            valid_from=made.valid_from,
            valid_until=made.valid_until,
            signature=made.signature,
            is_trial=made.is_trial,
            signed_at=desk.at,
            signed_by=desk.by.id,
            signatory=asdict(made.signatory),
            sha256=made.paper.sha256,
            statement=made.statement,
            content_sha256=None if made.content is None else made.content.sha256,
        )
    ).one()
    replace_permit(desk.session, signed, desk.by, desk.at)
    return {"permit.is_signed": True}


def _signed(desk: Desk, printed: RenderedDocument, officer: OfficerRecord, passphrase: str) -> bytes:
    row = desk.on_file.row
    told = Seal(signer_of(officer, row.agency), f"Menandatangani {row.permit_type.name}", row.agency.place)
    return seal(desk.session, desk.tools, printed, passphrase, told, by=desk.by, at=desk.at)


def _made(desk: Desk, prepared: f.PermitFacts, paper: NewPaper) -> SignedPermit:
    return SignedPermit(
        number=prepared.permit.number,
        token=str(desk.on_file.case.facts["permit.token"]),
        signature=prepared.signature_mode.value,
        signatory=prepared.signatory,
        paper=paper,
        is_trial=prepared.trial,
        valid_from=prepared.permit.valid_from,
        valid_until=prepared.permit.valid_until,
    )


def _validity(desk: Desk, on: date) -> Validity:
    permit_type = desk.on_file.row.permit_type
    rule = ValidityRule(
        permit_type.validity_months, permit_type.valid_from_field, permit_type.valid_until_field
    )
    form = {key: from_plain(value) for key, value in desk.on_file.row.form.items()}
    holds = validity_of(rule, on, form)
    if holds.is_over_before_it_begins:
        raise Declined(Reason.VALIDITY_OVER, until=holds.valid_until)
    return holds


def _references(known: Mapping[str, object], on: date) -> tuple[f.Reference, ...]:
    number, dated = known.get("recommendation.number"), known.get("recommendation.dated_on")
    if not number:
        return ()
    return (
        f.Reference(
            title="Rekomendasi teknis", number=str(number), dated=dated if isinstance(dated, date) else on
        ),
    )


def _copies(desk: Desk) -> tuple[str, ...]:
    row = desk.on_file.row
    office = row.permit_type.office
    return (
        f"Bupati {row.agency.regency} (sebagai laporan)",
        *((f"Kepala {office.name}",) if office else ()),
        "Arsip",
    )


def file_name(desk: Desk, prepared: f.PermitFacts) -> str:
    """Name the permit's file after its kind and number."""
    return f"{desk.on_file.row.permit_type.key}-{prepared.permit.number}".replace("/", "-") + ".pdf"


def _number_id(session: Session, agency_id: int, number: str) -> int:
    query = select(GivenNumberRecord.id).where(
        GivenNumberRecord.agency_id == agency_id, GivenNumberRecord.text == number
    )
    return session.scalars(query).one()
