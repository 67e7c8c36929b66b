"""What holds of every demonstration office: its permits have lived, its ledger is whole, and a forgery in it is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, text

from app.cli import office
from app.extensions import db
from app.records.cases import CaseRecord, EventRecord
from app.records.letters import LetterRecord
from app.records.permits import GivenNumberRecord, PermitCopyRecord, PermitRecord
from tests.forgery import unlock_events

if TYPE_CHECKING:
    from click.testing import Result
    from flask import Flask


def give(app: Flask, *command: str) -> Result:
    """Give a command of the office."""
    return app.test_cli_runner().invoke(office, command)


def rows(app: Flask) -> dict[str, int | None]:
    """How many rows stand in each table, but for the runs of the sweep, of which each is one."""
    with app.app_context():
        tables = (table for table in db.metadata.sorted_tables if table.name != "sweep_runs")
        return {table.name: db.session.scalar(select(func.count()).select_from(table)) for table in tables}


def assert_everything_is_whole(app: Flask, *, reprinted: int) -> None:
    """Ledger and files are whole, and the newest papers print again byte for byte."""
    assert "Buku besar utuh." in give(app, "verify-ledger").output
    assert "semuanya utuh" in give(app, "verify-files").output
    newest = give(app, "reprint", "--newest", str(reprinted)).output
    assert f"{reprinted} sama, bita demi bita" in newest


def assert_permits_have_lived(app: Flask, *, copied: int) -> None:
    """Permits in every state, and the numbers of each series in the order of the days, none left out or given twice."""
    with app.app_context():
        states = set(db.session.scalars(select(PermitRecord.state)))
        letters = db.session.scalars(select(LetterRecord.kind).where(LetterRecord.state == "signed"))
        given: dict[tuple[int, str, int], list[GivenNumberRecord]] = {}
        for one in db.session.scalars(select(GivenNumberRecord).order_by(GivenNumberRecord.given_at)):
            given.setdefault((one.agency_id, one.series, one.year), []).append(one)

        assert states == {"valid", "revoked", "replaced"}
        assert {"cover_letter", "refusal_letter", "revocation_decree"} <= set(letters)
        assert db.session.scalar(select(func.count()).select_from(PermitCopyRecord)) == copied
        assert any(one.voided_at for series in given.values() for one in series)
        for series in given.values():
            assert [one.sequence for one in series] == list(range(1, len(series) + 1))


def assert_a_changed_event_is_found(app: Flask) -> None:
    """Forge an event behind the program: the check names its file."""
    with app.app_context():
        event = db.session.scalars(select(EventRecord).order_by(EventRecord.id)).first()
        number = db.session.get_one(CaseRecord, event.case_id).number
        unlock_events(db.session)
        db.session.execute(text("UPDATE events SET by_name = 'Orang Lain' WHERE id = :id"), {"id": event.id})
        db.session.commit()

    found = give(app, "verify-ledger")

    assert found.exit_code == 1
    assert number in found.output
    assert "Buku besar rusak pada 1 tempat." in found.output
