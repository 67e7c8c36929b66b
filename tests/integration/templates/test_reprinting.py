"""A paper keeps what it was made of: printed again from the archive alone, it has the bytes of then."""

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from app.extensions import db
from app.records.documents import PrintedDocumentRecord
from app.records.papers import FileRecord
from app.services.templates.drafting import new_draft
from app.services.templates.rechecking import reprint_all
from app.services.templates.refusals import TemplateReason, TemplateRefused
from app.services.templates.reprinting import list_prints, reprint
from tests.small_office import AT


@pytest.fixture
def old_paper(desk):
    """A slip of the first wording, handed out, and the id of its print."""
    desk.first = desk.publish(desk.worded(desk.draft(), "WORDING LAMA"))
    made = desk.print()
    desk.file(made)
    desk.id = db.session.scalars(select(PrintedDocumentRecord.id)).one()
    return made.document


def test_a_paper_of_an_old_wording_is_printed_again_to_the_same_bytes(desk, old_paper):
    version_id = new_draft(db.session, version_id=desk.first.id, by=1, at=AT, **desk.of_agency)
    source = desk.first.source.replace("WORDING LAMA", "WORDING BARU")
    desk.publish(desk.worded(desk.version(version_id), "", source=source))
    assert desk.print().document.sha256 != old_paper.sha256

    again = reprint(db.session, desk.office.tools, desk.id)

    assert again.is_same
    assert again.pdf == old_paper.pdf
    assert again.typesetter.startswith("xhtml2pdf ")


def test_a_signed_paper_begins_with_its_print_and_a_foreign_one_does_not(desk):
    desk.file(desk.print(), signature=b"\n% tanda tangan")
    signed = db.session.scalars(select(PrintedDocumentRecord)).one()

    assert signed.sha256 != signed.printed_sha256
    assert reprint(db.session, desk.office.tools, signed.id).is_same

    made = desk.print()
    stranger = desk.office.tools.store.put(b"%PDF-1.4 lain sama sekali")
    db.session.add(
        FileRecord(sha256=stranger.sha256, size=stranger.size, media_type="application/pdf", stored_at=AT)
    )
    db.session.flush()
    db.session.add(_row_of(made, stranger.sha256))
    db.session.commit()
    exchanged = db.session.scalars(
        select(PrintedDocumentRecord.id).order_by(PrintedDocumentRecord.id.desc())
    ).first()

    assert not reprint(db.session, desk.office.tools, exchanged).is_same


def test_many_papers_are_printed_again_at_once_and_the_exchanged_one_is_found(desk, old_paper):
    desk.file(desk.print(), signature=b"\n% tanda tangan")
    made = desk.print()
    db.session.add(_row_of(made, db.session.scalars(select(PrintedDocumentRecord.bundle_sha256)).first()))
    db.session.commit()
    exchanged = db.session.scalars(select(func.max(PrintedDocumentRecord.id))).one()

    outcomes = {one.printed_id: one.is_same for one in reprint_all(db.session(), desk.office.tools)}
    newest = [one.printed_id for one in reprint_all(db.session(), desk.office.tools, newest=1, presses=1)]

    assert outcomes == {desk.id: True, desk.id + 1: True, exchanged: False}
    assert newest == [exchanged]


def _row_of(made, sha256):
    origin = made.origin
    return PrintedDocumentRecord(
        agency_id=origin.agency_id,
        kind=origin.kind,
        bundle_sha256=origin.bundle.sha256,
        facts_sha256=origin.facts.sha256,
        printed_sha256=origin.printed_sha256,
        sha256=sha256,
        typesetter=origin.typesetter,
        printed_at=AT,
    )


def test_bundle_and_facts_are_files_that_the_daily_check_reads(desk, old_paper):
    row = db.session.scalars(select(PrintedDocumentRecord)).one()

    known = set(db.session.scalars(select(FileRecord.sha256)))

    assert {row.bundle_sha256, row.facts_sha256, row.sha256} <= known
    assert all(desk.office.tools.store.exists(sha256) for sha256 in known)


def test_what_was_printed_stays_on_record(desk, old_paper):
    for forgery in (
        "UPDATE printed_documents SET facts_sha256 = bundle_sha256",
        "DELETE FROM printed_documents",
    ):
        with pytest.raises(DBAPIError, match="what was printed stays on record"):
            db.session.execute(text(forgery))
        db.session.rollback()


def test_another_agency_reprints_nothing_of_it(desk, old_paper):
    with pytest.raises(TemplateRefused) as refused:
        reprint(db.session, desk.office.tools, desk.id, agency_id=desk.agency.id + 1)

    assert refused.value.reason is TemplateReason.UNKNOWN_PRINT


def test_a_receipt_of_a_real_case_is_noted_with_its_case(desk, old_paper):
    case_id = desk.office.file().case_id
    made = desk.print(case_id=case_id)
    desk.file(made)

    (noted,) = list_prints(db.session, desk.agency.id, case_id)

    assert (noted.template, noted.version, noted.kind) == ("Slip kami", 1, "handover_slip")
    assert list_prints(db.session, desk.agency.id + 1, case_id) == ()


def test_a_paper_that_is_not_kept_leaves_nothing_in_the_archive(desk):
    made = desk.print(is_kept=False)

    assert not desk.office.tools.store.exists(made.origin.facts.sha256)
