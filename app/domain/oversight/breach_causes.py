"""Why a time limit was overrun, as codes that a supervisor chooses from and a report counts."""

from __future__ import annotations

from enum import StrEnum


class BreachCause(StrEnum):
    """The causes in the order in which they are offered."""

    WORKLOAD = "workload"
    ABSENCE = "absence"
    INCOMPLETE_FILE = "incomplete_file"
    WAITING_FOR_OTHER_OFFICE = "other_office"
    SYSTEM_TROUBLE = "system_trouble"
    UNCLEAR_REQUIREMENT = "unclear_requirement"
    FORCE_MAJEURE = "force_majeure"
    OTHER = "other"
