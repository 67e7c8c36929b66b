"""Why a file is not taken in, as codes; `app/screens/sentences.py` words them."""

from __future__ import annotations

from enum import StrEnum


class UploadReason(StrEnum):
    """The first thing that is wrong with a file. Parameters besides `name` stand beside each."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"  # size, limit (bytes)
    WRONG_TYPE = "wrong_type"  # accepted
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    NO_PAGES = "no_pages"
    TOO_MANY_PAGES = "too_many_pages"  # limit
    TOO_MANY_PIXELS = "too_many_pixels"  # limit
    TOO_INTRICATE = "too_intricate"


class UploadRefused(Exception):
    """A file was not taken in, and nothing of it was kept."""

    def __init__(self, reason: UploadReason, **parameters: str | int) -> None:
        """Carry the code and what its sentence needs; `name` is already a safe one."""
        self.reason = reason
        self.parameters = parameters
        super().__init__(f"{reason.value} {parameters}")
