"""The roles and what each may open, to look at: the program itself defines them (`flask office sync-roles`)."""

from __future__ import annotations

from typing import Any

from flask_appbuilder.security.sqla.models import Role
from flask_babel import gettext
from flask_babel import lazy_gettext as _

from app.screens.base import OfficeInterface, OfficeModelView
from app.screens.permissions import Resource, Verb


def _readable(permissions: list[Any]) -> list[str]:
    verbs = {f"can_{Verb.READ}": gettext("look at"), f"can_{Verb.WRITE}": gettext("change")}
    pairs = sorted((each.view_menu.name, each.permission.name) for each in permissions)
    return [f"{resource}: {verbs.get(permission, permission)}" for resource, permission in pairs]


class RoleScreen(OfficeModelView):
    """A role is looked at, not edited: what it may do is part of the program and its review."""

    datamodel = OfficeInterface(Role)
    route_base = "/roles"
    class_permission_name = Resource.ROLE
    agency_column = None
    include_route_methods = {"list", "show"}  # noqa: RUF012 - the framework's setting
    base_order = ("name", "asc")

    list_title = _("Roles")
    show_title = _("Role")
    label_columns = {"name": _("Name"), "permissions": _("May")}  # noqa: RUF012
    list_columns = ["name"]  # noqa: RUF012
    show_columns = ["name", "permissions"]  # noqa: RUF012
    search_columns = ["name"]  # noqa: RUF012
    add_columns = ["name"]  # noqa: RUF012
    edit_columns = ["name"]  # noqa: RUF012
    formatters_columns = {"permissions": lambda value: ", ".join(_readable(value)) or None}  # noqa: RUF012
