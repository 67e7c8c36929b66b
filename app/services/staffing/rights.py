"""Rights as the framework keeps them: a permission on a resource, granted to roles.

The domain's permission `case:check` is kept as `can_check` on `case`, a screen's as `can_read` on its resource.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, TypeAlias

from flask_appbuilder.security.sqla.models import Permission as PermissionRow
from flask_appbuilder.security.sqla.models import (
    PermissionView,
    Role,
    ViewMenu,
    assoc_permissionview_role,
)
from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from app.domain.case.access import Permission

Right: TypeAlias = tuple[str, str]
"""The name of a permission and the name of the resource that it is on."""

_CAN = "can_"


def right_of(permission: Permission) -> Right:
    """Give the right under which a permission of the domain is kept."""
    resource, _, action = permission.value.partition(":")
    return f"{_CAN}{action}", resource


def screen_right(verb: str, resource: str) -> Right:
    """Give the right that opens a screen to read or to write."""
    return f"{_CAN}{verb}", resource


_PERMISSION_OF = {right_of(permission): permission for permission in Permission}
_RESOURCES = frozenset(resource for _name, resource in _PERMISSION_OF)


def list_permissions(
    session: Session | scoped_session[Session], roles: Collection[str]
) -> frozenset[Permission]:
    """List what roles may do to a case, as granted in the database; one query, none without a role."""
    if not roles:
        return frozenset()
    query = (
        select(PermissionRow.name, ViewMenu.name)
        .join(PermissionView, PermissionView.permission_id == PermissionRow.id)
        .join(ViewMenu, ViewMenu.id == PermissionView.view_menu_id)
        .join(assoc_permissionview_role, assoc_permissionview_role.c.permission_view_id == PermissionView.id)
        .join(Role, Role.id == assoc_permissionview_role.c.role_id)
        .where(Role.name.in_(roles), ViewMenu.name.in_(_RESOURCES))
        .distinct()
    )
    granted = {(name, resource) for name, resource in session.execute(query)}
    return frozenset(_PERMISSION_OF[right] for right in granted if right in _PERMISSION_OF)


class RightShelf:
    """The framework's rows for rights, each found or made once."""

    def __init__(self, session: Session) -> None:
        """Read what is there, in three queries."""
        self._session = session
        self._permissions: dict[str, Any] = {row.name: row for row in session.scalars(select(PermissionRow))}
        self._resources: dict[str, Any] = {row.name: row for row in session.scalars(select(ViewMenu))}
        self._rights: dict[Right, Any] = {
            (row.permission.name, row.view_menu.name): row for row in session.scalars(select(PermissionView))
        }

    def get(self, right: Right) -> Any:
        """Get the row of a right, making it where it is missing."""
        if right not in self._rights:
            name, resource = right
            row = PermissionView(
                permission=self._get(self._permissions, PermissionRow, name),
                view_menu=self._get(self._resources, ViewMenu, resource),
            )
            self._session.add(row)
            self._rights[right] = row
        return self._rights[right]

    def get_all(self, rights: Iterable[Right]) -> list[Any]:
        """Get the rows of rights in a fixed order."""
        return [self.get(right) for right in sorted(rights)]

    def _get(self, rows: dict[str, Any], record: Any, name: str) -> Any:
        if name not in rows:
            rows[name] = record(name=name)
            self._session.add(rows[name])
        return rows[name]
