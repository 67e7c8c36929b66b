"""What roles are called on screens, and which of them a position may carry."""

from __future__ import annotations

from functools import lru_cache

from flask_babel import lazy_gettext as _

from app.screens.permissions import OfficeRole
from app.services.seeds import SEEDS, read_role_seeds

KNOWN = {
    "front_office": _("Front office"),
    "back_office": _("Back office"),
    "technical_team": _("Technical team"),
    "junior_expert": _("Junior expert"),
    "senior_expert": _("Senior expert"),
    "secretary": _("Secretary"),
    "head": _("Head of the agency"),
    "supervisor": _("Supervisor"),
    "auditor": _("Auditor"),
    "complaints": _("Complaints officer"),
    "agency_admin": _("Agency admin"),
    str(OfficeRole.AGENCY_ADMIN): _("Agency admin"),
    str(OfficeRole.ADMIN): _("System admin"),
}
"""The roles of the seeds by key and by name, in both languages; one that an office adds is called as its seed says."""


@lru_cache(maxsize=1)
def _labels() -> dict[str, str]:
    return {seed.key: seed.label for seed in read_role_seeds(SEEDS) if seed.name != OfficeRole.ADMIN}


def position_roles() -> list[tuple[str, str]]:
    """List the roles to choose among: all but the installation's own, which no position carries."""
    return [(key, role_label(key)) for key in _labels()]


def role_label(key: str) -> str:
    """Name a role."""
    return str(KNOWN.get(key) or _labels().get(key, key))
