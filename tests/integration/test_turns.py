"""On SQLite, whoever may write waits for his turn at the start, and whoever only reads never waits."""

import pytest
from sqlalchemy import event

from app.extensions import db


@pytest.fixture
def beginnings(bare_app):
    began = []

    def note(_connection, _cursor, statement, *_rest):
        if statement.startswith("BEGIN"):
            began.append(statement)

    with bare_app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    yield began
    event.remove(engine, "before_cursor_execute", note)


def on_sqlite(app):
    with app.app_context():
        return db.engine.dialect.name == "sqlite"


def test_a_form_that_is_sent_takes_its_turn_before_anything_is_read(bare_app, beginnings):
    bare_app.test_client().post("/logout/")

    assert beginnings[:1] == (["BEGIN IMMEDIATE"] if on_sqlite(bare_app) else [])


def test_a_page_that_is_read_takes_no_turn(bare_app, beginnings):
    bare_app.test_client().get("/login/")

    assert set(beginnings) <= {"BEGIN"}
