"""An agency's pictures: handed in, shown, replaced, and kept as long as a published template shows them."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pytest
from PIL import Image

from app.records.documents import AgencyPictureRecord, DocumentTemplateRecord, TemplateVersionRecord
from tests.integration.screens_admin.desk import agency_id, keep, rows

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def drawn(colour: str) -> bytes:
    kept = BytesIO()
    Image.new("RGB", (40, 40), colour).save(kept, "PNG")
    return kept.getvalue()


def hand_in(desk, name: str, content: bytes = drawn("teal"), filename: str = "cap.png"):
    return desk.client.post(
        "/pictures/",
        data={"name": name, "picture": (BytesIO(content), filename)},
        content_type="multipart/form-data",
    )


def test_a_picture_handed_in_twice_is_replaced(yusuf):
    hand_in(yusuf, "stamp", drawn("teal"))
    hand_in(yusuf, "stamp", drawn("maroon"))

    (kept,) = rows(AgencyPictureRecord)
    assert kept.agency_id == agency_id("rohil")
    assert yusuf.get("/pictures/stamp").data == drawn("maroon")


def test_what_is_no_picture_is_refused_with_the_name_kept(yusuf):
    answer = hand_in(yusuf, "stamp", b"<svg onload=alert(1)>", "cap.png")

    assert answer.status_code == 415
    assert 'value="stamp"' in answer.text
    assert rows(AgencyPictureRecord) == []


def test_another_agencys_picture_is_unknown(yusuf, rahmi):
    hand_in(rahmi, "stamp")

    assert yusuf.get("/pictures/stamp").status_code == 404
    yusuf.post("/pictures/stamp/remove")
    assert len(rows(AgencyPictureRecord)) == 1


def test_without_its_own_arms_an_agency_shows_those_of_the_program(yusuf):
    answer = yusuf.get("/pictures/arms")

    assert answer.mimetype == "image/png"
    assert yusuf.open("/pictures/").says("bawaan program")


@pytest.mark.parametrize(("state", "stays"), [("published", True), ("draft", False)])
def test_a_picture_stays_while_a_published_template_shows_it(yusuf, state, stays):
    hand_in(yusuf, "stamp")
    template = DocumentTemplateRecord(
        agency_id=agency_id("rohil"), kind="receipt", key="own", name="Tanda terima kami"
    )
    shown = '<img src="stamp">'
    keep(
        TemplateVersionRecord(
            template=template, number=1, state=state, source=shown, edited_at=AT, edited_by=1
        )
    )

    page = yusuf.client.post("/pictures/stamp/remove", follow_redirects=True)

    assert len(rows(AgencyPictureRecord)) == stays
    assert ("Tanda terima kami" in page.text) is stays
