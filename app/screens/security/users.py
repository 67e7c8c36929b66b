"""The accounts of the office, as much as an admin needs: who they are, whether they may enter, with which roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import g, redirect, url_for
from flask_appbuilder.actions import action
from flask_appbuilder.security.sqla.models import User
from flask_appbuilder.validators import PasswordComplexityValidator
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy import inspect
from werkzeug.security import generate_password_hash
from wtforms import PasswordField
from wtforms.validators import DataRequired, Email, EqualTo, InputRequired

from app.records.posts import enrol
from app.screens.base import FormFault, OfficeInterface, OfficeModelView
from app.screens.formats import instant
from app.screens.identity import current_officer
from app.screens.permissions import Resource, Verb
from app.screens.role_words import role_label
from app.screens.security.passwords import PASSWORD_RULE
from app.screens.security.ranks import AccountsWithinReach, RolesWithinReach

if TYPE_CHECKING:
    from datetime import datetime

    from werkzeug import Response


def _local_moment(value: datetime | None) -> str | None:
    """The framework writes last_login without a zone; ours is UTC."""
    return instant(value) if value else None


def _named(roles: list[Any]) -> list[str]:
    return [role_label(role.name) for role in roles]


class UserScreen(OfficeModelView):
    """Accounts are made, changed, closed and given roles here; they are never deleted, as acts bear their name."""

    datamodel = OfficeInterface(User)
    route_base = "/users"
    class_permission_name = Resource.USER
    method_permission_name = {"reset_password": Verb.WRITE}
    agency_column = None
    exclude_route_methods = {"delete"}
    base_filters = [["id", AccountsWithinReach, None]]
    base_order = ("username", "asc")

    list_title = _("Accounts")
    show_title = _("Account")
    add_title = _("New account")
    edit_title = _("Change account")
    label_columns = {
        "username": _("User name"),
        "get_full_name": _("Name"),
        "first_name": _("First name"),
        "last_name": _("Last name"),
        "email": _("E-mail"),
        "active": _("May sign in"),
        "roles": _("Roles"),
        "last_login": _("Last signed in"),
        "password": _("Password"),
        "confirmation": _("Password once more"),
    }
    description_columns = {
        "active": _("Take the tick away to close the account; its open sessions end at once."),
        "roles": _("The role of a position comes and goes with the position. Changes end open sessions."),
    }
    list_columns = ["username", "get_full_name", "roles", "active", "last_login"]
    show_columns = ["username", "get_full_name", "email", "roles", "active", "last_login"]
    search_columns = ["username", "first_name", "last_name", "email", "active", "roles"]
    order_columns = ["username", "last_login"]
    add_columns = [
        "username", "first_name", "last_name", "email", "roles", "active", "password", "confirmation",
    ]  # fmt: skip
    edit_columns = ["first_name", "last_name", "email", "roles", "active"]
    formatters_columns = {"last_login": _local_moment, "roles": _named}
    choice_labels = {"roles": lambda role: role_label(role.name)}
    validators_columns = {"email": [Email()], "roles": [InputRequired()]}
    add_form_query_rel_fields = {"roles": [["name", RolesWithinReach, None]]}
    edit_form_query_rel_fields = add_form_query_rel_fields
    search_form_query_rel_fields = add_form_query_rel_fields
    add_form_extra_fields = {
        "password": PasswordField(
            _("Password"),
            description=PASSWORD_RULE,
            validators=[DataRequired(), PasswordComplexityValidator()],
        ),
        "confirmation": PasswordField(
            _("Password once more"),
            validators=[DataRequired(), EqualTo("password", message=_("The two passwords differ."))],
        ),
    }

    def pre_add(self, item: Any) -> None:
        """Keep the hash of the password, never the password."""
        item.password = generate_password_hash(item.password)

    def post_add(self, item: Any) -> None:
        """Make an account added by an agency's admin an officer of that agency."""
        officer = current_officer()
        if officer and officer.agency_id is not None and not officer.sees_every_agency:
            name = item.get_full_name()
            enrol(self.datamodel.session, user_id=item.id, agency_id=officer.agency_id, name=name)

    def pre_update(self, item: Any) -> None:
        """Let nobody change his own roles or lock himself out."""
        if item.id != g.user.id:
            return
        for field in ("roles", "active"):
            if inspect(item).attrs[field].history.has_changes():
                raise FormFault(
                    gettext("You cannot change this for yourself. Ask another admin."), field=field
                )

    def _insist_on_scope(self, item: Any) -> None:
        """A new account belongs to no agency until `post_add`; roles above one's own are no choice of the form."""

    @action("reset_password", _("Set a new password"), "", "", multiple=False)
    def reset_password(self, item: Any) -> Response:
        """Go to the form for a new password of this account."""
        return redirect(url_for("ResetPasswordScreen.this_form_get", pk=item.id))
