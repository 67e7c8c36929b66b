"""What a process that works on a stranger's words might do instead of its work: jobs for `done_apart` and `Presses`."""

from __future__ import annotations

import gc
import json
import os
import pickle
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path

from app.documents.apart import FIRST_OF_ITS_OWN
from app.documents.frames import LENGTH
from app.documents.print_answers import answer_print

CARRIED_OUT: list[str] = []


def carry_out() -> None:
    """Leave a trace in the process that was made to do this."""
    CARRIED_OUT.append("unpickled")


class DoneByUnpickling:
    """What a pickle would make its reader do."""

    def __reduce__(self):
        return carry_out, ()


def pickled(_asked: bytes) -> bytes:
    """Answer what would have been carried out by unpickling it."""
    return pickle.dumps((True, DoneByUnpickling()))


def nonsense(_asked: bytes) -> bytes:
    """Answer noise."""
    return b"\x00\xff{{{" * 1000


def nothing(_asked: bytes) -> bytes:
    """Answer no word."""
    return b""


def deep(_asked: bytes) -> bytes:
    """Answer lists within lists without end."""
    return b"[" * 19_000 + b"\n%PDF-1.4 %%EOF"


def lied(**told: object) -> bytes:
    """Answer a document of which something cannot be."""
    head = {"pages": 1, "area": None} | told
    return json.dumps(head).encode() + b"\n%PDF-1.4\n%%EOF\n"


def pages_without_number(_asked: bytes) -> bytes:
    """Answer a document with more pages than a document has."""
    return lied(pages=10**12)


def off_the_page(_asked: bytes) -> bytes:
    """Answer a document whose signature would stand nowhere."""
    edge = float("nan")
    return lied(area={"page": 0, "left": edge, "bottom": 0, "right": 0, "top": 0})


def no_fault(_asked: bytes) -> bytes:
    """Answer a fault of a sort that there is not."""
    return json.dumps({"fault": {"detail": "", "line": None, "file": "", "sort": "mine"}}).encode()


def too_much(_asked: bytes) -> bytes:
    """Answer more than anybody reads."""
    return bytes(3_000_000)


def sleep(_asked: bytes) -> bytes:
    """Never answer."""
    time.sleep(60)
    return b""


def die(_asked: bytes) -> bytes:
    """End at once."""
    os._exit(3)


def eat(_asked: bytes) -> bytes:
    """Take more memory than there is."""
    return bytes(2 * 1024**3)


def break_down(_asked: bytes) -> bytes:
    """Fail as no work should."""
    raise RuntimeError("NIK 1407010101010001 stands in here")


def half(_asked: bytes) -> bytes:
    """Announce an answer and leave its reader waiting."""
    for line in gc.get_objects():
        if isinstance(line, Connection):
            os.write(line.fileno(), LENGTH.pack(1000) + b"+half")
    time.sleep(60)
    return b""


def meet(asked: bytes) -> bytes:
    """Wait at a named pipe for somebody at its other end, and answer that he came."""
    meeting, mode = asked.rpartition(b"}")[2].decode().split()
    Path(meeting).open(mode).close()
    told = {"detail": "met", "line": None, "file": "", "sort": "other"}
    return json.dumps({"fault": told}).encode()


def die_of_mortal_facts(asked: bytes) -> bytes:
    """Print, except where it is asked to die."""
    return die(asked) if asked.endswith(b"mortal") else answer_print(asked)


def known_libraries(_asked: bytes) -> bytes:
    """Tell which modules of the checker of signatures this process has before it has done anything."""
    return " ".join(name for name in sys.modules if name.startswith("pyhanko")).encode()


def open_lines(_asked: bytes) -> bytes:
    """Tell which lines this process holds, apart from the first three."""
    held = [int(line.name) for line in Path("/proc/self/fd").iterdir()]
    return " ".join(str(line) for line in held if line >= FIRST_OF_ITS_OWN).encode()
