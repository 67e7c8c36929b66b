"""Kept files that no row names: left over when a filing was given up, or when the database was restored without them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.gateways.storage import KeptFile, Store
from app.records.papers import FileRecord

BATCH = 500
SETTLED = timedelta(days=1)
"""A file is stored before the row that names it: a younger one may still belong to somebody at work."""


def list_unnamed(session: Session, store: Store, now: datetime) -> Iterator[KeptFile]:
    """List settled files of the store that no row names; nothing is taken away."""
    kept = (one for one in store.walk() if now - one.stored_at >= SETTLED)
    while batch := list(islice(kept, BATCH)):
        query = select(FileRecord.sha256).where(FileRecord.sha256.in_([one.sha256 for one in batch]))
        named = set(session.scalars(query))
        session.rollback()
        yield from (one for one in batch if one.sha256 not in named)
