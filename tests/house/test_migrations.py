"""The migrations make exactly the tables that the program expects, and can be taken back."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask_migrate import downgrade, upgrade
from sqlalchemy import func, inspect, select

from app.extensions import db, migrate
from app.records.permits import PermitRecord
from tests.integration.screens_public import papers

THE_RELEASE_BEFORE = "0006"


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


def test_an_office_keeps_its_permits_when_it_goes_back_to_the_release_before_and_forth_again(house):
    with house.move_into("staffed").app_context():
        case = papers.filed_case()
        held = papers.permit_row(case, b"%PDF-1.7 izin", signature="by_hand").id
        before = content()
        db.session.remove()
        db.engine.dispose()

        downgrade(revision=THE_RELEASE_BEFORE)
        upgrade()

        assert {name: rows for name, rows in content().items() if rows != before[name]} == {}
        assert db.session.get_one(PermitRecord, held).short_code == before["short codes"][0]


def content():
    """How many rows each table has, and the permits' short codes, which are made anew from their tokens."""
    counts = {
        table.name: db.session.scalar(select(func.count()).select_from(table))
        for table in db.metadata.sorted_tables
    }
    return {**counts, "short codes": db.session.scalars(select(PermitRecord.short_code)).all()}
