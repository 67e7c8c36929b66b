"""Keeps every row inside its agency: a list, a page, a select field and an action see one agency's rows.

The only way past is the right `can_read` on `Resource.EVERY_AGENCY`, which the installation's admin holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_appbuilder.models.filters import BaseFilter
from sqlalchemy import false

from app.screens.identity import current_officer

if TYPE_CHECKING:
    from flask_appbuilder.models.sqla.interface import SQLAInterface
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Query

AGENCY_COLUMN = "agency_id"
AGENCY_RELATION = "agency"


class OwnAgency(BaseFilter):
    """Lets through the rows of the signed-in officer's agency; nothing at all for one who serves none."""

    name = "own agency"

    def apply(self, query: Query[Any], value: object) -> Query[Any]:
        """Narrow the query, asking anew in every request who is signed in."""
        del value
        officer = current_officer()
        if officer is None:
            return query.filter(false())
        if officer.sees_every_agency:
            return query
        return query.filter(_belongs_to(self.model, self.column_name, officer.agency_id))


def _belongs_to(model: Any, path: str, agency_id: int | None) -> ColumnElement[bool]:
    """Follow a dotted path such as `position.agency_id` to the agency it ends at."""
    head, _, rest = path.partition(".")
    if not rest:
        return getattr(model, head) == agency_id
    relation = getattr(model, head)
    return relation.has(_belongs_to(relation.property.mapper.class_, rest, agency_id))


def agency_path(datamodel: SQLAInterface) -> str | None:
    """Return the column by which this table's rows belong to an agency, or None where they belong to none."""
    return AGENCY_COLUMN if AGENCY_COLUMN in datamodel.list_columns else None


def choices_in_scope(datamodel: SQLAInterface, relation: str) -> list[list[Any]]:
    """Return the filters under which a select field may offer rows of this relation."""
    related = datamodel.get_related_interface(relation)
    if relation == AGENCY_RELATION or relation.endswith(f"_{AGENCY_RELATION}"):
        return [[str(related.get_pk_name()), OwnAgency, None]]
    path = agency_path(related)
    return [[path, OwnAgency, None]] if path else []
