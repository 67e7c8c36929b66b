"""Where the bytes of files are kept: by their content, out of the web's reach.

Knows hashes and streams; must not know names, types, cases or who may read what.
"""

from __future__ import annotations

from app.gateways.storage.folder import FolderStore
from app.gateways.storage.store import DamagedFile, Store, StoredFile, TooLarge, UnknownFile, store_from_url

__all__ = [
    "DamagedFile",
    "FolderStore",
    "Store",
    "StoredFile",
    "TooLarge",
    "UnknownFile",
    "store_from_url",
]
