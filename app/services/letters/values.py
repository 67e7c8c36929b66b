"""Letters as lists and pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.case.refusals import Refused


class LetterState(StrEnum):
    """How far a letter has come."""

    WAITING = "waiting"
    SIGNED = "signed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingLetter:
    """A letter that waits for the signature of the one who reads the list.

    `fingerprint` changes with what it would say: a stack is signed as it was seen. `refused` tells why the domain
    forbids this officer to sign it though it waits for his post.
    """

    id: int
    kind: str
    number: str
    title: str
    recipient: str
    case_id: int
    case_number: str
    applicant: str
    permit_type: str
    made_at: datetime
    fingerprint: str
    refused: Refused | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterOnFile:
    """A letter of a case with what its reader may do to it now; `paper_id` is None until it is signed, `slip_id` until it is given out."""

    id: int
    kind: str
    number: str
    title: str
    recipient: str
    state: LetterState
    token: str
    made_at: datetime
    signed_at: datetime | None
    signatory: str
    is_trial: bool
    is_electronic: bool
    withdrawn_at: datetime | None
    withdraw_reason: str
    paper_id: int | None
    may_sign: bool
    may_take_scan: bool
    may_withdraw: bool
    may_hand_over: bool
    handed_to: str = ""
    slip_id: int | None = None
    short_code: str = ""
    """As it is printed."""
    looks: int = 0
    """At its public page, of anybody but the office."""
