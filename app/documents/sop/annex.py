"""The annex: each row as its source document words and times it, beside how the reading settled its faults."""

from __future__ import annotations

from reportlab.platypus import Flowable, Spacer

from app.documents.sop.facts import SopFacts
from app.documents.sop.tables import headed_table
from app.documents.sop.texts import BODY, BODY_BOLD, CENTERED, HEAD, NOTHING, words

SHARES = (0.04, 0.15, 0.36, 0.08, 0.37)
HEADINGS = ("No", "Naskah asal", "Bunyi naskah asal", "Waktu", "Catatan pembacaan")


def annex(facts: SopFacts, width: float) -> list[Flowable]:
    """Set the annex on a width; nothing where no row was read from a document."""
    if not facts.annex:
        return []
    rows = [[words(heading, HEAD) for heading in HEADINGS]]
    rows += [
        [
            words(one.number, CENTERED),
            words(one.source or NOTHING),
            words(one.wording or NOTHING),
            words(one.time or NOTHING, CENTERED),
            words(one.note or NOTHING),
        ]
        for one in facts.annex
    ]
    table = headed_table(rows, [width * share for share in SHARES])
    notes = [words(note, BODY) for note in facts.annex_notes]
    title = words("Lampiran: bunyi naskah asal, dan bagaimana naskah itu dibaca", BODY_BOLD)
    return [title, Spacer(1, 6), table, Spacer(1, 6), *notes]
