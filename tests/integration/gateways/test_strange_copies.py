"""A stranger's PDF is checked apart: one that would be read for ever, or eats all memory, ends there."""

import pytest

from app.documents import apart
from app.documents.apart import Confines
from app.gateways.signatures import Verdict
from app.services import strange_copies
from app.services.strange_copies import TooManyCopies, verify_apart


def pdf_of(*objects):
    """Number objects as a PDF does, the first of them its catalog."""
    written, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
    trailer = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (count, len(written))
    return written + table + trailer


def fields_without_end(levels=12, children=50):
    """A form of two kilobytes whose fields, counted one by one, are 50 to the power of twelve."""
    fields = [
        b"<</T(a)/Kids[%s]>>" % (b"%d 0 R " % (number + 1) * children) for number in range(3, 3 + levels)
    ]
    return pdf_of(b"<</Type/Catalog/AcroForm 2 0 R>>", b"<</Fields[3 0 R]>>", *fields, b"<</T(a)/FT/Sig>>")


def test_what_is_checked_apart_is_what_is_checked_here(signed, provider):
    appended = signed + b"\n% catatan"

    assert verify_apart(signed, provider.trust()) == provider.verify(signed)
    assert verify_apart(appended, provider.trust()).verdict is Verdict.ALTERED


@pytest.mark.parametrize(
    "bomb",
    [fields_without_end(), pdf_of(b"<</Type/Catalog/Pages %s>>" % (b"9" * 4_000_000))],
    ids=["fields", "digits"],
)
def test_a_file_that_would_be_read_for_ever_is_unreadable(bomb, provider):
    found = verify_apart(bomb, provider.trust(), within=Confines(work_seconds=1))

    assert found.verdict is Verdict.UNREADABLE


def test_strangers_wait_but_shortly_for_one_another(signed, provider):
    strange_copies._TURN.acquire()
    try:
        with pytest.raises(TooManyCopies):
            verify_apart(signed, provider.trust(), wait=0.0)
    finally:
        strange_copies._TURN.release()


def test_a_copy_that_found_no_process_free_was_not_checked_and_is_not_called_unreadable(signed, provider):
    for _ in range(apart.AT_ONCE):
        apart._FREE.acquire()
    try:
        with pytest.raises(TooManyCopies):
            verify_apart(signed, provider.trust(), within=Confines(wall_seconds=0.0))
    finally:
        apart._FREE.release(apart.AT_ONCE)
