"""Satu Pintu, the program of a one-stop permit office. `create_app` makes it whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from config import Settings


def create_app(settings: Settings | None = None) -> Flask:
    """Make the whole office from its settings, or from the environment where none are given.

    Changes no table: the schema is the migrations' work, the permissions are `flask office sync-roles`'.
    Raises `config.BadSettings` when the environment is at fault, or points production at a demonstration.
    """
    # Here and not above: whoever needs one room, as a test of the domain does, does not wait for all of them.
    from app.assembly import assemble

    return assemble(settings)
