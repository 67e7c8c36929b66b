"""One press: a process that sets documents until nobody asks any more.

The fork server imports this file, which makes it warm: a press that is forked from there has its typefaces and
libraries already.
"""

from __future__ import annotations

import resource
import signal
from typing import TYPE_CHECKING

from app.documents.bundles import TemplateBundle
from app.documents.faults import DocumentFault
from app.documents.pdf import prepare
from app.documents.rendering import print_bundle

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

prepare()


def serve(line: Connection, most_memory: int | None) -> None:
    """Answer each bundle with its facts by a document or a fault; ends when the line is hung up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is answered by the process that asked
    if most_memory is not None:
        resource.setrlimit(resource.RLIMIT_AS, (most_memory, most_memory))
    while True:
        try:
            main, bundle, facts = line.recv()
        except EOFError:
            return
        try:
            line.send(print_bundle(TemplateBundle.read(bundle), facts))
        except DocumentFault as fault:
            line.send(fault)
        except Exception as fault:  # noqa: BLE001 - whatever it is, it belongs to this document alone
            line.send(DocumentFault(main, f"the press failed: {type(fault).__name__}"))
