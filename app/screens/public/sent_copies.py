"""The copy that a visitor sends to be compared: read as far as is worth it, kept nowhere."""

from __future__ import annotations

from http import HTTPStatus

from flask import request
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage

from app.screens.actor import tools
from app.screens.formats import size

UPLOAD = "berkas"
PDF_MARK = b"%PDF-"
Refusal = tuple[HTTPStatus, str]


def read_copy(*, when_empty: str) -> tuple[bytes, Refusal | None]:
    """Read the file that was sent, with why it is not looked at, if it is not."""
    sent = request.files.get(UPLOAD)
    most = tools().max_upload_bytes
    content = _read(sent, most + 1) if sent else b""
    return content, _refusal(content, most, when_empty)


def _read(sent: FileStorage, most: int) -> bytes:
    """Read what is worth reading, and leave no temporary file behind."""
    try:
        return sent.read(most)
    finally:
        sent.close()


def _refusal(content: bytes, most: int, when_empty: str) -> Refusal | None:
    if not content:
        return HTTPStatus.UNPROCESSABLE_ENTITY, when_empty
    if len(content) > most:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _(
            "The file is larger than %(size)s, so it was not checked.", size=size(most)
        )
    if not content.startswith(PDF_MARK):
        return HTTPStatus.UNSUPPORTED_MEDIA_TYPE, _(
            "This is not a PDF file. Choose the PDF as you received it, not a photo or a scan of the paper."
        )
    return None
