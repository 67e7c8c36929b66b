"""Reads filters and pages of an API request; whatever cannot be read is a 400 that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_appbuilder.exceptions import InvalidColumnFilterFABException, InvalidOperationFilterFABException

from app.screens.base.faults import UnreadableValue
from app.screens.base.list_arguments import DEEPEST_ROW

if TYPE_CHECKING:
    from flask_appbuilder.models.filters import Filters


def fill_api_filters(filters: Filters, asked: list[dict[str, Any]]) -> None:
    """Put each `{"col", "opr", "value"}` into the filters; raises the framework's exceptions for a 400."""
    filters.clear_filters()
    for each in asked:
        question = _question(filters, str(each.get("col")), str(each.get("opr")))
        try:
            question.read(each.get("value"))
        except UnreadableValue:
            message = f"Filter value cannot be read for column: {each['col']}"
            raise InvalidOperationFilterFABException(message) from None
        filters._add_filter(question, each["value"])  # noqa: SLF001 - the framework's own way in


def _question(filters: Filters, column: str, operation: str) -> Any:
    known = filters.get_search_filters()
    if column not in known:
        message = f"Filter column: {column} not allowed to filter"
        raise InvalidColumnFilterFABException(message)
    for question in known[column]:
        if question.arg_name == operation:
            return question
    message = f"Filter operation: {operation} not allowed on column: {column}"
    raise InvalidOperationFilterFABException(message)


def readable_page(page: Any, page_size: Any, *, default: int, most: int) -> tuple[int, int]:
    """Return a page and a page size that no database refuses."""
    size = page_size if isinstance(page_size, int) and 0 < page_size <= most else min(default, most)
    is_readable = isinstance(page, int) and 0 <= page * size < DEEPEST_ROW
    return (page if is_readable else 0), size
