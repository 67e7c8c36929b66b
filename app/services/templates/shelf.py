"""An agency's templates as its admins look at them: by kind, in versions, with who wrote them and who has chosen them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.documents.kinds import PERMITS, DocumentKind
from app.records.catalogue import PermitTypeRecord
from app.records.documents import ChosenTemplateRecord, DocumentTemplateRecord, TemplateVersionRecord
from app.records.staff import OfficerRecord
from app.services.issuing.shapes import permit_kind_of
from app.services.templates.refusals import TemplateReason, TemplateRefused
from app.services.templates.rows import VersionState

DRAFT, PUBLISHED = VersionState.DRAFT.value, VersionState.PUBLISHED.value


@dataclass(frozen=True)
class VersionOnShelf:
    """One wording; `version` is the lock of its row, which a save must name."""

    id: int
    template_id: int
    template_name: str
    kind: str
    number: int
    state: str
    paper: str
    source: str = field(repr=False)
    note: str
    edited_at: datetime
    edited_by_name: str
    published_at: datetime | None
    published_by_name: str
    version: int

    @property
    def is_draft(self) -> bool:
        """Whether it may still be changed."""
        return self.state == DRAFT


@dataclass(frozen=True)
class TemplateOnShelf:
    """A template with its versions, newest first, and the permit types that have chosen it, by id."""

    id: int
    kind: str
    name: str
    is_default: bool
    versions: tuple[VersionOnShelf, ...]
    chosen_by: Mapping[int, str]

    @property
    def published(self) -> VersionOnShelf | None:
        """The version that prints."""
        return next((one for one in self.versions if one.state == PUBLISHED), None)

    @property
    def drafts(self) -> tuple[VersionOnShelf, ...]:
        """The versions that are being written."""
        return tuple(one for one in self.versions if one.is_draft)


@dataclass(frozen=True)
class KindOnShelf:
    """A kind of paper and the agency's templates for it."""

    kind: str
    templates: tuple[TemplateOnShelf, ...]

    @property
    def prints_now(self) -> VersionOnShelf | None:
        """What prints it where no permit type has chosen otherwise; None for what comes with the program."""
        return next((one.published for one in self.templates if one.is_default), None)


def list_shelf(session: Session, agency_id: int) -> tuple[KindOnShelf, ...]:
    """List every kind of paper with the agency's templates for it."""
    query = select(DocumentTemplateRecord).where(DocumentTemplateRecord.agency_id == agency_id)
    templates = _templates(session, session.scalars(query.order_by(DocumentTemplateRecord.name)).all())
    return tuple(
        KindOnShelf(kind.value, tuple(one for one in templates if one.kind == kind)) for kind in DocumentKind
    )


def get_on_shelf(session: Session, agency_id: int, template_id: int) -> TemplateOnShelf:
    """Get a template of the agency; raises `TemplateRefused`."""
    row = session.get(DocumentTemplateRecord, template_id)
    if row is None or row.agency_id != agency_id:
        raise TemplateRefused(TemplateReason.UNKNOWN_TEMPLATE)
    return _templates(session, [row])[0]


def get_version_on_shelf(session: Session, agency_id: int, version_id: int) -> VersionOnShelf:
    """Get a version of a template of the agency as it stands on file now; raises `TemplateRefused`."""
    row = session.get(TemplateVersionRecord, version_id, populate_existing=True)
    if row is None or row.template.agency_id != agency_id:
        raise TemplateRefused(TemplateReason.UNKNOWN_VERSION)
    return _version(row, _names(session, [row]))


def list_choosers(session: Session, agency_id: int, one: TemplateOnShelf) -> tuple[tuple[int, str], ...]:
    """List the agency's permit types that may choose a template, and those that have.

    The template of a shape that a permit may have is of use only to the types whose permits have that shape.
    """
    query = select(PermitTypeRecord).where(PermitTypeRecord.agency_id == agency_id)
    rows = session.scalars(query.order_by(PermitTypeRecord.name, PermitTypeRecord.id))
    return tuple((row.id, row.name) for row in rows if row.id in one.chosen_by or _prints(row, one.kind))


def _prints(permit_type: PermitTypeRecord, kind: str) -> bool:
    return kind not in PERMITS or permit_kind_of(permit_type) == kind


def _templates(session: Session, rows: Iterable[DocumentTemplateRecord]) -> tuple[TemplateOnShelf, ...]:
    rows = list(rows)
    ids = [row.id for row in rows]
    query = select(TemplateVersionRecord).where(TemplateVersionRecord.template_id.in_(ids))
    versions = session.scalars(query.order_by(TemplateVersionRecord.number.desc())).all()
    names, chosen = _names(session, versions), _choosers(session, ids)
    return tuple(
        TemplateOnShelf(
            id=row.id,
            kind=row.kind,
            name=row.name,
            is_default=row.is_default,
            versions=tuple(_version(one, names) for one in versions if one.template_id == row.id),
            chosen_by=chosen.get(row.id, {}),
        )
        for row in rows
    )


def _choosers(session: Session, ids: list[int]) -> dict[int, dict[int, str]]:
    query = (
        select(ChosenTemplateRecord.template_id, PermitTypeRecord.id, PermitTypeRecord.name)
        .join(PermitTypeRecord, PermitTypeRecord.id == ChosenTemplateRecord.permit_type_id)
        .where(ChosenTemplateRecord.template_id.in_(ids))
        .order_by(PermitTypeRecord.name)
    )
    found: dict[int, dict[int, str]] = {}
    for template_id, permit_type_id, name in session.execute(query):
        found.setdefault(template_id, {})[permit_type_id] = name
    return found


def _names(session: Session, versions: Iterable[TemplateVersionRecord]) -> dict[int, str]:
    ids = {one.edited_by for one in versions}
    query = select(OfficerRecord.id, OfficerRecord.name).where(OfficerRecord.id.in_(ids))
    return {key: name for key, name in session.execute(query)}  # noqa: C416 -- rows, not pairs, to mypy


def _version(row: TemplateVersionRecord, names: Mapping[int, str]) -> VersionOnShelf:
    return VersionOnShelf(
        id=row.id,
        template_id=row.template_id,
        template_name=row.template.name,
        kind=row.template.kind,
        number=row.number,
        state=row.state,
        paper=row.paper,
        source=row.source,
        note=row.note,
        edited_at=row.edited_at,
        edited_by_name=names.get(row.edited_by, "Admin"),
        published_at=row.published_at,
        published_by_name=row.published_by_name,
        version=row.version,
    )
