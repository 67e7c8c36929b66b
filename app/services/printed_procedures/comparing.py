"""An official SOP beside the procedure that runs: which row is which step, and where the two differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.domain.procedure.definitions import read_procedure
from app.records.catalogue import ProcedureVersionRecord
from app.services.casefile.rows import position_labels
from app.services.printed_procedures.drift import (
    ENOUGH,
    Difference,
    Drift,
    differences,
    likeness,
    printed_times,
    rows_of,
)
from app.services.printed_procedures.official import OfficialSopUnreadable, Unreadable, read_official
from app.services.printed_procedures.official_tables import Column, OfficialRow, OfficialTable
from app.services.printed_procedures.rows import sop_rows

SURELY = 0.8
"""The share of words from which a row at another place is taken to be the same step."""
SHORT_NAMES = {"kadis": "kepala dinas"}
WORD = re.compile(r"[a-z]{3,}")
NOTHING = {"", "-", "–"}


@dataclass(frozen=True, slots=True)
class RunningRow:
    """One step as it runs, worded as its SOP prints it; `source` is how its own document worded it."""

    number: str
    activity: str
    source: str
    holder: str
    time: str
    output: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was compared, and what differs."""

    rows: int
    told: frozenset[Column]
    differences: tuple[Difference, ...]


def compare_official(session: Session, version_id: int, name: str, content: bytes) -> Comparison:
    """Compare an uploaded SOP with a version of a procedure, row by row; nothing of the upload is kept.

    A table is compared by activity, holder, time, output and order, as far as it tells them; text (of a PDF) by
    wording and time alone. Raises `OfficialSopUnreadable`. Who may see the version is asked by the caller.
    """
    official = read_official(name, content)
    version = session.get_one(ProcedureVersionRecord, version_id)
    procedure = read_procedure({**version.definition, "version": version.number})
    if isinstance(official, str):
        count = len(rows_of(official))
        if not count:
            raise OfficialSopUnreadable(Unreadable.NO_ROWS)
        told = frozenset({Column.ACTIVITY, Column.TIME})
        return Comparison(count, told, differences(procedure, official))
    office = version.permit_type.office
    labels = position_labels(session, version.agency_id)
    columns, rows = sop_rows(procedure, labels, office.key if office else "", {})
    running = [
        RunningRow(row.number, row.text, step.source.wording, columns[row.column], row.time, row.output)
        for row, step in zip(rows, procedure.steps, strict=True)
    ]
    return Comparison(len(official.rows), official.told, compare_rows(running, official))


def compare_rows(running: Sequence[RunningRow], official: OfficialTable) -> tuple[Difference, ...]:
    """Compare row by row; a row at another place is the same step where its words say so.

    A step is out of order where the paper tells it before one that runs earlier, not where rows above it are missing.
    """
    papers = [(row.number or str(place), row) for place, row in enumerate(official.rows, start=1)]
    found = _pairs(running, papers)
    holders = tuple(dict.fromkeys(step.holder for step in running))
    said: list[Difference] = []
    places, furthest = {number: place for place, (number, _row) in enumerate(papers)}, -1
    for step in running:
        if step.number not in found:
            said.append(Difference(step.number, Drift.NOT_ON_PAPER, running=step.activity))
            continue
        number, row = found[step.number]
        if places[number] < furthest:
            said.append(Difference(step.number, Drift.ORDER, paper=number, running=step.number))
        furthest = max(furthest, places[number])
        said += _of_pair(step, row, official.told, holders)
    taken = {number for number, _row in found.values()}
    said += [
        Difference(number, Drift.NOT_RUNNING, paper=row.activity)
        for number, row in papers
        if number not in taken
    ]
    return tuple(said)


def _pairs(
    running: Sequence[RunningRow], papers: Sequence[tuple[str, OfficialRow]]
) -> Mapping[str, tuple[str, OfficialRow]]:
    """Pair each step with its row: by number where the words agree, then by words, then by number alone."""
    left, found = dict(papers), dict[str, tuple[str, OfficialRow]]()
    for step in running:
        if step.number in left and _alike(step, left[step.number]) >= ENOUGH:
            found[step.number] = (step.number, left.pop(step.number))
    for step in running:
        best = max(left, key=lambda number: _alike(step, left[number]), default=None)
        if step.number not in found and best is not None and _alike(step, left[best]) >= SURELY:
            found[step.number] = (best, left.pop(best))
    for step in running:
        if step.number not in found and step.number in left:
            found[step.number] = (step.number, left.pop(step.number))
    return found


def _of_pair(
    step: RunningRow, row: OfficialRow, told: frozenset[Column], holders: Sequence[str]
) -> Iterator[Difference]:
    if _alike(step, row) < ENOUGH:
        yield Difference(step.number, Drift.WORDING, paper=row.activity, running=step.activity)
    if Column.HOLDER in told and row.holder and _who(row.holder, holders) != step.holder:
        yield Difference(step.number, Drift.HOLDER, paper=row.holder, running=step.holder)
    runs = step.time.removesuffix(" kerja")
    printed = printed_times(row.time)
    if Column.TIME in told and printed != ([runs] if runs else []):
        yield Difference(step.number, Drift.TIME, paper=", ".join(printed) or row.time, running=step.time)
    if Column.OUTPUT in told and not _same_output(row.output, step.output):
        yield Difference(step.number, Drift.OUTPUT, paper=row.output, running=step.output)


def _alike(step: RunningRow, row: OfficialRow) -> float:
    return max(likeness(step.activity, row.activity), likeness(step.source, row.activity))


def _who(said: str, holders: Sequence[str]) -> str | None:
    """Tell which holder a paper means; one that shares no word with any is none of them."""
    meant = _words(SHORT_NAMES.get(said.lower().strip(), said))
    shares = {name: len(meant & _words(name)) / len(meant | _words(name) or {""}) for name in holders}
    best = max(shares, key=lambda name: shares[name], default=None)
    return best if best is not None and shares[best] > 0 else None


def _same_output(said: str, runs: str) -> bool:
    if said.strip() in NOTHING or runs.strip() in NOTHING:
        return (said.strip() in NOTHING) == (runs.strip() in NOTHING)
    return max(likeness(runs, said), likeness(said, runs)) >= ENOUGH


def _words(text: str) -> set[str]:
    return set(WORD.findall(text.lower()))
