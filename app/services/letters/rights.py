"""Who may do what to a letter beside signing it; whether he may see its case is asked apart."""

from __future__ import annotations

from app.domain.case.access import Permission
from app.records.letters import LetterRecord
from app.services.actors import Actor
from app.services.letters.registry import LETTER_KINDS
from app.services.letters.signers import is_for, may_sign
from app.services.letters.values import LetterState


def may_take_scan(letter: LetterRecord, by: Actor) -> bool:
    """Whether an officer may file the page signed by hand: its signer, or who prints for the head."""
    return _is_his(letter, by, Permission.CASE_PRINT) or may_sign(letter, by)


def may_withdraw(letter: LetterRecord, by: Actor) -> bool:
    """Whether an officer may withdraw a letter: its signer, or who may end cases; never one that has taken effect."""
    if letter.state == LetterState.WITHDRAWN or _has_taken_effect(letter):
        return False
    return _is_his(letter, by, Permission.CASE_CANCEL) or is_for(letter, by)


def may_hand_over(letter: LetterRecord, by: Actor) -> bool:
    """Whether an officer may hand a signed letter over at the counter."""
    return letter.state == LetterState.SIGNED and _is_his(letter, by, Permission.CASE_HAND_OVER)


def _is_his(letter: LetterRecord, by: Actor, permission: Permission) -> bool:
    return letter.agency_id == by.agency_id and permission in by.officer.permissions


def _has_taken_effect(letter: LetterRecord) -> bool:
    kind = LETTER_KINDS.get(letter.kind)
    return letter.state == LetterState.SIGNED and kind is not None and kind.takes_effect
