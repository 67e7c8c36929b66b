"""Letters, permits, prints and their jobs are looked for by an index, however many papers the office has handed out."""

from __future__ import annotations

import pytest

from app.extensions import db
from app.services.archive.telling import tell_admins
from app.services.letters.reading import list_waiting_letters
from app.services.print_jobs import has_work
from app.services.proof import add_up_scans
from app.services.sweep import sweep
from app.services.templates.reprinting import list_prints_named
from app.services.transactions import transaction
from app.services.verification import find_token
from tests.integration.records.plans import EVERYTHING, plans_of, scans, statements_of
from tests.small_office import AT, MUCH_LATER, furnish


@pytest.fixture
def office(bare_app):
    with bare_app.app_context():
        office = furnish(bare_app)
        office.file()
        yield office


def tell_of_damage(_office):
    with transaction(db.session) as writing:
        tell_admins(writing, ["0" * 64], 1, is_finished=True, at=AT)


READS = {
    "letters that wait": lambda office: list_waiting_letters(db.session, office.budi),
    "a code typed by hand": lambda _office: find_token(db.session, "ABCDEFGHJKMN"),
    "prints of a permit's number": lambda _office: list_prints_named(db.session, "500.16/0001"),
    "prints of a paper": lambda _office: list_prints_named(db.session, "17"),
    "jobs that wait": lambda _office: has_work(db.session(), AT),
    "looks to be added up": lambda _office: add_up_scans(db.session, MUCH_LATER),
    "whose files are damaged": tell_of_damage,
    "a round of the sweep": lambda office: sweep(db.session, office.tools, MUCH_LATER),
}
# Of two indexes that fit, PostgreSQL goes by what it knows of the rows; here it knows of none.
OWN_INDEX = {
    "letters that wait": ("ix_letters_waiting",),
    "jobs that wait": ("ix_print_jobs_waiting",),
    "a round of the sweep": ("ix_permits_expiring", "Index Scan permits ix_permits_ending"),
}


@pytest.mark.parametrize("read", READS)
def test_no_large_table_is_read_from_one_end_to_the_other(office, read):
    plans = plans_of(db.session(), lambda: READS[read](office), EVERYTHING)

    assert plans
    assert [plan for plan in plans if scans(plan)] == []


@pytest.mark.parametrize("read", OWN_INDEX)
def test_what_waits_is_found_in_the_index_of_what_waits_alone(office, read):
    plans = plans_of(db.session(), lambda: READS[read](office), EVERYTHING)

    assert any(index in plan for index in OWN_INDEX[read] for plan in plans)


def test_of_a_backlog_of_letters_no_more_is_read_than_a_list_shows(office):
    with statements_of(db.session()) as sent:
        list_waiting_letters(db.session, office.budi, most=80)

    (statement, _values) = sent[-1]
    assert "LIMIT" in statement
