"""An admin looks at his templates with a real file: its own facts stand there, the rest is named, and nothing is done to it."""

from __future__ import annotations

from flask_appbuilder.security.sqla.models import User
from sqlalchemy import select

from app.documents import DocumentKind
from app.documents.samples import sample_facts
from app.extensions import db
from app.records.agencies import AgencyRecord
from app.records.letters import LetterRecord
from app.services.staffing.officers import find_actor
from app.services.templates.case_facts import PROVING, facts_of_case
from tests.journeys.genset_way import genset_at, go_on
from tests.journeys.test_letters import NOTE, REJECTED

KOMINFO, HEAD = "timteknis.kominfo.rohil", "kadis.rohil"


def look(walk, kind, username=HEAD):
    """Look at a template of a kind with the file, as an officer or as nobody in particular."""
    with walk.office.app.app_context():
        agency = db.session.scalars(select(AgencyRecord).filter_by(key="rohil")).one()
        by = None if username is None else _actor(username, walk.office.now)
        told = facts_of_case(
            db.session,
            walk.office.tools,
            kind=kind,
            agency=agency,
            number=walk.row.number,
            by=by,
            at=walk.office.now,
        )
        assert not db.session.new
        assert not db.session.dirty
        return told


def _actor(username, at):
    user = db.session.scalars(select(User).filter_by(username=username)).one()
    return find_actor(db.session, user.id, at)


def proving_of(kind):
    return {name for name in sample_facts(kind).named() if name in PROVING}


def test_a_permit_is_looked_at_as_it_would_be_printed_now_and_as_it_was(office):
    walk = genset_at(office, "number")
    before = office.footprint()

    unnumbered = look(walk, DocumentKind.PERMIT)
    recommendation = look(walk, DocumentKind.TECHNICAL_RECOMMENDATION)
    unrefused = look(walk, DocumentKind.REFUSAL_LETTER)

    assert set(unnumbered.invented) == {"permit.number"} | proving_of(DocumentKind.PERMIT)
    assert unnumbered.facts.signatory.name == "Harun Contoh"
    assert recommendation.facts.text == ("Layak dipasang.",)
    assert "signatory" not in recommendation.invented
    assert {"number", "reasons"} <= set(unrefused.invented)
    assert "signatory" not in unrefused.invented
    assert office.footprint() == before

    go_on(walk, until="sign")
    numbered = look(walk, DocumentKind.PERMIT)
    go_on(walk, until="print")
    signed = look(walk, DocumentKind.PERMIT)
    slip = look(walk, DocumentKind.HANDOVER_SLIP)

    assert set(numbered.invented) == set(signed.invented) == proving_of(DocumentKind.PERMIT)
    assert numbered.facts.permit == signed.facts.permit == slip.facts.permit
    assert slip.facts.letter is None
    assert {"handed_by", "received_by"} <= set(slip.invented)


def test_what_was_answered_on_the_form_is_shown_to_whoever_may_see_the_file_only(office):
    walk = genset_at(office, "number")

    seen, unseen = look(walk, DocumentKind.PERMIT), look(walk, DocumentKind.PERMIT, None)

    assert [one.label for one in seen.facts.form] == [one.label for one in unseen.facts.form]
    assert {one.value for one in unseen.facts.form} == {"***"}
    assert "***" not in {one.value for one in seen.facts.form}


def test_a_refusal_is_looked_at_with_its_number_and_reasons_but_not_by_who_may_not_see_the_file(office):
    walk = genset_at(office, "recommend")
    walk.act_alone(KOMINFO, "Tidak layak, tolak permohonan", REJECTED)

    seen, unseen = look(walk, DocumentKind.REFUSAL_LETTER), look(walk, DocumentKind.REFUSAL_LETTER, None)

    with office.app.app_context():
        letter = db.session.scalars(select(LetterRecord).filter_by(case_id=walk.case_id)).one()
        assert seen.facts.number == unseen.facts.number == letter.number.text
    assert any(NOTE in reason for reason in seen.facts.reasons)
    assert set(seen.invented) == proving_of(DocumentKind.REFUSAL_LETTER)
    assert "reasons" in unseen.invented
    for told in (NOTE, letter.token):
        assert told not in repr(unseen.facts)


def test_the_editor_names_beside_the_preview_what_it_had_to_invent(office):
    walk = genset_at(office, "number")
    admin = office.at("admin.rohil")
    editor = admin.post("/templates/new", data={"kind": "permit", "name": "Izin kami"}).location
    before = office.footprint()

    drawn = admin.get(f"{editor}/preview?case={walk.row.number}")
    listed = admin.post(f"{editor}/invented", data={"case": walk.row.number}).get_data(as_text=True)
    unknown = admin.post(f"{editor}/invented", data={"case": "RH-1"}).get_data(as_text=True)

    assert drawn.data.startswith(b"%PDF-")
    assert "<code>permit.number</code>" in listed
    assert "<code>signatory</code>" not in listed
    assert 'class="notice late"' in unknown
    assert "<code>" not in unknown
    assert office.footprint() == before
