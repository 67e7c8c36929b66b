"""Giving an officer an account to sign in with: name, first password, and the roles of the positions he holds."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Any

from flask import abort, flash, redirect, request, url_for
from flask_appbuilder import expose, has_access
from flask_appbuilder.forms import DynamicForm
from flask_appbuilder.security.decorators import permission_name
from flask_appbuilder.validators import PasswordComplexityValidator
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import Field, PasswordField, StringField
from wtforms.validators import DataRequired, Email, EqualTo, Length, ValidationError

from app.screens.admin.today import today
from app.screens.arguments import OFFICER_ID
from app.screens.base import OfficeBaseView
from app.screens.identity import current_officer
from app.screens.permissions import Resource, Verb
from app.screens.security.passwords import LONGEST, PASSWORD_RULE
from app.services.accounts import (
    AccountRefusal,
    AccountRefused,
    NewAccount,
    OfficerSummary,
    find_officer_summary,
    open_account,
)

USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,63}")


def _is_username(_form: DynamicForm, field: Field) -> None:
    if not USERNAME.fullmatch(field.data or ""):
        raise ValidationError(
            gettext("Use 3 to 64 small letters, digits, dots, dashes or underscores, for example budi.rohil.")
        )


class AccountForm(DynamicForm):
    """User name, address and first password."""

    username = StringField(_("User name"), validators=[DataRequired(), _is_username])
    email = StringField(_("E-mail"), validators=[DataRequired(), Email(), Length(max=320)])
    password = PasswordField(
        _("First password"),
        description=PASSWORD_RULE,
        validators=[DataRequired(), Length(max=LONGEST), PasswordComplexityValidator()],
    )
    confirmation = PasswordField(
        _("First password once more"),
        validators=[DataRequired(), EqualTo("password", message=_("The two passwords differ."))],
    )


class OfficerAccountScreen(OfficeBaseView):
    """One account an officer; accounts are changed and closed among the accounts."""

    route_base = "/officers"
    class_permission_name = Resource.USER
    default_view = "account"

    @expose(f"/{OFFICER_ID}/account", methods=["GET", "POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def account(self, officer_id: int) -> Any:
        """Ask for the account's name and first password, and open it."""
        officer = self._officer(officer_id)
        if officer.has_account:
            flash(_refusal(AccountRefusal.HAS_ONE)[1], "info")
            return redirect(url_for("OfficerScreen.show", pk=officer_id))
        title = gettext("Account for %(name)s", name=officer.name)
        form = AccountForm()
        if request.method == "GET":
            return self.form_page(title, form, HTTPStatus.OK)
        if not form.validate() or not self._is_opened(form, officer):
            return self.form_page(title, form, HTTPStatus.UNPROCESSABLE_ENTITY)
        flash(
            gettext(
                "%(name)s can sign in now as %(username)s.", name=officer.name, username=form.username.data
            ),
            "success",
        )
        return redirect(url_for("OfficerScreen.show", pk=officer_id))

    def get_default_url(self) -> str:
        """Return where leaving the form leads."""
        return url_for("OfficerScreen.list")

    def _officer(self, officer_id: int) -> OfficerSummary:
        reader = current_officer()
        if reader is None or (reader.agency_id is None and not reader.sees_every_agency):
            return abort(404)
        agency_id = None if reader.sees_every_agency else reader.agency_id
        return find_officer_summary(self.appbuilder.session, officer_id, agency_id) or abort(404)

    def _is_opened(self, form: AccountForm, officer: OfficerSummary) -> bool:
        asked = NewAccount(form.username.data, form.email.data, form.password.data)
        try:
            open_account(self.appbuilder.sm, officer.id, asked, on=today())
        except AccountRefused as refused:
            field, sentence = _refusal(refused.why)
            (form.form_errors if field is None else form[field].errors).append(sentence)
            return False
        return True


def _refusal(why: AccountRefusal) -> tuple[str | None, str]:
    if why is AccountRefusal.USERNAME_TAKEN:
        return "username", gettext("Somebody else has this user name. Choose another.")
    if why is AccountRefusal.EMAIL_TAKEN:
        return "email", gettext("Another account has this address. Use the officer's own.")
    return None, gettext("This officer has an account already. Change it among the accounts.")
