"""pyHanko's own validator, called without any of our code between: the fifth of the programs that must agree."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

if TYPE_CHECKING:
    from pathlib import Path

    from pyhanko.sign.validation.status import PdfSignatureStatus


def judged(pdf: bytes, ca: Path) -> list[PdfSignatureStatus]:
    """Give pyHanko's status of every signature in a file, whoever is vouched for by this CA being trusted."""
    logging.getLogger("pyhanko.sign.validation").setLevel(logging.CRITICAL)
    trusting = ValidationContext(trust_roots=[load_cert_from_pemder(ca)], allow_fetching=False)
    found = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    return [validate_pdf_signature(signature, trusting) for signature in found]


def holds(pdf: bytes, ca: Path) -> bool:
    """Whether pyHanko finds the one signature of a file good, and the file unchanged to its last byte."""
    statuses = judged(pdf, ca)
    return len(statuses) == 1 and statuses[0].bottom_line and statuses[0].coverage.name == "ENTIRE_FILE"
