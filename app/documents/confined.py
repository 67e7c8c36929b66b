"""Printing what nobody has tried yet, in a process of its own that is ended past its time, work or memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.documents.apart import USUAL, Confines, done_apart
from app.documents.faults import DocumentFault, FaultSort
from app.documents.frames import Garbled, Overrun
from app.documents.print_answers import answer_marked_print, answer_print, ask_print, read_print

if TYPE_CHECKING:
    from app.documents.bundles import TemplateBundle
    from app.documents.rendering import RenderedDocument

__all__ = ["USUAL", "Confines", "print_confined"]


def print_confined(
    bundle: TemplateBundle, facts: bytes, *, within: Confines = USUAL, is_marked: bool = False
) -> RenderedDocument:
    """Print a bundle with facts in their archived form; `DocumentFault` for its faults and for what goes too far.

    `is_marked` writes across each page that it is not the document.
    """
    work = answer_marked_print if is_marked else answer_print
    try:
        return read_print(done_apart(work, ask_print(bundle, facts), within=within), bundle)
    except Overrun as overrun:
        raise DocumentFault(bundle.main, str(overrun), sort=FaultSort.TOO_MUCH_WORK) from overrun
    except Garbled as garbled:
        raise DocumentFault(bundle.main, f"the press failed: {garbled}") from garbled
