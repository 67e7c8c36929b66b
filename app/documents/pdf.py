"""HTML into PDF bytes: the only file that knows xhtml2pdf and ReportLab's switches.

xhtml2pdf reports success for a letter whose coat of arms is missing, so nothing here trusts its error count
alone: a single warning, a refused address, or a picture that did not arrive, stops the document.
"""

from __future__ import annotations

import io
import logging
from functools import cache
from typing import TYPE_CHECKING

from app.documents.characters import unprintable, without_invisible
from app.documents.faults import DocumentFault
from app.documents.fonts import load_fonts
from app.documents.lengths import printed_once

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

LONGEST_SAID = 300
INVARIANT_DATE = b"D:20000101000000+00'00'"


@cache
def prepare() -> None:
    """Set ReportLab's switches and load the typeface, once per process."""
    from reportlab import rl_config

    from app.documents.replacements import replace_parts

    rl_config.useA85 = 0  # pictures as bytes, not as text a quarter longer
    rl_config.invariant = 1  # the same facts give the same bytes, so that archived hashes can be compared
    logging.getLogger("xhtml2pdf").setLevel(
        logging.CRITICAL
    )  # its warnings become faults; values stay out of logs
    load_fonts()
    replace_parts()


def print_html(html: str, *, template: str, folder: Path, created_on: date) -> bytes:
    """Print a filled template; pictures come from `folder` or from `data:` addresses, never from a network.

    Raises `DocumentFault`, naming the template, for a character without a shape, any error, any warning and any
    address that was refused.
    """
    prepare()
    text = without_invisible(html)
    _refuse_unprintable(text, template)
    pdf = printed_once(text, lambda counted: _set(counted, template, folder), subject=template)
    return dated(pdf, created_on)


def _set(text: str, template: str, folder: Path) -> bytes:
    from xhtml2pdf import pisa

    from app.documents.reach import FolderOnly

    out, reach = io.BytesIO(), FolderOnly.server(folder, allow_remote=False)
    try:
        status = pisa.CreatePDF(
            text,
            dest=out,
            path=str(folder / template),
            encoding="utf-8",
            resource_policy=reach,
            # In memory, however long: xhtml2pdf leaves the file that it would else write unclosed.
            capacity=-1,
        )
    except Exception as fault:  # it fails in many ways on a page that nobody has tried
        said = f"it could not be set: {type(fault).__name__}: {str(fault)[:LONGEST_SAID]}"
        raise DocumentFault(template, said) from fault
    said = [str(entry[2]) for entry in status.log] + reach.refusals
    if status.err or status.warn or reach.refusals:
        raise DocumentFault(template, "; ".join(said) or "xhtml2pdf gave up without a reason")
    return out.getvalue()


def dated(pdf: bytes, created_on: date) -> bytes:
    """Put the day of a document in the place of ReportLab's own."""
    return pdf.replace(INVARIANT_DATE, f"D:{created_on:%Y%m%d}000000+00'00'".encode())


def _refuse_unprintable(text: str, template: str) -> None:
    lacking = unprintable(text)
    if lacking:
        names = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in lacking)
        raise DocumentFault(template, f"the typeface has no shape for {names}")
