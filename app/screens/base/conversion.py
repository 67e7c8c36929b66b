"""Turns the columns of a table into the fields of a form; replaces the framework's converter.

Cures: one list of validators shared and grown by every form, a tick demanded of every required yes/no
column, a whole table read twice for each select field, pickers that need scripts of another age.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from flask_appbuilder.fields import EnumField
from flask_appbuilder.forms import GeneralModelConverter
from flask_appbuilder.validators import Unique
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from app.screens.base.choices import RowField, RowsField
from app.screens.base.fields import AmountField, DayField, InstantField, WholeField
from app.screens.base.scope import choices_in_scope

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wtforms import Field

NO_CHOICE = _("– choose –")


def trimmed(value: object) -> object:
    """Drop the blanks around a text."""
    return value.strip() if isinstance(value, str) else value


def blank_as_none(value: object) -> object:
    """Keep an optional text out of the database when nothing was written."""
    return trimmed(value) or None if isinstance(value, str) else value


class OfficeModelConverter(GeneralModelConverter):
    """Makes forms whose select fields stay inside the agency and whose other fields are native."""

    plain_fields: ClassVar[tuple[tuple[str, type[Field]], ...]] = (
        ("is_text", TextAreaField),
        ("is_string", StringField),
        ("is_integer", WholeField),
        ("is_numeric", AmountField),
        ("is_float", AmountField),
        ("is_boolean", BooleanField),
        ("is_datetime", InstantField),
        ("is_date", DayField),
    )

    def __init__(
        self, datamodel: Any, choice_labels: Mapping[str, Callable[[Any], str]] | None = None
    ) -> None:
        """Keep what the rows of each select field are called, where not by `str`."""
        super().__init__(datamodel)
        self._choice_labels = choice_labels or {}

    @staticmethod
    def _get_validators(col_name: str, validators_columns: dict[str, list[Any]]) -> list[Any]:
        return list(validators_columns.get(col_name, []))

    def _get_related_query_func(
        self, col_name: str, filter_rel_fields: dict[str, list[Any]] | None
    ) -> Callable[[], list[Any]]:
        related = self.datamodel.get_related_interface(col_name)
        given = (filter_rel_fields or {}).get(col_name, [])
        filters = related.get_filters().add_filter_list([*given, *choices_in_scope(self.datamodel, col_name)])
        return lambda: related.list_choices(filters)

    def _convert_many_to_one(
        self,
        col_name: str,
        label: str,
        description: str,
        lst_validators: list[Any],
        filter_rel_fields: dict[str, list[Any]] | None,
        form_props: dict[str, Field],
    ) -> dict[str, Field]:
        is_optional = self.datamodel.is_nullable(col_name)
        form_props[col_name] = RowField(
            label,
            description=description,
            query_func=self._get_related_query_func(col_name, filter_rel_fields),
            get_pk_func=self._get_related_pk_func(col_name),
            get_label=self._choice_labels.get(col_name),
            allow_blank=True,
            blank_text=NO_CHOICE,
            validators=[*lst_validators, Optional() if is_optional else DataRequired()],
        )
        return form_props

    def _convert_many_to_many(
        self,
        col_name: str,
        label: str,
        description: str,
        lst_validators: list[Any],
        filter_rel_fields: dict[str, list[Any]] | None,
        form_props: dict[str, Field],
    ) -> dict[str, Field]:
        form_props[col_name] = RowsField(
            label,
            description=description,
            query_func=self._get_related_query_func(col_name, filter_rel_fields),
            get_pk_func=self._get_related_pk_func(col_name),
            get_label=self._choice_labels.get(col_name),
            validators=lst_validators,
        )
        return form_props

    def _convert_simple(
        self,
        col_name: str,
        label: str,
        description: str,
        lst_validators: list[Any],
        form_props: dict[str, Field],
    ) -> dict[str, Field]:
        about = {
            "label": label,
            "description": description,
            "default": self.datamodel.get_col_default(col_name),
        }
        validators = [*lst_validators, *self._validators_of(col_name)]
        if self.datamodel.is_enum(col_name):
            kind = self.datamodel.list_columns[col_name].type
            form_props[col_name] = EnumField(kind.enum_class, kind.enums, validators=validators, **about)
            return form_props
        for marker, field in self.plain_fields:
            if getattr(self.datamodel, marker)(col_name):
                extra = {"filters": [self._tidier(col_name)]} if field in {StringField, TextAreaField} else {}
                form_props[col_name] = field(validators=validators, **about, **extra)
                return form_props
        message = f"no form field for column {col_name} of {self.datamodel.model_name}"
        raise TypeError(message)

    def _tidier(self, column: str) -> Callable[[object], object]:
        return blank_as_none if self.datamodel.is_nullable(column) else trimmed

    def _validators_of(self, column: str) -> list[Any]:
        datamodel = self.datamodel
        found: list[Any] = []
        if datamodel.is_boolean(column):
            return found
        # A text that is empty unless somebody fills it in is no duty, though the column keeps no NULL.
        may_stay_empty = datamodel.is_nullable(column) or datamodel.get_col_default(column) == ""
        found.append(Optional() if may_stay_empty else InputRequired())
        longest = datamodel.get_max_length(column)
        if longest != -1:
            found.append(Length(max=longest))
        if datamodel.is_unique(column):
            found.append(Unique(datamodel, column))
        return found
