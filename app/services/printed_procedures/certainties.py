"""What a permit type's own properties settle for good: ways that no file of it will ever take."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.procedure.conditions import All, Any, Condition, Facts, Not, holds


def settled(condition: Condition | None, known: Facts) -> bool | None:
    """Tell whether a condition is always met or never, by the known facts alone; None where that is open."""
    match condition:
        case None:
            return True
        case All(parts):
            return _all(settled(part, known) for part in parts)
        case Any(parts):
            return _denied(_all(_denied(settled(part, known)) for part in parts))
        case Not(part):
            return _denied(settled(part, known))
    return holds(condition, known) if condition.fact in known else None


def never(condition: Condition | None, known: Facts) -> bool:
    """Tell whether a condition is never met."""
    return settled(condition, known) is False


def _all(parts: Iterable[bool | None]) -> bool | None:
    found = set(parts)
    if False in found:
        return False
    return None if None in found else True


def _denied(part: bool | None, /) -> bool | None:  # noqa: FBT001 -- three-valued, not a switch
    return None if part is None else not part
