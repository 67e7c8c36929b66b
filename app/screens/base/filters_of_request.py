"""One set of filters a request, where the framework keeps one for all threads.

On the bare framework `view._filters` is a single object: eight threads asking the same list printed each
other's search words on nearly every page, and now and then each other's rows.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, cast

from flask import has_request_context

from app.screens.base.faults import UnreadableValue
from app.screens.per_request import kept_for_request

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask_appbuilder.models.filters import Filters
    from werkzeug.datastructures import MultiDict

PATTERN = "_filters_pattern"
PREFIX = "_flt_"


class FiltersOfRequest:
    """A `_filters` attribute: set once as a pattern, read as this request's own empty copy of it."""

    def __get__(self, view: Any, owner: type | None = None) -> Any:
        """Return this request's filters, or the pattern outside a request."""
        if view is None:
            return self
        pattern: Filters | None = view.__dict__.get(PATTERN)
        if pattern is None or not has_request_context():
            return pattern
        return kept_for_request((PATTERN, id(view)), lambda: _emptied(pattern))

    def __set__(self, view: Any, pattern: Filters) -> None:
        """Keep the pattern with all that it knows of the columns."""
        view.__dict__[PATTERN] = pattern


def _emptied(pattern: Filters) -> Filters:
    own = copy.copy(pattern)
    own.clear_filters()
    return own


def fill_filters(filters: Filters, arguments: MultiDict[str, str]) -> list[str]:
    """Read `_flt_<n>_<column>` values into the filters; return the columns whose value cannot be read.

    Blank values ask nothing, unknown columns and unknown questions are passed over, and the same question
    put twice narrows twice.
    """
    filters.clear_filters()
    unreadable: list[str] = []
    for column, question, value in _questions(filters, arguments):
        try:
            question.read(value)
        except UnreadableValue:
            unreadable.append(column)
        else:
            filters._add_filter(question, value)  # noqa: SLF001 - the framework's own way in
    return unreadable


def _questions(filters: Filters, arguments: MultiDict[str, str]) -> Iterator[tuple[str, Any, str]]:
    known = cast("dict[str, list[Any]]", filters.get_search_filters())
    for name, value in arguments.items(multi=True):
        index, _, column = name.removeprefix(PREFIX).partition("_")
        is_question = name.startswith(PREFIX) and index.isascii() and index.isdigit() and len(index) == 1
        if is_question and value.strip() and int(index) < len(known.get(column, ())):
            yield column, known[column][int(index)], value.strip()
