"""What goes wrong on the way from facts to paper, for whoever keeps the templates."""

from __future__ import annotations

from enum import StrEnum


class FaultSort(StrEnum):
    """What a fault is about, for a screen that words it; `DocumentFault.detail` says it in full."""

    SYNTAX = "syntax"
    UNKNOWN_FACT = "unknown_fact"
    FORBIDDEN = "forbidden"
    NO_TEMPLATE = "no_template"
    NO_PICTURE = "no_picture"
    NO_SHAPE = "no_shape"
    TOO_LONG = "too_long"
    TOO_MUCH_WORK = "too_much_work"
    OTHER = "other"


class DocumentFault(Exception):
    """A document could not be printed whole, so none was printed."""

    def __init__(
        self,
        template: str,
        detail: str,
        *,
        line: int | None = None,
        file: str = "",
        sort: FaultSort = FaultSort.OTHER,
    ) -> None:
        """Name the template and, in one phrase, what is missing or wrong in it.

        `line` counts from 1 in `file`: the template itself, or a part that it includes.
        """
        self.template = template
        self.detail = detail
        self.line = line
        self.file = file or template
        self.sort = sort
        super().__init__(f"{template}: {self._place()}{detail}")

    def _place(self) -> str:
        inside = "" if self.file == self.template else f"{self.file} "
        if self.line is None:
            return inside and f"{inside.strip()}: "
        return f"{inside}line {self.line}: "
