"""A refusal that no screen has caught, as a page of its own: the reason's sentence under the reason's status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask, jsonify, make_response, render_template

from app.domain.case.refusals import Reason, Refused
from app.domain.working_time.calendar import NoWorkingTimeError
from app.screens.actor import find_current_actor, session
from app.screens.error_sentences import ErrorSentence, sentence_for
from app.screens.errors import wants_json
from app.screens.sentences import sentence_of, status_of
from app.services.declined import Declined
from app.services.refusal_names import with_names

if TYPE_CHECKING:
    from flask import Response


def init_refusals(app: Flask) -> None:
    """Let every service's refusal end in a page that says why, whichever screen asked."""
    app.register_error_handler(Declined, lambda declined: refusal_page(declined.refused))
    without_hours = Refused(Reason.NO_OFFICE_HOURS)
    app.register_error_handler(NoWorkingTimeError, lambda _error: refusal_page(without_hours))


def named(refused: Refused) -> Refused:
    """Give a refusal with names instead of keys, as the agency of the signed-in officer calls them."""
    actor = find_current_actor()
    return refused if actor is None else with_names(session(), actor.agency_id, refused)


def refusal_page(refused: Refused) -> Response:
    """Draw the page of a refusal, or its JSON for a machine."""
    status = status_of(refused)
    general = sentence_for(status)
    happened = " ".join(sentence_of(one) for one in named(refused).each())
    if wants_json():
        return make_response(jsonify(code=status, title=general.title, message=happened), status)
    sentence = ErrorSentence(title=general.title, happened=happened, advice=general.advice)
    page = render_template(
        "screens/errors/page.html", code=int(status), sentence=sentence, title=general.title, reference=""
    )
    return make_response(page, status)
