"""The office's settings in the words that Flask and Flask-AppBuilder listen to.

Says nothing of screens, roles or cases: only how the framework behaves underneath them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_appbuilder.const import AUTH_DB

if TYPE_CHECKING:
    from config import Settings

LANGUAGES = {"id": {"flag": "id", "name": "Bahasa Indonesia"}, "en": {"flag": "gb", "name": "English"}}


def configuration(settings: Settings) -> dict[str, Any]:
    """Everything for `app.config`; the settings themselves stand there as `SETTINGS`."""
    return {
        "SETTINGS": settings,
        "DEBUG": settings.debug,
        "SECRET_KEY": settings.secret_key,
        "MAX_CONTENT_LENGTH": settings.max_request_bytes,
        **_database(settings),
        **_cookies(settings),
        **_languages(settings),
        **_accounts(settings),
        **_closed_doors(),
    }


def _database(settings: Settings) -> dict[str, Any]:
    return {
        "SQLALCHEMY_DATABASE_URI": settings.database_url,
        "SQLALCHEMY_ENGINE_OPTIONS": {
            # A connection that the server has closed meanwhile is noticed before a request uses it.
            "pool_pre_ping": not settings.database_url.startswith("sqlite"),
            # What a statement carried (names, NIK) is not written into logs when it fails (UU PDP 27/2022).
            "hide_parameters": True,
        },
        # The migrations make the tables and `sync-roles` the permissions; several web workers that did it
        # at their start would race each other.
        "FAB_CREATE_DB": False,
        "FAB_UPDATE_PERMS": False,
    }


def _cookies(settings: Settings) -> dict[str, Any]:
    return {
        "SESSION_COOKIE_NAME": "satupintu",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": settings.base_url.startswith("https:"),
        "PERMANENT_SESSION_LIFETIME": settings.session_lifetime,
        # A form may stay open for as long as its session: losing it to a shorter limit would lose work.
        "WTF_CSRF_TIME_LIMIT": None,
    }


def _languages(settings: Settings) -> dict[str, Any]:
    return {
        "LANGUAGES": LANGUAGES,
        "BABEL_DEFAULT_LOCALE": "id",
        "BABEL_DEFAULT_TIMEZONE": settings.timezone,
        "BABEL_TRANSLATION_DIRECTORIES": "translations",
    }


def _accounts(settings: Settings) -> dict[str, Any]:
    return {
        "APP_NAME": settings.app_name,
        "AUTH_TYPE": AUTH_DB,
        "AUTH_USER_REGISTRATION": False,
        "AUTH_RATE_LIMITED": True,
        "AUTH_RATE_LIMIT": settings.login_rate_limit,
        "RATELIMIT_ENABLED": True,
        "RATELIMIT_STORAGE_URI": settings.rate_limit_storage_url,
        "FAB_PASSWORD_COMPLEXITY_ENABLED": True,
    }


def _closed_doors() -> dict[str, Any]:
    """Switch off what the framework would open by itself and the office does not use.

    The security API lets an editor of roles make himself administrator; the permission editors let a hand
    undo what `sync-roles` keeps in order; an unsafe GET changes rows without the form guard.
    """
    return {
        "FAB_ADD_SECURITY_API": False,
        "FAB_ADD_SECURITY_PERMISSION_VIEW": False,
        "FAB_ADD_SECURITY_VIEW_MENU_VIEW": False,
        "FAB_ADD_SECURITY_PERMISSION_VIEWS_VIEW": False,
        "FAB_ADD_OPENAPI_VIEWS": False,
        "FAB_ADD_MENU_API": False,
        "FAB_API_SWAGGER_UI": False,
        "FAB_API_SHOW_STACKTRACE": False,
        "FAB_ALLOW_GET_UNSAFE_MUTATIONS": False,
    }
