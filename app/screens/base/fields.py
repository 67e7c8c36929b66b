"""Form fields as a browser draws them natively: days, moments and numbers; they say what is wrong in words.

Cures: the framework's date pickers write what its own fields refuse, and a box that may be left empty is
demanded to be ticked.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from babel.numbers import format_decimal
from flask_babel import get_locale
from flask_babel import gettext as _
from wtforms import DateField, Field
from wtforms.widgets import DateTimeLocalInput, TextInput

from app.screens.base.faults import UnreadableValue
from app.screens.base.reading import read_amount, read_day, read_instant, read_whole
from app.screens.identity import office_zone

if TYPE_CHECKING:
    from collections.abc import Sequence


class TypedField(Field):
    """A field that reads one text; a blank is no value, and an unreadable one stays on the form as typed."""

    def read(self, text: str) -> Any:
        """Return the text's value; raises `UnreadableValue`."""
        raise NotImplementedError

    def written(self, value: Any) -> str:
        """Return the value as the browser expects it in the field."""
        return str(value)

    def complaint(self) -> str:
        """Return the sentence for a text that cannot be read."""
        raise NotImplementedError

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read what was sent."""
        text = valuelist[0].strip() if valuelist else ""
        self.data = None
        if not text:
            return
        try:
            self.data = self.read(text)
        except UnreadableValue:
            raise ValueError(self.complaint()) from None

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else self.written(self.data)


class DayField(DateField):
    """A calendar day, picked natively."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read an ISO day; a blank is no day."""
        self.data: date | None = None
        if not valuelist or not valuelist[0].strip():
            return
        try:
            self.data = read_day(valuelist[0])
        except UnreadableValue:
            raise ValueError(_("This is not a day. Pick one from the calendar.")) from None


class InstantField(TypedField):
    """A moment: shown and typed in the office's zone, kept as an aware UTC instant."""

    widget = DateTimeLocalInput()

    def read(self, text: str) -> datetime:  # noqa: D102
        return read_instant(text, office_zone())

    def written(self, value: datetime) -> str:  # noqa: D102
        aware = value if value.tzinfo else value.replace(tzinfo=UTC)
        return aware.astimezone(ZoneInfo(office_zone())).strftime("%Y-%m-%dT%H:%M")

    def complaint(self) -> str:  # noqa: D102
        return _("This is not a day and time. Pick both, for example 20 November 2026 09.30.")


class AmountField(TypedField):
    """A number that may have decimals, written as the reader's language writes it."""

    widget = TextInput()

    def read(self, text: str) -> Decimal:  # noqa: D102
        return read_amount(text, language=str(get_locale()))

    def written(self, value: Decimal) -> str:  # noqa: D102
        return format_decimal(value, locale=get_locale(), decimal_quantization=False, group_separator=False)

    def complaint(self) -> str:  # noqa: D102
        return _("This is not a number. Write digits only, for example 1250000 or 12,5.")


class WholeField(TypedField):
    """A number without decimals."""

    widget = TextInput()

    def read(self, text: str) -> int:  # noqa: D102
        return read_whole(text)

    def complaint(self) -> str:  # noqa: D102
        return _("This is not a whole number. Write digits only, for example 15.")
