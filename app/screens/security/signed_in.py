"""For the few pages that every signed-in person may open, whatever his roles: his own account."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from flask import redirect, request, url_for
from flask_login import current_user

if TYPE_CHECKING:
    from collections.abc import Callable


def signed_in(method: Callable[..., Any]) -> Callable[..., Any]:
    """Open a route to everyone who is signed in; send others to the door. Use it below `@expose`."""

    @functools.wraps(method)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        if not current_user.is_authenticated:
            return redirect(url_for("SignInView.login", next=request.full_path.rstrip("?")))
        return method(*args, **kwargs)

    guarded.access = "signed in"  # type: ignore[attr-defined]
    return guarded
