"""Filing an application at the counter, as the officer there does it for an applicant who stands before him."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.extensions import db
from app.records.cases import CaseRecord
from tests.journeys.walking import Walk, refuse_others

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.journeys.office import Office
    from tests.journeys.pages import Form

COMPANY = {
    "Jenis pemohon": "Badan usaha",
    "Nama pemohon": "PT Rimba Energi Riau",
    "NIK pemohon atau penanggung jawab": "1407011203900001",
    "NIB dari OSS": "1234567890123",
    "Nomor WhatsApp": "081234567890",
    "Alamat": "Jalan Merdeka No. 1, Bagansiapiapi",
}
PERSON = {
    "Jenis pemohon": "Perorangan",
    "Nama pemohon": "Anto Wijaya",
    "NIK pemohon atau penanggung jawab": "1407011203900001",
    "Nomor WhatsApp": "081234567890",
    "Alamat": "Jalan Merdeka No. 1, Bagansiapiapi",
}
COMMUNITY = {
    **PERSON,
    "Jenis pemohon": "Organisasi kemasyarakatan",
    "Nama pemohon": "Karang Taruna Bina Mandiri",
}
GENSET = {
    "Lokasi pemasangan": "Jalan Lintas Sumatera KM 4, Kecamatan Bangko",
    "Merek dan tipe genset": "Perkasa P-250",
    "Kapasitas per unit (kVA)": "250",
    "Jumlah unit (unit)": "2",
    "Peruntukan": "Cadangan listrik gudang pendingin",
    "Nama pemasang instalasi": "CV Cahaya Listrik",
}
GENSET_ROHIL = {**GENSET, "Sifat penggunaan": "Cadangan (siaga)"}


def fill_in_application(
    office: Office,
    counter: str,
    permit_type: str,
    *,
    applicant: Mapping[str, str],
    form: Mapping[str, object],
) -> Form:
    """Open the form of a permit type from the counter's page, fill it in and attach every document."""
    page = office.read(counter, "/loket/").follow(permit_type)
    return page.form("Daftarkan permohonan").fill({**applicant, **form}).attach_every_document()


def file_application(
    office: Office,
    counter: str,
    permit_type: str,
    *,
    applicant: Mapping[str, str],
    form: Mapping[str, object],
    tried_by_others: bool = False,
) -> Walk:
    """Put an application on file and give its walk; others may try the same in vain first."""
    filled = fill_in_application(office, counter, permit_type, applicant=applicant, form=form)
    if tried_by_others:
        refuse_others(office, counter, filled.sending())
    shown = filled.press()
    with office.app.app_context():
        number = db.session.scalars(select(CaseRecord.number).order_by(CaseRecord.id.desc()).limit(1)).one()
        assert shown.says(number), shown.text
        case_id = db.session.scalars(select(CaseRecord.id).order_by(CaseRecord.id.desc()).limit(1)).one()
    return Walk(office, case_id)


def file_genset(office: Office, *, tried_by_others: bool = False) -> Walk:
    """File the genset of Rokan Hilir, the case that most journeys take."""
    return file_application(
        office,
        "backoffice.rohil",
        "Izin Instalasi Genset",
        applicant=COMPANY,
        form=GENSET_ROHIL,
        tried_by_others=tried_by_others,
    )
