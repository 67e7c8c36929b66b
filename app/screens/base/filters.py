"""What a list can be narrowed by, one filter a question; replaces the framework's filters.

Cures: numbers reach the database as numbers (psycopg 3 refuses text), `%` and `_` typed by people are plain
characters, a value that cannot be read never reaches a query.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal

from flask_appbuilder.models.filters import BaseFilter, FilterRelation
from flask_appbuilder.models.sqla.filters import SQLAFilterConverter, get_field_setup_query
from flask_babel import lazy_gettext as _

from app.screens.base.column_values import read_for_column
from app.screens.base.reading import end_of_day, read_day, start_of_day
from app.screens.identity import office_zone

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Query

ESCAPE = "\\"


def escape_wildcards(text: str) -> str:
    """Make a person's text match itself in LIKE, with a backslash as the escape character."""
    return text.replace(ESCAPE, ESCAPE * 2).replace("%", rf"{ESCAPE}%").replace("_", rf"{ESCAPE}_")


class OfficeFilter(BaseFilter):
    """One question put to one column; the value is read as the column's own type first."""

    kind: ClassVar[Literal["value", "from", "to"]] = "value"

    def read(self, raw: object) -> Any:
        """Return the value as the column's type; raises `UnreadableValue`."""
        return read_for_column(self.datamodel, self.column_name, raw)

    def apply(self, query: Query[Any], value: object) -> Query[Any]:
        """Narrow the query."""
        query, field = get_field_setup_query(query, self.model, self.column_name)
        return query.filter(self.compare(field, self.read(value)))

    def compare(self, field: Any, value: Any) -> ColumnElement[bool]:
        """Return the condition itself."""
        raise NotImplementedError


class Equals(OfficeFilter):
    """The column is exactly this."""

    name = _("Is")
    arg_name = "eq"

    def compare(self, field: Any, value: Any) -> ColumnElement[bool]:
        return field == value


class Contains(OfficeFilter):
    """The text holds these characters, in either case."""

    name = _("Contains")
    arg_name = "ct"

    def compare(self, field: Any, value: Any) -> ColumnElement[bool]:
        return field.ilike(f"%{escape_wildcards(str(value))}%", escape=ESCAPE)


class StartsWith(OfficeFilter):
    """The text begins with these characters, in either case."""

    name = _("Starts with")
    arg_name = "sw"

    def compare(self, field: Any, value: Any) -> ColumnElement[bool]:
        return field.ilike(f"{escape_wildcards(str(value))}%", escape=ESCAPE)


class AtLeast(OfficeFilter):
    """The number or day is this one or a later one."""

    name = _("From")
    arg_name = "ge"
    kind = "from"

    def compare(self, field: Any, value: Any) -> ColumnElement[bool]:
        return field >= value


class AtMost(OfficeFilter):
    """The number or day is this one or an earlier one."""

    name = _("Up to")
    arg_name = "le"
    kind = "to"

    def compare(self, field: Any, value: Any) -> ColumnElement[bool]:
        return field <= value


class FromDay(AtLeast):
    """The instant falls on this day of the office's calendar, or later."""

    def read(self, raw: object) -> Any:
        return start_of_day(read_day(str(raw)), office_zone())


class UpToDay(AtMost):
    """The instant falls on this day of the office's calendar, or earlier."""

    def read(self, raw: object) -> Any:
        return end_of_day(read_day(str(raw)), office_zone())

    def compare(self, field: Any, value: Any) -> ColumnElement[bool]:
        return field < value


class BelongsTo(OfficeFilter, FilterRelation):
    """The row points at that one."""

    name = _("Is")
    arg_name = "rel_o_m"

    def apply(self, query: Query[Any], value: object) -> Query[Any]:
        """Compare the foreign key itself, so that no second query is needed."""
        return query.filter(self.datamodel.get_relation_fk(self.column_name) == self.read(value))


class HasAmong(OfficeFilter, FilterRelation):
    """That one is among the rows this row points at."""

    name = _("Has")
    arg_name = "rel_m_m"

    def apply(self, query: Query[Any], value: object) -> Query[Any]:
        """Ask the database whether one exists."""
        related = self.datamodel.get_related_interface(self.column_name)
        relation = getattr(self.model, self.column_name)
        return query.filter(relation.any(related.get_pk() == self.read(value)))


TEXT = [Contains, StartsWith, Equals]
NUMBER = [Equals, AtLeast, AtMost]


class OfficeFilterConverter(SQLAFilterConverter):
    """Which questions each kind of column answers; the first is the one a search form asks."""

    conversion_table = (
        ("is_relation_many_to_one", [BelongsTo]),
        ("is_relation_one_to_one", [BelongsTo]),
        ("is_relation_many_to_many", [HasAmong]),
        ("is_relation_one_to_many", [HasAmong]),
        ("is_enum", [Equals]),
        ("is_boolean", [Equals]),
        ("is_text", TEXT),
        ("is_string", TEXT),
        ("is_integer", NUMBER),
        ("is_float", NUMBER),
        ("is_numeric", NUMBER),
        ("is_datetime", [FromDay, UpToDay]),
        ("is_date", [AtLeast, AtMost]),
    )

    def convert(self, col_name: str) -> list[OfficeFilter]:
        """Return the questions of a column; none for lists and definitions, which nobody searches by."""
        for is_kind, questions in self.conversion_table:
            if getattr(self.datamodel, is_kind)(col_name):
                return [question(col_name, self.datamodel) for question in questions]
        return []


__all__ = ["OfficeFilter", "OfficeFilterConverter", "escape_wildcards"]
