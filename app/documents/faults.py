"""What goes wrong on the way from facts to paper, for the log of whoever keeps the templates."""

from __future__ import annotations


class DocumentFault(Exception):
    """A document could not be printed whole, so none was printed."""

    def __init__(self, template: str, detail: str) -> None:
        """Name the template and, in one phrase, what is missing or wrong in it."""
        self.template = template
        self.detail = detail
        super().__init__(f"{template}: {detail}")
