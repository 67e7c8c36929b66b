"""Numbers that many officers give at the same instant: none twice, none left out."""

from collections import Counter

import pytest
from sqlalchemy import select

from app.extensions import db
from app.records.cases import CaseRecord
from app.records.permits import GivenNumberRecord
from app.services import ledger
from app.services.number_series.starting import Start, set_start
from app.services.transactions import transaction
from tests.small_office import AT, STEPS, furnish
from tests.starting import at_once

MANY = 64
PATTERN = "{urut}/{tahun}"
SUBMIT, _DISPATCH, NUMBER = STEPS
STRAIGHT_TO_NUMBER = {**SUBMIT, "outcomes": [{"key": "submitted", "label": "Ajukan", "targets": ["number"]}]}


@pytest.fixture
def office(bare_app):
    """An office whose files are numbered as soon as they are filed."""
    with bare_app.app_context():
        yield furnish(bare_app, steps=(STRAIGHT_TO_NUMBER, NUMBER))


def test_numbers_given_by_many_at_once_are_neither_doubled_nor_left_out(office):
    cases = [office.file().case_id for _ in range(MANY)]

    at_once(office.app, [numbering(office, case_id) for case_id in cases])

    assert numbers_on_the_register() == list(range(1, MANY + 1))
    assert numbers_on_the_files() == Counter(f"{number}/{AT.year}" for number in range(1, MANY + 1))
    assert ledger.verify(db.session) == ()


def test_register_numbers_of_applications_filed_at_once_are_neither_doubled_nor_left_out(office):
    filed = at_once(office.app, [office.file] * MANY)

    numbers = sorted(int(one.number.rpartition("/")[2]) for one in filed)
    assert numbers == list(range(1, MANY + 1))
    assert ledger.verify(db.session) == ()


def numbering(office, case_id):
    return lambda: office.press(case_id, "numbered", by=office.nur, task=2, key=f"number {case_id}")


def numbers_on_the_register():
    query = select(GivenNumberRecord.sequence).order_by(GivenNumberRecord.sequence)
    return list(db.session.scalars(query))


def numbers_on_the_files():
    return Counter(facts["permit.number"] for facts in db.session.scalars(select(CaseRecord.facts)))


def test_numbers_go_on_from_a_start_value_without_a_gap_while_many_are_given(office):
    cases = [office.file().case_id for _ in range(MANY)]
    change_over(office, 413)

    at_once(office.app, [numbering(office, case_id) for case_id in cases])

    assert numbers_on_the_register() == list(range(413, 413 + MANY))
    assert ledger.verify(db.session) == ()


def test_a_start_value_set_while_numbers_are_given_doubles_none_and_leaves_out_only_what_it_skips(office):
    cases = [office.file().case_id for _ in range(MANY)]
    acts = [numbering(office, case_id) for case_id in cases]

    at_once(office.app, [*acts[: MANY // 2], lambda: change_over(office, 500), *acts[MANY // 2 :]])

    numbers = numbers_on_the_register()
    before, after = [one for one in numbers if one < 500], [one for one in numbers if one >= 500]
    assert len(numbers) == MANY
    assert before == list(range(1, len(before) + 1))
    assert after == list(range(500, 500 + len(after)))


def change_over(office, next_number):
    start = Start(PATTERN, AT.year, next_number, "Buku agenda lama berakhir.")
    with transaction(db.session) as writing:
        set_start(writing, office.budi.agency_id, start, by=1, by_name="Admin", at=AT)
