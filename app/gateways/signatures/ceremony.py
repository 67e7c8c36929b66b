"""One signer, one opened key, any number of documents; each is checked before it is given out."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Self

from app.gateways.signatures.refusals import NoTimeStamp, SignatureNotSound, UnsignablePdf
from app.gateways.signatures.verification import verify_against

if TYPE_CHECKING:
    from types import TracebackType

    from pyhanko.sign.fields import SigFieldSpec
    from pyhanko.sign.signers import PdfSigner, SimpleSigner
    from pyhanko.sign.timestamps import TimeStamper
    from pyhanko.stamp import BaseStampStyle

    from app.gateways.signatures.provider import Placement, SignerIdentity
    from app.gateways.signatures.trust import Trust

FIELD = "TandaTangan"


class LocalCeremony:
    """A key in memory; leave the `with` block and it is gone."""

    def __init__(
        self, signer: SignerIdentity, key: SimpleSigner, trust: Trust, stamper: TimeStamper | None = None
    ) -> None:
        """Take the opened key, whom the check of the result trusts, and where time stamps come from, if anywhere."""
        self._signer = signer
        self._key: SimpleSigner | None = key
        self._trust = trust
        self._stamper = stamper

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._key = None

    def sign(self, pdf: bytes, *, reason: str, location: str, placement: Placement | None = None) -> bytes:
        """Certify a PDF (no changes allowed afterwards) by PAdES and check the result at once.

        Level B-T where a time-stamp server is set, else B-B. Raises `UnsignablePdf` for a file that is no PDF or is
        signed already, `NoTimeStamp` when the server gives none, `SignatureNotSound` when the check fails.
        """
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.pdf_utils.misc import PdfError
        from pyhanko.sign.general import SigningError
        from pyhanko.sign.timestamps import TimestampRequestError

        try:
            writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
            signed = self._pdf_signer(reason, location, placement).sign_pdf(writer).getvalue()
        except (PdfError, SigningError) as fault:
            raise UnsignablePdf(self._signer.key) from fault
        except TimestampRequestError:
            # Not "from": the trace of pyHanko's asynchronous calls helps nobody.
            raise NoTimeStamp(self._signer.key) from None
        if not verify_against(signed, self._trust).is_valid:
            raise SignatureNotSound(self._signer.key)
        return bytes(signed)

    def _pdf_signer(self, reason: str, location: str, placement: Placement | None) -> PdfSigner:
        from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
        from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

        if self._key is None:
            msg = "the ceremony is over, and its key is gone"
            raise RuntimeError(msg)
        meta = PdfSignatureMetadata(
            field_name=FIELD,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            certify=True,
            docmdp_permissions=MDPPerm.NO_CHANGES,
            name=self._signer.name,
            reason=reason,
            location=location,
        )
        field = _field(placement)
        return PdfSigner(
            meta, self._key, timestamper=self._stamper, stamp_style=_clear(), new_field_spec=field
        )


def _field(placement: Placement | None) -> SigFieldSpec:
    """Lay the field over the block that the document drew itself; without a place it stays invisible."""
    from pyhanko.sign.fields import SigFieldSpec

    if placement is None:
        return SigFieldSpec(FIELD)
    left, bottom = round(placement.left), round(placement.bottom)
    box = (left, bottom, round(placement.right), round(placement.top))
    return SigFieldSpec(FIELD, on_page=placement.page, box=box)


def _clear() -> BaseStampStyle:
    """An appearance without ink: the block beneath, with its QR and names, is the visible signature."""
    from pyhanko.pdf_utils.content import RawContent
    from pyhanko.stamp import StaticStampStyle

    return StaticStampStyle(border_width=0, background=RawContent(b"% clear"), background_opacity=1.0)
