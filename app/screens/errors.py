"""Pages for when something went wrong: what happened and what to do, in the reader's language; JSON for machines.

A page that cannot be drawn because the database is away is drawn without the menu.
"""

from __future__ import annotations

import logging
from http import HTTPStatus
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from flask import current_app, jsonify, render_template, request
from flask_babel import gettext as _
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError

from app.screens.error_sentences import ErrorSentence, sentence_for

if TYPE_CHECKING:
    from flask import Flask, Response

log = logging.getLogger(__name__)
API_PREFIX = "/api/"


def init_errors(app: Flask) -> None:
    """Bind the handlers."""
    app.register_error_handler(CSRFError, _on_lost_token)
    app.register_error_handler(HTTPException, _on_http_error)
    app.register_error_handler(HTTPStatus.INTERNAL_SERVER_ERROR, _on_fault)


def _on_lost_token(_error: CSRFError) -> Any:
    sentence = ErrorSentence(
        title=_("This form has grown old"),
        happened=_(
            "The page was open for too long, or you signed in again in another tab. Nothing was saved."
        ),
        advice=_("Go back, reload the page, and send the form once more. Copy long notes first."),
    )
    return _answer(HTTPStatus.BAD_REQUEST, sentence)


def _on_http_error(error: HTTPException) -> Any:
    if error.response is not None or error.code is None or error.code < HTTPStatus.BAD_REQUEST:
        return error
    answer = _answer(error.code, sentence_for(error.code))
    for name, value in error.get_headers():
        if name.lower() in {"allow", "retry-after", "www-authenticate"}:
            answer.headers[name] = value
    return answer


def _on_fault(error: InternalServerError) -> Any:
    reference = token_hex(4)
    log.error("fault %s on %s %s", reference, request.method, request.path, exc_info=error.original_exception)
    sentence = sentence_for(HTTPStatus.INTERNAL_SERVER_ERROR)
    return _answer(HTTPStatus.INTERNAL_SERVER_ERROR, sentence, reference=reference)


def _answer(code: int, sentence: ErrorSentence, reference: str = "") -> Response:
    if wants_json():
        answer = jsonify(code=code, title=sentence.title, message=f"{sentence.happened} {sentence.advice}")
    else:
        answer = current_app.make_response(_page(code, sentence, reference))
    answer.status_code = code
    return answer


def wants_json() -> bool:
    """Whether the caller is a machine."""
    accepted = request.accept_mimetypes
    prefers_json = accepted.best == "application/json"
    return request.path.startswith(API_PREFIX) or prefers_json


def _page(code: int, sentence: ErrorSentence, reference: str) -> str:
    values = {"code": code, "sentence": sentence, "reference": reference, "title": sentence.title}
    if code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return render_template("screens/errors/bare.html", **values)
    try:
        is_officer = current_user.is_authenticated
        return render_template(f"screens/errors/{'page' if is_officer else 'visitor'}.html", **values)
    except Exception:
        log.exception("the error page itself could not be drawn with the menu")
        return render_template("screens/errors/bare.html", **values)
