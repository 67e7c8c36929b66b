"""An agency's own pictures, by the names that its templates call them; `arms` stands in for the shipped coat of arms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from app.documents.bundles import ARMS, shipped_arms
from app.documents.faults import DocumentFault
from app.documents.picture_trial import PictureTooLarge, show_alone
from app.gateways.storage import DamagedFile, Store, UnknownFile
from app.records.agencies import AgencyRecord
from app.records.documents import AgencyPictureRecord
from app.services.papers.filing import know_files
from app.services.papers.values import StoredPart
from app.services.templates.picture_use import templates_showing
from app.services.templates.refusals import TemplateReason, TemplateRefused
from app.services.tools import Tools
from app.services.transactions import transaction
from app.services.uploads import CheckedUpload, FileType, UploadReason, UploadRefused, check_upload

PICTURE_NAME = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*")
LONGEST_NAME = 60
MOST_BYTES = 1_000_000
"""A coat of arms for print at 600 dpi takes some 200 kB; every bundle that names a picture carries it."""
MOST_PICTURES = 50


@dataclass(frozen=True)
class Picture:
    """A picture of an agency as a list shows it."""

    name: str
    sha256: str
    media_type: str
    added_at: datetime


def list_pictures(session: Session, agency_id: int) -> tuple[Picture, ...]:
    """List an agency's own pictures by name."""
    query = select(AgencyPictureRecord).where(AgencyPictureRecord.agency_id == agency_id)
    rows = session.scalars(query.order_by(AgencyPictureRecord.name))
    return tuple(Picture(row.name, row.sha256, row.media_type, row.added_at) for row in rows)


def read_usual_arms(session: Session, agency_id: int) -> bytes:
    """Give the coat of arms that comes with the program for an agency."""
    return shipped_arms(session.get_one(AgencyRecord, agency_id).key)


def pictures_for(session: Session, store: Store, agency: AgencyRecord) -> dict[str, bytes]:
    """Read all pictures that a template of the agency may name: its own, and its coat of arms.

    One that cannot be read is left out, so that the document which names it stops and says so.
    """
    found = {ARMS: shipped_arms(agency.key)}
    for one in list_pictures(session, agency.id):
        try:
            found[one.name] = store.read(one.sha256)
        except (UnknownFile, DamagedFile):
            found.pop(one.name, None)
    return found


def read_picture(session: Session, store: Store, agency_id: int, name: str) -> tuple[bytes, str]:
    """Give one picture and its type; raises `TemplateRefused` where the agency has none of this name."""
    row = session.scalars(_query(agency_id, name)).one_or_none()
    if row is None:
        raise TemplateRefused(TemplateReason.UNKNOWN_PICTURE, name=name)
    return store.read(row.sha256), row.media_type


def add_picture(
    session: Session,
    tools: Tools,
    *,
    agency_id: int,
    name: str,
    filename: str,
    stream: BinaryIO,
    by: int,
    at: datetime,
) -> None:
    """Take in a PNG or JPEG under a name; one that has the name already is replaced, old prints keep theirs.

    Raises `UploadRefused` for what is wrong with the file, `TemplateRefused` for what is wrong with the name.
    """
    if not PICTURE_NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        raise TemplateRefused(TemplateReason.BAD_PICTURE_NAME, name=name)
    limit = min(MOST_BYTES, tools.max_upload_bytes)
    checked = check_upload(
        filename, stream.read(limit + 1), limit=limit, accepted=[FileType.PNG, FileType.JPEG]
    )
    _refuse_unprintable(checked)
    stored = tools.store.put(checked.content)
    part = StoredPart(stored.sha256, stored.size, checked.media_type)
    with transaction(session) as writing:
        known = {one.name for one in list_pictures(writing, agency_id)}
        if name not in known and len(known) >= MOST_PICTURES:
            raise TemplateRefused(TemplateReason.TOO_MANY_PICTURES, most=MOST_PICTURES)
        know_files(writing, [part], at)
        row = writing.scalars(_query(agency_id, name)).one_or_none()
        if row is None:
            row = AgencyPictureRecord(agency_id=agency_id, name=name)
            writing.add(row)
        row.sha256, row.media_type, row.added_at, row.added_by = part.sha256, part.media_type, at, by


def _refuse_unprintable(upload: CheckedUpload) -> None:
    """Try a picture on a page first: the next paper that shows it is printed while somebody waits to sign."""
    try:
        show_alone(upload.content)
    except PictureTooLarge as fault:
        raise UploadRefused(UploadReason.TOO_MANY_PIXELS, name=upload.name, limit=fault.most) from fault
    except DocumentFault as fault:
        raise UploadRefused(UploadReason.DAMAGED, name=upload.name) from fault


def drop_picture(session: Session, *, agency_id: int, name: str) -> None:
    """Take a picture away from what templates may name; old prints keep theirs.

    `TemplateRefused` if there is none, or while a published template shows it; without its own coat of arms an agency
    shows the shipped one.
    """
    with transaction(session) as writing:
        users = () if name == ARMS else templates_showing(writing, agency_id, name)
        if users:
            raise TemplateRefused(TemplateReason.PICTURE_IN_USE, templates=users)
        if writing.scalars(_query(agency_id, name)).one_or_none() is None:
            raise TemplateRefused(TemplateReason.UNKNOWN_PICTURE, name=name)
        writing.execute(
            delete(AgencyPictureRecord).where(
                AgencyPictureRecord.agency_id == agency_id, AgencyPictureRecord.name == name
            )
        )


def _query(agency_id: int, name: str) -> Select[AgencyPictureRecord]:
    return select(AgencyPictureRecord).where(
        AgencyPictureRecord.agency_id == agency_id, AgencyPictureRecord.name == name
    )
