"""Where a screen goes next: to the page that the form itself names, or to its own list.

Cures `page_history`: five addresses in the session, shared by all tabs, so that saving in one tab landed
on another tab's page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import redirect, request
from flask_appbuilder.utils.base import is_safe_redirect_url

if TYPE_CHECKING:
    from werkzeug import Response

NEXT = "next"


def safe_next() -> str | None:
    """Return the address this request names to go to next, if it lies within this office."""
    named = request.form.get(NEXT) or request.args.get(NEXT)
    if not named or not is_safe_redirect_url(named) or "\\" in named:
        return None
    return named


class ExplicitWaysBack:
    """A mixin for views: no history is kept, `next` is asked and the view's own default follows."""

    def update_redirect(self) -> None:
        """Keep no history."""

    def get_redirect(self: Any) -> str:
        """Return where to go after this request."""
        has_front = hasattr(getattr(self, self.default_view, None), "_urls")
        return safe_next() or str(self.get_default_url() if has_front else self.appbuilder.get_url_for_index)

    def post_add_redirect(self) -> Response:
        """Go on after a row was added."""
        return redirect(self.get_redirect())

    def post_edit_redirect(self) -> Response:
        """Go on after a row was changed."""
        return redirect(self.get_redirect())

    def post_delete_redirect(self) -> Response:
        """Go on after a row was deleted."""
        return redirect(self.get_redirect())
