"""How far a file still has to go: the longest way forward through its procedure.

Knows what a step takes only from whom it asks.
"""

from __future__ import annotations

from collections.abc import Callable

from app.domain.procedure.procedures import Procedure, Step


def longest_way_after(procedure: Procedure, key: str, time_of: Callable[[Step], float]) -> float:
    """Sum up the steps on the longest way forward from a step to the end, without the step itself.

    A way that comes back to where it has been is not followed round: a file goes forward once.
    """
    lengths: dict[str, float] = {}

    def after(at: str, seen: frozenset[str]) -> float:
        if at not in lengths:
            onward = [one for one in procedure.next_keys(at) if one not in seen]
            lengths[at] = max(
                (time_of(procedure.get_step(one)) + after(one, seen | {one}) for one in onward), default=0.0
            )
        return lengths[at]

    return after(key, frozenset({key}))
