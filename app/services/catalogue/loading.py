"""Loading the seeds: everything is read and checked before the first row is touched, and filed in one transaction.

What only the office's own rows can tell, such as how it numbers its letters, is checked within that transaction.

What is on file already belongs to the office, whoever wrote it: the seeds fill in what is missing and change nothing
else, but for procedures, which come to a next version (`versions`). The calendar's first version is put in force
here; days off that later seeds add are rows like any other, which the calendar page offers to put in force.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.orm import Session, scoped_session

from app.services.calendars.versions import begin_versions
from app.services.catalogue.agencies import file_agency, file_calendar
from app.services.catalogue.permit_types import file_permit_types
from app.services.catalogue.tally import LoadReport, Tally
from app.services.seeds import read_seeds
from app.services.transactions import transaction


def load_seeds(
    session: Session | scoped_session[Session], folder: Path, *, at: datetime | None = None
) -> LoadReport:
    """File what the seeds hold and the office lacks; loading twice changes nothing the second time.

    Raises `BadSeeds` with every fault, file, place and rule, and has then changed nothing. `at` is when the
    procedures are published; now, where it is not given.
    """
    seeds = read_seeds(folder)
    at = at or datetime.now(UTC)
    tally = Tally()
    with transaction(session) as writing:
        for seed in seeds.agencies:
            agency = file_agency(writing, seed, tally)
            file_calendar(writing, agency, seed, tally)
            begin_versions(writing, agency, at)
            file_permit_types(writing, agency, seed, tally, at=at)
    return tally.report()
