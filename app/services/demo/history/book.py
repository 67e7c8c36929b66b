"""The rows of one simulated case as they grow, made by the functions that file real cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from random import Random
from types import MappingProxyType, SimpleNamespace
from typing import Any, TypeAlias, cast

from app.domain.case import events as e
from app.domain.case.cases import Case
from app.domain.case.deciding import Moved
from app.domain.case.folding import Happened
from app.domain.case.plain_facts import as_plain
from app.domain.form.forms import read_form
from app.records.cases import CaseRecord
from app.services.actors import Actor
from app.services.applicants import APPLICANT_FIELDS, applicant_of
from app.services.casework.filing import sealed_events, settle_case
from app.services.casework.loading import RUNNING
from app.services.casework.numbers import NUMBER_GONE
from app.services.codes import ALPHABET, GROUPS, LETTERS
from app.services.demo.history.corrections import Corrections
from app.services.demo.history.people import invent_applicant
from app.services.demo.history.stage import Arrival, Ids, Play
from app.services.demo.history.watches import Watch
from app.services.demo.history.works import Done, chance_of
from app.services.demo.people import answers

Row: TypeAlias = dict[str, Any]
CaseRows: TypeAlias = Mapping[str, Sequence[Row]]
KINDS: Mapping[str, Sequence[str]] = {
    "genset": ("company", "company", "person"),
    "insidentil": ("company",),
    "karang_taruna": ("community",),
}
"""Who applies for what; a person where nothing is said."""


class Book:
    """One case's rows, by table; `close` gives them."""

    def __init__(
        self, play: Play, arrival: Arrival, ids: Ids, rng: Random, counter: Actor, seed: int
    ) -> None:
        """Open the book with who applies, and what he asks for."""
        self.play, self.arrival = play, arrival
        self._ids = ids
        on = play.agency.calendar.date_of(arrival.at)
        kind = rng.choice(KINDS.get(play.permit_type, ("person",)))
        applicant = read_form(APPLICANT_FIELDS, invent_applicant(rng, kind, play.agency.province)).values
        self.facts = {"applicant.kind": kind, **play.facts}
        form = read_form(play.form, answers(play.form, rng, on, self.facts), facts=self.facts).values
        self.facts |= {f"form.{key}": value for key, value in form.items()}
        self._applicant = applicant_of(play.agency.id, applicant)
        self.row = self._new_row(form, counter, tracking_token(seed, arrival.index))
        self._rows: dict[str, list[Row]] = {
            "applicants": [{**_columns(self._applicant), "id": ids.first_applicant + arrival.index}],
            "events": [],
        }
        self._last: Sequence[Happened] = ()
        self._watch = Watch(self.row, play, lambda serial: ids.task(arrival.index, serial))
        self._corrections = Corrections(self.row)

    def blank_case(self) -> Case:
        """Give the case as the engine knows it before it is filed."""
        row = self.row
        return replace(
            self.play.blank, id=row.id, filed_by=row.filed_by, facts=MappingProxyType(dict(self.facts))
        )

    def file(
        self, before: Case, moved: Moved, by: Actor, done: Done, given_up: e.NumberVoided | None = None
    ) -> None:
        """Take in a decision, in the order in which `services.casework.moving` files one."""
        at = moved.history[-1].at
        self._watch.look(at)
        self._tell(done.told, by, at)
        for table, row in done.rows:
            self._file_row(table, row)
        self._rows["events"] += sealed_events(self.row, moved.history, by)
        self._watch.take_in(before, moved)
        self._corrections.take_in(moved.history)
        self._last = moved.history
        if given_up is not None:
            self._give_up(given_up, by, at)

    def close(self, case: Case, until: datetime) -> CaseRows:
        """Let the sweep have looked until the end of the history, and give all rows by table.

        They are marked as counted, since a recount follows that looks at no mark.
        """
        self._watch.look(until)
        settle_case(self.row, case, self._last, self.play.agency.calendar)
        self.row.deemed_flagged_at = self._watch.deemed_flagged_at
        whole = {
            **_columns(self.row),
            "applicant_id": self._ids.first_applicant + self.arrival.index,
            "is_filing_counted": True,
            "is_ending_counted": self.row.ended_at is not None,
        }
        return {
            **self._rows,
            "cases": [whole],
            "tasks": [
                {**row, "is_counted": row["closed_at"] is not None} for row in self._watch.tasks.values()
            ],
            "breaches": self._watch.breaches,
            "corrections": [{**row, "is_counted": True} for row in self._corrections.rows],
        }

    def _tell(self, events: Sequence[e.Event], by: Actor, at: datetime) -> None:
        self._rows["events"] += sealed_events(self.row, [Happened(one, at, by.id) for one in events], by)

    def _file_row(self, table: str, row: Mapping[str, object]) -> None:
        if table == "payments":
            self._rows["bills"][-1] |= row
            return
        owner = {} if table == "satisfaction_answers" else {"case_id": self.row.id}
        self._rows.setdefault(table, []).append({**row, "agency_id": self.row.agency_id, **owner})

    def _give_up(self, given_up: e.NumberVoided, by: Actor, at: datetime) -> None:
        for row in self._rows["given_numbers"]:
            if row["text"] == given_up.number:
                row |= {"voided_at": at, "void_reason": given_up.why}
        self._tell((given_up, e.FactsRecorded(NUMBER_GONE)), by, at)

    def _new_row(self, form: Mapping[str, object], counter: Actor, token: str) -> CaseRecord:
        play, arrival = self.play, self.arrival
        # As good as a row to those who fill it in, and without the cost of one that a session might watch.
        row = SimpleNamespace(
            id=self._ids.first_case + arrival.index,
            agency_id=play.agency.id,
            permit_type_id=play.permit_type_id,
            procedure_version_id=play.version_id,
            number=arrival.number,
            applicant_name=self._applicant.name,
            applicant_key=self._applicant.name.casefold(),
            office_key=play.blank.office,
            filed_by=counter.id,
            filed_at=arrival.at,
            status=RUNNING,
            ended_at=None,
            was_on_time=None,
            form={key: as_plain(value) for key, value in form.items()},
            facts={key: as_plain(value) for key, value in self.facts.items()},
            engine={},
            events_count=0,
            last_hash="",
            tracking_token=token,
        )
        return cast("CaseRecord", row)


def tracking_token(seed: int, index: int) -> str:
    """Give the tracking code of a history's case: the same each time, so that none is made twice."""
    letters = chance_of(seed, "token", index).choices(ALPHABET, k=GROUPS * LETTERS)
    return "-".join("".join(letters[n : n + LETTERS]) for n in range(0, len(letters), LETTERS))


def _columns(record: Any) -> Row:
    return {name: value for name, value in vars(record).items() if not name.startswith("_")}
