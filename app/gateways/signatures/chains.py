"""One signature or time stamp put before pyHanko: its mathematics, its chain, and the day as of which they are judged."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from app.gateways.signatures.said_of import says_the_same

if TYPE_CHECKING:
    from datetime import datetime

    from pyhanko.sign.diff_analysis import DiffPolicy
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko_certvalidator import ValidationContext

    from app.gateways.signatures.trust import Trust


@dataclass(frozen=True, slots=True)
class Finding:
    """`is_good` is pyHanko's bottom line; `is_unchanged` leaves out whether the chain leads to somebody trusted."""

    is_good: bool
    is_unchanged: bool


def validated(signature: EmbeddedPdfSignature, trust: Trust) -> Finding:
    """Judge one signature as of the day of signing, so that a permit outlives its signer's certificate.

    That day is the time stamp's where there is one, else the signer's own word.
    """
    if signature.sig_object_type == "/DocTimeStamp":
        return _stamp(signature, trust)
    from pyhanko.sign.validation import validate_pdf_signature

    stamped = stamped_at(signature)
    status = validate_pdf_signature(
        signature,
        signer_validation_context=_context(trust.signers(), stamped or signature.self_reported_timestamp),
        ts_validation_context=_context(trust.stamps(), stamped),
    )
    stamp = status.timestamp_validity
    is_stamp_whole = stamp is None or bool(stamp.intact and stamp.valid)
    is_unchanged = bool(status.intact and status.valid and status.docmdp_ok and is_stamp_whole)
    return Finding(bool(status.bottom_line), is_unchanged)


def stamped_at(signature: EmbeddedPdfSignature) -> datetime | None:
    """Read the time in the signature's time stamp, as stated there; None without one (level B-B)."""
    from pyhanko.sign.validation.generic_cms import extract_tst_data_iter

    stamp = next(extract_tst_data_iter(signature.signer_info, signed=False), None)
    return None if stamp is None else _time_of(stamp)


def is_archived(signature: EmbeddedPdfSignature) -> bool:
    """Whether nothing but revocation data and time stamps was appended after the signature.

    Whoever appends them may note the day on which he did; title, author and all else that is said of the document
    must stay, in which this is stricter than pyHanko's own policy.
    """
    from pyhanko.sign.diff_analysis import ModificationLevel

    found = signature.evaluate_modifications(_archival())
    is_archival = getattr(found, "modification_level", None) is ModificationLevel.LTA_UPDATES
    return is_archival and says_the_same(signature)


def has_clean_padding(signature: EmbeddedPdfSignature) -> bool:
    """Whether the room left after the signature is empty: a PDF does not sign it, so anything could be put there."""
    from asn1crypto.cms import ContentInfo

    content = bytes(signature.pkcs7_content)
    return not content[len(ContentInfo.load(content).dump()) :].strip(b"\0")


@cache
def _archival() -> DiffPolicy:
    from pyhanko.sign import diff_analysis as rules

    allowed = (
        rules.ObjectStreamRule(),
        rules.XrefStreamRule(),
        rules.DSSCompareRule(),
        rules.DocInfoRule(),
        rules.MetadataUpdateRule(),
    )
    whole = [rule.as_qualified(rules.ModificationLevel.LTA_UPDATES) for rule in allowed]
    form = rules.FormUpdatingRule(
        field_rules=[rules.SigFieldCreationRule(), rules.SigFieldModificationRule()]
    )
    return rules.StandardDiffPolicy([rules.CatalogModificationRule(), *whole], form)


def _stamp(signature: EmbeddedPdfSignature, trust: Trust) -> Finding:
    from pyhanko.sign.validation import validate_pdf_timestamp

    status = validate_pdf_timestamp(signature, _context(trust.stamps(), _time_of(signature.signed_data)))
    is_unchanged = bool(status.intact and status.valid)
    return Finding(is_unchanged and bool(status.trusted), is_unchanged)


def _time_of(stamp: Any) -> datetime:
    stated: datetime = stamp["encap_content_info"]["content"].parsed["gen_time"].native
    return stated


def _context(roots: list[Any], moment: datetime | None) -> ValidationContext:
    from pyhanko_certvalidator import ValidationContext

    return ValidationContext(
        trust_roots=roots, allow_fetching=False, revocation_mode="soft-fail", moment=moment
    )
