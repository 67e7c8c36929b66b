"""Events are append-only: the database itself refuses to change or remove one.

Revision 0004, after 0003. A table that SQLite rebuilds loses its triggers: a later migration that alters `events`
in batch mode makes them anew.
"""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

REFUSAL = "events are append-only"

POSTGRESQL = (
    f"""
    CREATE FUNCTION refuse_event_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '{REFUSAL}';
    END $$
    """,
    """
    CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events
    FOR EACH ROW EXECUTE FUNCTION refuse_event_change()
    """,
    """
    CREATE TRIGGER events_not_emptied BEFORE TRUNCATE ON events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_event_change()
    """,
)
SQLITE = tuple(
    f"""
    CREATE TRIGGER events_no_{action.lower()} BEFORE {action} ON events
    BEGIN
        SELECT RAISE(ABORT, '{REFUSAL}');
    END
    """
    for action in ("UPDATE", "DELETE")
)


def _is_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def upgrade() -> None:
    for statement in POSTGRESQL if _is_postgresql() else SQLITE:
        op.execute(statement)


def downgrade() -> None:
    if _is_postgresql():
        op.execute("DROP TRIGGER events_not_emptied ON events")
        op.execute("DROP TRIGGER events_append_only ON events")
        op.execute("DROP FUNCTION refuse_event_change()")
        return
    op.execute("DROP TRIGGER events_no_update")
    op.execute("DROP TRIGGER events_no_delete")
