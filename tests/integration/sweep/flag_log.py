"""A log that the database itself keeps of every flag that is set, so that a second one cannot hide behind the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

WATCHED = (
    ("tasks", "soon_flagged_at", "NEW.soon_flagged_at IS NOT NULL AND OLD.soon_flagged_at IS NULL", "'soon'"),
    ("tasks", "late_flagged_at", "NEW.late_flagged_at IS NOT NULL AND OLD.late_flagged_at IS NULL", "'late'"),
    ("breaches", "level", "NEW.level <> OLD.level", "'level ' || NEW.level"),
)


def keep_log(session: Session) -> None:
    """Have the database log each flag: which task, which threshold, under which due time."""
    is_postgres = session.get_bind().dialect.name == "postgresql"
    session.execute(text("CREATE TABLE flag_log (task_id integer, threshold text, due_at text)"))
    for table, column, condition, threshold in WATCHED:
        task = "NEW.id" if table == "tasks" else "NEW.task_id"
        insert = f"INSERT INTO flag_log VALUES ({task}, {threshold}, NEW.due_at)"  # noqa: S608 - our own words
        when = f"AFTER UPDATE OF {column} ON {table} FOR EACH ROW WHEN ({condition})"
        if is_postgres:
            body = f"$$ BEGIN {insert}; RETURN NEW; END $$"
            session.execute(
                text(f"CREATE FUNCTION log_{column}() RETURNS trigger LANGUAGE plpgsql AS {body}")
            )
            session.execute(text(f"CREATE TRIGGER log_{column} {when} EXECUTE FUNCTION log_{column}()"))
        else:
            session.execute(text(f"CREATE TRIGGER log_{column} {when} BEGIN {insert}; END"))
    session.commit()


def read_log(session: Session) -> list[tuple[int, str, str]]:
    """Give every flag that was ever set, as often as it was."""
    session.rollback()
    return [tuple(row) for row in session.execute(text("SELECT task_id, threshold, due_at FROM flag_log"))]
