"""Bringing roles and rights in the database to what the program and the seeds say they are, once per release."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from flask_appbuilder.security.sqla.models import Role
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.services.seeds import SEEDS, read_role_seeds
from app.services.seeds.roles import RoleSeed
from app.services.staffing.rights import Right, RightShelf, right_of, screen_right
from app.services.transactions import transaction


def sync_roles(appbuilder: Any, folder: Path = SEEDS) -> None:
    """Give every role of `roles.yaml` exactly the rights that it names, in one transaction.

    Makes the roles and rights that are missing, the framework's own two among them, and takes away grants that are
    named no longer; a second run changes nothing. Roles that the file does not name are left alone, but for the
    visitor's, which has no rights. Raises `BadSeeds` when the file is at fault, and has then changed nothing.
    """
    seeds = read_role_seeds(folder)
    of_screens = _rights_of_screens(appbuilder)
    with transaction(appbuilder.session) as session:
        shelf = RightShelf(session)
        shelf.get_all(of_screens)
        for seed in seeds:
            _grant(session, shelf, seed.name, _rights_of(seed, of_screens))
        _grant(session, shelf, appbuilder.sm.auth_role_public, ())


def _rights_of_screens(appbuilder: Any) -> frozenset[Right]:
    """List every right that a screen of this program asks for."""
    return frozenset(
        (str(permission), str(screen.class_permission_name))
        for screen in appbuilder.baseviews
        for permission in screen.base_permissions or ()
    )


def _rights_of(seed: RoleSeed, of_screens: frozenset[Right]) -> frozenset[Right]:
    rights = {right_of(permission) for permission in seed.may}
    rights |= {screen_right(verb, resource) for verb, resource in seed.opens}
    if seed.opens_everything_but is not None:
        rights |= {right for right in of_screens if right[1] not in seed.opens_everything_but}
    return frozenset(rights)


def _grant(session: Session, shelf: RightShelf, name: str, rights: Iterable[Right]) -> None:
    role = session.scalars(select(Role).where(Role.name == name)).one_or_none()
    if role is None:
        role = Role(name=name)
        session.add(role)
    wanted = shelf.get_all(rights)
    if {id(row) for row in role.permissions} != {id(row) for row in wanted}:
        role.permissions = wanted
