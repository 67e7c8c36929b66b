"""The places for documents on a page: what is asked, what has been uploaded so far, and what is wrong with it.

A file that was taken in once stays, whatever else is wrong with the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from flask import request
from flask_babel import gettext as _

from app.domain.case.refusals import Reason, Refused
from app.screens.counter.kept_files import KeptFiles
from app.screens.forms import take_in_upload
from app.screens.forms.endings import endings_of
from app.screens.sentences import sentence_of
from app.services.declined import Declined
from app.services.papers.values import NewPaper, PaperKind
from app.services.tools import Tools


class Asked(Protocol):
    """A document as it is asked for."""

    @property
    def key(self) -> str:
        """The requirement's key."""

    @property
    def accepts(self) -> tuple[str, ...]:
        """The types taken."""

    @property
    def max_bytes(self) -> int:
        """The most bytes."""


@dataclass
class Slot:
    """The place of one document; `note` is the sealed note of the file that is kept for it."""

    asked: Asked
    most: int
    kept: NewPaper | None = None
    note: str = ""
    fault: str = ""
    refused: Refused | None = None

    @property
    def id(self) -> str:
        """The anchor of the place, and the name of its field."""
        return f"document-{self.asked.key}"

    @property
    def endings(self) -> list[str]:
        """The endings of file names to offer."""
        return endings_of(self.asked.accepts)

    def complain(self, refused: Refused) -> None:
        """Say what is wrong here, unless something was said already."""
        is_missing = refused.reason is Reason.DOCUMENT_MISSING
        self.refused = self.refused or refused
        self.fault = self.fault or (
            _("This document is missing. Choose its file.") if is_missing else sentence_of(refused)
        )


def blank_slots(asked: Iterable[Asked], tools: Tools) -> list[Slot]:
    """Make empty places."""
    return [Slot(one, min(one.max_bytes, tools.max_upload_bytes)) for one in asked]


def sent_slots(asked: Iterable[Asked], kept_files: KeptFiles) -> list[Slot]:
    """Make the places as they were sent: new files are judged and stored, earlier ones stay unless taken away."""
    slots = blank_slots(asked, kept_files.tools)
    for slot in slots:
        _find_kept(slot, kept_files)
        _take_in(slot, kept_files.tools)
        slot.note = "" if slot.kept is None else kept_files.seal(slot.kept)
    return slots


def _find_kept(slot: Slot, kept_files: KeptFiles) -> None:
    note = request.form.get(f"kept-{slot.asked.key}", "")
    if not note or request.form.get(f"drop-{slot.asked.key}"):
        return
    slot.kept = kept_files.find(note, slot.asked.key)
    if slot.kept is None and not _has_upload(slot):
        slot.fault = _("The file chosen earlier is no longer kept here. Choose it again.")


def _take_in(slot: Slot, tools: Tools) -> None:
    upload = request.files.get(slot.id)
    if upload is None or not upload.filename:
        return
    try:
        slot.kept = take_in_upload(
            upload, tools, PaperKind.REQUIREMENT, slot.asked.key, slot.asked.accepts, slot.asked.max_bytes
        )
    except Declined as declined:
        slot.complain(declined.refused)


def _has_upload(slot: Slot) -> bool:
    upload = request.files.get(slot.id)
    return upload is not None and bool(upload.filename)
