"""The list of a generated screen: one query a list, the stretch asked for, the search form above it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import flash, request
from flask_babel import gettext as _

from app.screens.base.datamodel import COUNT_CAP
from app.screens.base.display import shown
from app.screens.base.filters_of_request import FiltersOfRequest, fill_filters
from app.screens.base.list_arguments import ListArguments, read_list_arguments

if TYPE_CHECKING:
    from app.screens.base.datamodel import OfficeInterface


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of a list: its key, what it is called, and its cells in the order of the columns."""

    key: Any
    name: str
    cells: tuple[Any, ...]


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """Which rows of how many a page of a list shows."""

    first: int
    last: int
    count: int
    page: int
    has_more: bool

    @property
    def is_capped(self) -> bool:
        """Whether there are more rows than are worth counting."""
        return self.count > COUNT_CAP


class Listing:
    """A mixin: what `list` shows."""

    datamodel: OfficeInterface
    _filters = FiltersOfRequest()

    def _list(self: Any, **kwargs: Any) -> dict[str, Any]:
        unreadable = fill_filters(self._filters, request.args)
        for column in unreadable:
            flash(_("The search value for %(column)s cannot be read, so it was not used.",
                    column=self.label_columns[column]), "warning")  # fmt: skip
        arguments = read_list_arguments(
            request.args,
            self.__class__.__name__,
            order_columns=self.order_columns,
            base_order=self.base_order or (self.datamodel.get_pk_name(), "asc"),
            page_size=self.page_size,
        )
        widgets = self._get_list_widget(filters=self._filters, arguments=arguments, **kwargs)
        return self._get_search_widget(form=self.search_form.refresh(), widgets=widgets)

    def _get_list_widget(
        self: Any,
        filters: Any,
        arguments: ListArguments,
        widgets: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> dict[str, Any]:
        joined = filters.get_joined_filters(self._base_filters)
        items, has_more = self.datamodel.list_page(joined, arguments)
        count = self.datamodel.query_count(None, joined)
        stretch = Stretch(
            first=arguments.offset + 1 if items else 0,
            last=arguments.offset + len(items),
            count=count,
            page=arguments.page,
            has_more=has_more,
        )
        drawn = self.list_widget(
            screen=self,
            rows=[self.row_of(item) for item in items],
            stretch=stretch,
            arguments=arguments,
            columns=self.list_columns,
            labels=self.label_columns,
            actions={name: each for name, each in self.permitted_actions().items() if each.multiple},
            **kwargs,
        )
        return {**(widgets or {}), "list": drawn}

    def row_of(self: Any, item: Any) -> Row:
        """Return the row as the list prints it."""
        return Row(
            key=self._serialize_pk_if_composite(self.datamodel.get_pk_value(item)),
            name=str(item),
            cells=tuple(self.cell_of(item, column) for column in self.list_columns),
        )

    def cell_of(self: Any, item: Any, column: str) -> Any:
        """Return one value as a page prints it, by the screen's own formatter where it has one."""
        value = self.datamodel._get_attr_value(item, column)  # noqa: SLF001 - the framework's only way in
        formatter = self.formatters_columns.get(column)
        return shown(formatter(value) if formatter else value)
