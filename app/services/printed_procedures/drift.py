"""Where an official SOP on paper and the running procedure have drifted apart: its text against the steps.

Reads the text of a table as `pdftotext -layout` or a scan gives it, in which columns run into each other: so a row
is everything from its number to the next row's, times are found wherever they stand in it, and wording is compared
by its words and not by their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.procedure.procedures import Procedure, Step
from app.services.printed_procedures.wording import allowance_words

ROW = re.compile(r"^\s{0,8}(\d{1,2})[.\s]\s*(?=\S)", re.MULTILINE)
TIME = re.compile(r"(?<!\d)(\d{1,4})\s*(menit|jam|hari)\b", re.IGNORECASE)
READ_ELSEWHERE = re.compile(r"naskah\s+asal:\s*\d+\s*\w+", re.IGNORECASE)
TABLE = re.compile(r"uraian\s+prosedur", re.IGNORECASE)
TABLE_END = re.compile(r"jumlah\s+waktu", re.IGNORECASE)
MARKUP = re.compile(r"<[^<>]*>")
WORD = re.compile(r"[a-z]{3,}")
ENOUGH = 0.6
"""The share of a step's words that its row must hold to count as the same wording; scans lose some."""


class Drift(StrEnum):
    """What differs."""

    TIME = "time"
    WORDING = "wording"
    NOT_ON_PAPER = "not_on_paper"
    NOT_RUNNING = "not_running"
    HOLDER = "holder"
    OUTPUT = "output"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Difference:
    """One row that differs: what the paper says, and what runs."""

    row: str
    drift: Drift
    paper: str = ""
    running: str = ""


def differences(procedure: Procedure, text: str) -> tuple[Difference, ...]:
    """Compare the text of an SOP with a procedure, row by row; steps stand for rows by their own number."""
    rows = rows_of(text)
    steps = {str(step.number): step for step in procedure.steps}
    found = [one for number, step in steps.items() for one in _of_step(number, step, rows)]
    found += [
        Difference(number, Drift.NOT_RUNNING, paper=" ".join(said.split())[:120])
        for number, said in rows.items()
        if number not in steps
    ]
    return tuple(found)


def rows_of(text: str) -> Mapping[str, str]:
    """Cut a table's text into its rows by their numbers, which count up from 1."""
    table = TABLE.search(text)
    told = TABLE_END.split(text[table.end() :] if table else text)[0]
    plain = MARKUP.sub(" ", told)
    starts: list[re.Match[str]] = []
    for match in ROW.finditer(plain):
        if int(match[1]) == len(starts) + 1:
            starts.append(match)
    ends = [*(match.start() for match in starts[1:]), len(plain)]
    return {match[1]: plain[match.end() : end] for match, end in zip(starts, ends, strict=False)}


def _of_step(number: str, step: Step, rows: Mapping[str, str]) -> Iterator[Difference]:
    said = rows.get(number)
    if said is None:
        yield Difference(number, Drift.NOT_ON_PAPER, running=step.text)
        return
    printed = printed_times(said)
    runs = allowance_words(step.allowance)
    is_same = runs.removesuffix(" kerja") in printed if runs else not printed
    if not is_same:
        yield Difference(number, Drift.TIME, paper=", ".join(printed), running=runs)
    if max(likeness(step.text, said), likeness(step.source.wording, said)) < ENOUGH:
        yield Difference(number, Drift.WORDING, paper=" ".join(said.split())[:120], running=step.text)


def printed_times(said: str) -> list[str]:
    """List the times that a text tells, as "15 menit"."""
    return [f"{count} {unit.lower()}" for count, unit in TIME.findall(READ_ELSEWHERE.sub(" ", said))]


def likeness(wanted: str, said: str) -> float:
    """Tell which share of the wanted words stands in a text; nothing wanted is not alike."""
    words = set(WORD.findall(wanted.lower()))
    return len(words & set(WORD.findall(said.lower()))) / len(words) if words else 0.0
