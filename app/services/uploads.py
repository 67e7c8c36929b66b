"""What people may hand in: the file's own bytes decide, never its name or what the browser claims.

Judges one file at a time and keeps nothing. Says why a file is refused as a code with parameters; the sentence is
the screens' business.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from app.services.upload_contents import check_image
from app.services.upload_refusals import UploadReason, UploadRefused
from app.services.uploaded_pdfs import check_pdf_apart

__all__ = ["CheckedUpload", "FileType", "UploadReason", "UploadRefused", "check_upload", "safe_filename"]

LONGEST_NAME = 120
NAMELESS = "berkas"


class FileType(StrEnum):
    """The types of file that the office can read in ten years."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"

    @property
    def media_type(self) -> str:
        """The type as HTTP names it."""
        return "application/pdf" if self is FileType.PDF else f"image/{self.value}"

    @property
    def suffix(self) -> str:
        """The ending of a file name of this type."""
        return {FileType.PDF: ".pdf", FileType.JPEG: ".jpg", FileType.PNG: ".png"}[self]


ALL_TYPES = frozenset(FileType)
MAGIC = ((b"%PDF-", FileType.PDF), (b"\xff\xd8\xff", FileType.JPEG), (b"\x89PNG\r\n\x1a\n", FileType.PNG))
CHECKS: dict[FileType, Callable[[bytes], int]] = {
    FileType.PDF: check_pdf_apart,
    FileType.JPEG: lambda content: check_image(content, "JPEG"),
    FileType.PNG: lambda content: check_image(content, "PNG"),
}


@dataclass(frozen=True, slots=True)
class CheckedUpload:
    """A file that is what it says it is; `pages` is 1 for a picture."""

    name: str
    content: bytes
    type: FileType
    pages: int

    @property
    def media_type(self) -> str:
        """The type as HTTP names it."""
        return self.type.media_type


def check_upload(
    name: str, content: bytes, *, limit: int, accepted: Collection[FileType] = ALL_TYPES
) -> CheckedUpload:
    """Accept a PDF, JPEG or PNG of at most `limit` bytes, or raise `UploadRefused` with the first reason.

    The kept name is a safe one and ends as the true type does.
    """
    kept_name = safe_filename(name)
    if not content:
        raise UploadRefused(UploadReason.EMPTY, name=kept_name)
    if len(content) > limit:
        raise UploadRefused(UploadReason.TOO_LARGE, name=kept_name, size=len(content), limit=limit)
    found = _type_of(content)
    if found is None or found not in accepted:
        types = ", ".join(sorted(each.value for each in accepted))
        raise UploadRefused(UploadReason.WRONG_TYPE, name=kept_name, accepted=types)
    try:
        pages = CHECKS[found](content)
    except UploadRefused as refused:
        raise UploadRefused(refused.reason, name=kept_name, **refused.parameters) from None
    return CheckedUpload(_ending_as(kept_name, found), content, found, pages)


def safe_filename(name: str) -> str:
    """Reduce a name from outside to one plain name: no path, no control characters, at most 120 characters."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    joined = unicodedata.normalize("NFC", last)
    plain = "".join(sign for sign in joined if not unicodedata.category(sign).startswith("C"))
    tidy = re.sub(r'[<>:"|?*\s]+', " ", plain).strip(" .")
    stem, suffix = PurePosixPath(tidy).stem, PurePosixPath(tidy).suffix
    return f"{stem[: LONGEST_NAME - len(suffix)]}{suffix}"[:LONGEST_NAME] if tidy else NAMELESS


def _type_of(content: bytes) -> FileType | None:
    return next((type_ for magic, type_ in MAGIC if content.startswith(magic)), None)


def _ending_as(name: str, type_: FileType) -> str:
    endings = {".jpg", ".jpeg"} if type_ is FileType.JPEG else {type_.suffix}
    if PurePosixPath(name).suffix.lower() in endings:
        return name
    return f"{name[: LONGEST_NAME - len(type_.suffix)]}{type_.suffix}"
