"""What an admin cannot write: each refusal names its field in a sentence, keeps what was typed, and stores nothing."""

from __future__ import annotations

import pytest

from app.records.agencies import OfficeRecord
from app.records.calendars import DayHoursRecord, DayOffRecord, HoursPeriodRecord
from app.records.catalogue import PermitTypeRecord, RequirementRecord, ServiceStandardRecord
from app.records.staff import OfficerRecord, PositionRecord
from tests.integration.screens_admin.desk import row, rows

PATTERN = "{klas}/{urut:03}/{jenis}/{unit}/{bulan_romawi}/{tahun}"
PERMIT_TYPE = {
    "name": "Izin Reklame",
    "key": "reklame",
    "kind": "permit",
    "fee": "0",
    "deemed_days": "5",
    "classification": "500.16.7.2",
    "document_kind": "",
    "number_pattern": PATTERN,
    "form": "- {key: location, label: Lokasi, kind: place, required: true}",
    "legal_basis": "Perda 1/2024\n\n  Perbup 2/2024 ",
}
PERMIT_TYPE_FAULTS = [
    ({"name": ""}, "Isian ini wajib diisi."),
    ({"key": "Izin Reklame"}, "Gunakan huruf kecil, angka, dan garis bawah"),
    ({"kind": "magic"}, "Pilihan ini tidak tersedia."),
    ({"fee": "seratus"}, "Ini bukan bilangan."),
    ({"fee": "-5"}, "Tidak boleh kurang dari 0."),
    ({"valid_until_field": "str_until"}, "tidak mempunyai isian tanggal"),
    ({"validity_months": "1,5"}, "Ini bukan bilangan bulat."),
    ({"number_pattern": "{tahun}"}, "{urut} belum ada"),
    ({"number_pattern": "{urut}/{tahun}/{nama}"}, "tidak dikenal"),
    ({"form": "- key: a\n label: b"}, "Baris 2 tidak terbaca."),
    ({"form": "key: a"}, "di sini diperlukan daftar"),
    ({"form": "- {key: a, label: A, kind: teks}"}, "Pada form[1].kind: “teks” bukan salah satu dari"),
    ({"form": "- {key: a, label: A, kind: text, warna: biru}"}, "kata berikut tidak dikenal di sini: warna"),
    ({"form": "- &a {key: a, label: A, kind: text}\n- *a"}, "Rujukan (&amp; dan *) tidak dibaca di sini."),
]


@pytest.mark.parametrize(("changed", "sentence"), PERMIT_TYPE_FAULTS)
def test_a_faulty_permit_type_is_kept_on_the_form_with_a_sentence(yusuf, changed, sentence):
    answer = yusuf.post("/permit-types/add", **{**PERMIT_TYPE, "sector": "Perhubungan darat", **changed})

    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Perhubungan darat" in answer.text
    assert rows(PermitTypeRecord, sector="Perhubungan darat") == []


def test_a_definition_that_cannot_be_read_stays_as_typed(yusuf):
    answer = yusuf.post("/permit-types/add", **{**PERMIT_TYPE, "form": "- key: [belum\n  selesai"})

    assert answer.status_code == 422
    assert "- key: [belum" in answer.text


def test_a_new_permit_type_keeps_its_lines_and_its_form_as_data(yusuf):
    answer = yusuf.post("/permit-types/add", **PERMIT_TYPE)

    stored = row(PermitTypeRecord, key="reklame")
    assert answer.status_code == 302
    assert stored.legal_basis == ["Perda 1/2024", "Perbup 2/2024"]
    assert stored.form == [{"key": "location", "label": "Lokasi", "kind": "place", "required": True}]


def test_a_permit_type_says_what_silence_means(yusuf):
    refused = yusuf.post("/permit-types/add", **{**PERMIT_TYPE, "deemed_days": "-1"})
    yusuf.post("/permit-types/add", **{**PERMIT_TYPE, "deemed_days": "7", "deemed_issues": "y"})

    stored = row(PermitTypeRecord, key="reklame")
    assert refused.status_code == 422
    assert (stored.deemed_days, stored.deemed_issues) == (7, True)


def test_a_permit_type_saved_without_a_change_is_the_same(yusuf):
    before = dict(vars(row(PermitTypeRecord, key="genset")))

    yusuf.save(f"/permit-types/edit/{before['id']}")

    after = vars(row(PermitTypeRecord, key="genset"))
    changed = [
        name for name in before if name[0] != "_" and name != "version" and before[name] != after.get(name)
    ]
    assert changed == []


def test_a_key_that_the_agency_has_is_refused_in_words(yusuf):
    answer = yusuf.post("/permit-types/add", **{**PERMIT_TYPE, "key": "genset"})

    assert answer.status_code == 422
    assert "sudah mempunyai jenis izin dengan kunci tersebut" in answer.text


def test_the_key_of_another_agency_may_be_used_again(yusuf, admin):
    kampar = row(OfficeRecord, agency="kampar")
    yusuf.post("/offices/add", name="Dinas Pertanian", short_name="Pertanian", key="pertanian")

    admin.post(
        "/offices/add",
        agency=kampar.agency_id,
        name="Dinas Pertanian",
        short_name="Pertanian",
        key="pertanian",
    )

    assert len(rows(OfficeRecord, key="pertanian")) == 2


@pytest.mark.parametrize("nip", ["12345", "19700101199501199X", "1970010119950119991"])
def test_a_nip_has_eighteen_digits(yusuf, nip):
    answer = yusuf.post("/officers/add", name="Anto", nip=nip, is_active="y")

    assert answer.status_code == 422
    assert "NIP terdiri atas 18 angka" in answer.text


def test_a_nip_and_a_telephone_may_be_typed_with_spaces(yusuf):
    yusuf.post(
        "/officers/add", name="Anto", nip="19700101 199501 1 999", phone="0812 3456 7890", is_active="y"
    )

    anto = row(OfficerRecord, name="Anto")
    assert (anto.nip, anto.phone) == ("197001011995011999", "6281234567890")


HOURS_FAULTS = [
    ({"opens": "7 pagi"}, "Ini bukan jam."),
    ({"opens": "25.00"}, "Ini bukan jam."),
    ({"opens": ""}, "Isian ini wajib diisi."),
    ({"closes": "06.00"}, "Jam buka harus sebelum jam tutup."),
    ({"breaks": "12.00"}, "Istirahat mempunyai awal dan akhir."),
    ({"breaks": "siang-sore"}, "Istirahat mempunyai awal dan akhir."),
    ({"breaks": "16.00-17.00"}, "Istirahat harus berada di dalam jam kerja"),
    ({"breaks": "13.00-12.00"}, "Istirahat harus berada di dalam jam kerja"),
    ({"breaks": "12.00-13.00\n12.30-13.30"}, "Istirahat harus berada di dalam jam kerja"),
]


@pytest.mark.parametrize(("changed", "sentence"), HOURS_FAULTS)
def test_hours_that_contradict_themselves_are_refused(yusuf, changed, sentence):
    period = row(HoursPeriodRecord)
    hours = {"period": period.id, "weekday": 5, "opens": "07.30", "closes": "16.00"}

    answer = yusuf.post("/day-hours/add", **{**hours, **changed})

    assert answer.status_code == 422
    assert sentence in answer.text
    assert rows(DayHoursRecord, period_id=period.id, weekday=5) == []


def test_a_day_may_have_several_breaks(yusuf):
    period = row(HoursPeriodRecord)

    yusuf.post(
        "/day-hours/add",
        period=period.id,
        weekday=5,
        opens="07.30",
        closes="16.00",
        breaks="12.00-13.00\n15.00 – 15.15",
    )

    (saturday,) = rows(DayHoursRecord, period_id=period.id, weekday=5)
    assert saturday.breaks == [["12:00", "13:00"], ["15:00", "15:15"]]
    assert yusuf.open(f"/hours/show/{period.id}").says("12.00–13.00, 15.00–15.15")


def test_hours_of_a_saturday_are_kept_in_the_periods_agency(admin):
    period = row(HoursPeriodRecord, agency="kampar")

    admin.post("/day-hours/add", period=period.id, weekday=5, opens="08:00", closes="12.00")

    (saturday,) = rows(DayHoursRecord, period_id=period.id, weekday=5)
    assert (str(saturday), saturday.agency_id) == ("08.00–12.00", period.agency_id)


def test_a_period_does_not_end_before_it_begins(yusuf):
    answer = yusuf.post("/hours/add", label="Ramadan 1449 H", from_on="2028-01-28", until_on="2028-01-01")

    assert answer.status_code == 422
    assert "Hari terakhir tidak boleh sebelum hari pertama." in answer.text


def test_a_day_is_off_once_for_a_kind_of_reason(yusuf):
    there = row(DayOffRecord)

    answer = yusuf.post(
        "/days-off/add", on_date=there.on_date.isoformat(), name="Libur lagi", kind=there.kind
    )

    assert answer.status_code == 422
    assert "sudah tercatat sebagai libur" in answer.text


def test_a_position_never_carries_the_installations_role(yusuf, admin):
    answers = [
        desk.post("/positions/add", label="Raja", key="raja", role="admin", rank_order=1)
        for desk in (yusuf, admin)
    ]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert rows(PositionRecord, key="raja") == []


def test_a_condition_of_a_requirement_is_one_the_engine_reads(yusuf):
    permit_type = row(PermitTypeRecord, key="genset")
    asked = {
        "permit_type": permit_type.id,
        "label": "Denah",
        "key": "denah",
        "place": "9",
        "accepts": "pdf",
        "max_bytes": "5",
    }

    refused = yusuf.post(
        "/requirements/add", **asked, condition="{fact: applicant.kind, operator: mirip, value: company}"
    )
    kept = yusuf.post("/requirements/add", **asked, condition="{fact: applicant.kind, value: company}")

    assert (refused.status_code, kept.status_code) == (422, 302)
    assert "“mirip” bukan operator (untuk applicant.kind)" in refused.text
    denah = row(RequirementRecord, key="denah")
    assert (denah.max_bytes, denah.accepts) == (5 * 1024 * 1024, ["pdf"])


def test_a_component_of_a_standard_is_there_once(yusuf):
    permit_type = row(PermitTypeRecord, key="insidentil")
    component = {
        "permit_type": permit_type.id,
        "component": "fee",
        "title": "Biaya",
        "items": "Rp 0\n",
        "place": "4",
    }

    answers = [yusuf.post("/service-standards/add", **component) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 422]
    assert row(ServiceStandardRecord, permit_type_id=permit_type.id).items == ["Rp 0"]
