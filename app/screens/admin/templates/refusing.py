"""A refused change of a template, where its page has no place for the sentence: an unknown row is a 404, else a banner."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from flask import abort, flash, redirect

from app.screens.admin.templates.sentences import UNKNOWN, refusal_sentence
from app.screens.admin.templates.whose import address
from app.services.templates.refusals import TemplateRefused


def refusals_as_pages(view: Callable[..., Any]) -> Callable[..., Any]:
    """Answer 404 for what the agency does not have, and go back to the list with the sentence for the rest."""

    @wraps(view)
    def _answered(*args: Any, **kwargs: Any) -> Any:
        try:
            return view(*args, **kwargs)
        except TemplateRefused as refused:
            if refused.reason in UNKNOWN:
                abort(HTTPStatus.NOT_FOUND)
            flash(refusal_sentence(refused), "danger")
            return redirect(address("TemplateScreen.templates"))

    return _answered
