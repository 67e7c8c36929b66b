"""Looking whether a kept content is still the one that was put, however large it is."""

from __future__ import annotations

import hashlib
from enum import StrEnum

from app.gateways.storage.pieces import pieces_of
from app.gateways.storage.store import Store, UnknownFile


class Damage(StrEnum):
    """What is wrong with a kept content; of an unreadable one it is not known whether it is still right."""

    MISSING = "missing"
    CHANGED = "changed"
    UNREADABLE = "unreadable"


def find_damage(store: Store, sha256: str) -> Damage | None:
    """Read a content to its end and tell what is wrong with it; None where it is as it was put."""
    digest = hashlib.sha256()
    try:
        with store.open(sha256) as kept:
            for piece in pieces_of(kept):
                digest.update(piece)
    except UnknownFile:
        return Damage.MISSING
    except Exception:  # noqa: BLE001 -- whatever keeps a file from being read is the finding, not an accident
        return Damage.UNREADABLE
    return None if digest.hexdigest() == sha256 else Damage.CHANGED
