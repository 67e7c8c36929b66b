"""The canonical text of what a document says, of which the statement in its QR carries the hash.

The file itself cannot be hashed there, since the QR stands in it. The text is archived beside the file: whoever is
shown it can tell whether the paper says the same, and by its hash that the office signed just this.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from hashlib import sha256

HEADING = "satupintu content 1"


def canonical_text(facts: Mapping[str, object]) -> str:
    """Write facts as lines `path: value` in the order of their paths; the same facts give the same text.

    Texts are in Unicode's composed form with single spaces; what is empty is left out, so that a fact that a later
    release adds changes no old text.
    """
    lines = sorted(_lines("", facts))
    return "\n".join((HEADING, *lines)) + "\n"


def content_hash(text: str) -> str:
    """Give the SHA-256 of a canonical text, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def _lines(path: str, value: object) -> Iterable[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _lines(f"{path}.{key}" if path else str(key), inner)
    elif isinstance(value, (list, tuple)):
        for place, inner in enumerate(value, 1):
            yield from _lines(f"{path}.{place:03}", inner)
    elif word := _word(value):
        yield f"{path}: {word}"


def _word(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, date):
        return value.isoformat()
    return " ".join(unicodedata.normalize("NFC", str(value)).split())
