"""What the address of a list may ask for, and what the list shows."""

from __future__ import annotations

import threading
from decimal import Decimal

import pytest
from flask_appbuilder.urltools import get_filter_args

from tests.integration.screens.lab_tables import Applicant, Permit


def _permits(world, *rows: dict) -> None:
    with world.session() as session:
        session.add_all(
            Permit(**{"agency_id": 1, "number": f"P-{n}", "title": f"Izin {n}"} | row)
            for n, row in enumerate(rows)
        )


def _screen(world):
    return next(view for view in world.app.appbuilder.baseviews if type(view).__name__ == "PermitScreen")


def test_two_people_searching_at_once_keep_their_own_words(either):
    screen, words = _screen(either), {}
    both_have_asked = threading.Barrier(2, timeout=60)

    def ask(word):
        with either.app.test_request_context(f"/permits/list/?_flt_0_title={word}"):
            get_filter_args(screen._filters)
            both_have_asked.wait()
            words[word] = [value for _filter, value in screen._filters.get_filters_values()]

    people = [threading.Thread(target=ask, args=(word,)) for word in ("genset", "karang")]
    for person in people:
        person.start()
    for person in people:
        person.join()

    assert words == {"genset": [["genset"]], "karang": [["karang"]]}


def test_a_list_never_grows_beyond_a_hundred_rows(either):
    _permits(either, *({} for _n in range(120)))

    page = either.client().get("/permits/list/?psize_PermitScreen=10000").text

    assert page.count("/permits/edit/") <= 100


@pytest.mark.parametrize(
    "odd",
    [
        "page_PermitScreen=abc",
        "psize_PermitScreen=x",
        "_oc_PermitScreen=nonsense&_od_PermitScreen=asc",
        "endpoint=x",
    ],
)
def test_an_odd_address_shows_the_list_as_it_is(either, odd):
    _permits(either, {"number": "P-7"})

    answer = either.client().get(f"/permits/list/?{odd}")

    assert answer.status_code == 200
    assert "P-7" in answer.text


def test_a_negative_page_is_the_first_page(either_on_postgresql):
    _permits(either_on_postgresql, {"number": "P-7"})

    assert either_on_postgresql.client().get("/permits/list/?page_PermitScreen=-1").status_code == 200


def test_rows_cannot_be_sorted_by_a_column_that_is_kept_from_view(either):
    _permits(either, {"number": "P-1", "secret": "b"}, {"number": "P-2", "secret": "a"})

    page = either.client().get("/permits/list/?_oc_PermitScreen=secret&_od_PermitScreen=asc").text

    assert page.index("P-1") < page.index("P-2")


def test_an_amount_can_be_searched_on_postgresql(either_on_postgresql):
    _permits(
        either_on_postgresql, {"number": "P-1", "fee": Decimal(10)}, {"number": "P-2", "fee": Decimal(20)}
    )

    page = either_on_postgresql.client().get("/permits/list/?_flt_1_fee=15").text

    assert "P-2" in page
    assert "P-1" not in page


def test_a_blank_search_field_asks_nothing(either):
    _permits(either, {"number": "P-1", "note": None})

    assert "P-1" in either.client().get("/permits/list/?_flt_2_note=&_flt_0_note=").text


def test_a_percent_sign_is_searched_as_a_percent_sign(either):
    _permits(
        either, {"number": "P-1", "title": "potongan 50%"}, {"number": "P-2", "title": "potongan 50 ribu"}
    )

    page = either.client().get("/permits/list/?_flt_0_title=potongan 50%25").text

    assert "P-1" in page
    assert "P-2" not in page


def test_a_search_value_of_the_wrong_type_is_named_and_not_used(office):
    _permits(office, {"number": "P-1"})

    page = (
        office.client()
        .get("/permits/list/?_flt_0_fee=banyak&_flt_0_filed_on=kemarin&_flt_0_district=xyz&_flt_9_title=x")
        .text
    )

    assert "P-1" in page
    assert "tidak dapat dibaca" in page


def test_what_is_not_there_is_a_dash_and_days_and_amounts_read_as_in_indonesia(office):
    from datetime import date

    _permits(office, {"note": None, "fee": Decimal("1250000.5"), "filed_on": date(2026, 11, 20)})

    page = office.client().get("/permits/list/").text

    assert ">None<" not in page
    assert ">–<" in page
    assert "1.250.000,5" in page
    assert "20 Nov 2026" in page


def test_nothing_is_printed_as_none(either):
    _permits(either, {"note": None})

    assert "None" not in either.client().get("/permits/list/").text


def test_related_rows_come_in_one_query_however_many_rows_there_are(either):
    with either.session() as session:
        applicants = [Applicant(name=f"Pemohon {n}") for n in range(25)]
        session.add_all(applicants)
        session.flush()
        keys = [applicant.id for applicant in applicants]
    _permits(either, *({"applicant_id": key} for key in keys))
    client = either.client()

    with either.statements() as sent:
        client.get("/permits/list/")

    assert sum("FROM lab_applicants" in statement for statement in sent) == 1


def test_no_page_counts_more_rows_than_anyone_reads(either):
    client = either.client()

    with either.statements() as sent:
        client.get("/permits/list/")

    counts = [statement for statement in sent if "count(" in statement and "lab_permits" in statement]
    assert counts
    assert all("LIMIT" in statement for statement in counts)


def test_the_rights_of_a_page_are_asked_once(either):
    client = either.client()

    with either.statements() as sent:
        client.get("/permits/list/")

    assert (
        sum("FROM ab_permission" in statement or "JOIN ab_permission " in statement for statement in sent)
        == 1
    )


def test_the_rights_of_a_visitor_are_asked_once(office):
    client = office.app.test_client()

    with office.statements() as sent:
        client.get("/permits/list/")

    assert sum("ab_permission" in statement for statement in sent) == 1
