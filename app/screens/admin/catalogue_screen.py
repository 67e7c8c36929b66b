"""The base of the admin's screens: an agency's admin meets his own agency's rows and is never asked which agency.

The installation's admin sees every agency's rows, with a column and a field that say whose they are.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask_appbuilder.forms import DynamicForm
from flask_appbuilder.widgets import FormWidget

from app.screens.base import OfficeModelView
from app.screens.identity import current_officer

AGENCY = "agency"


def sees_every_agency() -> bool:
    """Whether the reader works for the whole installation."""
    officer = current_officer()
    return officer is not None and officer.sees_every_agency


class OwnAgencyForm(DynamicForm):
    """A form that asks for the agency only where there is a choice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take the question away from those who serve one agency."""
        super().__init__(*args, **kwargs)
        if AGENCY in self and not sees_every_agency():
            del self[AGENCY]


class FieldsPresentWidget(FormWidget):
    """Draws the fields that the form still has."""

    def __init__(self, *, form: Any, columns: list[str], fieldsets: Any, **kwargs: Any) -> None:
        """Leave out what was taken away, and groups with nothing left."""
        present = [
            (title, {**group, "fields": [name for name in group["fields"] if name in form]})
            for title, group in fieldsets or []
        ]
        super().__init__(
            form=form,
            columns=[name for name in columns if name in form],
            fieldsets=[group for group in present if group[1]["fields"]],
            **kwargs,
        )


class CatalogueScreen(OfficeModelView):
    """A table of an agency's catalogue; `list_columns` may begin with the agency, seen by those who serve several."""

    add_widget = edit_widget = FieldsPresentWidget
    page_size = 25

    def _init_forms(self) -> None:
        super()._init_forms()
        for kind in ("add_form", "edit_form"):
            setattr(self, kind, type("OwnAgencyForm", (OwnAgencyForm, getattr(self, kind)), {}))

    def _get_list_widget(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        widgets: dict[str, Any] = super()._get_list_widget(*args, **kwargs)
        if AGENCY in self.list_columns and not sees_every_agency():
            _leave_out(widgets["list"].template_args, self.list_columns.index(AGENCY))
        return widgets

    def _get_search_widget(self, **kwargs: Any) -> dict[str, Any]:
        widgets: dict[str, Any] = super()._get_search_widget(**kwargs)
        if not sees_every_agency():
            drawn = widgets["search"].template_args
            drawn["include_cols"] = [name for name in drawn["include_cols"] if name != AGENCY]
        return widgets


def _leave_out(drawn: dict[str, Any], place: int) -> None:
    drawn["columns"] = [name for at, name in enumerate(drawn["columns"]) if at != place]
    drawn["rows"] = [
        replace(row, cells=tuple(cell for at, cell in enumerate(row.cells) if at != place))
        for row in drawn["rows"]
    ]
