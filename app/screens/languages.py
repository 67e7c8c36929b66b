"""Which language and which zone a page is written in, and the switch between the two languages.

Cures: a session that names a language the office does not speak was a 500 on every page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app, has_request_context, redirect, request, session
from flask_babel import get_locale, get_translations, refresh

from app.screens.base.ways_back import safe_next
from app.screens.catalogues import FragmentDomain
from app.screens.identity import office_zone

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug import Response

SESSION_KEY = "locale"
API_PREFIX = "/api/"


def init_languages(app: Flask) -> None:
    """Bind language, zone, catalogues and the switch."""
    babel = app.extensions["babel"]
    babel.locale_selector = chosen_language
    babel.timezone_selector = office_zone
    babel.instance.domain_instance = FragmentDomain()
    # The framework's own view of this address knows no way back but its page history.
    app.view_functions["LocaleView.index"] = switch_language
    app.add_url_rule("/lang/<string:locale>", "switch_language", switch_language, methods=["POST"])
    app.before_request(_let_forms_speak)
    app.jinja_env.globals["current_language"] = current_language


def chosen_language() -> str:
    """Return the language this session chose, for a machine the one it asks for, or the office's own."""
    default = str(current_app.config["BABEL_DEFAULT_LOCALE"])
    if has_request_context() and request.path.startswith(API_PREFIX):
        return request.accept_languages.best_match(list(current_app.config["LANGUAGES"]), default) or default
    chosen = session.get(SESSION_KEY) if has_request_context() else None
    return str(chosen) if chosen in current_app.config["LANGUAGES"] else default


def current_language() -> str:
    """Return the code for the page's `lang` attribute."""
    return str(get_locale())


def switch_language(locale: str) -> Response:
    """Remember a language for this session and go back to the page; an unknown one changes nothing."""
    if locale in current_app.config["LANGUAGES"]:
        session[SESSION_KEY] = locale
        refresh()
    return redirect(safe_next() or current_app.extensions["appbuilder"].get_url_for_index)


def _let_forms_speak() -> None:
    """Let WTForms take its own sentences from our catalogues; it has none in Indonesian."""
    request.wtforms_translations = get_translations()  # type: ignore[attr-defined]
