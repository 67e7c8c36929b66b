"""An event on file stays as it was written: the database refuses to change or remove it."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from app.extensions import db
from app.records.cases import EventRecord
from tests.small_office import furnish


@pytest.mark.parametrize(
    "forgery", ["UPDATE events SET by_name = 'Orang Lain'", "DELETE FROM events WHERE sequence = 2"]
)
def test_an_event_can_be_neither_changed_nor_removed(bare_app, forgery):
    with bare_app.app_context():
        furnish(bare_app).file()
        before = db.session.scalar(select(func.count()).select_from(EventRecord))

        with pytest.raises(DBAPIError, match="events are append-only"):
            db.session.execute(text(forgery))

        db.session.rollback()
        assert db.session.scalar(select(func.count()).select_from(EventRecord)) == before
