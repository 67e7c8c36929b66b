"""Why a template or a picture is not changed, as codes; the screens word them."""

from __future__ import annotations

from enum import StrEnum

from app.documents import DocumentFault


class TemplateReason(StrEnum):
    """The first thing that stands in the way. Parameters stand beside each."""

    UNKNOWN_TEMPLATE = "unknown_template"
    UNKNOWN_VERSION = "unknown_version"
    UNKNOWN_KIND = "unknown_kind"
    UNKNOWN_PAPER = "unknown_paper"
    UNKNOWN_PICTURE = "unknown_picture"  # name
    UNKNOWN_PRINT = "unknown_print"
    BAD_PICTURE_NAME = "bad_picture_name"  # name
    PICTURE_IN_USE = "picture_in_use"  # templates (their names)
    TOO_MANY_PICTURES = "too_many_pictures"  # most
    NAME_MISSING = "name_missing"
    NAME_TAKEN = "name_taken"  # name
    NOT_A_DRAFT = "not_a_draft"
    NOT_PUBLISHED = "not_published"
    DRAFT_THERE = "draft_there"  # number
    CHANGED_MEANWHILE = "changed_meanwhile"
    WILL_NOT_PRINT = "will_not_print"  # fault (a DocumentFault)
    NOT_WITHOUT = "not_without"  # fault, on facts that are empty where they may be
    STILL_CHOSEN = "still_chosen"
    ONLY_VERSION = "only_version"
    TOO_LONG = "too_long"  # most


class TemplateRefused(Exception):
    """A template or picture stays as it is."""

    def __init__(
        self, reason: TemplateReason, *, fault: DocumentFault | None = None, **details: object
    ) -> None:
        """Carry the code and what its sentence needs; `fault` names file and line where a template will not print."""
        self.reason = reason
        self.fault = fault
        self.details = details
        super().__init__(f"{reason.value} {details or ''} {fault or ''}".strip())
