"""An agency's templates: copied from the program's own, written as drafts, published in versions, chosen."""

from __future__ import annotations

import re

import pytest

from app.extensions import db
from app.records.catalogue import PermitTypeRecord
from app.records.documents import ChosenTemplateRecord, DocumentTemplateRecord, TemplateVersionRecord
from tests.integration.screens_admin.desk import Desk, row, rows
from tests.integration.screens_staff.desks import BUDI, KADIS, SITI
from tests.integration.screens_templates.shelf_keeping import SAVE_DRAFT, begin_draft, template
from tests.journeys.pages import Page

SEEN = re.compile(r'name="seen" value="(\w+)"')
PAGES = ("/templates/", "/pictures/", "/number-patterns/", "/templates/1", "/templates/versions/1")


def seen(desk, template_id):
    """Read which choices the page of a template shows, as its form sends it back."""
    return SEEN.search(desk.get(f"/templates/{template_id}").text)[1]


@pytest.mark.parametrize("username", [BUDI, KADIS, SITI])
def test_who_prints_with_templates_does_not_open_them(office, username):
    template("draft")
    desk = Desk(office, username)

    answers = [desk.get(path).status_code for path in PAGES]

    assert answers == [403] * len(PAGES)


def test_a_template_begins_as_a_copy_of_the_programs_own_and_prints_nothing_yet(yusuf):
    editor = yusuf.open(begin_draft(yusuf))

    (draft,) = rows(TemplateVersionRecord)
    assert draft.state == "draft"
    assert editor.says("tracking_code")
    assert yusuf.open("/templates/").says("Tanda terima Bawaan program")


def test_two_templates_of_a_kind_need_two_names(yusuf):
    begin_draft(yusuf)

    answer = yusuf.post("/templates/new", kind="receipt", name="TANDA TERIMA KAMI")

    assert answer.status_code == 422
    assert "Sudah ada templat bernama" in answer.text


def test_another_agencys_templates_are_unknown_by_every_way(yusuf, rahmi):
    foreign = template("published", "draft", agency="kampar")
    before = [(one.state, one.source) for one in rows(TemplateVersionRecord)]
    published, draft = (one.id for one in rows(TemplateVersionRecord, template_id=foreign))

    answers = [
        yusuf.get(f"/templates/{foreign}"),
        yusuf.get(f"/templates/versions/{draft}"),
        yusuf.get(f"/templates/versions/{draft}/preview"),
        yusuf.get(f"/templates/versions/{draft}/differences"),
        yusuf.post(f"/templates/versions/{draft}", source="x", paper="A4", version=1),
        yusuf.post(f"/templates/versions/{draft}/preview", source="x", paper="A4"),
        yusuf.post(f"/templates/versions/{draft}/publish", version=1),
        yusuf.post(f"/templates/versions/{draft}/delete", version=1),
        yusuf.post(f"/templates/versions/{published}/draft"),
        yusuf.post(f"/templates/{foreign}/default"),
        yusuf.post(f"/templates/{foreign}/retire"),
        yusuf.post(f"/templates/{foreign}/choices", permit_type=row(PermitTypeRecord, key="genset").id),
    ]

    assert [answer.status_code for answer in answers] == [404] * len(answers)
    assert [(one.state, one.source) for one in rows(TemplateVersionRecord)] == before
    assert rows(ChosenTemplateRecord) == []
    assert rahmi.get(f"/templates/{foreign}").status_code == 200


def test_who_saves_second_sees_both_wordings_and_loses_neither(office, yusuf):
    address = begin_draft(yusuf)
    stale = yusuf.open(address).form(SAVE_DRAFT)
    colleague = Desk(office, "admin.rohil").open(address).form(SAVE_DRAFT)
    colleague._typed["source"] = "<p>Kata rekan</p>"
    colleague.press()
    stale._typed["source"] = "<p>Kata saya</p>"

    page = stale.press()
    kept = rows(TemplateVersionRecord)[0].source
    page.form(SAVE_DRAFT).press()

    assert page.answer.status_code == 409
    assert page.says("Kata rekan")
    assert page.says("Kata saya")
    assert kept == "<p>Kata rekan</p>"
    assert rows(TemplateVersionRecord)[0].source.strip() == "<p>Kata saya</p>"


def test_a_preview_names_the_line_of_a_fault_and_saves_nothing(yusuf):
    address = begin_draft(yusuf)
    before = rows(TemplateVersionRecord)[0].source

    answer = yusuf.post(f"{address}/preview", source="<p>satu</p>\n<p>dua</p>\n{% if case %}\n", paper="A4")

    assert answer.status_code == 422
    assert 'data-fault-line="3"' in answer.text
    assert "Baris 3:" in answer.text
    assert rows(TemplateVersionRecord)[0].source == before


def test_a_preview_shows_no_case_of_another_agency(yusuf):
    answer = yusuf.get(f"{begin_draft(yusuf)}/preview?case=KP-2026-000001")

    assert answer.status_code == 404
    assert answer.mimetype == "text/html"


def test_what_will_not_print_is_not_published(yusuf):
    address = begin_draft(yusuf)
    form = yusuf.open(address).form(SAVE_DRAFT)
    form._typed["source"] = "{% endfor %}"
    form.press()

    page = yusuf.open(f"{address}/publish").form("Terbitkan versi 1").press()

    assert page.answer.status_code == 422
    assert page.says("Baris 1:")
    assert rows(TemplateVersionRecord)[0].state == "draft"


def test_a_published_version_prints_from_then_on_and_its_successor_takes_its_place(yusuf):
    address = begin_draft(yusuf)

    page = yusuf.open(f"{address}/publish").form("Terbitkan versi 1").press()

    assert page.says("Mulai rancangan dari versi ini")
    assert yusuf.open("/templates/").says("Versi 1, berlaku sejak")
    assert yusuf.post(f"{address}", source="x", paper="A4", version=2).status_code == 422
    page.form("Mulai rancangan dari versi ini 1").press()
    assert [one.state for one in rows(TemplateVersionRecord)] == ["published", "draft"]


def test_permit_types_choose_a_template_and_give_it_up_again(yusuf):
    chosen = template("published")
    genset = row(PermitTypeRecord, key="genset").id
    foreign = row(PermitTypeRecord, agency="kampar", key="genset").id

    yusuf.post(f"/templates/{chosen}/choices", permit_type=[genset, foreign], seen=seen(yusuf, chosen))

    assert [one.permit_type_id for one in rows(ChosenTemplateRecord)] == [genset]
    assert yusuf.open("/templates/").says("Untuk Izin Instalasi Genset: Tanda terima kami")
    yusuf.post(f"/templates/{chosen}/choices", seen=seen(yusuf, chosen))
    assert rows(ChosenTemplateRecord) == []


def test_who_chooses_second_is_told_and_keeps_his_ticks(office, yusuf):
    ours, other = template("published"), template("published", name="Yang lain")
    genset, event = (row(PermitTypeRecord, key=key).id for key in ("genset", "insidentil"))
    stale, address = seen(yusuf, ours), f"/templates/{ours}/choices"
    colleague = Desk(office, "admin.rohil")
    colleague.post(f"/templates/{other}/choices", permit_type=[genset], seen=seen(colleague, other))

    refused = yusuf.post(address, permit_type=[genset, event], seen=stale)
    kept = [(one.permit_type_id, one.template_id) for one in rows(ChosenTemplateRecord)]
    page = Page(yusuf.client, refused)
    yusuf.post(address, permit_type=[genset, event], seen=SEEN.search(refused.text)[1])

    assert refused.status_code == 409
    assert kept == [(genset, other)]
    assert refused.text.count(" checked>") == 2
    assert page.says("rekan lain mengubah pilihan")
    assert page.says("sekarang dengan Yang lain")
    assert {(one.permit_type_id, one.template_id) for one in rows(ChosenTemplateRecord)} == {
        (genset, ours),
        (event, ours),
    }


def test_the_second_of_two_clicks_chooses_nothing_twice_and_publishes_nothing_twice(yusuf):
    chosen, draft = template("published"), begin_draft(yusuf, name="Lain")
    genset, stamp = row(PermitTypeRecord, key="genset").id, seen(yusuf, chosen)

    choices = [
        yusuf.post(f"/templates/{chosen}/choices", permit_type=genset, seen=stamp).status_code for _ in "12"
    ]
    published = [yusuf.post(f"{draft}/publish", version=1) for _ in "12"]

    assert choices == [302, 302]
    assert [one.status_code for one in published] == [302, 302]
    assert [one.state for one in rows(TemplateVersionRecord)] == ["published", "published"]


def test_a_template_of_a_shape_is_offered_to_permit_types_of_that_shape_only(yusuf):
    chosen = template("published", kind="permit")
    row(PermitTypeRecord, key="genset").document_kind = "decree"
    db.session.commit()

    page = yusuf.open(f"/templates/{chosen}")

    assert page.says("Izin Insidentil")
    assert not page.says("Izin Instalasi Genset")


def test_only_what_is_published_becomes_the_default(yusuf):
    unpublished, published = template("draft", name="Rancangan"), template("published", name="Jadi")

    yusuf.post(f"/templates/{unpublished}/default")
    yusuf.post(f"/templates/{published}/default")

    assert [one.name for one in rows(DocumentTemplateRecord, is_default=True)] == ["Jadi"]


def test_a_draft_that_is_thrown_away_takes_its_empty_template_along(yusuf):
    yusuf.open(begin_draft(yusuf)).form("Hapus rancangan").press()

    assert rows(DocumentTemplateRecord) == []


def test_what_no_browser_sends_breaks_nothing(yusuf):
    chosen, draft = template("published"), begin_draft(yusuf, name="Lain")

    answers = [
        yusuf.post(f"/templates/{chosen}/choices", permit_type=["9" * 5000, "9" * 25, "x", "٣"]),
        yusuf.post("/templates/new", kind="receipt", name="Nama\x00 dengan nol"),
        yusuf.post(draft, source="<p>nol\x00</p>", note="nol\x00", paper="A4", version=1),
        yusuf.post(f"{draft}/preview", source="{% for a in form %}" * 25 + "{% endfor %}" * 25, paper="A4"),
        yusuf.get("/pictures/nol%00"),
        yusuf.post("/pictures/nol%00/remove"),
        yusuf.get("/number-patterns/cover_letter/example?pattern={tahun}/{urut}%00"),
        yusuf.post("/number-patterns/cover_letter", pattern="{tahun}/\x00{urut}", version="9" * 5000),
    ]

    assert all(answer.status_code < 500 for answer in answers), [one.status_code for one in answers]
