"""An agency says how its letters are numbered, and sees the next number before anybody gets it."""

from __future__ import annotations

from app.extensions import db
from app.records.catalogue import PermitTypeRecord
from app.records.documents import NumberPatternRecord
from app.records.permits import NumberCounterRecord
from tests.integration.screens_admin.desk import SAVE, Desk, agency_id, rows

COVER_LETTER = "/number-patterns/cover_letter"
OWN = "{klas}/{urut:04}/{jenis}/{unit}/{tahun}"


def test_a_kind_of_letter_gets_the_agencys_own_pattern(yusuf, rahmi):
    yusuf.save(COVER_LETTER, pattern=OWN, classification="500.16", number_kind="PTSP")

    (kept,) = rows(NumberPatternRecord)
    assert (kept.agency_id, kept.kind, kept.pattern) == (agency_id("rohil"), "cover_letter", OWN)
    assert yusuf.open("/number-patterns/").says("500.16/0001/PTSP/DPMPTSP/")
    assert not rahmi.open("/number-patterns/").says("500.16")


def test_the_next_number_goes_on_from_those_given(yusuf):
    series = "{urut:03}/SP/{unit}/{bulan_romawi}/{tahun}"
    year = int(yusuf.get(f"{COVER_LETTER}/example?pattern={{tahun}}-{{urut}}").json["number"][:4])
    db.session.add(NumberCounterRecord(agency_id=agency_id("rohil"), series=series, year=year, last=41))
    db.session.commit()

    assert yusuf.open("/number-patterns/").says("042/SP/DPMPTSP/")


def test_a_pattern_that_gives_no_numbers_is_refused_beside_its_field_and_kept_as_typed(yusuf):
    form = yusuf.open(COVER_LETTER).form(SAVE)
    form._typed["pattern"] = "{urut:03}/{bulan}"

    page = form.press()

    assert page.answer.status_code == 422
    assert page.says("{tahun} belum ada")
    assert "{urut:03}/{bulan}" in page.answer.text
    assert rows(NumberPatternRecord) == []


def test_a_word_that_the_pattern_shows_must_be_written(yusuf):
    page = yusuf.save(COVER_LETTER, pattern=OWN, classification="")

    assert page.answer.status_code == 422
    assert page.says("kode klasifikasi di bawah belum diisi")


def test_two_admins_at_one_pattern_hear_of_each_other(office, yusuf):
    stale = yusuf.open(COVER_LETTER).form(SAVE)
    Desk(office, "admin.rohil").save(COVER_LETTER, pattern="{tahun}/{urut}")
    stale._typed["pattern"] = "{urut}-{tahun}"

    page = stale.press()
    kept = rows(NumberPatternRecord)[0].pattern
    page.form(SAVE).press()

    assert page.answer.status_code == 409
    assert page.says("{tahun}/{urut}")
    assert kept == "{tahun}/{urut}"
    assert rows(NumberPatternRecord)[0].pattern == "{urut}-{tahun}"


def test_pressed_twice_the_form_saves_once_and_says_so_both_times(yusuf):
    form = yusuf.open(COVER_LETTER).form(SAVE)
    form._typed["pattern"] = "{urut}-{tahun}"

    answers = [form.press().answer for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert all("Perubahan tersimpan" in answer.text for answer in answers)


def test_the_series_of_letters_take_start_values_too(yusuf):
    page = yusuf.open("/number-series/")

    assert page.says("Surat pengantar ke OPD")


def test_a_letter_cannot_take_the_numbers_of_a_permit(yusuf):
    permit_type = rows(PermitTypeRecord, agency_id=agency_id("rohil"))[0]

    page = yusuf.save(
        COVER_LETTER,
        pattern=permit_type.number_pattern,
        classification=permit_type.classification,
        number_kind=permit_type.number_kind,
    )

    assert page.answer.status_code == 422
    assert page.says("tidak dapat dibedakan dari izin")
    assert rows(NumberPatternRecord) == []


def test_a_permit_cannot_take_the_numbers_of_a_letter_either(yusuf):
    genset = rows(PermitTypeRecord, agency_id=agency_id("rohil"))[0]
    own = genset.number_pattern
    as_letters = {"number_pattern": "{urut:03}/{jenis}/{unit}/{bulan_romawi}/{tahun}", "number_kind": "SP"}

    page = yusuf.save(f"/permit-types/edit/{genset.id}", **as_letters)

    assert page.answer.status_code == 422
    assert page.says("nomor surat (Surat pengantar ke OPD)")
    assert rows(PermitTypeRecord, id=genset.id)[0].number_pattern == own


def test_a_kind_does_not_go_back_to_the_usual_pattern_while_a_permit_is_numbered_by_it(yusuf):
    genset = rows(PermitTypeRecord, agency_id=agency_id("rohil"))[0]
    yusuf.save(COVER_LETTER, pattern=OWN, classification="500.16", number_kind="PTSP")
    yusuf.save(f"/permit-types/edit/{genset.id}", number_pattern="{urut:03}/SP/{unit}/{bulan_romawi}/{tahun}")

    yusuf.post(f"{COVER_LETTER}/usual")

    assert yusuf.open(COVER_LETTER).says("tetap memakai polanya sendiri")
    assert [one.pattern for one in rows(NumberPatternRecord)] == [OWN]
