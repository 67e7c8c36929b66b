"""The roles that a position may carry, for choosing one and for naming it."""

from __future__ import annotations

from functools import lru_cache

from flask_babel import gettext

from app.screens.permissions import OfficeRole
from app.services.seeds import SEEDS, read_role_seeds


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {seed.key: seed.name for seed in read_role_seeds(SEEDS)}


def position_roles() -> list[tuple[str, str]]:
    """List the roles to choose among: all but the installation's own, which no position carries."""
    return [(key, gettext(name)) for key, name in _names().items() if name != OfficeRole.ADMIN]


def role_label(key: str) -> str:
    """Name a role."""
    return gettext(_names().get(key, key))
