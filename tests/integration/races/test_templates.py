"""Two admins at one shelf of templates at the same instant: both are heard, and one default prints."""

from __future__ import annotations

from sqlalchemy import select

from app.documents import DocumentKind
from app.extensions import db
from app.records.documents import ChosenTemplateRecord, DocumentTemplateRecord, TemplateVersionRecord
from app.services.templates.choices import stamp_of
from app.services.templates.drafting import copy_shipped
from app.services.templates.publishing import choose, make_default
from app.services.templates.refusals import TemplateReason, TemplateRefused
from tests.small_office import AT
from tests.starting import at_once

KIND = DocumentKind.RECEIPT
MANY = 6


def copied(office, name):
    """Copy the program's receipt; a refusal is a result."""
    try:
        return copy(office, name)
    except TemplateRefused as refused:
        return refused.reason


def copy(office, name):
    return copy_shipped(db.session, agency_id=office.budi.agency_id, kind=KIND, name=name, by=1, at=AT)


def published(office, names):
    """Put templates on file as if each had been published."""
    for name in names:
        version = db.session.get_one(TemplateVersionRecord, copied(office, name))
        version.state, version.published_at = "published", AT
        db.session.commit()
    return db.session.scalars(select(DocumentTemplateRecord.id).order_by(DocumentTemplateRecord.id)).all()


def test_of_many_copies_under_one_name_one_stands_and_the_others_hear_why(office):
    results = at_once(office.app, [lambda: copied(office, "Kami")] * MANY)

    assert len([one for one in results if isinstance(one, int)]) == 1
    assert results.count(TemplateReason.NAME_TAKEN) == MANY - 1


def test_of_many_defaults_one_stands(office):
    ids = published(office, [f"Templat {number}" for number in range(MANY)])
    agency_id = office.budi.agency_id

    results = at_once(
        office.app,
        [lambda one=one: make_default(db.session, agency_id=agency_id, template_id=one) for one in ids],
    )

    assert results == [None] * MANY
    assert len(db.session.scalars(select(DocumentTemplateRecord).filter_by(is_default=True)).all()) == 1


def test_of_many_choices_for_one_permit_type_one_stands_and_the_others_are_told(office):
    ids = published(office, [f"Templat {number}" for number in range(MANY)])
    chosen = {
        "agency_id": office.budi.agency_id,
        "permit_types": [office.permit_type_id],
        "seen": stamp_of([]),
    }

    def choose_or_hear(template_id):
        try:
            choose(db.session, template_id=template_id, **chosen)
        except TemplateRefused as refused:
            return refused.reason

    results = at_once(office.app, [lambda one=one: choose_or_hear(one) for one in ids])

    assert results.count(None) == 1
    assert results.count(TemplateReason.CHANGED_MEANWHILE) == MANY - 1
    assert len(db.session.scalars(select(ChosenTemplateRecord)).all()) == 1
