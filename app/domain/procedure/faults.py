"""What may be wrong with a procedure: the rules, each with the place that breaks it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """What a sound procedure keeps to."""

    KEYS_ARE_UNIQUE = "keys_are_unique"
    STEP_HAS_OUTCOME = "step_has_outcome"
    OUTCOME_LEADS_SOMEWHERE = "outcome_leads_somewhere"
    TARGET_EXISTS = "target_exists"
    SKIP_LEADS_ON = "skip_leads_on"
    SKIPS_DO_NOT_CIRCLE = "skips_do_not_circle"
    STEP_IS_REACHABLE = "step_is_reachable"
    PATH_ENDS = "path_ends"
    CONDITION_NAMES_KNOWN_FACTS = "condition_names_known_facts"
    FORK_HAS_A_JOIN = "fork_has_a_join"
    BRANCH_STAYS_INSIDE = "branch_stays_inside"
    BRANCH_IS_ENTERED_BY_ITS_FORK = "branch_is_entered_by_its_fork"
    TIME_OUT_NAMES_AN_OUTCOME = "time_out_names_an_outcome"
    TIME_OUT_CAN_BE_TAKEN = "time_out_can_be_taken"
    CLOCK_FITS_THE_ROUTE = "clock_fits_the_route"
    PROMISE_IS_STARTED = "promise_is_started"
    CORRECTION_HAS_A_TERM = "correction_has_a_term"
    POSITION_IS_STAFFED = "position_is_staffed"
    HOLDER_NAMES_A_POSITION = "holder_names_a_position"
    ALWAYS_A_WAY_OUT = "always_a_way_out"


@dataclass(frozen=True)
class Fault:
    """One rule broken at one place: the key of a step, or of the procedure itself."""

    rule: Rule
    place: str
    subject: str = ""
