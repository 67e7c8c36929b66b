"""Printing what nobody has tried yet, in a process of its own that is ended past its time, work or memory."""

from __future__ import annotations

from app.documents.apart import USUAL, Confines, Overrun, done_apart
from app.documents.archived_facts import read_facts
from app.documents.bundles import TemplateBundle
from app.documents.faults import DocumentFault, FaultSort
from app.documents.rendering import RenderedDocument, print_bundle

__all__ = ["USUAL", "Confines", "print_confined"]


def print_confined(bundle: TemplateBundle, facts: bytes, *, within: Confines = USUAL) -> RenderedDocument:
    """Print a bundle with facts in their archived form; `DocumentFault` for its faults and for what goes too far."""
    try:
        return done_apart(_print, bundle.canonical(), facts, within=within)
    except Overrun as overrun:
        raise DocumentFault(bundle.main, str(overrun), sort=FaultSort.TOO_MUCH_WORK) from overrun


def _print(bundle: bytes, facts: bytes) -> RenderedDocument:
    made = TemplateBundle.read(bundle)
    try:
        return print_bundle(made, read_facts(facts))
    except (DocumentFault, MemoryError):
        raise
    except Exception as fault:  # the printer fails in many ways on a page that nobody has tried
        raise DocumentFault(made.main, f"it could not be set: {type(fault).__name__}: {fault}") from fault
