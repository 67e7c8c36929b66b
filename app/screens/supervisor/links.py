"""Addresses of the lists behind the figures; empty for a reader who may not open them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask import url_for

from app.services.oversight.figures.choices import Chosen
from app.services.oversight.figures.periods import months_later
from app.services.register.open_work import OWN_OFFICE

KEPT, MISSED = "yes", "no"
BETWEEN_TYPES = "."
"""Stands between permit types in an address where a figure is of several."""


@dataclass(frozen=True)
class Links:
    """The lists behind one dashboard's figures, narrowed as it is."""

    chosen: Chosen
    may_list: bool = True

    def open_work(self, *, desk: str | None = None, **more: object) -> str:
        """List the running files one of whose open tasks fits; `desk` is an office's key, empty for our own."""
        at = self.chosen.office_key if desk is None else (desk or OWN_OFFICE)
        narrowed = {"permit_type": self.chosen.permit_type_id, "step": self.chosen.step_key, "desk": at}
        return self._address("RegisterScreen.register", status="running", **{**narrowed, **more})

    def running(self) -> str:
        """List the running files."""
        if self.chosen.step_key:
            return self.open_work()
        return self._address(
            "RegisterScreen.register",
            status="running",
            permit_type=self.chosen.permit_type_id,
            office=self.chosen.office_key,
        )

    def ended(self, month: date | None = None, kept: str = "") -> str:
        """List the files decided in the period, or in one month of it; of a step, its tasks."""
        first, last = self._days(month)
        if self.chosen.step_key:
            return self.done(month=month, kept=kept)
        return self._address(
            "RegisterScreen.register",
            permit_type=self.chosen.permit_type_id,
            office=self.chosen.office_key,
            ended_from=first,
            ended_until=last,
            kept=kept or "decided",
        )

    def done(
        self,
        *,
        month: date | None = None,
        desk: str | None = None,
        step_key: str = "",
        permit_types: Sequence[int] = (),
        **more: object,
    ) -> str:
        """List the tasks done in the period."""
        first, last = self._days(month)
        at = self.chosen.office_key if desk is None else (desk or OWN_OFFICE)
        return self._address(
            "DoneWorkScreen.done",
            **{
                "from": first,
                "until": last,
                "permit_type": self.chosen.permit_type_id,
                "types": BETWEEN_TYPES.join(map(str, permit_types)),
                "step": step_key or self.chosen.step_key,
                "desk": at,
                **more,
            },
        )

    def _days(self, month: date | None) -> tuple[date, date]:
        if month is None:
            return self.chosen.period.first, self.chosen.period.last
        return month, months_later(month, 1) - timedelta(days=1)

    def _address(self, endpoint: str, **arguments: object) -> str:
        if not self.may_list:
            return ""
        given: dict[str, Any] = {
            name: value for name, value in arguments.items() if value is not None and value != ""
        }
        return url_for(endpoint, **given)
