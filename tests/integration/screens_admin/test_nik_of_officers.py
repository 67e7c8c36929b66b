"""An officer's NIK is typed once, shown masked ever after, and taken as the population register writes it."""

from __future__ import annotations

import pytest

from app.records.staff import OfficerRecord
from tests.integration.screens_admin.desk import row

NIK = "1407010101700001"
MASKED = "1407**********01"


@pytest.fixture
def ratna(yusuf) -> int:
    yusuf.post("/officers/add", name="Ratna Contoh", nik="1407 0101 0170 0001", is_active="y")
    return row(OfficerRecord, name="Ratna Contoh").id


def nik_of(officer_id: int) -> str:
    return row(OfficerRecord, id=officer_id).nik


def test_it_is_kept_as_sixteen_digits_however_it_was_typed(yusuf, ratna):
    assert nik_of(ratna) == NIK


@pytest.mark.parametrize("page", ["show", "edit"])
def test_it_is_shown_masked(yusuf, ratna, page):
    answer = yusuf.get(f"/officers/{page}/{ratna}").text

    assert MASKED in answer
    assert NIK not in answer


def test_saving_the_form_as_it_stands_keeps_it(yusuf, ratna):
    yusuf.save(f"/officers/edit/{ratna}", rank="Pembina (IV/a)")

    assert row(OfficerRecord, id=ratna).rank == "Pembina (IV/a)"
    assert nik_of(ratna) == NIK


def test_it_can_be_changed_and_taken_away(yusuf, ratna):
    yusuf.save(f"/officers/edit/{ratna}", nik="1407010101700002")
    changed = nik_of(ratna)

    yusuf.save(f"/officers/edit/{ratna}", nik="")

    assert (changed, nik_of(ratna)) == ("1407010101700002", "")


def test_what_is_no_nik_is_refused_with_what_to_do(yusuf, ratna):
    page = yusuf.save(f"/officers/edit/{ratna}", nik="14070101")

    assert page.says("16 angka")
    assert nik_of(ratna) == NIK
