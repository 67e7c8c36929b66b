"""What proves a permit without the office, to look at and to keep: the checking page, the keys, the revocations.

The page is one file with its script, its keys and the list inside. Its own policy names script and style by their
hashes and forbids every request, so that what is pasted into it goes nowhere; it is written into the file as well.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from datetime import timedelta
from functools import cache
from pathlib import Path

from flask import Response, current_app, jsonify, render_template, request
from markupsafe import Markup

from app.screens.actor import session, tools
from app.screens.clock import now
from app.screens.formats import instant
from app.services.proof import list_keys, list_revocations, state_file

FOLDER = Path(__file__).resolve().parents[2] / "static" / "proof"
SCRIPTS, STYLE = ("statement.js", "check.js"), "check.css"
KEPT = timedelta(minutes=10)


def show_check() -> Response:
    """Give the checking page; with `?simpan=1` as a file to keep."""
    script, style = _whole(SCRIPTS), _whole((STYLE,))
    policy = _policy(script, style)
    page = render_template(
        "screens/public/proof_check.html",
        policy=policy,
        office=current_app.config["SETTINGS"].app_name,
        address=tools().base_url,
        saved_at=instant(now()),
        keys=list_keys(tools().proofs),
        revoked=list_revocations(session(), tools().proofs, now()).published(),
        # Ours, from our own folder, and neither holds a closing tag (tests/integration/screens_public/test_proof.py).
        script=Markup(script),  # noqa: S704
        style=Markup(style),  # noqa: S704
    )
    answer = Response(page, mimetype="text/html")
    answer.headers["Content-Security-Policy"] = f"{policy}; frame-ancestors 'none'"
    if request.args.get("simpan"):
        answer.headers["Content-Disposition"] = 'attachment; filename="periksa-izin.html"'
    return _kept(answer)


def show_keys() -> Response:
    """Give the public keys, withdrawn ones included and named so."""
    return _kept(jsonify({"keys": list_keys(tools().proofs)}))


def show_revocations() -> Response:
    """Give the signed list of permits that hold no longer."""
    answer = _kept(jsonify(list_revocations(session(), tools().proofs, now()).published()))
    # Whoever asks again hears of a revocation at once; as long as nothing changed the answer is a bare 304.
    answer.cache_control.max_age = 0
    answer.cache_control.no_cache = True
    return answer


def show_file_statement(token: str) -> Response:
    """Give the statement of a permit's file as text to keep beside the PDF; 404 for a token that is nobody's."""
    text = state_file(session(), tools().proofs, token)
    if not text:
        return Response("", status=404, mimetype="text/plain")
    answer = Response(text + "\n", mimetype="text/plain")
    answer.headers["Content-Disposition"] = 'attachment; filename="pernyataan-berkas.txt"'
    return answer


def _kept(answer: Response) -> Response:
    """Let anybody keep the answer for a while, and ask again cheaply."""
    answer.cache_control.public = True
    answer.cache_control.max_age = int(KEPT.total_seconds())
    answer.add_etag()
    answer.make_conditional(request)
    return answer


@cache
def _whole(names: tuple[str, ...]) -> str:
    return "\n".join((FOLDER / name).read_text(encoding="utf-8") for name in names)


def _policy(script: str, style: str) -> str:
    return f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{b64encode(digest).decode('ascii')}'"
