"""What the service says, read: its codes and words become kinds of refusal and states of a certificate.

Known from clients in the open: 2031 wrong passphrase, 2011 and 1110 not registered, 1111 issued; the words of other
states vary between installations, so they are told by their beginnings. Its own text is kept, without secrets.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from app.gateways.signatures import refusals as r
from app.gateways.signatures.remote import Answer
from app.gateways.signatures.status import CertificateState

LONGEST_TOLD = 200
HIDDEN = "•••"
LONG_NUMBER = re.compile(r"\d{10,}")
TIMED_OUT = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.GATEWAY_TIMEOUT}
NOT_ADMITTED = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.PROXY_AUTHENTICATION_REQUIRED}

REFUSALS: Mapping[int, type[r.SignatureRefused]] = {
    2031: r.WrongPassphrase,
    2011: r.SignerNotRegistered,
    1110: r.SignerNotRegistered,
}
STATES: Mapping[int, CertificateState] = {
    1111: CertificateState.READY,
    1110: CertificateState.NOT_REGISTERED,
    2011: CertificateState.NOT_REGISTERED,
}
WORDS: tuple[tuple[str, CertificateState], ...] = (
    ("NOT_REGISTERED", CertificateState.NOT_REGISTERED),
    ("NO_CERTIFICATE", CertificateState.NONE),
    ("EXPIRED", CertificateState.EXPIRED),
    ("SUSPEND", CertificateState.SUSPENDED),
    ("REVOKE", CertificateState.SUSPENDED),
    ("WAITING", CertificateState.PENDING),
    ("NEW", CertificateState.PENDING),
    ("RENEW", CertificateState.PENDING),
    ("ISSUE", CertificateState.READY),
)
CLEAR = 5
"""So many of the words mean the same wherever they stand in a sentence."""

REFUSAL_OF_STATE: Mapping[CertificateState, type[r.SignatureRefused]] = {
    CertificateState.NONE: r.NoCertificate,
    CertificateState.NOT_YET_VALID: r.CertificateExpired,
    CertificateState.PENDING: r.CertificatePending,
    CertificateState.EXPIRED: r.CertificateExpired,
    CertificateState.SUSPENDED: r.CertificateSuspended,
    CertificateState.UNREADABLE: r.CertificateUnreadable,
    CertificateState.NIK_MISSING: r.NikMissing,
    CertificateState.NOT_REGISTERED: r.SignerNotRegistered,
    CertificateState.UNKNOWN: r.ServiceRefused,
}


def told_in(answer: Answer) -> dict[str, Any]:
    """Read an answer's JSON; empty for anything else."""
    try:
        found = json.loads(answer.body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def state_in(told: Mapping[str, Any]) -> CertificateState:
    """Tell the state of a signer; UNKNOWN for a word that nobody has met yet."""
    word = str(told.get("status") or "").strip().upper().replace(" ", "_")
    by_word = next((state for begin, state in WORDS if word.startswith(begin)), None)
    return by_word or STATES.get(_code(told), CertificateState.UNKNOWN)


def refusal_in(answer: Answer) -> type[r.SignatureRefused]:
    """Tell which kind of refusal an answer is that brought no document."""
    told = told_in(answer)
    known = REFUSALS.get(_code(told)) or _refusal_by_word(told)
    if known is not None:
        return known
    if answer.status in TIMED_OUT:
        return r.OutcomeUnknown
    if answer.status in NOT_ADMITTED:
        return r.OfficeNotAdmitted
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR or answer.status == HTTPStatus.TOO_MANY_REQUESTS:
        return r.ServiceFailed
    is_refusal = HTTPStatus.BAD_REQUEST <= answer.status < HTTPStatus.INTERNAL_SERVER_ERROR
    return r.ServiceRefused if is_refusal and told else r.AnswerUnusable


def words_in(answer: Answer, secrets: Iterable[str]) -> str:
    """Give the service's own text, which an officer is shown, without any of the secrets and without long numbers."""
    told = told_in(answer)
    text = next((str(told[key]) for key in ("error", "message", "pesan") if told.get(key)), "")
    for secret in filter(None, secrets):
        text = text.replace(secret, HIDDEN)
    return " ".join(LONG_NUMBER.sub(HIDDEN, text).split())[:LONGEST_TOLD]


def _refusal_by_word(told: Mapping[str, Any]) -> type[r.SignatureRefused] | None:
    said = f"{told.get('error', '')} {told.get('message', '')} {told.get('status', '')}".upper()
    said = said.replace(" ", "_")
    found = next((state for word, state in WORDS[:CLEAR] if word in said), None)
    return None if found is None else REFUSAL_OF_STATE[found]


def _code(told: Mapping[str, Any]) -> int:
    code = str(told.get("status_code", ""))
    return int(code) if code.isdecimal() else 0
