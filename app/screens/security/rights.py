"""The rights of the signed-in person, read in one query a request.

Cures: the framework asks the database anew for each menu entry, each button and each page (23 of the 57
statements of a list), for visitors too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_appbuilder.security.sqla.models import (
    Permission,
    PermissionView,
    Role,
    ViewMenu,
    assoc_group_role,
    assoc_permissionview_role,
    assoc_user_group,
    assoc_user_role,
)
from sqlalchemy import select, union

from app.screens.per_request import forget_for_request, kept_for_request

if TYPE_CHECKING:
    from sqlalchemy import Select
    from sqlalchemy.orm import Session

RIGHTS = "rights"
VISITOR = 0
Right = tuple[str, str]


class RightsOfRequest:
    """A mixin for the security manager: a set of (permission, resource) a person and request."""

    def is_item_public(self: Any, permission_name: str, view_name: str) -> bool:
        """Whether a visitor has this right."""
        return (permission_name, view_name) in self._rights_of(VISITOR)

    def _has_view_access(self: Any, user: Any, permission_name: str, view_name: str) -> bool:
        return (permission_name, view_name) in self._rights_of(user.id)

    def forget_rights(self, user_id: int) -> None:
        """Read the rights of this account anew, after they changed within this request."""
        forget_for_request((RIGHTS, user_id))

    def add_permissions_view(self: Any, base_permissions: list[str], view_menu: str) -> None:
        """Add what a screen needs and take nothing away: several screens share the rights on one resource."""
        self.add_view_menu(view_menu)
        for permission in base_permissions:
            self.add_permission_view_menu(permission, view_menu)

    def _rights_of(self: Any, user_id: int) -> frozenset[Right]:
        def read() -> frozenset[Right]:
            roles = _roles_of_visitor(self.auth_role_public) if user_id == VISITOR else _roles_of(user_id)
            return _read_rights(self.session, roles)

        return kept_for_request((RIGHTS, user_id), read)


def _roles_of_visitor(public_role: str) -> Select[Any]:
    return select(Role.id).where(Role.name == public_role)


def _roles_of(user_id: int) -> Any:
    own = select(assoc_user_role.c.role_id).where(assoc_user_role.c.user_id == user_id)
    through_groups = (
        select(assoc_group_role.c.role_id)
        .join(assoc_user_group, assoc_user_group.c.group_id == assoc_group_role.c.group_id)
        .where(assoc_user_group.c.user_id == user_id)
    )
    return union(own, through_groups)


def _read_rights(session: Session, role_ids: Any) -> frozenset[Right]:
    query = (
        select(Permission.name, ViewMenu.name)
        .select_from(assoc_permissionview_role)
        .join(PermissionView, PermissionView.id == assoc_permissionview_role.c.permission_view_id)
        .join(Permission, Permission.id == PermissionView.permission_id)
        .join(ViewMenu, ViewMenu.id == PermissionView.view_menu_id)
        .where(assoc_permissionview_role.c.role_id.in_(role_ids))
    )
    return frozenset((permission, view) for permission, view in session.execute(query))
