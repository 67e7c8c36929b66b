"""Letters that wait: on whose desk, who may not sign them, and what becomes of them when their case ends."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from app.domain.case.access import Permission, Post
from app.domain.case.refusals import Reason
from app.extensions import db
from app.records.agencies import OfficeRecord
from app.records.cases import CaseRecord
from app.records.letters import LetterRecord
from app.records.staff import AssignmentRecord, OfficerRecord, PositionRecord
from app.services import ledger
from app.services.declined import Declined
from app.services.letters.reading import count_waiting_letters, find_waiting_letters, list_waiting_letters
from app.services.letters.signers import find_signatory
from app.services.letters.signing import sign_letter
from app.services.transactions import transaction
from tests.small_office import AT, BACK_OFFICE, STEPS, furnish

SEND = {
    "key": "dispatch",
    "holder": BACK_OFFICE,
    "work": "dispatch",
    "outcomes": [{"key": "sent", "label": "Kirim", "targets": ["study"], "letter": "cover_letter"}],
}
STUDY = {
    "key": "study",
    "holder": {"kind": "position", "position": "technical_team", "office": "kominfo"},
    "work": "dispatch",
    "outcomes": [
        {"key": "fit", "label": "Layak", "targets": ["number"]},
        {"key": "unfit", "label": "Tidak layak", "ends": "rejected"},
    ],
}
HEAD = Post("head")


@pytest.fixture
def office(bare_app):
    """An office that writes to Kominfo, which may find a file unfit."""
    with bare_app.app_context():
        office = furnish(bare_app, steps=(STEPS[0], SEND, STUDY, STEPS[2]))
        with transaction(db.session) as writing:
            named = {"name": "Dinas Kominfo", "short_name": "Kominfo"}
            writing.add(OfficeRecord(agency_id=office.budi.agency_id, key="kominfo", **named))
        yield office


def holding(actor, *posts):
    return replace(actor, officer=replace(actor.officer, posts=frozenset(posts)))


@pytest.fixture
def head(office):
    """The head, who is neither Budi nor Nur."""
    actor = holding(office.budi, HEAD)
    return replace(actor, officer=replace(actor.officer, id=77), name="Harun Contoh")


def sent(office):
    """A file that Budi put on file and sent to Kominfo; its cover letter waits for the head."""
    case_id = office.file().case_id
    office.press(case_id, "sent", by=office.nur, task=2, key=f"send {case_id}")
    return case_id


def letters_of(case_id):
    query = select(LetterRecord).where(LetterRecord.case_id == case_id).order_by(LetterRecord.id)
    return db.session.scalars(query).all()


def appoint(agency_id, name, capacity, *, scope=None, office_key=""):
    """Let an officer of his own hold the head's position."""
    with transaction(db.session) as writing:
        at = {"agency_id": agency_id, "key": "head", "office_key": office_key}
        position = writing.scalars(select(PositionRecord).filter_by(**at)).one_or_none()
        position = position or PositionRecord(**at, label="Kepala Dinas", role="head")
        officer = OfficerRecord(agency_id=agency_id, name=name)
        held = {"capacity": capacity, "from_on": date(2026, 1, 1), "scope": scope}
        writing.add(AssignmentRecord(officer=officer, position=position, **held))


def test_a_cover_letter_leaves_the_desk_when_its_case_ends_and_the_refusal_takes_its_place(office, head):
    case_id = sent(office)
    team = holding(office.nur, Post("technical_team", "kominfo"))

    office.press(case_id, "unfit", by=team, task=3, key="unfit")

    assert [one.kind for one in list_waiting_letters(db.session, head)] == ["refusal_letter"]
    cover, refusal = letters_of(case_id)
    assert (cover.state, refusal.state) == ("withdrawn", "waiting")
    assert cover.number.voided_at == AT
    assert "berakhir" in cover.number.void_reason
    assert ledger.verify(db.session) == ()


def test_who_put_the_file_there_sees_its_letter_and_cannot_sign_it(office, head):
    (letter,) = letters_of(sent(office))
    acting = holding(office.budi, HEAD)

    (shown,) = list_waiting_letters(db.session, acting)
    with pytest.raises(Declined) as refused:
        sign_letter(db.session, office.tools, letter_id=letter.id, passphrase="sandi", by=acting, at=AT)

    assert shown.refused.reason is refused.value.refused.reason is Reason.OWN_FILING
    assert list_waiting_letters(db.session, head)[0].refused is None


def test_a_letter_lies_only_with_a_decree_that_names_its_permit_type(office, head):
    sent(office)
    elsewhere = replace(head, officer=replace(head.officer, scopes={HEAD: frozenset({987})}))
    unable = replace(head, officer=replace(head.officer, permissions=frozenset({Permission.CASE_VIEW_ALL})))

    assert len(list_waiting_letters(db.session, head)) == 1
    assert list_waiting_letters(db.session, elsewhere) == ()
    assert list_waiting_letters(db.session, unable) == ()


def test_the_signature_block_names_nobody_whose_decree_leaves_this_permit_type_out(office):
    (letter,) = letters_of(sent(office))
    agency_id = office.budi.agency_id
    appoint(agency_id, "Kepala Kominfo", "definitive", office_key="kominfo")
    appoint(agency_id, "Plt. Lain", "plt", scope=[987])
    with pytest.raises(Declined) as nobody:
        find_signatory(db.session, letter, letter.case.agency, AT)
    appoint(agency_id, "Plh. Ini", "plh", scope=[office.permit_type_id])

    _, named = find_signatory(db.session, letter, letter.case.agency, AT)

    assert nobody.value.refused.reason is Reason.NO_SIGNATORY
    assert (named.acting_prefix, named.name) == ("Plh.", "Plh. Ini")


def test_a_letter_is_not_signed_as_it_was_seen_once_its_case_says_something_else(office, head):
    case_id = sent(office)
    (seen,) = list_waiting_letters(db.session, head)
    with transaction(db.session) as writing:
        writing.get_one(CaseRecord, case_id).form = {"alamat": "Jalan lain"}

    (now,) = find_waiting_letters(db.session, [seen.id], head)

    assert now.fingerprint != seen.fingerprint


def test_many_waiting_letters_are_listed_in_part_and_the_rest_comes_up_as_they_go(office, head):
    first, second = sent(office), sent(office)

    assert [one.case_id for one in list_waiting_letters(db.session, head, most=1)] == [first]
    office.press(first, "unfit", by=holding(office.nur, Post("technical_team", "kominfo")), task=3, key="x")
    waiting = [one.case_id for one in list_waiting_letters(db.session, head)]
    assert waiting == [second, first]


def test_whoever_has_more_letters_than_a_page_holds_hears_how_many_and_reads_on(office, head):
    cases = [sent(office) for _ in range(3)]

    (first,) = list_waiting_letters(db.session, head, most=1)
    rest = list_waiting_letters(db.session, head, after=first.id)

    assert [one.case_id for one in (first, *rest)] == cases
    assert count_waiting_letters(db.session, head, after=first.id) == 2
    assert count_waiting_letters(db.session, holding(office.nur), after=0) == 0
