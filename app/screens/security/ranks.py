"""Who may manage whose account: those of his own agency, none that ranks above him, and no role above his own.

Cures: on the bare framework whoever may edit accounts may make himself administrator.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import g
from flask_appbuilder.models.filters import BaseFilter
from flask_appbuilder.security.sqla.models import Group, Role, User
from sqlalchemy import false

from app.records.posts import accounts_of_agency
from app.screens.identity import current_officer
from app.screens.permissions import RANKS, OfficeRole, rank_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Query


def own_rank() -> int:
    """Return how high the signed-in person stands."""
    direct = [role.name for role in g.user.roles]
    through_groups = [role.name for group in g.user.groups for role in group.roles]
    return rank_of(frozenset(direct + through_groups))


def roles_above_own() -> list[str]:
    """Return the names of the roles that rank above the signed-in person."""
    own = own_rank()
    return [name for name, rank in RANKS.items() if rank > own]


class AccountsWithinReach(BaseFilter):
    """Lets through the accounts of one's own agency that do not rank above oneself."""

    name = "accounts within reach"

    def apply(self, query: Query[Any], value: object) -> Query[Any]:
        """Narrow the query for the signed-in person."""
        del value
        officer = current_officer()
        if officer is None:
            return query.filter(false())
        if not officer.sees_every_agency:
            query = query.filter(User.id.in_(accounts_of_agency(officer.agency_id)))
        is_above = Role.name.in_(roles_above_own())
        return query.filter(~User.roles.any(is_above), ~User.groups.any(Group.roles.any(is_above)))


class RolesWithinReach(BaseFilter):
    """Lets through the roles that one may give: none above one's own, and never the visitor's."""

    name = "roles within reach"

    def apply(self, query: Query[Any], value: object) -> Query[Any]:
        """Narrow the query for the signed-in person."""
        del value
        return query.filter(Role.name.not_in([*roles_above_own(), OfficeRole.PUBLIC]))
