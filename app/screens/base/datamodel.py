"""How a screen reads and writes its table: one query a list, capped counts, and nothing saved by halves.

Cures: the count over the whole table, the query per row for each related row, keys that no database can
hold (500), and the framework's habit of committing before its own `post_` hooks have run.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Self

from flask_appbuilder.models.sqla.interface import SQLAInterface
from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from app.screens.base.column_values import read_for_column
from app.screens.base.faults import UnreadableValue
from app.screens.base.filters import OfficeFilterConverter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flask_appbuilder.models.filters import Filters
    from sqlalchemy.orm import Query

    from app.screens.base.list_arguments import ListArguments

COUNT_CAP = 1000
MOST_CHOICES = 500


class OfficeInterface(SQLAInterface):
    """The framework's data model with the office's manners; every screen gets one, whatever it was given."""

    filter_converter_class = OfficeFilterConverter

    def __init__(self, obj: type[Any], session: Any = None) -> None:
        """Fetch every many-to-one row along with its owner until `fetch_along` narrows that."""
        super().__init__(obj, session)
        self._fetched_along = tuple(filter(self.is_relation_many_to_one, self.list_properties))

    @classmethod
    def adopted(cls, plain: SQLAInterface) -> Self:
        """Return the same table with the office's manners, and with its own where it has more of them."""
        kind = type(plain) if isinstance(plain, cls) else cls
        return kind(plain.obj, plain._session)  # noqa: SLF001 - the framework keeps it nowhere else

    def fetch_along(self, columns: Iterable[str]) -> None:
        """Fetch along the related rows that these columns show, and no others."""
        roots = dict.fromkeys(column.partition(".")[0] for column in columns)
        self._fetched_along = tuple(filter(self.is_relation, roots))

    def apply_all(self, query: Query[Any], *args: Any, **kwargs: Any) -> Query[Any]:
        """Apply what the framework applies, and fetch the related rows in one query a relation."""
        query = super().apply_all(query, *args, **kwargs)
        if kwargs.get("select_columns"):
            return query
        return query.options(*(selectinload(getattr(self.obj, name)) for name in self._fetched_along))

    def query_count(
        self, query: Query[Any], filters: Filters | None = None, select_columns: list[str] | None = None
    ) -> int:
        """Count up to one more than `COUNT_CAP`, so that no page counts a million rows."""
        del query, select_columns
        keys = self.session.query(*self.obj.__mapper__.primary_key).select_from(self.obj)
        capped = self.apply_filters(keys, self.get_inner_filters(filters)).limit(COUNT_CAP + 1)
        return int(self.session.execute(select(func.count()).select_from(capped.subquery())).scalar_one())

    def list_page(self, filters: Filters, arguments: ListArguments) -> tuple[list[Any], bool]:
        """Return the rows of one page and whether more follow."""
        query = self.apply_all(
            self.session.query(self.obj),
            filters,
            arguments.order_column,
            arguments.order_direction,
        )
        rows = query.offset(arguments.offset).limit(arguments.page_size + 1).all()
        return rows[: arguments.page_size], len(rows) > arguments.page_size

    def list_choices(self, filters: Filters | None = None) -> list[Any]:
        """Return what a select field may offer, in the order of their keys and never a whole big table."""
        query = self.apply_all(self.session.query(self.obj), filters, str(self.get_pk_name()), "asc")
        return query.limit(MOST_CHOICES).all()

    def get(self, id: Any, filters: Filters | None = None, *args: Any, **kwargs: Any) -> Any:  # noqa: A002
        """Return the row if the key can be one and the filters let it through, else None."""
        with suppress(UnreadableValue):
            return super().get(self._readable_key(id), filters, *args, **kwargs)
        return None

    def get_locked(self, key: Any, filters: Filters) -> Any:
        """Return the row as stored now, locked until the transaction ends where the database can lock rows."""
        item = self.get(key, filters)
        if item is not None:
            self.session.refresh(item, with_for_update={"of": self.obj})
        return item

    def add(self, item: Any, commit: bool = True) -> None:  # noqa: FBT001, FBT002 - the framework's own
        """Store a new row; a database error is the caller's to explain."""
        self.session.add(item)
        self._finish(commit=commit)

    def edit(self, item: Any, commit: bool = True) -> None:  # noqa: FBT001, FBT002
        """Store the changes of a row that this session holds."""
        self.session.add(item)
        self._finish(commit=commit)

    def delete(self, item: Any, commit: bool = True) -> None:  # noqa: FBT001, FBT002
        """Remove a row; files are the file store's to keep or drop."""
        self.session.delete(item)
        self._finish(commit=commit)

    def _finish(self, *, commit: bool) -> None:
        self.session.flush()
        if commit:
            self.session.commit()

    def _readable_key(self, key: Any) -> Any:
        if self.is_pk_composite():
            return key
        return read_for_column(self, str(self.get_pk_name()), key)
