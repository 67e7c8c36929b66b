"""What may be taken away is looked for by an index in each table that names it, so that nobody waits for a long read.

A database asks every naming table before it lets a row go, and holds what it has locked until all have answered.
"""

from sqlalchemy import ForeignKeyConstraint

from app.extensions import db
from app.records import registry

TAKEN_AWAY = {"files", "template_versions", "document_templates"}
ALL = registry.__all__


def columns_that_name(parents):
    for table in db.metadata.tables.values():
        for key in table.foreign_keys:
            if key.column.table.name in parents:
                yield key.parent


def begins_an_index(column):
    table = column.table
    keys = [one for one in table.constraints if not isinstance(one, ForeignKeyConstraint)]
    return any(column is next(iter(one.columns), None) for one in [*table.indexes, *keys])


def test_whoever_names_what_may_go_is_found_by_an_index():
    slow = sorted(str(column) for column in columns_that_name(TAKEN_AWAY) if not begins_an_index(column))

    assert slow == []
