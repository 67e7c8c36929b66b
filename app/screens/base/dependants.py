"""Refuses to delete a row whose dependants the ORM would quietly cut loose.

SQLAlchemy empties the foreign key of a row's children before it deletes the row; where that key may be
empty, nothing complains and the children are orphans.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import inspect, literal, select
from sqlalchemy.orm import object_session, with_parent

from app.screens.base.faults import FormFault
from app.screens.base.violations import explain_delete

if TYPE_CHECKING:
    from sqlalchemy.orm import RelationshipProperty


def refuse_orphans(item: Any) -> None:
    """Raise `FormFault` if a row points at this one that would not be deleted along with it."""
    for relation in inspect(item).mapper.relationships:
        is_owned = relation.cascade.delete or relation.passive_deletes
        if relation.direction.name == "ONETOMANY" and not is_owned and _has_any(item, relation):
            raise FormFault(explain_delete())


def _has_any(item: Any, relation: RelationshipProperty[Any]) -> bool:
    session = object_session(item)
    if session is None:
        return False
    dependants = (
        select(literal(1)).select_from(relation.mapper).where(with_parent(item, relation.class_attribute))
    )
    return session.execute(dependants.limit(1)).first() is not None
