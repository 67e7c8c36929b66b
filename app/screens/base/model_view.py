"""The one base class of every generated screen; the framework's own ModelView is used nowhere else.

Each cure lives in the mixin that bears its name; `docs/decisions/0003-framework-faults.md` lists them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from flask import request
from flask_appbuilder import ModelView
from flask_appbuilder.const import PERMISSION_PREFIX
from flask_babel import lazy_gettext as _

from app.screens.base.actions import Acting
from app.screens.base.conversion import OfficeModelConverter
from app.screens.base.datamodel import OfficeInterface
from app.screens.base.explicitness import Explicit, check_screen
from app.screens.base.fingerprints import SEEN
from app.screens.base.listing import Listing
from app.screens.base.saving import Saving
from app.screens.base.scope import OwnAgency, agency_path
from app.screens.base.search import SearchWidget
from app.screens.base.ways_back import ExplicitWaysBack, safe_next
from app.screens.identity import current_officer

if TYPE_CHECKING:
    from collections.abc import Callable
    from http import HTTPStatus

    from flask_wtf import FlaskForm


class OfficeModelView(Explicit, Listing, Saving, Acting, ExplicitWaysBack, ModelView):
    """A table as list, page and forms, inside the reader's agency.

    A subclass says `datamodel`, `class_permission_name`, `search_columns`, `list_title`, `label_columns` and
    the columns of each page. `agency_column` is found by itself where the table has `agency_id`; a table that
    reaches its agency through another names the path, e.g. `"position.agency_id"`; `None` is for tables that
    belong to the whole installation.
    """

    agency_column: str | None = ""
    label_columns: Any = None
    base_filters: Any = None
    order_columns: Any = None
    search_form: Any = None
    choice_labels: ClassVar[dict[str, Callable[[Any], str]]] = {}
    """What the rows of a select field are called, by column, where `str` of the row does not do."""
    download = None
    search_widget = SearchWidget
    add_row_message = _("Saved.")
    edit_row_message = _("The changes are saved.")
    delete_row_message = _("Deleted.")

    def _init_properties(self) -> None:
        check_screen(type(self))
        self.datamodel = OfficeInterface.adopted(self.datamodel)
        self.label_columns = dict(self.label_columns or {})
        if self.agency_column == "":
            self.agency_column = agency_path(self.datamodel)
        if self.agency_column:
            self.base_filters = [*(self.base_filters or []), [self.agency_column, OwnAgency, None]]
        has_own_order = bool(self.order_columns)
        super()._init_properties()
        if not has_own_order:
            self.order_columns = [name for name in self.list_columns if name in self.datamodel.list_columns]
        self.datamodel.fetch_along([*self.list_columns, *self.show_columns, *self.edit_columns])

    def _init_forms(self) -> None:
        make = OfficeModelConverter(self.datamodel, self.choice_labels).create_form
        self.search_form = self.search_form or make(
            self.label_columns,
            self.search_columns,
            extra_fields=self.search_form_extra_fields,
            filter_rel_fields=self.search_form_query_rel_fields,
        )
        for kind in ("add", "edit"):
            made = getattr(self, f"{kind}_form") or make(
                self.label_columns,
                getattr(self, f"{kind}_columns"),
                self.description_columns,
                self.validators_columns,
                getattr(self, f"{kind}_form_extra_fields"),
                getattr(self, f"{kind}_form_query_rel_fields"),
            )
            setattr(self, f"{kind}_form", made)

    def may(self, method: str) -> bool:
        """Whether this screen has this method, and the signed-in person may use it."""
        if not self.may_have(method):
            return False
        right = f"{PERMISSION_PREFIX}{self.get_method_permission(method)}"
        return bool(self.appbuilder.sm.has_access(right, self.class_permission_name))

    def may_have(self, method: str) -> bool:
        """Whether this screen offers this method to anyone."""
        is_route = hasattr(getattr(self, method, None), "_permission_name")
        is_left_out = method in self.exclude_route_methods
        is_named = not self.include_route_methods or method in self.include_route_methods
        return is_route and is_named and not is_left_out

    def stamp_agency(self, item: Any) -> None:
        """Give a new row the officer's own agency where the form does not ask for one."""
        officer = current_officer()
        if self.agency_column != "agency_id" or officer is None or officer.agency_id is None:
            return
        is_unset = item.agency_id is None and getattr(item, "agency", None) is None
        if is_unset:
            item.agency_id = officer.agency_id

    def _show(self, pk: Any) -> dict[str, Any]:
        widgets: dict[str, Any] = super()._show(pk)
        return widgets

    def _get_show_widget(
        self, pk: Any, item: Any, widgets: Any = None, actions: Any = None, show_fieldsets: Any = None
    ) -> dict[str, Any]:
        fieldsets = show_fieldsets or self.show_fieldsets or [(None, {"fields": self.show_columns})]
        permitted = self.permitted_actions() if actions is None else actions
        drawn = self.show_widget(
            screen=self,
            pk=pk,
            name=str(item),
            groups=[
                (title, [(self.label_columns[name], self.cell_of(item, name)) for name in group["fields"]])
                for title, group in fieldsets
            ],
            actions={name: each for name, each in permitted.items() if each.single},
        )
        return {**(widgets or {}), "show": drawn}

    def _form_page(
        self, kind: str, form: FlaskForm, status: HTTPStatus, *, seen: str = "", stored: Any = None
    ) -> tuple[str, int]:
        widget = getattr(self, f"{kind}_widget")(
            screen=self,
            form=form,
            columns=getattr(self, f"{kind}_columns"),
            fieldsets=getattr(self, f"{kind}_fieldsets"),
            seen_name=SEEN,
            seen=seen,
            stored=stored or {},
            next=safe_next(),
            action=request.full_path.rstrip("?"),
        )
        page = self.render_template(
            getattr(self, f"{kind}_template"), title=getattr(self, f"{kind}_title"), widgets={kind: widget}
        )
        return page, int(status)
