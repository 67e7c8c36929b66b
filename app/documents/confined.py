"""Printing what nobody has tried yet: in a process of its own that is ended past its time, work or memory.

A template that somebody is still writing may run without end or eat all memory; the server that shows its preview
must not notice. Comes from the same fork server as the presses, which never saw a database or a socket.
"""

from __future__ import annotations

import resource
import signal
from dataclasses import dataclass
from multiprocessing import get_context
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from app.documents.archived_facts import read_facts
from app.documents.bundles import TemplateBundle
from app.documents.faults import DocumentFault, FaultSort
from app.documents.rendering import RenderedDocument, print_bundle

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

AT_ONCE = 2
_FREE = BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True, slots=True)
class Confines:
    """What one process may use: seconds of the processor, seconds on the clock, bytes of address space."""

    work_seconds: int = 6
    wall_seconds: float = 15.0
    memory: int = 768 * 1024 * 1024


USUAL = Confines()


def print_confined(bundle: TemplateBundle, facts: bytes, *, within: Confines = USUAL) -> RenderedDocument:
    """Print a bundle with facts in their archived form; `DocumentFault` for its faults and for what goes too far."""
    if not _FREE.acquire(timeout=within.wall_seconds):
        raise DocumentFault(bundle.main, "too many previews are being made", sort=FaultSort.TOO_MUCH_WORK)
    try:
        outcome = _asked(bundle, facts, within)
    finally:
        _FREE.release()
    if isinstance(outcome, DocumentFault):
        raise outcome
    return outcome


def _asked(bundle: TemplateBundle, facts: bytes, within: Confines) -> RenderedDocument | DocumentFault:
    context = get_context("forkserver")
    context.set_forkserver_preload(["app.documents.press_worker"])
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_print, args=(theirs, bundle.canonical(), facts, within), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(within.wall_seconds):
            return _ended(bundle.main, f"it takes longer than {within.wall_seconds:g} seconds")
        outcome: RenderedDocument | DocumentFault = ours.recv()
    except (EOFError, OSError):
        return _ended(bundle.main, "it takes more time or memory than a document needs")
    else:
        return outcome
    finally:
        ours.close()
        process.kill()
        process.join()
        process.close()


def _ended(main: str, detail: str) -> DocumentFault:
    return DocumentFault(main, detail, sort=FaultSort.TOO_MUCH_WORK)


def _print(line: Connection, bundle: bytes, facts: bytes, within: Confines) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CPU, (within.work_seconds, within.work_seconds))
    resource.setrlimit(resource.RLIMIT_AS, (within.memory, within.memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    made = TemplateBundle.read(bundle)
    try:
        line.send(print_bundle(made, read_facts(facts)))
    except DocumentFault as fault:
        line.send(fault)
    except MemoryError:
        line.send(_ended(made.main, "it takes more memory than a document needs"))
    except Exception as fault:  # noqa: BLE001 - the printer fails in many ways on a page that nobody has tried
        line.send(DocumentFault(made.main, f"it could not be set: {type(fault).__name__}: {fault}"))
