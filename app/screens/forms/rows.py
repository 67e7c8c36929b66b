"""Repeating rows of a form: those that are filled in and a few blank ones, so that it works without a script."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import Field as WebField
from wtforms.utils import unset_value

from app.domain.form.forms import Field, Finding
from app.screens.forms.labels import label_of, worded

BLANK_ROWS = 2
LONGEST_INDEX = 3
"""Digits of a row's index: ten times what a field may hold, so that the domain tells of rows that are too many."""


class RowsField(WebField):
    """A table whose columns are fields; each row is a small form of its own."""

    def __init__(self, asked: Field, make_row: Callable[..., Any], **kwargs: Any) -> None:
        super().__init__(label=label_of(asked), description=worded(asked.help), **kwargs)
        self.asked = asked
        self.rows: list[Any] = []
        self._make_row = make_row

    def process(
        self, formdata: MultiDict[str, Any] | None, data: Any = unset_value, extra_filters: Any = None
    ) -> None:
        """Take the rows that were sent, or those given, and add blank ones."""
        del extra_filters
        self.process_errors: list[str] = []
        if formdata is not None:
            filled = [self._row(index, sent=formdata) for index in self._sent_indices(formdata)]
            filled = [row for row in filled if not row.is_blank()]
        else:
            given = [] if data is unset_value or data is None else data
            filled = [self._row(index, initial=one) for index, one in enumerate(given)]
        blank = [self._row(len(filled) + n) for n in range(BLANK_ROWS)]
        self.rows = [*filled, *blank]

    def raw(self) -> list[dict[str, object]]:
        """Give the rows that hold anything, as `read_form` takes them."""
        return [row.raw() for row in self.rows if not row.is_blank()]

    def complain(self, index: int, finding: Finding) -> None:
        """Mark a column of one row, counted from 0 among those that hold anything."""
        filled = [row for row in self.rows if not row.is_blank()]
        if index < len(filled):
            filled[index].complain([finding])

    def _row(self, index: int, **content: Any) -> Any:
        return self._make_row(self.asked.columns, prefix=f"{self.name}-{index}-", **content)

    def _sent_indices(self, formdata: MultiDict[str, Any]) -> list[int]:
        starts = f"{self.name}-"
        texts = {name.removeprefix(starts).partition("-")[0] for name in formdata if name.startswith(starts)}
        return sorted(int(text) for text in texts if text.isdecimal() and len(text) <= LONGEST_INDEX)
