"""An agency's admin writes a technical office's letterhead; what could not be printed is refused at its field."""

from __future__ import annotations

from app.records.agencies import OfficeRecord
from tests.integration.screens_admin.desk import row


def test_the_letterhead_of_a_technical_office_is_written_in_its_form(yusuf):
    address = f"/offices/edit/{row(OfficeRecord, key='kesehatan').id}"

    yusuf.save(address, address="Jalan Baru Nomor 3", postal_code="28911", phone="", website="dinkes.id")

    office = row(OfficeRecord, key="kesehatan")
    assert (office.address, office.postal_code, office.phone, office.website) == (
        "Jalan Baru Nomor 3",
        "28911",
        "",
        "dinkes.id",
    )


def test_each_line_of_a_letterhead_that_cannot_be_right_is_refused_in_words(yusuf):
    address = f"/offices/edit/{row(OfficeRecord, key='kesehatan').id}"

    page = yusuf.save(
        address,
        address="Jalan \U0001f642",
        postal_code="289",
        phone="nol",
        website="https://dinkes.id",
        email="dinkes",
    )

    assert page.answer.status_code == 422
    for sentence in ("tidak dapat dicetak", "5 angka", "nomor telepon dengan angka", "tanpa https", "surel"):
        assert page.says(sentence), sentence
