"""A case's clocks in words, each with its sum: what the page prints, the API answers and the evidence sheet shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from flask_babel import gettext as _

from app.domain.case.events import Event, PromiseDueMoved, TaskDueMoved
from app.domain.procedure.procedures import Step
from app.domain.working_time.clocks import Allowance, Unit
from app.domain.working_time.standings import Standing
from app.screens.clock_lines import ClockLine, clock_lines
from app.screens.clock_sentences import CLASSES, final_words, stand_words
from app.screens.event_sentences import Telling, event_sentence
from app.screens.formats import instant, office_time
from app.screens.words import holder_word, long_allowance_words
from app.services.clockwork import CaseClocks, Charge, ClockKind, ReadClock

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DEEMED_BASIS = "UU 30/2014 pasal 53 jo. UU 6/2023"
"""The law that counts silence as consent; a citation, the same in every language."""


@dataclass(frozen=True)
class ClockAccount:
    """One clock in words; `notes` say what a reader must know beside the sum."""

    clock: ReadClock
    title: str
    holder: str
    allowed: str
    due: str
    stands: str
    style: str
    used: str
    lines: tuple[ClockLine, ...]
    sum: str
    notes: tuple[str, ...]


def clock_accounts(case: CaseClocks) -> tuple[ClockAccount, ...]:
    """Word every clock of a case."""
    telling = Telling(case.procedure, case.positions)
    moves = [(one.event, event_sentence(one.event, telling)) for one in case.events if _is_move(one.event)]
    return tuple(
        _account(clock, tuple(words for event, words in moves if _moved(clock, event)))
        for clock in case.clocks
    )


def charged_to(charge: Charge) -> str:
    """Name who is charged."""
    return holder_word(charge.kind, charge.holder)


def title_of(kind: ClockKind, step: Step | None = None) -> str:
    """Name a clock."""
    if step is not None:
        return _("Step %(number)s: %(name)s", number=step.number, name=step.label or step.text)
    if kind is ClockKind.DEEMED:
        return _("The time that the law gives to decide")
    return _("The service promise as a whole")


def sum_words(clock: ReadClock) -> str:
    """Word what was counted against what was allowed: `dihitung 30 menit = batas 30 menit`."""
    if clock.allowance.unit is Unit.NONE:
        return ""
    counted, limit = _counted(clock), _limit(clock)
    if clock.ledger.due_at is None:
        return _("counted so far: %(counted)s of the limit of %(limit)s", counted=counted, limit=limit)
    if not clock.is_balanced:
        return _("counted %(counted)s, limit %(limit)s: please report this", counted=counted, limit=limit)
    return _("counted %(counted)s = limit %(limit)s", counted=counted, limit=limit)


def time_words(time: timedelta, unit: Unit) -> str:
    """Word a length of office time in full, in hours where hours were allowed: `30 menit`, `2 jam kerja 5 menit`."""
    minutes = time // MINUTE
    hours = minutes // 60 if unit is Unit.HOURS else 0
    parts = [
        long_allowance_words(Allowance(hours, Unit.HOURS)) if hours else "",
        long_allowance_words(Allowance(minutes - hours * 60, Unit.MINUTES)) if minutes > hours * 60 else "",
    ]
    return " ".join(filter(None, parts)) or _("%(count)s minutes", count=0)


def _is_move(event: Event) -> bool:
    return isinstance(event, TaskDueMoved | PromiseDueMoved)


def _moved(clock: ReadClock, event: Event) -> bool:
    """Whether an event moved this very clock's due time."""
    if isinstance(event, TaskDueMoved):
        return clock.serial == event.task
    return clock.kind is ClockKind.PROMISE and isinstance(event, PromiseDueMoved)


def _account(clock: ReadClock, moves: tuple[str, ...]) -> ClockAccount:
    is_over = clock.over_at is not None
    return ClockAccount(
        clock=clock,
        title=title_of(clock.kind, clock.step),
        holder="" if clock.holder_kind is None else holder_word(clock.holder_kind, clock.holder),
        allowed=_limit(clock),
        due=_due_words(clock),
        stands=final_words(clock.stand) if is_over else stand_words(clock.stand),
        style=_style(clock),
        used=_used(clock),
        lines=clock_lines(clock.ledger),
        sum=sum_words(clock),
        notes=(*moves, *_notes(clock)),
    )


def _style(clock: ReadClock) -> str:
    """Colour a clock; of one that is over nobody has to hurry any more."""
    is_soon = clock.stand.standing is Standing.SOON
    return CLASSES[Standing.ON_TIME if is_soon and clock.over_at else clock.stand.standing]


def _due_words(clock: ReadClock) -> str:
    if clock.due_at is not None:
        return instant(clock.due_at)
    if clock.allowance.unit is Unit.NONE:
        return _("no time limit")
    return _("not fixed while the clock stands still")


def _counted(clock: ReadClock) -> str:
    days, time = clock.ledger.counted_days, clock.ledger.counted_time
    counts_days = clock.allowance.unit is Unit.WORKING_DAYS
    in_days = _("%(count)s working days", count=days) if days or counts_days else ""
    in_time = time_words(time, clock.allowance.unit) if time or not counts_days else ""
    return " + ".join(filter(None, (in_days, in_time)))


def _limit(clock: ReadClock) -> str:
    if clock.allowance.unit is Unit.NONE:
        return _("no time limit")
    granted = (clock.allowance, *(one.allowance for one in clock.clock.extensions))
    return " + ".join(long_allowance_words(one) for one in granted)


def _used(clock: ReadClock) -> str:
    time = office_time(clock.used.working_time)
    if clock.allowance.unit is not Unit.WORKING_DAYS:
        return time
    days = _("%(count)s working days", count=clock.used.working_days)
    return f"{days} ({time})"


def _notes(clock: ReadClock) -> tuple[str, ...]:
    notes = []
    if not clock.basis.is_proof:
        notes.append(
            _(
                "The due time on file comes from a calendar that is kept no more; "
                "by the present calendar it would be %(due)s.",
                due=_("none") if clock.ledger.due_at is None else instant(clock.ledger.due_at),
            )
        )
    elif not clock.basis.is_in_force:
        notes.append(_("Counted on calendar version %(number)s, in force then.", number=clock.basis.number))
    if clock.kind is ClockKind.DEEMED:
        notes.append(_("Legal basis: %(law)s", law=DEEMED_BASIS))
        if clock.stand.standing is Standing.LATE:
            notes.append(_("Past the limit: may count as granted by law."))
    return tuple(notes)
