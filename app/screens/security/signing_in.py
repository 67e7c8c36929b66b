"""The door: signing in by name and password, signing out by a button.

Cures: signing out by a link that any page may plant, and a login page that forgets the name typed.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import flash, g, redirect, request, session
from flask_appbuilder import expose
from flask_appbuilder.forms import DynamicForm
from flask_appbuilder.security.decorators import no_cache
from flask_appbuilder.security.views import AuthDBView
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_login import login_user, logout_user
from wtforms import PasswordField, StringField
from wtforms.validators import DataRequired, Length

from app.screens.base.ways_back import safe_next
from app.screens.languages import SESSION_KEY
from app.screens.security.demonstration import list_offered
from app.screens.security.passwords import LONGEST

LONGEST_NAME = 320


class SignInForm(DynamicForm):
    """Name and password."""

    username = StringField(_("User name"), validators=[DataRequired(), Length(max=LONGEST_NAME)])
    password = PasswordField(_("Password"), validators=[DataRequired(), Length(max=LONGEST)])


class SignInView(AuthDBView):
    """Signs in and out."""

    title = _("Sign in")

    @expose("/login/", methods=["GET", "POST"])
    @no_cache
    def login(self) -> Any:
        """Show the form, or let in whoever proves who he is."""
        home = self.appbuilder.get_url_for_index
        if g.user is not None and g.user.is_authenticated:
            return redirect(safe_next() or home)
        form = SignInForm()
        if not form.validate_on_submit():
            return self._page(
                form, HTTPStatus.OK if request.method == "GET" else HTTPStatus.UNPROCESSABLE_ENTITY
            )
        user = self.appbuilder.sm.auth_user_db(form.username.data.strip(), form.password.data)
        if user is None:
            # The same words whatever was wrong: they tell no one which names exist.
            form.form_errors.append(
                gettext("The user name and the password do not match. After five wrong attempts an account "
                        "stays closed for 15 minutes.")
            )  # fmt: skip
            return self._page(form, HTTPStatus.UNAUTHORIZED)
        self._begin_clean_session()
        login_user(user, remember=False)
        return redirect(safe_next() or home)

    @expose("/logout/", methods=["POST"])
    def logout(self) -> Any:
        """End the session."""
        user = self._get_authenticated_user()
        logout_user()
        self._begin_clean_session()
        if user is not None:
            self.appbuilder.sm.on_user_logout(user)
        flash(gettext("You have signed out."), "success")
        return redirect(self.appbuilder.get_url_for_login)

    def _begin_clean_session(self) -> None:
        language = session.get(SESSION_KEY)
        session.clear()
        if language:
            session[SESSION_KEY] = language

    def _page(self, form: SignInForm, status: HTTPStatus) -> tuple[str, int]:
        page = self.render_template(
            self.login_template, title=self.title, form=form, next=safe_next(), offered=list_offered()
        )
        return page, int(status)
