"""SQLite keeps the promises that PostgreSQL keeps by itself."""

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError, OperationalError

from app.records.engine import WRITES_AT_ONCE, prepare_engine


@pytest.fixture
def engine(tmp_path):
    engine = create_engine(f"sqlite:///{tmp_path}/office.sqlite")
    prepare_engine(engine)
    prepare_engine(engine)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE cases (id INTEGER PRIMARY KEY)"))
        connection.execute(text("CREATE TABLE tasks (id INTEGER PRIMARY KEY, case_id REFERENCES cases (id))"))
    yield engine
    engine.dispose()


def setting(engine, name):
    with engine.connect() as connection:
        return connection.scalar(text(f"PRAGMA {name}"))


def test_commits_survive_a_power_cut_and_readers_do_not_block_writers(engine):
    assert setting(engine, "journal_mode") == "wal"
    assert setting(engine, "synchronous") == 2
    assert setting(engine, "busy_timeout") == 5000


def test_a_reference_that_points_at_nothing_is_refused(engine):
    with engine.begin() as connection, pytest.raises(IntegrityError):
        connection.execute(text("INSERT INTO tasks VALUES (1, 99)"))


def test_a_table_made_in_a_transaction_goes_with_it(engine):
    with engine.connect() as connection:
        connection.execute(text("CREATE TABLE permits (id INTEGER)"))
        connection.rollback()

        tables = connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")).all()

    assert tables == ["cases", "tasks"]


def test_who_means_to_write_holds_the_pen_from_the_start(engine):
    with engine.connect() as first, engine.connect() as second:
        first.execution_options(**{WRITES_AT_ONCE: True}).begin()
        second.connection.driver_connection.execute("PRAGMA busy_timeout=0")

        with pytest.raises(OperationalError, match="locked"):
            second.execution_options(**{WRITES_AT_ONCE: True}).begin()


def test_who_reads_is_not_kept_waiting(engine):
    with engine.connect() as writer, engine.connect() as reader:
        writer.execution_options(**{WRITES_AT_ONCE: True}).begin()
        writer.execute(text("INSERT INTO cases VALUES (1)"))

        assert reader.scalar(text("SELECT count(*) FROM cases")) == 0
