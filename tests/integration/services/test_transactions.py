"""A transaction holds all of a use case or none of it, and two of them take turns."""

import threading

import pytest
from flask_appbuilder.security.sqla.models import Role
from sqlalchemy import select

from app.extensions import db
from app.services.transactions import MisplacedTransactionError, transaction


def names_on_file():
    with db.engine.connect() as connection:
        return set(connection.scalars(select(Role.name)))


def test_what_a_use_case_wrote_is_on_file_when_it_ends(bare_session):
    with transaction(bare_session) as open_session:
        open_session.add(Role(name="Kadis"))

    assert names_on_file() == {"Kadis"}


def test_a_use_case_that_fails_leaves_nothing_behind(bare_session):
    def write_and_fail():
        with transaction(bare_session) as open_session:
            open_session.add(Role(name="Kadis"))
            open_session.flush()
            raise LookupError

    with pytest.raises(LookupError):
        write_and_fail()

    assert names_on_file() == set()


def test_a_use_case_decides_on_what_stands_now_and_not_on_what_was_read_before(bare_session):
    with transaction(bare_session) as open_session:
        open_session.add(Role(name="Kadis"))
    role = bare_session.scalar(select(Role))
    with db.engine.begin() as another:
        another.execute(Role.__table__.update().values(name="Sekretaris"))

    with transaction(bare_session):
        assert role.name == "Sekretaris"


def test_a_use_case_within_a_use_case_is_refused(bare_session):
    with (
        transaction(bare_session),
        pytest.raises(MisplacedTransactionError, match="already open"),
        transaction(bare_session),
    ):
        pass


def test_changes_made_outside_are_refused_rather_than_forgotten(bare_session):
    bare_session.add(Role(name="Kadis"))

    with pytest.raises(MisplacedTransactionError, match="outside"), transaction(bare_session):
        pass


def test_after_a_refusal_the_session_can_be_used_again(bare_session):
    with pytest.raises(LookupError), transaction(bare_session):
        raise LookupError

    with transaction(bare_session) as open_session:
        open_session.add(Role(name="Kadis"))

    assert names_on_file() == {"Kadis"}


def test_use_cases_at_the_same_instant_take_turns(bare_app):
    with bare_app.app_context(), transaction(db.session) as open_session:
        open_session.add(Role(name="0"))
    start, faults = threading.Barrier(4), []

    def count_up():
        start.wait()
        for _ in range(10):
            try:
                with bare_app.app_context(), transaction(db.session) as open_session:
                    role = open_session.scalar(select(Role).with_for_update())
                    role.name = str(int(role.name) + 1)
            except Exception as fault:  # noqa: BLE001 - a thread hands its fault to the test
                faults.append(fault)

    threads = [threading.Thread(target=count_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert faults == []
    with bare_app.app_context():
        assert names_on_file() == {"40"}
