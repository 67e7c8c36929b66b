"""A field of a web form for each kind of the domain's fields; every one keeps its text as it was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import gettext as _
from wtforms import Field as WebField
from wtforms import (
    FileField,
    PasswordField,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.widgets import DateInput

from app.domain.form.forms import Field, FieldKind
from app.screens.forms.endings import endings_of
from app.screens.forms.labels import capitalised, label_of, worded

MOST_RADIOS = 5
"""With more options than this a list to open is easier to read than buttons."""


class ComputedField(WebField):
    """Shows what the office computes; takes no answer."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take nothing from outside."""


def web_field(field: Field) -> Any:
    """Make the unbound web field of a domain field, repeating rows excepted."""
    return _MAKERS[field.kind](field)


def _common(field: Field) -> dict[str, Any]:
    return {"label": label_of(field), "description": worded(field.help)}


def _text(field: Field) -> Any:
    return StringField(**_common(field), render_kw={"maxlength": field.longest, "autocomplete": "off"})


def _long_text(field: Field) -> Any:
    return TextAreaField(**_common(field), render_kw={"maxlength": field.longest})


def _number(field: Field) -> Any:
    return StringField(**_common(field), render_kw={"inputmode": "decimal", "autocomplete": "off"})


def _choice(field: Field) -> Any:
    options = _options(field)
    if len(options) <= MOST_RADIOS:
        return RadioField(**_common(field), choices=options, validate_choice=False, coerce=_as_text)
    choices = [SelectChoice("", _("Choose …")), *options]
    return SelectField(**_common(field), choices=choices, validate_choice=False, coerce=_as_text)


def _choices(field: Field) -> Any:
    options = _options(field)
    return SelectMultipleField(**_common(field), choices=options, validate_choice=False)


def _file(field: Field) -> Any:
    endings = ",".join(f".{ending}" for ending in endings_of(field.accepts))
    return FileField(**_common(field), render_kw={"accept": endings})


def _options(field: Field) -> list[SelectChoice]:
    return [SelectChoice(option.key, capitalised(worded(option.label))) for option in field.options]


def _as_text(value: object) -> str:
    return "" if value is None else str(value)


_MAKERS: Mapping[FieldKind, Callable[[Field], Any]] = {
    FieldKind.TEXT: _text,
    FieldKind.LONG_TEXT: _long_text,
    FieldKind.PLACE: _long_text,
    FieldKind.NUMBER: _number,
    FieldKind.MONEY: _number,
    FieldKind.DATE: lambda field: StringField(**_common(field), widget=DateInput()),
    FieldKind.CHOICE: _choice,
    FieldKind.CHOICES: _choices,
    FieldKind.COMPUTED: lambda field: ComputedField(**_common(field)),
    FieldKind.FILE: _file,
    FieldKind.SECRET: lambda field: PasswordField(
        **_common(field), render_kw={"autocomplete": "off", "spellcheck": "false"}
    ),
}
