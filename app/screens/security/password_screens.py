"""Changing a password: one's own, with the present one asked; another's, by an admin within reach.

Cures: on the bare framework an open screen in an empty room is enough to change its owner's password.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import abort, flash, g, redirect, request, url_for
from flask_appbuilder import expose
from flask_appbuilder.forms import DynamicForm
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_appbuilder.validators import PasswordComplexityValidator
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from werkzeug.security import check_password_hash
from wtforms import PasswordField
from wtforms.validators import DataRequired, EqualTo, Length

from app.records.user_security import find_guard
from app.screens.base import OfficeBaseView
from app.screens.permissions import Resource, Verb
from app.screens.security.lockout import is_locked
from app.screens.security.passwords import LONGEST, PASSWORD_RULE
from app.screens.security.signed_in import signed_in

DIFFERENT = _("The two passwords differ.")


class NewPasswordForm(DynamicForm):
    """A new password, written twice."""

    password = PasswordField(
        _("New password"),
        description=PASSWORD_RULE,
        validators=[DataRequired(), Length(max=LONGEST), PasswordComplexityValidator()],
    )
    confirmation = PasswordField(
        _("New password once more"), validators=[DataRequired(), EqualTo("password", message=DIFFERENT)]
    )


class OwnPasswordForm(DynamicForm):
    """The same, with the present password asked first."""

    present = PasswordField(_("Present password"), validators=[DataRequired(), Length(max=LONGEST)])
    password = PasswordField(
        _("New password"),
        description=PASSWORD_RULE,
        validators=[DataRequired(), Length(max=LONGEST), PasswordComplexityValidator()],
    )
    confirmation = PasswordField(
        _("New password once more"), validators=[DataRequired(), EqualTo("password", message=DIFFERENT)]
    )


class OwnPasswordScreen(OfficeBaseView):
    """One's own password; every other session of the account ends with the change."""

    route_base = "/account"
    class_permission_name = Resource.OWN_ACCOUNT

    @expose("/password", methods=["GET", "POST"])
    @signed_in
    def password(self) -> Any:
        """Ask for the present password and the new one."""
        form = OwnPasswordForm()
        if request.method == "GET":
            return self.form_page(gettext("Change your password"), form, HTTPStatus.OK)
        if not form.validate() or not self._is_present_password(form):
            return self.form_page(gettext("Change your password"), form, HTTPStatus.UNPROCESSABLE_ENTITY)
        security = self.appbuilder.sm
        security.reset_password(g.user.id, form.password.data)
        security.renew_session(g.user.id)
        flash(gettext("Your password is changed. Your other sessions have ended."), "success")
        return redirect(self.appbuilder.get_url_for_index)

    def _is_present_password(self, form: OwnPasswordForm) -> bool:
        security = self.appbuilder.sm
        is_shut = is_locked(find_guard(security.session, g.user.id), security.now())
        if not is_shut and check_password_hash(g.user.password, form.present.data):
            return True
        security.count_failure(g.user.id)
        form.present.errors = [gettext("This is not your present password.")]
        return False


class ResetPasswordScreen(OfficeBaseView):
    """A new password for an account within reach; all of its sessions end."""

    route_base = "/resetpassword"
    class_permission_name = Resource.USER
    default_view = "this_form_get"

    @expose("/form", methods=["GET", "POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def this_form_get(self) -> Any:
        """Ask for the new password twice."""
        accounts = self.appbuilder.sm.user_view
        account = accounts.datamodel.get(request.args.get("pk"), accounts._base_filters) or abort(404)  # noqa: SLF001
        title = gettext("New password for %(name)s", name=account.username)
        form = NewPasswordForm()
        if request.method == "GET" or not form.validate():
            status = HTTPStatus.OK if request.method == "GET" else HTTPStatus.UNPROCESSABLE_ENTITY
            return self.form_page(title, form, status)
        self.appbuilder.sm.reset_password(account.id, form.password.data)
        flash(gettext("The new password is set; the open sessions of the account have ended."), "success")
        return redirect(url_for(f"{accounts.endpoint}.show", pk=account.id))
