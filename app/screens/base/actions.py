"""Actions on rows: only known ones, only permitted ones, only on rows that the reader may see, only by POST.

Cures: `action` and `action_post` fetched any row by its key, past the filters that hide it from the list; an
unknown action or key was a 500; an action meant for one row was carried out on many.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import abort, request
from flask_appbuilder import expose
from flask_appbuilder.const import PERMISSION_PREFIX
from flask_login import current_user

MOST_ROWS_AT_ONCE = 100


class Acting:
    """A mixin: `action` for one row, `action_post` for the ticked ones."""

    @expose("/action/<string:name>/<pk>", methods=["POST"])
    def action(self: Any, name: str, pk: str) -> Any:
        """Carry out an action on the row shown."""
        action = self._permitted_action(name)
        if not action.single:
            abort(HTTPStatus.NOT_FOUND)
        return action.func(self._rows_in_scope([pk])[0])

    @expose("/action_post", methods=["POST"])
    def action_post(self: Any) -> Any:
        """Carry out an action on the rows ticked in a list: on all of them or on none."""
        action = self._permitted_action(request.form.get("action", ""))
        if not action.multiple:
            abort(HTTPStatus.NOT_FOUND)
        keys = list(dict.fromkeys(request.form.getlist("rowid")))
        if not 0 < len(keys) <= MOST_ROWS_AT_ONCE:
            abort(HTTPStatus.BAD_REQUEST)
        return action.func(self._rows_in_scope(keys))

    def permitted_actions(self: Any) -> dict[str, Any]:
        """Return the actions that the signed-in person may use, for the buttons."""
        return {name: each for name, each in self.actions.items() if self._may_act(name)}

    def get_action_permission_name(self: Any, name: str) -> str:
        """Return the right that this action needs."""
        mapped = self.method_permission_name.get(self.actions[name].func.__name__)
        return f"{PERMISSION_PREFIX}{mapped}" if mapped else name

    def _may_act(self: Any, name: str) -> bool:
        right = self.get_action_permission_name(name)
        return bool(self.appbuilder.sm.has_access(right, self.class_permission_name))

    def _permitted_action(self: Any, name: str) -> Any:
        if name not in self.actions:
            abort(HTTPStatus.NOT_FOUND)
        if not self._may_act(name):
            abort(HTTPStatus.FORBIDDEN if current_user.is_authenticated else HTTPStatus.UNAUTHORIZED)
        return self.actions[name]

    def _rows_in_scope(self: Any, keys: list[str]) -> list[Any]:
        rows = [
            self.datamodel.get_locked(self._deserialize_pk_if_composite(key), self._base_filters)
            for key in keys
        ]
        if not all(rows):
            abort(HTTPStatus.NOT_FOUND)
        return rows
