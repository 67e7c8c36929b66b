"""Two admins, or one with two tabs, change the same row: the second hears of the first and loses nothing."""

from __future__ import annotations

from app.records.agencies import OfficeRecord
from app.records.catalogue import PermitTypeRecord
from tests.integration.screens_admin.desk import SAVE, Desk, row


def test_the_second_save_is_held_back_and_keeps_what_was_typed(yusuf):
    address = f"/offices/edit/{row(OfficeRecord, key='kominfo').id}"
    stale = yusuf.open(address).form(SAVE)
    yusuf.save(address, short_name="Diskominfo")
    stale._typed["head_title"] = "Kepala Dinas yang Baru"

    page = stale.press()

    assert page.answer.status_code == 409
    assert page.says("Diskominfo")
    assert "Kepala Dinas yang Baru" in page.answer.text
    assert row(OfficeRecord, key="kominfo").head_title != "Kepala Dinas yang Baru"


def test_having_seen_the_others_change_the_second_may_save(yusuf):
    address = f"/offices/edit/{row(OfficeRecord, key='kominfo').id}"
    stale = yusuf.open(address).form(SAVE)
    yusuf.save(address, short_name="Diskominfo")

    stale.press().form(SAVE).press()

    assert row(OfficeRecord, key="kominfo").short_name == "Dinas Kominfo"


def test_two_admins_change_one_permit_type(yusuf, admin):
    address = f"/permit-types/edit/{row(PermitTypeRecord, key='genset').id}"
    stale = admin.open(address).form(SAVE)
    yusuf.save(address, fee="150000")
    stale._typed["fee"] = "1"

    page = stale.press()

    assert page.answer.status_code == 409
    assert int(row(PermitTypeRecord, key="genset").fee) == 150_000


def test_an_edit_that_names_no_version_changes_nothing(yusuf):
    office = row(OfficeRecord, key="kominfo")

    answer = yusuf.post(f"/offices/edit/{office.id}", name="Tanpa versi", short_name="X")

    assert answer.status_code == 409
    assert row(OfficeRecord, key="kominfo").name != "Tanpa versi"


def test_a_row_deleted_meanwhile_is_a_404(office, yusuf):
    yusuf.post("/offices/add", name="Dinas Sementara", short_name="Sementara", key="sementara")
    temporary = row(OfficeRecord, key="sementara").id
    form = yusuf.open(f"/offices/edit/{temporary}").form(SAVE)
    Desk(office, "admin.rohil").post(f"/offices/delete/{temporary}")

    assert form.sending().by(yusuf.client).status_code == 404
