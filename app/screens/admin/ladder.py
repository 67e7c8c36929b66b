"""The ladder of an agency: whom the sweep tells, one after the other, when a step stays late; positions, one a line.

A position of a technical office is written with the office's key behind it: technical_team/kominfo.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext
from markupsafe import Markup
from sqlalchemy.orm import Session
from wtforms import TextAreaField

from app.screens.admin.showing import as_lines
from app.screens.base import FormFault
from app.services.staffing.position_names import list_position_names

FIELD = "escalation_ladder"
Step = Mapping[str, str]


class LadderField(TextAreaField):
    """Positions, one a line, the first to be told first; none at all leaves the usual ladder."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Give it room for a few positions."""
        super().__init__(*args, render_kw={"rows": 4}, **kwargs)

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read the lines."""
        lines = [line.strip() for line in (valuelist[0].splitlines() if valuelist else [])]
        self.data: list[Step] | None = [_read(line) for line in lines if line] or None

    def _value(self) -> str:
        return "\n".join(_written(step) for step in self.data or [])


def ladder_lines(ladder: Sequence[Step] | None) -> Markup | None:
    """Print a ladder one step below the other; None where the usual one holds."""
    return as_lines([_written(step) for step in ladder or []])


def insist_on_known_positions(session: Session, agency_id: int | None, ladder: Sequence[Step] | None) -> None:
    """Refuse a ladder with a step that is no position of the agency, or with one position twice."""
    if not ladder:
        return
    known = {
        "/".join(filter(None, (key, office))): label for key, office, label in _positions(session, agency_id)
    }
    asked = [_written(step) for step in ladder]
    unknown = [position for position in asked if position not in known]
    if unknown:
        raise FormFault(
            gettext(
                "The agency has no position %(unknown)s. It has: %(known)s.",
                unknown=", ".join(unknown),
                known=", ".join(f"{position} ({label})" for position, label in known.items()) or "–",
            ),
            field=FIELD,
        )
    if len(set(asked)) < len(asked):
        raise FormFault(gettext("A position stands in the ladder twice. Name each once."), field=FIELD)


def _positions(session: Session, agency_id: int | None) -> Sequence[tuple[str, str, str]]:
    return list_position_names(session, agency_id) if agency_id is not None else ()


def _read(line: str) -> Step:
    position, _slash, office = line.partition("/")
    return {"position": position.strip(), "office": office.strip()}


def _written(step: Step) -> str:
    return "/".join(filter(None, (step["position"], step.get("office") or "")))
