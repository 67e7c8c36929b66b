"""A template's life: a copy is written, published, printed from, replaced; what was published stays."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.documents import DocumentKind, FaultSort
from app.documents.samples import sample_facts
from app.domain.case.refusals import Reason
from app.extensions import db
from app.services.declined import Declined
from app.services.templates.choices import stamp_of
from app.services.templates.drafting import Wording, delete_draft, new_draft, save_draft
from app.services.templates.publishing import choose, make_default, retire
from app.services.templates.refusals import TemplateReason, TemplateRefused
from app.services.templates.rows import VersionState, get_version, list_versions
from tests.small_office import AT, furnish

NOTHING_CHOSEN = stamp_of([])


def title_of(made):
    return PdfReader(BytesIO(made.document.pdf)).pages[0].extract_text().split("PADA")[0]


def refusal(action, *arguments, **named):
    with pytest.raises(TemplateRefused) as caught:
        action(*arguments, **named)
    return caught.value


def test_a_draft_prints_nothing_until_it_is_published(desk):
    draft = desk.worded(desk.draft(), "SURAT PENYERAHAN")

    assert "BUKTI SERAH TERIMA" in title_of(desk.print())
    assert desk.print().origin.template_version_id is None

    desk.publish(draft)

    assert "SURAT PENYERAHAN" in title_of(desk.print())
    assert desk.print().origin.template_version_id == draft.id


def test_a_newer_version_retires_the_older_one_and_changes_nothing_in_it(desk):
    first = desk.publish(desk.worded(desk.draft(), "SATU"))
    second_id = new_draft(db.session, version_id=first.id, by=1, at=AT, **desk.of_agency)

    desk.publish(desk.worded(desk.version(second_id), "x", source=first.source.replace("SATU", "DUA")))

    assert "DUA" in title_of(desk.print())
    states = [one.state for one in list_versions(db.session, desk.agency.id, 1)]
    assert states == [VersionState.PUBLISHED, VersionState.RETIRED]
    assert desk.version(first.id).source == first.source


def test_a_published_version_cannot_be_saved_deleted_or_changed_behind_the_program(desk):
    version = desk.publish(desk.draft())
    named = {"version_id": version.id, "lock": version.lock, **desk.of_agency}

    saved = refusal(save_draft, db.session, wording=Wording("x"), by=1, at=AT, **named)
    deleted = refusal(delete_draft, db.session, **named)

    assert saved.reason is deleted.reason is TemplateReason.NOT_A_DRAFT
    for forgery in ("UPDATE template_versions SET source = 'x'", "DELETE FROM template_versions"):
        with pytest.raises(DBAPIError, match="what was published stays"):
            db.session.execute(text(forgery))
        db.session.rollback()


def test_two_editors_do_not_write_over_one_another(desk):
    draft = desk.draft()
    desk.worded(draft, "MILIK BUDI")

    second = refusal(desk.worded, draft, "MILIK TIA")

    assert second.reason is TemplateReason.CHANGED_MEANWHILE
    assert "MILIK BUDI" in desk.version(draft.id).source


def test_what_will_not_print_is_not_published_and_the_line_is_named(desk):
    draft = desk.draft()
    broken = desk.worded(draft, "", source=draft.source.replace("BUKTI SERAH", "{{ permit.holder }}"))

    refused = refusal(desk.publish, broken)

    assert refused.reason is TemplateReason.WILL_NOT_PRINT
    assert "{{ permit.holder }}" in broken.source.splitlines()[refused.fault.line - 1]
    assert desk.version(draft.id).state is VersionState.DRAFT


def test_what_prints_only_while_nothing_is_empty_is_not_published(desk):
    draft = desk.draft()
    hasty = desk.worded(
        draft, "", source=draft.source.replace("BUKTI SERAH", "{{ permit.valid_until | long_date }}")
    )

    refused = refusal(desk.publish, hasty)

    assert refused.reason is TemplateReason.NOT_WITHOUT
    assert "valid_until" in hasty.source.splitlines()[refused.fault.line - 1]
    assert desk.version(draft.id).state is VersionState.DRAFT


def test_a_draft_beside_a_draft_is_not_begun_and_a_thrown_away_one_leaves_nothing(desk):
    draft = desk.draft()

    again = refusal(new_draft, db.session, version_id=draft.id, by=1, at=AT, **desk.of_agency)
    delete_draft(db.session, version_id=draft.id, lock=draft.lock, **desk.of_agency)

    assert (again.reason, again.details) == (TemplateReason.DRAFT_THERE, {"number": 1})
    assert refusal(desk.version, draft.id).reason is TemplateReason.UNKNOWN_VERSION
    assert desk.draft().number == 1


def test_the_permit_types_choice_comes_before_the_default_and_that_before_the_programs_own(desk):
    default = desk.publish(desk.worded(desk.draft("Biasa"), "BIASA"))
    special = desk.publish(desk.worded(desk.draft("Khusus"), "KHUSUS"))
    type_id = desk.office.permit_type_id
    choose(db.session, template_id=2, permit_types=[type_id], seen=NOTHING_CHOSEN, **desk.of_agency)

    assert desk.print(permit_type_id=type_id).origin.template_version_id == special.id
    assert desk.print().origin.template_version_id == default.id

    retire(db.session, template_id=2, **desk.of_agency)
    assert desk.print(permit_type_id=type_id).origin.template_version_id == default.id

    make_default(db.session, template_id=1, is_default=False, **desk.of_agency)
    assert desk.print(permit_type_id=type_id).origin.template_version_id is None


def test_another_agency_sees_and_changes_nothing_of_it(desk):
    version = desk.publish(desk.worded(desk.draft(), "RAHASIA"))
    other = furnish(desk.office.app, key="kampar", first_officer=11)
    theirs = other.budi.agency_id

    for action in (
        lambda: get_version(db.session, theirs, version.id),
        lambda: new_draft(db.session, agency_id=theirs, version_id=version.id, by=11, at=AT),
        lambda: choose(
            db.session,
            agency_id=theirs,
            template_id=1,
            permit_types=[other.permit_type_id],
            seen=NOTHING_CHOSEN,
        ),
        lambda: retire(db.session, agency_id=theirs, template_id=1),
    ):
        assert refusal(action).reason in {TemplateReason.UNKNOWN_VERSION, TemplateReason.UNKNOWN_TEMPLATE}


def test_a_choice_passes_over_another_agencys_permit_types(desk):
    desk.publish(desk.draft())
    other = furnish(desk.office.app, key="kampar", first_officer=11)

    choose(
        db.session,
        template_id=1,
        permit_types=[other.permit_type_id],
        seen=NOTHING_CHOSEN,
        **desk.of_agency,
    )

    assert db.session.scalar(text("SELECT count(*) FROM chosen_templates")) == 0


def test_a_template_on_folio_prints_on_folio(desk):
    draft = desk.draft()
    desk.publish(desk.worded(draft, "F", source=draft.source, paper="F4"))

    box = PdfReader(BytesIO(desk.print().document.pdf)).pages[0].mediabox

    assert [round(float(side) * 25.4 / 72) for side in (box.width, box.height)] == [215, 330]


def test_an_endless_template_is_not_published(desk):
    draft = desk.draft()
    endless = desk.worded(
        draft, "", source="{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    )

    assert refusal(desk.publish, endless).fault.sort is FaultSort.TOO_MUCH_WORK


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_a_template_that_runs_away_on_one_file_only_stops_that_paper_and_no_other(desk):
    draft = desk.draft()
    runaway = "{% if case.number == 'LAIN' %}{% for a in range(40000) %}<p>x</p>{% endfor %}{% endif %}"
    source = draft.source.replace("{% block body %}", "{% block body %}" + runaway, 1)
    desk.publish(desk.worded(draft, "", source=source))
    sample = sample_facts(DocumentKind.HANDOVER_SLIP)

    with pytest.raises(Declined) as declined:
        desk.print(replace(sample, case=replace(sample.case, number="LAIN")))

    assert declined.value.refused.reason is Reason.DOCUMENT_NOT_MADE
    assert desk.print().document.pages == 1
