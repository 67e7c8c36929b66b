"""What a forger with the run of the database would do first: take the lock off the events."""

from __future__ import annotations

from sqlalchemy import text


def unlock_events(session):
    """Let events be changed behind the program's back, for the rest of the test."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("ALTER TABLE events DISABLE TRIGGER USER"))
    else:
        session.execute(text("DROP TRIGGER events_no_update"))
        session.execute(text("DROP TRIGGER events_no_delete"))
