"""Who may read what concerns the whole agency, and who may write down what follows from it. Denied by default."""

from __future__ import annotations

from app.domain.case.access import Permission
from app.domain.case.refusals import Reason
from app.services.actors import Actor
from app.services.declined import Declined


def refuse_without_overview(actor: Actor) -> None:
    """Raise `Declined` for an officer who does not see every file of his agency."""
    _refuse_without(actor, Permission.CASE_VIEW_ALL)


def refuse_without_lead(actor: Actor) -> None:
    """Raise `Declined` for an officer who looks on only: lateness is answered for by who may grant more time."""
    _refuse_without(actor, Permission.CASE_VIEW_ALL)
    _refuse_without(actor, Permission.CASE_EXTEND)


def _refuse_without(actor: Actor, permission: Permission) -> None:
    if permission not in actor.officer.permissions:
        raise Declined(Reason.NOT_PERMITTED, permission=permission.value)
