"""Why an action was not done, as a code with what an officer needs to know; the sentences live with the screens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Reason(StrEnum):
    """Every reason for which the office may refuse, most useful first where several apply."""

    CASE_ENDED = "case_ended"
    TASK_CLOSED = "task_closed"
    TASK_WAITS_FOR_APPLICANT = "task_waits_for_applicant"
    NOT_YOUR_STEP = "not_your_step"
    OTHER_AGENCY = "other_agency"
    OUTSIDE_DECREE = "outside_decree"
    NOT_PERMITTED = "not_permitted"
    TAKEN_BY_OTHER = "taken_by_other"
    NOT_TAKEN_BY_YOU = "not_taken_by_you"
    OWN_FILING = "own_filing"
    OWN_DECISION = "own_decision"
    UNKNOWN_OUTCOME = "unknown_outcome"
    CONDITION_UNMET = "condition_unmet"
    DECREE_MISSING = "decree_missing"
    NOTE_MISSING = "note_missing"
    REASON_MISSING = "reason_missing"
    DOCUMENT_MISSING = "document_missing"
    DEFECTS_MISSING = "defects_missing"
    REQUIREMENTS_UNCHECKED = "requirements_unchecked"
    REQUIREMENTS_DEFECTIVE = "requirements_defective"
    NOT_NUMBERED = "not_numbered"
    VALIDITY_OVER = "validity_over"
    PERMIT_HOLDS_NO_MORE = "permit_holds_no_more"
    RENEWAL_NEVER_NEEDED = "renewal_never_needed"
    RENEWAL_TOO_EARLY = "renewal_too_early"
    SUCCESSOR_RUNNING = "successor_running"
    ORIGIN_ENDED = "origin_ended"
    GROUNDS_MISSING = "grounds_missing"
    REVOCATION_WAITING = "revocation_waiting"
    UNKNOWN_PERMIT = "unknown_permit"
    NOT_SIGNED = "not_signed"
    ENDED_BEFORE_COLLECTED = "ended_before_collected"
    NOT_PAID = "not_paid"
    NO_CORRECTION_OPEN = "no_correction_open"
    NOT_YET_DUE = "not_yet_due"
    TASK_NOT_WITH_OFFICERS = "task_not_with_officers"
    NO_TIME_LIMIT = "no_time_limit"
    EXTENSION_EMPTY = "extension_empty"
    EXTENDED_ENOUGH = "extended_enough"
    EXTENSION_TOO_LONG = "extension_too_long"
    NOT_OF_THIS_POST = "not_of_this_post"
    REMINDED_TODAY = "reminded_today"
    SILENCE_IS_NO_CONSENT = "silence_is_no_consent"
    ALREADY_DECIDED = "already_decided"
    NO_NUMBERING_STEP = "no_numbering_step"
    UNKNOWN_CASE = "unknown_case"
    UNKNOWN_DOCUMENT = "unknown_document"
    UNKNOWN_PERMIT_TYPE = "unknown_permit_type"
    PERMIT_TYPE_CLOSED = "permit_type_closed"
    NO_PROCEDURE = "no_procedure"
    NO_OFFICE_HOURS = "no_office_hours"
    CHANGED_MEANWHILE = "changed_meanwhile"
    ANSWERS_INVALID = "answers_invalid"
    UPLOAD_REFUSED = "upload_refused"
    NOT_JUDGED_HERE = "not_judged_here"
    PASSPHRASE_WRONG = "passphrase_wrong"  # noqa: S105 -- a reason, not a passphrase
    PASSPHRASE_PAUSED = "passphrase_paused"  # noqa: S105 -- a reason, not a passphrase
    CERTIFICATE_MISSING = "certificate_missing"
    CERTIFICATE_EXPIRED = "certificate_expired"
    CERTIFICATE_PENDING = "certificate_pending"
    CERTIFICATE_SUSPENDED = "certificate_suspended"
    CERTIFICATE_DAMAGED = "certificate_damaged"
    NIK_MISSING = "nik_missing"
    SIGNER_NOT_REGISTERED = "signer_not_registered"
    SIGNING_UNDER_WAY = "signing_under_way"
    SIGNING_FAULT = "signing_fault"
    SEEN_OTHERWISE = "seen_otherwise"
    NOTHING_TICKED = "nothing_ticked"
    UNKNOWN_BATCH = "unknown_batch"
    SIGNATURE_BROKEN = "signature_broken"
    SIGNED_OTHER_DOCUMENT = "signed_other_document"
    SIGNING_SERVICE_GARBLED = "signing_service_garbled"
    SIGNING_SERVICE_REFUSED = "signing_service_refused"
    SIGNING_SERVICE_LOCKED_OUT = "signing_service_locked_out"
    SIGNING_SERVICE_UNREACHABLE = "signing_service_unreachable"
    SIGNING_SERVICE_FAILED = "signing_service_failed"
    SIGNING_OUTCOME_UNKNOWN = "signing_outcome_unknown"
    TIME_STAMP_MISSING = "time_stamp_missing"
    NO_SIGNATORY = "no_signatory"
    DOCUMENT_NOT_MADE = "document_not_made"
    AMOUNT_MISMATCH = "amount_mismatch"
    TOO_MANY_LONG_DOCUMENTS = "too_many_long_documents"


@dataclass(frozen=True)
class Refused:
    """An action refused: nothing has changed; `also` is what else was missing, so that all is told at once."""

    reason: Reason
    details: Mapping[str, object] = field(default_factory=dict)
    also: tuple[Refused, ...] = ()

    def each(self) -> tuple[Refused, ...]:
        """Give this refusal and those beside it one by one, the most useful first."""
        return (replace(self, also=()), *self.also)


def refused_for(lacks: Iterable[Refused]) -> Refused | None:
    """Make one refusal of all that is missing, the most useful first; None when nothing is."""
    every = tuple(lacks)
    return replace(every[0], also=every[1:]) if every else None
