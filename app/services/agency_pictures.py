"""An agency's own pictures for its papers, by the names that templates call them: arms, stamps, marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.case.refusals import Reason
from app.records.documents import AgencyPictureRecord, DocumentTemplateRecord, TemplateVersionRecord
from app.services.declined import Declined
from app.services.papers.filing import know_files
from app.services.papers.taking_in import take_in
from app.services.papers.values import PaperKind
from app.services.tools import Tools
from app.services.transactions import transaction

ARMS = "arms"
"""The name under which every letterhead looks for the coat of arms."""
MOST_BYTES = 2 * 1024 * 1024
NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
ACCEPTED = ("png", "jpeg")


@dataclass(frozen=True)
class Picture:
    """A picture on file; `used_by` names the published templates that show it."""

    id: int
    name: str
    sha256: str
    media_type: str
    added_at: datetime
    used_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class NewPicture:
    """What an admin hands in."""

    name: str
    filename: str
    stream: BinaryIO


class PictureInUse(Exception):
    """A published template shows the picture, so it stays; `templates` are their names."""

    def __init__(self, templates: tuple[str, ...]) -> None:
        """Carry what the sentence needs."""
        self.templates = templates
        super().__init__(", ".join(templates))


def list_pictures(session: Session, agency_id: int) -> tuple[Picture, ...]:
    """List an agency's pictures by name."""
    query = select(AgencyPictureRecord).where(AgencyPictureRecord.agency_id == agency_id)
    published = _published(session, agency_id)
    return tuple(
        Picture(
            id=row.id,
            name=row.name,
            sha256=row.sha256,
            media_type=row.media_type,
            added_at=row.added_at,
            used_by=_users(published, row.name),
        )
        for row in session.scalars(query.order_by(AgencyPictureRecord.name))
    )


def put_picture(
    session: Session, tools: Tools, agency_id: int, new: NewPicture, *, at: datetime, by: int
) -> None:
    """Keep a picture under a name; one that stood there is replaced for all papers printed from now on.

    `ValueError` for a name that no template could call, `Declined(UPLOAD_REFUSED)` for what is no picture.
    """
    if not NAME.fullmatch(new.name):
        raise ValueError(new.name)
    taken = take_in(
        tools,
        kind=PaperKind.ISSUED,
        subject=new.name,
        filename=new.filename,
        stream=new.stream,
        accepts=ACCEPTED,
        max_bytes=MOST_BYTES,
    )
    with transaction(session) as writing:
        know_files(writing, [taken], at)
        row = _find(writing, agency_id, new.name) or AgencyPictureRecord(agency_id=agency_id, name=new.name)
        row.sha256, row.media_type, row.added_at, row.added_by = taken.sha256, taken.media_type, at, by
        writing.add(row)


def remove_picture(session: Session, agency_id: int, picture_id: int) -> None:
    """Take a picture away; raises `PictureInUse` while a published template shows it.

    Papers that were printed with it keep it. Without its own arms an agency shows those of the program.
    """
    with transaction(session) as writing:
        row = _get(writing, agency_id, picture_id)
        users = _users(_published(writing, agency_id), row.name)
        if users and row.name != ARMS:
            raise PictureInUse(users)
        writing.delete(row)


def read_picture(session: Session, tools: Tools, agency_id: int, picture_id: int) -> tuple[bytes, str]:
    """Give a picture's bytes and type; `Declined(UNKNOWN_DOCUMENT)` where the agency has none such."""
    row = _get(session, agency_id, picture_id)
    return tools.store.read(row.sha256), row.media_type


def names_of_pictures(source: str) -> frozenset[str]:
    """Name every picture that a template's source may call: each word between quotation marks or in a path."""
    return frozenset(re.findall(r"[a-z][a-z0-9_]*", source))


def _published(session: Session, agency_id: int) -> tuple[tuple[str, frozenset[str]], ...]:
    query = (
        select(DocumentTemplateRecord.name, TemplateVersionRecord.source)
        .join(TemplateVersionRecord, TemplateVersionRecord.template_id == DocumentTemplateRecord.id)
        .where(DocumentTemplateRecord.agency_id == agency_id, TemplateVersionRecord.state == "published")
        .order_by(DocumentTemplateRecord.name)
    )
    return tuple((name, names_of_pictures(source)) for name, source in session.execute(query))


def _users(published: Iterable[tuple[str, frozenset[str]]], picture: str) -> tuple[str, ...]:
    return tuple(name for name, called in published if picture in called)


def _find(session: Session, agency_id: int, name: str) -> AgencyPictureRecord | None:
    query = select(AgencyPictureRecord).filter_by(agency_id=agency_id, name=name)
    return session.scalars(query).one_or_none()


def _get(session: Session, agency_id: int, picture_id: int) -> AgencyPictureRecord:
    query = select(AgencyPictureRecord).filter_by(agency_id=agency_id, id=picture_id)
    row = session.scalars(query).one_or_none()
    if row is None:
        raise Declined(Reason.UNKNOWN_DOCUMENT)
    return row
