"""The migrations make exactly the tables that the program expects, and can be taken back."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect

from app.extensions import db, migrate


def script_directory():
    return ScriptDirectory.from_config(migrate.get_config())


def tables():
    return set(inspect(db.engine).get_table_names())


def test_there_is_one_latest_revision(bare_session):
    assert len(script_directory().get_heads()) == 1


def test_the_migrations_make_what_the_models_say(bare_session):
    with db.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )

        differences = compare_metadata(context, db.metadata)

    assert differences == []


def test_every_revision_can_be_taken_back_and_made_again(bare_session):
    made = tables()

    for _ in script_directory().walk_revisions():
        downgrade()
    left_over = tables()
    upgrade()

    assert left_over == {"alembic_version"}
    assert tables() == made


def test_every_constraint_has_a_name_by_which_it_can_be_dropped(bare_app):
    nameless = [
        f"{table.name}: {constraint}"
        for table in db.metadata.tables.values()
        for constraint in table.constraints
        if constraint.name is None
    ]

    assert nameless == []
