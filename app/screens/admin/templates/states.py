"""What the states of a template's version are called."""

from __future__ import annotations

from flask_babel import gettext as _


def state_names() -> dict[str, str]:
    """Name each state."""
    return {"draft": _("Draft"), "published": _("In force"), "retired": _("Retired")}
