"""Whether the reader may open what a page would show him the way to."""

from __future__ import annotations

from flask import current_app

from app.screens.permissions import Verb


def may(resource: str, verb: str = Verb.READ) -> bool:
    """Whether the reader's roles open a resource."""
    return bool(current_app.extensions["appbuilder"].sm.has_access(f"can_{verb}", resource))
