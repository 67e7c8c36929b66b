"""Where the bytes of files are kept: by their content, out of the web's reach.

Knows hashes and streams; must not know names, types, cases or who may read what.
"""

from __future__ import annotations

from app.gateways.storage.addresses import store_from_url
from app.gateways.storage.checking import Damage, find_damage
from app.gateways.storage.folder import FolderStore
from app.gateways.storage.objects import ObjectStore
from app.gateways.storage.pieces import pieces_of
from app.gateways.storage.s3 import S3Access
from app.gateways.storage.store import DamagedFile, KeptFile, Store, StoredFile, TooLarge, UnknownFile

__all__ = [
    "Damage",
    "DamagedFile",
    "FolderStore",
    "KeptFile",
    "ObjectStore",
    "S3Access",
    "Store",
    "StoredFile",
    "TooLarge",
    "UnknownFile",
    "find_damage",
    "pieces_of",
    "store_from_url",
]
