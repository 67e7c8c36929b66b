"""Whether a permit holds, in words and colour, for the public and for officers alike."""

from __future__ import annotations

from flask_babel import lazy_gettext

from app.domain.permit.standings import Standing

STANDINGS = {
    Standing.VALID: ("ok", lazy_gettext("Valid")),
    Standing.NOT_YET: ("soon", lazy_gettext("Not yet in force")),
    Standing.EXPIRED: ("soon", lazy_gettext("Expired")),
    Standing.REVOKED: ("late", lazy_gettext("Revoked")),
    Standing.REPLACED: ("late", lazy_gettext("Replaced")),
    Standing.VOID: ("late", lazy_gettext("Void")),
}
