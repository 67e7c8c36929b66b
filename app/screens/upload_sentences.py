"""What is wrong with an uploaded file, as a sentence and an HTTP status."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus

from flask_babel import gettext as _

from app.screens.formats import size
from app.services.upload_refusals import UploadReason

UPLOAD_STATUSES: Mapping[UploadReason, HTTPStatus] = {
    UploadReason.TOO_LARGE: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    UploadReason.WRONG_TYPE: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
}


def upload_sentence(details: Mapping[str, object]) -> str:
    """Word why a file was not taken in; `why` is the code, the rest are its parameters."""
    return _SENTENCES[UploadReason(str(details["why"]))](details)


def _too_large(details: Mapping[str, object]) -> str:
    return _(
        "“%(name)s” is larger than %(limit)s. Make it smaller, for example by scanning in grey at 150 dpi.",
        name=details["name"],
        limit=size(int(str(details["limit"]))),
    )


def _wrong_type(details: Mapping[str, object]) -> str:
    return _(
        "“%(name)s” is not a file of an accepted kind (%(accepted)s), whatever its name says. Save or scan it anew as one of them.",
        name=details["name"],
        accepted=str(details["accepted"]).upper(),
    )


_SENTENCES: Mapping[UploadReason, Callable[[Mapping[str, object]], str]] = {
    UploadReason.EMPTY: lambda d: _("“%(name)s” is empty. Choose the file again.", name=d["name"]),
    UploadReason.TOO_LARGE: _too_large,
    UploadReason.WRONG_TYPE: _wrong_type,
    UploadReason.TOO_INTRICATE: lambda d: _(
        "“%(name)s” could not be read in good time. Print it to a new PDF, or scan the paper, and choose that file.",
        name=d["name"],
    ),
    UploadReason.DAMAGED: lambda d: _(
        "“%(name)s” cannot be read: it is damaged or incomplete. Save or scan it anew.", name=d["name"]
    ),
    UploadReason.ENCRYPTED: lambda d: _(
        "“%(name)s” is locked by a password. Save it without one and choose it again.", name=d["name"]
    ),
    UploadReason.NO_PAGES: lambda d: _("“%(name)s” has no pages. Choose the right file.", name=d["name"]),
    UploadReason.TOO_MANY_PAGES: lambda d: _(
        "“%(name)s” has more than %(limit)s pages. Leave out what was not asked for.",
        name=d["name"],
        limit=d["limit"],
    ),
    UploadReason.TOO_MANY_PIXELS: lambda d: _(
        "The picture “%(name)s” is too large to be opened. Scan it at a lower resolution, for example 150 dpi.",
        name=d["name"],
    ),
}
