"""Coded reasons for turning a file away, so that an office can count why it did; the words live with the screens.

A code never replaces the note: the note is what the applicant reads.
"""

from __future__ import annotations

from enum import StrEnum


class RejectReason(StrEnum):
    """Why an application is rejected (SOP, PERINGATAN no. 4: "ditemukan ketidaksesuaian dengan ketentuan")."""

    AGAINST_RULES = "against_rules"
    TECHNICALLY_UNFIT = "technically_unfit"
    LOCATION_UNFIT = "location_unfit"
    REQUIREMENTS_UNMET = "requirements_unmet"
    DOCUMENTS_UNTRUE = "documents_untrue"
    OTHER = "other"


class ReturnReason(StrEnum):
    """Why a file goes back, to a colleague or to the applicant (PERINGATAN no. 3: "tidak lengkap dan benar")."""

    INCOMPLETE = "incomplete"
    UNREADABLE = "unreadable"
    MISMATCH = "mismatch"
    EXPIRED = "expired"
    WRONGLY_SENT = "wrongly_sent"
    OTHER = "other"


class CancelReason(StrEnum):
    """Why the office ends a file that cannot go on."""

    FILED_TWICE = "filed_twice"
    WRONG_PERMIT_TYPE = "wrong_permit_type"
    APPLICANT_UNREACHABLE = "applicant_unreachable"
    ENDED_BEFORE_COLLECTED = "ended_before_collected"
    OTHER = "other"
