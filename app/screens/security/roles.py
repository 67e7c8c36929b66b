"""The roles and what each may open, to look at: the program itself defines them (`flask office sync-roles`)."""

from __future__ import annotations

from typing import Any

from flask_appbuilder.security.sqla.models import Role
from flask_babel import lazy_gettext as _

from app.screens.base import OfficeInterface, OfficeModelView
from app.screens.permissions import Resource
from app.screens.role_words import role_label
from app.screens.security.right_words import right_label


def _readable(permissions: list[Any]) -> str | None:
    labels = sorted(right_label(each.permission.name, each.view_menu.name) for each in permissions)
    return "\n".join(labels) or None


class RoleScreen(OfficeModelView):
    """A role is looked at, not edited: what it may do is part of the program and its review."""

    datamodel = OfficeInterface(Role)
    route_base = "/roles"
    class_permission_name = Resource.ROLE
    agency_column = None
    include_route_methods = {"list", "show"}
    base_order = ("name", "asc")

    list_title = _("Roles")
    show_title = _("Role")
    label_columns = {"name": _("Name"), "permissions": _("May")}
    list_columns = ["name"]
    show_columns = ["name", "permissions"]
    search_columns = ["name"]
    add_columns = ["name"]
    edit_columns = ["name"]
    formatters_columns = {"name": role_label, "permissions": _readable}
