"""Fields for what a table keeps as lists, definitions and times of day, written as an admin writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import Any

from flask_babel import gettext as _
from wtforms import StringField, TextAreaField
from wtforms.validators import StopValidation
from wtforms.widgets import TextInput

from app.domain.masking import mask_nik
from app.screens.admin.definitions import read_definition, write_definition
from app.screens.base.faults import UnreadableValue
from app.screens.base.fields import TypedField
from app.screens.base.reading import read_whole

MEBIBYTE = 1024 * 1024


class LinesField(TextAreaField):
    """A list of texts, one a line; blank lines are no entries."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Give it room for several lines."""
        super().__init__(*args, render_kw={"rows": 7}, **kwargs)

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read the lines."""
        lines = valuelist[0].splitlines() if valuelist else []
        self.data: list[str] = [line.strip() for line in lines if line.strip()]

    def _value(self) -> str:
        return "\n".join(self.data or [])


class DefinitionField(TextAreaField):
    """Plain data written as YAML: a form, a condition. Whether it is a good one is a validator's to say."""

    def __init__(self, *args: Any, rows: int = 4, **kwargs: Any) -> None:
        """Give it room, and letters that stand below each other."""
        look = {"rows": rows, "spellcheck": "false", "data-code": ""}
        super().__init__(*args, render_kw=look, **kwargs)

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read the YAML; what cannot be read stays on the form as typed."""
        self.data: Any = None
        self.data = read_definition(valuelist[0] if valuelist else "")

    def _value(self) -> str:
        return str(self.raw_data[0]) if self.raw_data else write_definition(self.data)


class NikField(StringField):
    """An NIK that is typed whole and shown masked: left as it stands, it stays what it is; emptied, it is taken away."""

    def pre_validate(self, _form: Any) -> None:
        """Let the mask that was shown pass as what stands behind it."""
        if self._is_mask():
            raise StopValidation

    def populate_obj(self, obj: Any, name: str) -> None:
        """Write what was typed; a mask writes nothing."""
        if not self._is_mask():
            super().populate_obj(obj, name)

    def _is_mask(self) -> bool:
        return "*" in str(self.data or "") and mask_nik(str(self.data)) == self.data

    def _value(self) -> str:
        return str(self.data or "") if self.raw_data else mask_nik(str(self.data or ""))


class ClockField(TypedField):
    """A time of day, to the minute, as an office writes it: 07.30."""

    widget = TextInput()

    def read(self, text: str) -> time:  # noqa: D102
        return read_clock(text)

    def written(self, value: time) -> str:  # noqa: D102
        return f"{value:%H.%M}"

    def complaint(self) -> str:  # noqa: D102
        return _("This is not a time of day. Write it as 07.30.")


def read_clock(text: str) -> time:
    """Read a time of day as people write it, 07.30 or 07:30; `UnreadableValue` for anything else."""
    hours, mark, minutes = text.replace(":", ".").partition(".")
    if not (mark and hours.isascii() and hours.isdigit() and minutes.isascii() and minutes.isdigit()):
        raise UnreadableValue(text)
    try:
        return time(int(hours), int(minutes[:2]))
    except ValueError:
        raise UnreadableValue(text) from None


def clock(value: time | None) -> str | None:
    """Write a time of day: `07.30`."""
    return value.strftime("%H.%M") if value else None


class MegabytesField(TypedField):
    """A size kept in bytes and written in whole megabytes."""

    widget = TextInput()

    def read(self, text: str) -> int:  # noqa: D102
        return read_whole(text) * MEBIBYTE

    def written(self, value: int) -> str:  # noqa: D102
        return str(round(value / MEBIBYTE))

    def complaint(self) -> str:  # noqa: D102
        return _("This is not a whole number. Write digits only, for example 15.")
