"""Several documents printed at once, each by a process of its own; xhtml2pdf sets one at a time in a process.

The processes are forked apart from the one that asks: safe under a web server that forks, and a press that is replaced
costs some hundredths of a second. One that dies or takes too long is a `DocumentFault` of its document, and another
takes its place.
"""

from __future__ import annotations

import time
from collections import deque
from contextlib import suppress
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Self

from app.documents.faults import DocumentFault, FaultSort
from app.documents.forked import end_forked, start_forked
from app.documents.frames import MOST_ANSWERED, Garbled, Overrun, receive_frame, send_frame
from app.documents.press_worker import serve
from app.documents.print_answers import answer_print, ask_print, read_print

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import TracebackType

    from app.documents.bundles import TemplateBundle
    from app.documents.rendering import RenderedDocument

    Sheet = tuple[TemplateBundle, bytes]
    """A bundle, and facts in their archived form."""
    Outcome = RenderedDocument | DocumentFault
    Work = Callable[[bytes], bytes]

SECONDS = 30.0
"""How long one document may take; a letter takes a tenth of one."""
LONGEST_FAREWELL = 2.0


class Press:
    """One process that prints, and the document that it has in hand."""

    def __init__(self, work: Work, most_memory: int | None) -> None:
        """Start the process; it is warm at once where the fork server already is."""
        self._process, self.line = start_forked(serve, work, most_memory)
        self.in_hand: int | None = None
        self.ends_at = 0.0

    def take(self, place: int, sheet: Sheet, seconds: float) -> None:
        """Hand it a document; `place` says which, `seconds` how long it may take."""
        with suppress(OSError):  # a press that died since is heard of when it is listened to
            send_frame(self.line, ask_print(*sheet))
        self.in_hand, self.ends_at = place, time.monotonic() + seconds

    def answer(self) -> bytes:
        """Take what it answers; raises `Overrun`, `Garbled`, and `EOFError` or `OSError` where the process died."""
        answer = receive_frame(self.line, ends_at=self.ends_at, most=MOST_ANSWERED)
        self.in_hand = None
        return answer

    def stop(self) -> None:
        """Hang up; a press that has something in hand, or does not hear, is ended."""
        self.line.close()
        if self.in_hand is None:
            self._process.join(LONGEST_FAREWELL)
        end_forked(self._process)


class Presses:
    """So many presses, to be closed after use: `with Presses(2) as presses: presses.print_all(sheets)`."""

    def __init__(
        self,
        count: int = 2,
        *,
        seconds: float = SECONDS,
        most_memory: int | None = None,
        work: Work = answer_print,
    ) -> None:
        """Start nothing yet: presses start as documents come, at most `count`.

        `most_memory` is the address space of one press in bytes; none is set where none is named. `work` answers
        what is asked, in the press.
        """
        self._count, self._seconds, self._most_memory, self._work = count, seconds, most_memory, work
        self._presses: list[Press] = []

    def __enter__(self) -> Self:
        """Give the presses."""
        return self

    def __exit__(self, kind: type[BaseException] | None, said: object, trace: TracebackType | None) -> None:
        """Close them, whatever happened."""
        self.close()

    def print_all(self, sheets: Iterable[Sheet]) -> list[Outcome]:
        """Print documents, each from its bundle and facts; a document or its fault for each, in their order."""
        waiting = deque(enumerate(sheets))
        outcomes: dict[int, Outcome] = {}
        bundles = {place: bundle for place, (bundle, _facts) in waiting}
        while waiting or self._busy():
            self._hand_out(waiting)
            for press in self._listen():
                place = press.in_hand
                assert place is not None
                outcomes[place] = self._taken(press, bundles[place])
        return [outcomes[place] for place in range(len(outcomes))]

    def close(self) -> None:
        """End every press."""
        while self._presses:
            self._presses.pop().stop()

    def _busy(self) -> list[Press]:
        return [press for press in self._presses if press.in_hand is not None]

    def _hand_out(self, waiting: deque[tuple[int, Sheet]]) -> None:
        idle = [press for press in self._presses if press.in_hand is None]
        while waiting and (idle or len(self._presses) < self._count):
            if not idle:
                idle.append(Press(self._work, self._most_memory))
                self._presses.append(idle[-1])
            place, sheet = waiting.popleft()
            idle.pop().take(place, sheet, self._seconds)

    def _listen(self) -> list[Press]:
        """Give the presses that have answered, died, or had their time."""
        busy = self._busy()
        left = max(0.0, min(press.ends_at for press in busy) - time.monotonic())
        spoke = wait([press.line for press in busy], timeout=left)
        return [press for press in busy if press.line in spoke or time.monotonic() >= press.ends_at]

    def _taken(self, press: Press, bundle: TemplateBundle) -> Outcome:
        try:
            return read_print(press.answer(), bundle)
        except DocumentFault as fault:
            return fault
        except Overrun:
            said, sort = f"it was not printed within {self._seconds:g} seconds", FaultSort.TOO_MUCH_WORK
        except Garbled as garbled:
            said, sort = f"the press failed: {garbled}", FaultSort.OTHER
        except (EOFError, OSError):
            said, sort = "the process that printed it ended", FaultSort.OTHER
        self._presses.remove(press)
        press.stop()
        return DocumentFault(bundle.main, said, sort=sort)
