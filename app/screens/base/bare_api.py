"""The base class of every API that answers from a service instead of a table."""

from __future__ import annotations

from typing import Any

from flask_appbuilder.api import BaseApi
from flask_appbuilder.utils.limit import Limit
from flask_limiter.util import get_remote_address

from app.screens.base.explicitness import LeftToChance

MOST_ASKED = "240 per minute"
"""How often one address may ask one API: enough to fetch every clock of an office, too little to try out ids."""


class OfficeBaseApi(BaseApi):
    """Routes with `@expose`, `@protect()` and `@permission_name(Verb.…)`, described for OpenAPI.

    Callers sign in by token; a browser's cookie opens nothing here. An API without a name for its rights is
    refused when it is defined.
    """

    class_permission_name: str | None = None
    allow_browser_login = False
    limits = [Limit(MOST_ASKED, get_remote_address)]  # noqa: RUF012 -- the framework's own word

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Refuse an API with routes and no name for its rights."""
        super().__init_subclass__(**kwargs)
        if not cls.class_permission_name:
            message = f"{cls.__name__} must set class_permission_name itself"
            raise LeftToChance(message)
