"""Is this file readable all through, and small enough once it is unpacked?"""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING

from app.services.upload_refusals import UploadReason, UploadRefused

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES = 500
MOST_PIXELS = 40_000_000
"""A sheet of A4 scanned at 600 dpi has 35 million."""
SCALED_DOWN = (1, 1)


def check_pdf(content: bytes) -> int:
    """Count the pages of a PDF that opens without a password, or raise `UploadRefused`."""
    reader = _opened(content)
    if reader.is_encrypted:
        raise UploadRefused(UploadReason.ENCRYPTED)
    pages = _counted(reader)
    if not pages:
        raise UploadRefused(UploadReason.NO_PAGES)
    if pages > MOST_PAGES:
        raise UploadRefused(UploadReason.TOO_MANY_PAGES, limit=MOST_PAGES)
    return pages


def _opened(content: bytes) -> PdfReader:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it comments on every oddity of a scanner
    try:
        return PdfReader(io.BytesIO(content))
    except Exception:  # noqa: BLE001 - the parser meets hostile files and fails in many ways
        raise UploadRefused(UploadReason.DAMAGED) from None


def _counted(reader: PdfReader) -> int:
    try:
        return len([page.mediabox for page in reader.pages[: MOST_PAGES + 1]])
    except Exception:  # noqa: BLE001 - as above
        raise UploadRefused(UploadReason.DAMAGED) from None


def check_image(content: bytes, expected: str) -> int:
    """Decode a picture whole (grey, CMYK and palettes too), or raise `UploadRefused`; a picture is one page."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content), formats=[expected]) as picture:
            _measure(picture.size)
            picture.draft(None, SCALED_DOWN)  # a JPEG is read to its end, but unpacked to an eighth
            picture.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise UploadRefused(UploadReason.TOO_MANY_PIXELS, limit=MOST_PIXELS) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        raise UploadRefused(UploadReason.DAMAGED) from None
    return 1


def _measure(size: tuple[int, int]) -> None:
    width, height = size
    if width * height > MOST_PIXELS:
        raise UploadRefused(UploadReason.TOO_MANY_PIXELS, limit=MOST_PIXELS)
