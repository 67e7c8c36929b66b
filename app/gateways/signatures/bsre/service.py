"""The provider of the state's signatures: who is known there, ceremonies, and the check of what comes back."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.gateways.signatures import refusals as r
from app.gateways.signatures.bsre.answers import (
    REFUSAL_OF_STATE,
    refusal_in,
    state_in,
    told_in,
    words_in,
)
from app.gateways.signatures.bsre.ceremony import BsreCeremony
from app.gateways.signatures.bsre.generations import Generation, api_of
from app.gateways.signatures.bsre.kept import Kept
from app.gateways.signatures.provider import SignatureProvider
from app.gateways.signatures.remote import SECONDS_TO_ANSWER, Answer, Remote
from app.gateways.signatures.status import CertificateState, CertificateStatus
from app.gateways.signatures.trust import Trust
from app.gateways.signatures.verification import Verification, verify_against

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.gateways.signatures.passphrase import Passphrase
    from app.gateways.signatures.provider import SignerIdentity

SECONDS_FOR_STATUS = 10.0
SILENT = {r.OfficeNotAdmitted, r.ServiceFailed, r.OutcomeUnknown, r.AnswerUnusable}
"""Refusals of the question itself: nothing is told about the signer."""


@dataclass(frozen=True)
class BsreAccount:
    """The office's own account at the service, and the generation of the API that it speaks."""

    url: str = field(repr=False)
    user: str = field(repr=False)
    password: str = field(repr=False)
    generation: Generation = Generation.TWO


class BsreSignatures(SignatureProvider):
    """Signatures by the state; documents leave the office for its service and come back signed."""

    limits_tries = True

    def __init__(
        self,
        account: BsreAccount,
        *,
        roots: tuple[bytes, ...] = (),
        kept_in: Path,
        seconds: float = SECONDS_TO_ANSWER,
        now: Callable[[], float] = time.time,
    ) -> None:
        """Take whom to trust (`roots`, PEM or DER; none: integrity and coverage only) and a folder for lost answers."""
        self._account = account
        self._api = api_of(account.generation)
        self._trust = Trust(roots, allows_archival=True)
        self._kept = Kept(kept_in, now)
        self._seconds = seconds

    def status(self, signer: SignerIdentity) -> CertificateStatus:
        """Ask the service whether the signer could sign now; UNKNOWN when it does not say."""
        try:
            return self._asked(signer)
        except r.SignatureRefused as refused:
            return CertificateStatus(CertificateState.UNKNOWN, is_trial=False, told=refused.told)

    def begin(self, signer: SignerIdentity, passphrase: Passphrase) -> BsreCeremony:
        """Ask for the signer's state, once for the stack, and refuse before the passphrase goes anywhere.

        A wrong passphrase is told only by the first signature: the service has no call that tries it.
        """
        found = self._asked(signer)
        if not found.is_ready:
            raise REFUSAL_OF_STATE[found.state](signer.key, found.told)
        remote = self._remote(self._seconds)
        return BsreCeremony(remote, self._api, self._kept, self._trust, signer, passphrase)

    def verify(self, pdf: bytes) -> Verification:
        """Check a PDF here, against the roots that the office was given; a stranger's file goes to no service."""
        return verify_against(pdf, self._trust)

    def trust(self) -> Trust:
        """Trust the roots that the office was given."""
        return self._trust

    def _asked(self, signer: SignerIdentity) -> CertificateStatus:
        if not signer.nik:
            return CertificateStatus(CertificateState.NIK_MISSING, is_trial=False)
        answer = self._remote(min(SECONDS_FOR_STATUS, self._seconds)).ask(self._api.status_call(signer.nik))
        if not isinstance(answer, Answer) or not answer.is_whole:
            # Nothing has been handed over for signing yet, whatever the kind of silence.
            raise r.ServiceUnreachable(signer.key)
        told, words = told_in(answer), words_in(answer, (signer.nik,))
        state = state_in(told)
        if state is not CertificateState.UNKNOWN:
            return CertificateStatus(state, is_trial=False, told=words)
        kind = refusal_in(answer)
        if kind in SILENT and not told.get("status"):
            raise (r.ServiceFailed if kind is r.OutcomeUnknown else kind)(signer.key, words)
        return CertificateStatus(state, is_trial=False, told=words or str(told.get("status", ""))[:40])

    def _remote(self, seconds: float) -> Remote:
        account = self._account
        return Remote(account.url, account.user, account.password, seconds)
