"""What renewing, amending and replacing a permit are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _

from app.domain.permit.succession import Why


@dataclass(frozen=True)
class Succession:
    """The thing, and the deed as a button says it."""

    noun: Any
    verb: Any


SUCCESSIONS: Mapping[Why, Succession] = {
    Why.RENEWAL: Succession(_("Renewal"), _("Renew the permit")),
    Why.AMENDMENT: Succession(_("Amendment"), _("Amend the permit")),
    Why.REPLACEMENT: Succession(_("Replacement"), _("Replace the permit")),
}
