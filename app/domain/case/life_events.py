"""What happens to a case beside its way through the office: what it succeeds, what becomes of its permit, its export.

Part of `events`, which alone is imported by name; none of these moves the case.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class OriginNamed:
    """The application asks to renew, amend or replace a permit of the same agency."""

    permit: str
    why: str
    note: str = ""


@dataclass(frozen=True)
class CopyGiven:
    """A duplicate of the permit was handed out, the n-th; `loss_report` is the police's number, if there is one."""

    number: str
    place: int
    given_to: str
    loss_report: str = ""
    note: str = ""


@dataclass(frozen=True)
class PermitHoldsAgain:
    """The number of the permit that had taken this one's place became void, so that nothing takes it any more."""

    number: str
    replacement: str


@dataclass(frozen=True)
class CaseExported:
    """The whole case was given out of the house, for the archive."""

    documents: int
    purpose: str = ""
