"""A job in words: what it is, how far it has come, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask_babel import format_decimal
from flask_babel import gettext as _

from app.screens.formats import day
from app.services.print_jobs import JobFault, JobForm, JobKind, JobState, Narrowing, PrintJob

ALL_OF_IT = 100
STYLES = {JobState.RUNNING: "soon", JobState.DONE: "ok", JobState.FAILED: "late"}


@dataclass(frozen=True, kw_only=True)
class JobLine:
    """A job as it is shown; `percent` is None as long as its rows are not counted."""

    job: PrintJob
    title: str
    about: str
    status: str
    style: str
    sentence: str
    percent: int | None
    can_be_fetched: bool


def job_line(job: PrintJob, *, before: int = 0, is_kept: bool = True) -> JobLine:
    """Word a job; `before` others come first."""
    return JobLine(
        job=job,
        title=kind_word(job.kind),
        about=" · ".join([form_word(job.form), *_narrowing_words(job.narrowing)]),
        status=_STATES[job.state](),
        style=STYLES.get(job.state, "plain"),
        sentence=_sentence(job, before, is_kept=is_kept),
        percent=_percent(job),
        can_be_fetched=job.state is JobState.DONE and is_kept,
    )


def kind_word(kind: JobKind) -> str:
    """Name a document."""
    return _KINDS[kind]()


def form_word(form: JobForm) -> str:
    """Name the kind of file."""
    return _("PDF, to be printed") if form is JobForm.PDF else _("Excel workbook")


def kind_choices() -> list[tuple[str, str]]:
    """List the documents to choose from."""
    return [(kind.value, kind_word(kind)) for kind in JobKind]


def _narrowing_words(chosen: Narrowing) -> list[str]:
    if chosen.from_on and chosen.until_on:
        return [_("%(first)s to %(last)s", first=day(chosen.from_on), last=day(chosen.until_on))]
    if chosen.from_on:
        return [_("from %(first)s", first=day(chosen.from_on))]
    return [_("until %(last)s", last=day(chosen.until_on))] if chosen.until_on else [_("all years")]


def _percent(job: PrintJob) -> int | None:
    if job.state is JobState.DONE:
        return ALL_OF_IT
    if job.state is not JobState.RUNNING or job.rows_total is None:
        return None
    return ALL_OF_IT * job.rows_done // max(1, job.rows_total)


def _sentence(job: PrintJob, before: int, *, is_kept: bool) -> str:
    if job.state is JobState.RUNNING and job.rows_total is not None:
        return _(
            "%(done)s of %(total)s rows are written.",
            done=format_decimal(job.rows_done),
            total=format_decimal(job.rows_total),
        )
    if job.state is JobState.WAITING and before:
        return _("Waiting; documents that come first: %(count)s.", count=before)
    if job.state is JobState.DONE:
        return _done(job, is_kept=is_kept)
    if job.state is JobState.FAILED:
        return _FAULTS[JobFault(job.fault)]()
    return _WAITS[job.state]()


def _done(job: PrintJob, *, is_kept: bool) -> str:
    if not is_kept:
        return _("It is no longer kept. Ask for it again; it is made from the register as it stands now.")
    return _("%(total)s rows. It can be fetched for 30 days.", total=format_decimal(job.rows_done))


_KINDS: Mapping[JobKind, Callable[[], str]] = {
    JobKind.CASE_REGISTER: lambda: _("Register of applications (Buku Registrasi)"),
    JobKind.NUMBER_REGISTER: lambda: _("Register of numbers given, with those that are void"),
    JobKind.PERMIT_REGISTER: lambda: _("Register of permits issued"),
}
_STATES: Mapping[JobState, Callable[[], str]] = {
    JobState.WAITING: lambda: _("Is waiting"),
    JobState.RUNNING: lambda: _("Is being made"),
    JobState.DONE: lambda: _("Ready"),
    JobState.FAILED: lambda: _("Not made"),
    JobState.CANCELLED: lambda: _("Cancelled"),
}
_WAITS: Mapping[JobState, Callable[[], str]] = {
    JobState.WAITING: lambda: _("It is made in a moment. You may leave this page."),
    JobState.RUNNING: lambda: _("The rows are being counted."),
    JobState.CANCELLED: lambda: _("You cancelled it; nothing was kept."),
}
_FAULTS: Mapping[JobFault, Callable[[], str]] = {
    JobFault.NOT_MADE: lambda: _(
        "It could not be made, three times. Ask for it again; if it happens again, tell the system's admin."
    ),
    JobFault.MAKER_DIED: lambda: _(
        "The process that makes it stopped three times. Tell the system's admin, then ask for it again."
    ),
}
