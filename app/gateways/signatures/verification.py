"""Is the signature in a PDF sound, whose is it, and does it cover the whole file?

Decides on pyHanko's `bottom_line` and on the coverage, never on `intact` alone: an edit appended to a signed file
leaves `intact`, `valid` and `trusted` true.
"""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from asn1crypto.x509 import Certificate
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import PdfSignatureStatus

TRIAL_MARK = "UJI COBA"
LARGEST_SIGNATURE_COUNT = 20


class Verdict(StrEnum):
    """What the check found."""

    VALID = "valid"
    UNSIGNED = "unsigned"
    ALTERED = "altered"
    UNTRUSTED = "untrusted"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Verification:
    """The verdict on a PDF; signer, time and nature are those of its last signature, if it has one.

    `signed_at` is the signer's own word: a signature of level B-B carries no time stamp of a third party.
    """

    verdict: Verdict
    signer: str = ""
    signed_at: datetime | None = None
    is_trial: bool = False

    @property
    def is_valid(self) -> bool:
        """Whether every signature is sound, trusted, and the last one covers the whole file."""
        return self.verdict is Verdict.VALID


def verify_upload(pdf: bytes, trusted_ca: Sequence[bytes]) -> Verification:
    """Check the signatures in a PDF from anywhere against CA certificates in PEM or DER; asks no network.

    Never raises for what is in the file: a stranger's upload that breaks the parser is `UNREADABLE`.
    """
    _keep_names_out_of_the_log()
    try:
        signatures = _signatures(pdf)
    except Exception:  # noqa: BLE001 - the parser meets hostile files and fails in many ways
        return Verification(Verdict.UNREADABLE)
    if not signatures:
        return Verification(Verdict.UNSIGNED)
    roots = [_certificate(ca) for ca in trusted_ca]
    verdicts = [_verdict(signature, roots) for signature in signatures]
    worst = next((verdict for verdict in verdicts if verdict is not Verdict.VALID), Verdict.VALID)
    if worst is Verdict.VALID and not _covers_whole_file(signatures[-1]):
        worst = Verdict.ALTERED
    return _told(signatures[-1], worst)


@cache
def _keep_names_out_of_the_log() -> None:
    """Silence the trace, with the signer's name, that pyHanko logs for every signature it does not trust."""
    logging.getLogger("pyhanko.sign.validation").setLevel(logging.CRITICAL)


def _signatures(pdf: bytes) -> list[EmbeddedPdfSignature]:
    from pyhanko.pdf_utils.reader import PdfFileReader

    found = list(PdfFileReader(io.BytesIO(pdf)).embedded_signatures)
    if len(found) > LARGEST_SIGNATURE_COUNT:
        msg = f"{len(found)} signatures"
        raise ValueError(msg)
    return found


def _verdict(signature: EmbeddedPdfSignature, roots: list[Certificate]) -> Verdict:
    try:
        status = _validated(signature, roots)
    except Exception:  # noqa: BLE001 - as above; what cannot be checked does not count as sound
        return Verdict.ALTERED
    if status.bottom_line:
        return Verdict.VALID
    sound = status.intact and status.valid and status.docmdp_ok
    return Verdict.UNTRUSTED if sound and not status.trusted else Verdict.ALTERED


def _validated(signature: EmbeddedPdfSignature, roots: list[Certificate]) -> PdfSignatureStatus:
    """Judge the chain as of the day of signing, so that a permit outlives its signer's certificate."""
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    context = ValidationContext(
        trust_roots=roots,
        allow_fetching=False,
        revocation_mode="soft-fail",
        moment=signature.self_reported_timestamp,
    )
    return validate_pdf_signature(signature, signer_validation_context=context)


def _covers_whole_file(signature: EmbeddedPdfSignature) -> bool:
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    return signature.coverage is SignatureCoverageLevel.ENTIRE_FILE


def _told(signature: EmbeddedPdfSignature, verdict: Verdict) -> Verification:
    try:
        certificate = signature.signer_cert
        signer, issuer = _common_name(certificate.subject), _common_name(certificate.issuer)
        return Verification(verdict, signer, signature.self_reported_timestamp, TRIAL_MARK in issuer)
    except Exception:  # noqa: BLE001 - as above
        return Verification(Verdict.UNREADABLE)


def _common_name(name: Any) -> str:
    return str(name.native.get("common_name", ""))


def _certificate(encoded: bytes) -> Certificate:
    from asn1crypto import pem, x509

    return x509.Certificate.load(pem.unarmor(encoded)[2] if pem.detect(encoded) else encoded)
