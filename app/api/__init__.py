"""What machines may ask the office for: the services' answers as JSON, in the words of the screens, OpenAPI described."""

from __future__ import annotations

from flask_appbuilder import AppBuilder

from app.api.clocks import CaseClocksApi

APIS = (CaseClocksApi,)


def register_apis(appbuilder: AppBuilder) -> None:
    """Open every API."""
    for api in APIS:
        appbuilder.add_api(api)
