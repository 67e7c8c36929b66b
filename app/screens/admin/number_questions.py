"""What the list of given numbers is searched by: each question is a few steps down an index, however many were given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _
from sqlalchemy import and_, select, tuple_

from app.records.permits import GivenNumberRecord, NumberCounterRecord
from app.screens.base import OfficeInterface
from app.screens.base.filters import OfficeFilter, OfficeFilterConverter

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

_LAST_CHARACTER = "\U0010ffff"


class BeginsWith(OfficeFilter):
    """The number begins with just these characters: one range of its index."""

    name = _("Starts with")
    arg_name = "sw"

    def compare(self, field: Any, value: Any) -> ColumnElement[bool]:
        """Bound the text from both sides."""
        start = str(value).strip()
        return and_(field >= start, field < start + _LAST_CHARACTER)


class AtItsPlace(OfficeFilter):
    """The running number is this one, in any series and year that ever gave numbers."""

    name = _("Is")
    arg_name = "eq"

    def compare(self, field: Any, value: Any) -> ColumnElement[bool]:
        """Step down the index of series and years, one step for each that has a counter."""
        given = tuple_(GivenNumberRecord.series, GivenNumberRecord.year)
        counted = select(NumberCounterRecord.series, NumberCounterRecord.year)
        return and_(field == value, given.in_(counted))


class NumberQuestions(OfficeFilterConverter):
    """The questions of this one list; for the others a part of a text is sought in few rows."""

    OWN = {"text": BeginsWith, "sequence": AtItsPlace}

    def convert(self, col_name: str) -> list[OfficeFilter]:
        """Return the questions of a column."""
        own = self.OWN.get(col_name)
        return super().convert(col_name) if own is None else [own(col_name, self.datamodel)]


class NumberInterface(OfficeInterface):
    """Given numbers with questions of their own."""

    filter_converter_class = NumberQuestions
