"""A long register walks an index from range to range and sorts nothing, however many rows there are."""

from __future__ import annotations

import pytest

from app.extensions import db
from app.services.print_jobs import JobKind, Narrowing, forget_old
from app.services.print_jobs.registers import REGISTERS
from app.services.print_jobs.values import Scope
from tests.integration.print_jobs.full_office import ASKED_AT
from tests.integration.records.plans import plans_of, scans, sorts


@pytest.mark.parametrize(
    ("kind", "index", "place"),
    [
        (JobKind.CASE_REGISTER, "ix_cases_register", (ASKED_AT, 1)),
        (JobKind.NUMBER_REGISTER, "uq_given_numbers_agency_id", ("izin", 2026, 1)),
        (JobKind.PERMIT_REGISTER, "ix_permits_agency", (ASKED_AT, 1)),
    ],
)
def test_the_next_range_of_a_register_is_read_from_its_index_unsorted(office, kind, index, place):
    office.fill(3)
    budi = office.small.budi
    scope = Scope(agency_id=budi.agency_id, zone=ASKED_AT.tzinfo, asked_at=ASKED_AT, narrowing=Narrowing())
    register = REGISTERS[kind](scope)

    first = plans_of(db.session(), lambda: register.list_after(db.session(), place, 500))[0]

    assert index in first or "sqlite_autoindex_given_numbers" in first
    assert (scans(first), sorts(first)) == ([], False)


def test_old_documents_are_found_by_when_they_were_done(office):
    tools = office.small.tools

    plan = plans_of(db.session(), lambda: forget_old(db.session, tools.store, ASKED_AT))[0]

    assert "ix_print_jobs_kept" in plan
    assert not sorts(plan)
