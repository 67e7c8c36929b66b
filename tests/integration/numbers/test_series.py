"""An office that changes over in mid-year goes on counting, and can read any number back."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from app.extensions import db
from app.records.agencies import AgencyRecord
from app.records.cases import CaseRecord
from app.records.catalogue import PermitTypeRecord
from app.records.permits import GivenNumberRecord
from app.records.series_starts import SeriesStartRecord
from app.services.casework.loading import load_case
from app.services.casework.numbers import give_number
from app.services.transactions import transaction
from tests.integration.screens_staff.desks import BUDI, KADIS, SITI

ADMIN_ROHIL, ADMIN_KAMPAR = "admin.rohil", "admin.kampar"
PATTERN = "{klas}/{urut:03}/{jenis}/{tahun}"


@pytest.fixture
def series(office):
    """The office, whose genset permits are numbered by one pattern of their own."""
    with office.app.app_context(), transaction(db.session) as writing:
        writing.execute(
            update(PermitTypeRecord).where(PermitTypeRecord.key == "genset").values(number_pattern=PATTERN)
        )
    return office


def ask(office, number, by=ADMIN_ROHIL, series=PATTERN, reason="Buku lama berakhir pada 0412."):
    answer = {"series": series, "next_number": str(number), "reason": reason}
    return office.at(by).post("/number-series/start", data=answer, follow_redirects=True)


def number(office, case_id):
    with office.app.app_context(), transaction(db.session) as writing:
        on_file = load_case(writing, case_id, agency_id=None, lock=True)
        return give_number(
            writing,
            on_file,
            series=PATTERN,
            written=lambda sequence: f"500.10/{sequence:03}/SIP/2026",
            at=office.now,
            year=2026,
            by=1,
        )


def starts(office):
    with office.app.app_context():
        query = select(SeriesStartRecord).order_by(SeriesStartRecord.id)
        return [
            (row.next_number, row.highest_given, row.set_by_name, row.set_at)
            for row in db.session.scalars(query)
        ]


def test_a_series_goes_on_from_its_start_value_which_stays_on_record(series):
    answer = ask(series, 413)

    assert answer.status_code == 200
    assert number(series, series.file()) == "500.10/413/SIP/2026"
    ((next_number, highest, name, at),) = starts(series)
    assert (next_number, highest, at) == (413, 0, series.now)
    assert name in series.read(SITI, "/number-series/").text


def test_a_series_never_goes_back_below_what_was_given(series):
    ask(series, 413)
    number(series, series.file())

    refused = ask(series, 413)

    assert refused.status_code == 422
    assert "413" in refused.text
    assert "414" in refused.text
    assert len(starts(series)) == 1


def test_a_start_value_that_was_mistyped_can_be_put_right_while_nothing_was_given(series):
    ask(series, 4130)

    answer = ask(series, 413)

    assert answer.status_code == 200
    assert number(series, series.file()) == "500.10/413/SIP/2026"
    assert [row[:2] for row in starts(series)] == [(4130, 0), (413, 0)]


@pytest.mark.parametrize(
    ("number", "series_name", "reason"),
    [(0, PATTERN, "x"), (99_999_999, PATTERN, "x"), (5, "{urut}/lain/{tahun}", "x"), (5, PATTERN, "  ")],
    ids=["below one", "a digit too many", "unknown series", "no reason"],
)
def test_what_fits_no_series_is_refused(series, number, series_name, reason):
    answer = ask(series, number, series=series_name, reason=reason)

    assert answer.status_code == 422
    assert starts(series) == []


@pytest.mark.parametrize("username", [BUDI, KADIS, SITI])
def test_nobody_but_the_admin_of_the_agency_sets_a_start_value(series, username):
    answer = series.at(username).post("/number-series/start", data={"series": PATTERN, "next_number": "9"})

    assert answer.status_code in {302, 403}
    assert starts(series) == []


def test_another_agency_keeps_its_own_count(series):
    ask(series, 413)

    with series.app.app_context():
        kampar = db.session.scalars(select(AgencyRecord.id).where(AgencyRecord.key == "kampar")).one()
        rows = db.session.scalars(select(SeriesStartRecord.agency_id)).all()
    assert kampar not in rows
    assert "413" not in series.read(ADMIN_KAMPAR, "/number-series/").text


def test_the_register_goes_on_from_its_start_value_too(series):
    ask(series, 700, series="register")

    case_id = series.file()

    with series.app.app_context():
        assert db.session.get(CaseRecord, case_id).number.endswith("/00700")


def read(office, text, by=SITI):
    return office.at(by).get("/number-series/", query_string={"number": text}).text


def test_a_number_that_was_given_is_read_back_with_its_file_and_why_it_is_void(series):
    case_id = series.file()
    text = number(series, case_id)
    with series.app.app_context(), transaction(db.session) as writing:
        file_number = writing.get(CaseRecord, case_id).number
        writing.execute(update(GivenNumberRecord).values(voided_at=series.now, void_reason="rejected"))

    page = read(series, f"  {text} ")

    assert file_number in page
    assert "berkas ditolak" in page


def test_a_number_that_was_never_given_is_told_from_one_that_was_written_otherwise(series):
    number(series, series.file())

    assert "belum pernah diberikan" in read(series, "500.10/002/SIP/2026")
    assert "500.10/001/SIP/2026" in read(series, "999.99/001/SIP/2026")
    assert "bukan nomor kantor ini" in read(series, "halo")


def test_a_number_of_another_agency_is_none_of_ours(series):
    text = number(series, series.file())

    assert "500.10/001/SIP/2026</a>" not in read(series, text, by=ADMIN_KAMPAR)
    assert "belum pernah diberikan" in read(series, text, by=ADMIN_KAMPAR)


def test_the_list_of_numbers_shows_why_one_is_void(series):
    number(series, series.file())
    with series.app.app_context(), transaction(db.session) as writing:
        writing.execute(update(GivenNumberRecord).values(voided_at=series.now, void_reason="withdrawn"))

    assert "berkas ditarik pemohon" in series.read(SITI, "/given-numbers/list/").text
