"""From what a visitor has in hand, a link or a code, to the page that it opens."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _

from app.domain.proof.short_codes import NoShortCode, read_short_code
from app.screens.actor import session
from app.services.tracking import as_printed
from app.services.verification import find_token

CODE = re.compile(r"[A-Za-z0-9_-]{20,64}")


def find_permit_page() -> Any:
    """Go to the page of the permit whose link or code was pasted."""
    asked = request.args.get("kode", "").strip()
    if not asked:
        return render_template("screens/public/find_permit.html", title=_("Check a permit"))
    try:
        token = find_token(session(), read_short_code(asked))
    except NoShortCode:
        token, way = read_code(asked), ""
    else:
        way = "kode"
    if token:
        return redirect(url_for("public_permit", token=token, lewat=way or None))
    return unknown(_("Check a permit"), permit_advice())


def find_tracking_page() -> Any:
    """Go to the page of the file whose link or code was pasted."""
    # Copied from paper, in whatever letters and gaps the telephone makes of it.
    code = read_code(as_printed(request.args.get("kode", "")))
    if code:
        return redirect(url_for("public_tracking", token=code))
    return unknown(_("Follow your application"), tracking_advice())


def read_code(text: str) -> str:
    """Read the code out of what was pasted: the code itself, or the link that ends in it; empty for neither."""
    last = text.partition("#")[0].strip().rstrip("/").rsplit("/", 1)[-1]
    return last if CODE.fullmatch(last) else ""


def unknown(title: str, advice: str) -> tuple[str, int]:
    """Draw the page of a code that opens nothing, without telling codes that were from codes that never were."""
    page = render_template("screens/public/unknown.html", title=title, advice=advice)
    return page, int(HTTPStatus.NOT_FOUND)


def permit_advice() -> str:
    """Say what to do about a permit's code that opens nothing."""
    return _(
        "Scan the QR on the permit once more, in good light and whole. If it leads here again, the office that is "
        "named on the paper can tell you whether it ever issued it."
    )


def tracking_advice() -> str:
    """Say what to do about a receipt's code that opens nothing."""
    return _("Scan the QR on your receipt once more, in good light and whole, or ask at the counter.")
