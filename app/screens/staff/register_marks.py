"""What else a register is narrowed by when one comes to it from a figure: in words, each to be taken away again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app.screens.formats import day
from app.services.oversight.figures.names import Names, read_names
from app.services.register import Kept, OpenStand, RegisterFilter
from app.services.register.open_work import NOBODY, OWN_OFFICE

AGE_NAMES: tuple[Callable[[], str], ...] = (
    lambda: _("under 1 working day"),
    lambda: _("1–2 working days"),
    lambda: _("3–4 working days"),
    lambda: _("5–9 working days"),
    lambda: _("10 working days and more"),
)


@dataclass(frozen=True)
class Mark:
    """One choice in words, and the arguments that hold it."""

    words: str
    arguments: tuple[tuple[str, object], ...]

    @property
    def without(self) -> dict[str, None]:
        """The arguments to take away, and with them the place in the list."""
        return dict.fromkeys([name for name, _value in self.arguments] + ["after", "before"])


def marks_of(session: Session, agency_id: int, chosen: RegisterFilter) -> tuple[Mark, ...]:
    """List the choices that the search form has no field for."""
    plain = RegisterFilter(
        chosen.search, chosen.permit_type_id, chosen.status, chosen.from_on, chosen.until_on
    )
    if chosen == plain:
        return ()
    return tuple(_marks(chosen, read_names(session, agency_id)))


def _marks(chosen: RegisterFilter, names: Names) -> Iterator[Mark]:
    if chosen.office_key:
        name = names.offices.get(chosen.office_key, "–")
        yield Mark(_("files of %(office)s", office=name), (("office", chosen.office_key),))
    if chosen.is_by_ending:
        yield from _ending(chosen)
    yield from _open_work(chosen, names)


def _ending(chosen: RegisterFilter) -> Iterator[Mark]:
    days = {"ended_from": chosen.ended_from_on, "ended_until": chosen.ended_until_on}
    given = tuple((name, on) for name, on in days.items() if on is not None)
    if given:
        first, last = (day(on) if on else "…" for on in days.values())
        yield Mark(_("ended %(first)s – %(last)s", first=first, last=last), given)
    if chosen.kept is not None:
        yield Mark(_KEPT[chosen.kept](), (("kept", chosen.kept.value),))


def _open_work(chosen: RegisterFilter, names: Names) -> Iterator[Mark]:
    work = chosen.open_work
    if work.stand is not None:
        yield Mark(_STANDS[work.stand](), (("stand", work.stand.value),))
    if work.step_key:
        name = dict(names.list_steps(None)).get(work.step_key, work.step_key)
        yield Mark(_("at step %(step)s", step=name), (("step", work.step_key),))
    if work.desk:
        own = _("the agency itself")
        name = own if work.desk == OWN_OFFICE else names.offices.get(work.desk, "–")
        yield Mark(_("lies with %(holder)s", holder=name), (("desk", work.desk),))
    if work.officer_id is not None:
        nobody = _("nobody yet")
        name = nobody if work.officer_id == NOBODY else names.officers.get(work.officer_id, "–")
        yield Mark(_("lies with %(holder)s", holder=name), (("officer", work.officer_id),))
    if work.age is not None and work.age < len(AGE_NAMES):
        yield Mark(_("open for %(time)s", time=AGE_NAMES[work.age]()), (("age", work.age),))


_KEPT: Mapping[Kept, Callable[[], str]] = {
    Kept.YES: lambda: _("decided within the promise"),
    Kept.NO: lambda: _("decided after the promise"),
    Kept.DECIDED: lambda: _("decided, with a promise"),
}
_STANDS: Mapping[OpenStand, Callable[[], str]] = {
    OpenStand.LATE: lambda: _("late now"),
    OpenStand.SOON: lambda: _("due soon"),
    OpenStand.PREDICTED: lambda: _("predicted to be late"),
    OpenStand.WAITING: lambda: _("waits for the applicant"),
}
