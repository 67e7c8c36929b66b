"""One officer before the state's service, with a stack of documents; the passphrase lives in memory for the stack only."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Self

from app.gateways.signatures import refusals as r
from app.gateways.signatures.bsre.answers import refusal_in, told_in, words_in
from app.gateways.signatures.bsre.generations import PDF_MARK, Api, Order, download_call
from app.gateways.signatures.bsre.kept import Busy, Kept
from app.gateways.signatures.bsre.likeness import is_same_document
from app.gateways.signatures.remote import Answer, Call, Remote, Silence
from app.gateways.signatures.verification import Verdict, verify_against

if TYPE_CHECKING:
    from types import TracebackType

    from app.gateways.signatures.passphrase import Passphrase
    from app.gateways.signatures.provider import Placement, SignerIdentity
    from app.gateways.signatures.trust import Trust

log = logging.getLogger(__name__)
GOOD = range(200, 300)


class BsreCeremony:
    """A passphrase in memory; leave the `with` block and it is gone."""

    def __init__(
        self,
        remote: Remote,
        api: Api,
        kept: Kept,
        trust: Trust,
        signer: SignerIdentity,
        passphrase: Passphrase,
    ) -> None:
        """Ask nothing yet."""
        self._remote = remote
        self._api = api
        self._kept = kept
        self._trust = trust
        self._signer = signer
        self._passphrase: Passphrase | None = passphrase
        self._is_passphrase_wrong = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._passphrase = None

    def sign(self, pdf: bytes, *, reason: str, location: str, placement: Placement | None = None) -> bytes:  # noqa: ARG002 -- the letter draws its own block, and the field stays invisible
        """Have one PDF signed and check the result before it is given out; raises a `SignatureRefused`.

        What the service has already signed for the same officer and the same bytes is taken from there: an earlier
        press may have lost the answer on the way.
        """
        key = self._kept.key_of(self._signer.key, pdf)
        try:
            with self._kept.alone(key):
                return self._checked(key, pdf, self._obtained(key, pdf, reason, location))
        except Busy:
            raise r.SigningUnderWay(self._signer.key) from None

    def _obtained(self, key: str, pdf: bytes, reason: str, location: str) -> bytes:
        signed = self._kept.find_pdf(key) or self._fetched_again(key)
        if not signed:
            signed = self._newly_signed(key, pdf, reason, location)
        self._kept.keep_pdf(key, signed)
        return signed

    def _fetched_again(self, key: str) -> bytes:
        """Fetch what an earlier press had signed; nothing when the service no longer has it."""
        document_id = self._kept.find_id(key)
        if not document_id:
            return b""
        answer = self._remote.ask(download_call(document_id))
        if (
            not isinstance(answer, Answer)
            or not answer.is_whole
            or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR
        ):
            # The id may still be good: neither used up by us nor thrown away by the service, as far as is known.
            raise r.OutcomeUnknown(self._signer.key)
        return self._api.pdf_in(answer) if answer.status in GOOD else b""

    def _newly_signed(self, key: str, pdf: bytes, reason: str, location: str) -> bytes:
        self._kept.forget(key)
        answer = self._remote.ask(self._sign_call(pdf, reason, location))
        if answer is Silence.NOT_REACHED:
            raise r.ServiceUnreachable(self._signer.key)
        if not isinstance(answer, Answer):
            raise r.OutcomeUnknown(self._signer.key)
        if answer.status not in GOOD:
            raise self._refusal(answer)
        document_id = self._api.document_id_in(answer)
        signed = self._api.pdf_in(answer) if answer.is_whole else b""
        if signed.startswith(PDF_MARK):
            return signed
        if document_id:
            self._kept.keep_id(key, document_id)
            signed = self._fetched_again(key)
        if signed:
            return signed
        raise self._refusal(answer) if answer.is_whole else r.OutcomeUnknown(self._signer.key)

    def _sign_call(self, pdf: bytes, reason: str, location: str) -> Call:
        if self._passphrase is None:
            msg = "the ceremony is over, and its passphrase is gone"
            raise RuntimeError(msg)
        if self._is_passphrase_wrong:
            # Not asked again for the rest of the stack: the service may lock an account after a few wrong tries.
            raise r.WrongPassphrase(self._signer.key)
        return self._api.sign_call(
            Order(pdf, self._signer.nik, self._passphrase.reveal().decode(), reason, location)
        )

    def _refusal(self, answer: Answer) -> r.SignatureRefused:
        kind = refusal_in(answer)
        self._is_passphrase_wrong = kind is r.WrongPassphrase
        return kind(self._signer.key, self._told(answer))

    def _told(self, answer: Answer) -> str:
        passphrase = "" if self._passphrase is None else self._passphrase.reveal().decode()
        return words_in(answer, (passphrase, self._signer.nik))

    def _checked(self, key: str, pdf: bytes, signed: bytes) -> bytes:
        """Give out only what is a PDF, the same document, soundly signed over its whole length."""
        refusal = self._fault_of(pdf, signed)
        if refusal is None:
            return signed
        self._kept.forget(key)
        raise refusal(self._signer.key)

    def _fault_of(self, pdf: bytes, signed: bytes) -> type[r.SignatureRefused] | None:
        if not signed.startswith(PDF_MARK):
            return r.AnswerUnusable
        found = verify_against(signed, self._trust)
        if found.verdict is Verdict.UNREADABLE:
            return r.AnswerUnusable
        if not is_same_document(pdf, signed):
            return r.OtherDocument
        is_doubted = not found.is_chain_checked and self._doubts(signed)
        return None if found.is_sound and not is_doubted else r.SignatureNotSound

    def _doubts(self, signed: bytes) -> bool:
        """Without roots of our own, ask the service whether it stands by its signature; its silence is no doubt."""
        answer = self._remote.ask(self._api.verify_call(signed))
        verdict = self._api.is_valid_in(told_in(answer)) if isinstance(answer, Answer) else None
        if verdict is None:
            log.warning(
                "BSrE's verdict on a new signature is not known; only integrity and coverage were checked"
            )
        return verdict is False
