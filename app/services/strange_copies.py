"""The signature in a file that a stranger sent, checked in a process of its own.

A file of two kilobytes can keep a reader of PDFs busy for ever, and nobody signs in to send one. Strangers have a turn
of their own and wait for it but shortly, so that they keep neither the office's papers nor its pages from being served.
"""

from __future__ import annotations

from threading import BoundedSemaphore

from app.documents.apart import Confines, NoTurn, done_apart
from app.documents.frames import Garbled, Overrun
from app.gateways.signatures import Trust, Verdict, Verification
from app.gateways.signatures.told_apart import answer_about, ask_about, read_answer

ONE_COPY = Confines(work_seconds=2)
"""Seconds of the processor: a permit takes some hundredths of one, a file of the largest size some tenths."""
LONGEST_WAIT = 1.0
"""Seconds; who waits keeps one of the server's few lines from everybody else."""
_TURN = BoundedSemaphore(1)


class TooManyCopies(Exception):
    """Others' files are being checked; this one was not looked at."""


def verify_apart(
    pdf: bytes, trust: Trust, *, within: Confines = ONE_COPY, wait: float = LONGEST_WAIT
) -> Verification:
    """Check a file against whom is trusted; one that takes more than its confines is unreadable.

    Raises `TooManyCopies` when no turn comes.
    """
    if not _TURN.acquire(timeout=wait):
        raise TooManyCopies
    try:
        return read_answer(done_apart(answer_about, ask_about(pdf, trust), within=within))
    except NoTurn:
        raise TooManyCopies from None
    except (Garbled, Overrun, ValueError):
        return Verification(Verdict.UNREADABLE)
    finally:
        _TURN.release()
