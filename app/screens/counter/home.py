"""The counter's first page: what can be filed here, whom we await, what lies ready, and one search over all files."""

from __future__ import annotations

from flask import render_template, request
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.screens.actor import current_actor, session
from app.screens.base import OfficeBaseView
from app.screens.clock import now
from app.screens.permissions import Resource, Verb
from app.screens.words import long_allowance_words, status_word, verb_of
from app.services.counter import list_fileable, list_ready, list_waiting, search_cases
from app.services.keyset import Bounds, read_bounds

MANY = 8
"""From so many permit types on a field to find one among them is worth its place."""


class CounterScreen(OfficeBaseView):
    """The place where applicants are served."""

    route_base = "/loket"
    class_permission_name = Resource.COUNTER
    default_view = "home"

    @expose("/")
    @has_access
    @permission_name(Verb.READ)
    def home(self) -> str:
        """Show the page; every list of it costs the same however long the office has worked."""
        actor = current_actor()
        sought, wanted = _text("search"), _text("type")
        types = list_fileable(session(), actor, wanted)
        return render_template(
            "screens/counter/home.html",
            title=_("Counter & handover"),
            actor=actor,
            today=now(),
            sought=sought,
            found=search_cases(session(), actor, sought) if sought else None,
            wanted=wanted,
            types=types,
            promises={each.id: long_allowance_words(each.promise) for each in types},
            are_many=bool(wanted) or len(types) >= MANY,
            waiting=list_waiting(session(), actor, _bounds("waiting")),
            ready=list_ready(session(), actor, _bounds("ready")),
            status_word=status_word,
            verb_of=verb_of,
        )


def _text(name: str) -> str:
    return request.args.get(name, "").strip()


def _bounds(which: str) -> Bounds:
    """Read where a page of one of the lists begins; each list turns its own pages."""
    return read_bounds(_text(f"{which}_after"), _text(f"{which}_before"))
