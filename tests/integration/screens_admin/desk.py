"""An admin's desk: pages by address, forms by their labels, rows by what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.extensions import db
from app.records.agencies import AgencyRecord
from tests.journeys.pages import Page

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.test import TestResponse

SAVE = "Simpan"


class Desk:
    """A signed-in browser."""

    def __init__(self, app: Flask, username: str) -> None:
        self.client = app.test_client().login(username)

    def get(self, address: str) -> TestResponse:
        return self.client.get(address)

    def post(self, address: str, **data: object) -> TestResponse:
        return self.client.post(address, data=data)

    def open(self, address: str) -> Page:
        """Open a page that must be there."""
        answer = self.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status}"
        return Page(self.client, answer)

    def save(self, address: str, /, **answers: object) -> Page:
        """Open a form, fill it in by its fields' names, and press save."""
        form = self.open(address).form(SAVE)
        form._typed.update(answers)
        return form.press()


def row(record: type[Any], *, agency: str = "rohil", **values: object) -> Any:
    """Read back the first row of an agency that has these values."""
    db.session.rollback()
    query = select(record).filter_by(**values)
    if hasattr(record, "agency_id"):
        query = query.where(record.agency_id == agency_id(agency))
    found = db.session.scalars(query.order_by(record.id)).first()
    assert found is not None, f"no {record.__name__} of {agency} with {values}"
    return found


def rows(record: type[Any], **values: object) -> list[Any]:
    db.session.rollback()
    return list(db.session.scalars(select(record).filter_by(**values)))


def agency_id(key: str) -> int:
    return db.session.scalars(select(AgencyRecord.id).where(AgencyRecord.key == key)).one()


def keep(*new: Any) -> None:
    """Put rows on file."""
    db.session.add_all(new)
    db.session.commit()
