"""Fields that choose among rows; the framework's own speak an old dialect of WTForms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_appbuilder.fields import QuerySelectField, QuerySelectMultipleField
from wtforms.fields.choices import Choice
from wtforms.validators import ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wtforms import Form


FRAMEWORKS_NO_ROW = "__None"


class RowField(QuerySelectField):
    """Chooses one row, or none where `allow_blank` says so."""

    def iter_choices(self) -> Iterator[Choice]:
        """Yield the rows as options; none is the empty value, as browsers and their checks expect it."""
        for key, *rest in super().iter_choices():
            yield Choice("" if key == FRAMEWORKS_NO_ROW else key, *rest)


class RowsField(QuerySelectMultipleField):
    """Chooses any number of rows; drawn as boxes to tick."""

    def iter_choices(self) -> Iterator[Choice]:
        """Yield the rows as options."""
        return (Choice(*each) for each in super().iter_choices())

    def pre_validate(self, form: Form) -> None:
        """Refuse a key that was not offered; the framework looks before it has read, and drops it silently."""
        del form
        if self.data is not None and self._invalid_formdata:
            raise ValidationError(self.gettext("Not a valid choice"))
