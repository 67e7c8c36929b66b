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

from app.gateways.signatures.chains import has_clean_padding, is_archived, stamped_at, validated
from app.gateways.signatures.trust import Trust

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

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

    `signed_at` is the word of a time-stamp server where `is_stamped` (level B-T), else the signer's own (B-B).
    Without `is_chain_checked` nobody was there to vouch for the signer: only integrity and coverage were looked at.
    """

    verdict: Verdict
    signer: str = ""
    signed_at: datetime | None = None
    is_trial: bool = False
    is_stamped: bool = False
    is_chain_checked: bool = True

    @property
    def is_valid(self) -> bool:
        """Whether every signature is sound, trusted, and the last one covers the whole file."""
        return self.verdict is Verdict.VALID

    @property
    def is_sound(self) -> bool:
        """Whether it is valid as far as could be told: also unaltered by a signer for whom no root was there to ask."""
        return self.is_valid or (self.verdict is Verdict.UNTRUSTED and not self.is_chain_checked)


def verify_upload(pdf: bytes, trusted_ca: Sequence[bytes]) -> Verification:
    """Check the signatures in a PDF from anywhere against CA certificates in PEM or DER; asks no network."""
    return verify_against(pdf, Trust(tuple(trusted_ca)))


def verify_against(pdf: bytes, trust: Trust) -> Verification:
    """Check the signatures in a PDF from anywhere against whom is trusted; asks no network.

    Never raises for what is in the file: a stranger's upload that breaks the parser is `UNREADABLE`.
    """
    _keep_names_out_of_the_log()
    try:
        signatures = _signatures(pdf)
    except Exception:  # noqa: BLE001 - the parser meets hostile files and fails in many ways
        return Verification(Verdict.UNREADABLE)
    if not signatures:
        return Verification(Verdict.UNSIGNED)
    verdicts = [_verdict(signature, trust) for signature in signatures]
    worst = next((verdict for verdict in _WORST_FIRST if verdict in verdicts), Verdict.VALID)
    if not _covers_whole_file(signatures[-1], trust):
        worst = Verdict.ALTERED
    return _told(signatures, worst, is_chain_checked=bool(trust.roots))


_WORST_FIRST = (Verdict.ALTERED, Verdict.UNTRUSTED)


@cache
def _keep_names_out_of_the_log() -> None:
    """Silence pyHanko, which logs a trace with names from the file for every signature that it does not trust."""
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)


def _signatures(pdf: bytes) -> list[EmbeddedPdfSignature]:
    from pyhanko.pdf_utils.reader import PdfFileReader

    reader = PdfFileReader(io.BytesIO(pdf))
    found = list(reader.embedded_signatures)
    if len(found) > LARGEST_SIGNATURE_COUNT:
        msg = f"{len(found)} signatures"
        raise ValueError(msg)
    # A time stamp over a file that nobody signed makes it no signed file.
    return found if reader.embedded_regular_signatures else []


def _verdict(signature: EmbeddedPdfSignature, trust: Trust) -> Verdict:
    try:
        found, is_clean = validated(signature, trust), has_clean_padding(signature)
    except Exception:  # noqa: BLE001 - as above; what cannot be checked does not count as sound
        return Verdict.ALTERED
    if not is_clean:
        return Verdict.ALTERED
    if found.is_good:
        return Verdict.VALID
    return Verdict.UNTRUSTED if found.is_unchanged else Verdict.ALTERED


def _covers_whole_file(signature: EmbeddedPdfSignature, trust: Trust) -> bool:
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    coverage: Any = signature.coverage
    if coverage is SignatureCoverageLevel.ENTIRE_FILE:
        return True
    try:
        return trust.allows_archival and is_archived(signature)
    except Exception:  # noqa: BLE001 - as below
        return False


def _told(
    signatures: Sequence[EmbeddedPdfSignature], verdict: Verdict, *, is_chain_checked: bool
) -> Verification:
    try:
        last = next(one for one in reversed(signatures) if one.sig_object_type == "/Sig")
        certificate, stamped = last.signer_cert, stamped_at(last)
        return Verification(
            verdict,
            _common_name(certificate.subject),
            stamped or last.self_reported_timestamp,
            TRIAL_MARK in _common_name(certificate.issuer),
            is_stamped=stamped is not None,
            is_chain_checked=is_chain_checked,
        )
    except Exception:  # noqa: BLE001 - as above
        return Verification(Verdict.UNREADABLE)


def _common_name(name: Any) -> str:
    return str(name.native.get("common_name", ""))
