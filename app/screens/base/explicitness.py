"""Refuses, when the program starts, a screen that leaves to chance what it shows, searches or permits.

Left alone, the framework searches every column and every relation of a table (a page of 13 MB), prints
related rows whose own list the reader may not open, and keeps a role's rights under a class's name.
"""

from __future__ import annotations

from typing import Any

from app.screens.permissions import READ_OR_WRITE


class LeftToChance(TypeError):
    """A screen class that does not say what it must say."""


def check_screen(screen: type[Any]) -> None:
    """Raise `LeftToChance` for a screen over a table that does not say all that it must."""
    if getattr(screen, "datamodel", None) is None:
        return
    for attribute in ("search_columns", "class_permission_name"):
        if not _is_said(screen, attribute):
            message = f"{screen.__name__} must set {attribute} itself"
            raise LeftToChance(message)
    if getattr(screen, "related_views", None):
        message = f"{screen.__name__} must not use related_views: they show rows past their own list's rights"
        raise LeftToChance(message)


def _is_said(screen: type[Any], attribute: str) -> bool:
    return getattr(screen, attribute, None) is not None


class Explicit:
    """A mixin for screens over a table: rights by name, and nothing left to chance."""

    method_permission_name = READ_OR_WRITE

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Check the class when it is defined."""
        super().__init_subclass__(**kwargs)
        cls.method_permission_name = {**READ_OR_WRITE, **(cls.method_permission_name or {})}
        check_screen(cls)
