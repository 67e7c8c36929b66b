"""Looking at an application as filing it would, without filing it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.services.actors import Actor
from app.services.declined import AnswersDeclined
from app.services.intake import Application, check_application, get_open_permit_type


def find_faults(session: Session, application: Application, *, by: Actor) -> AnswersDeclined | None:
    """Tell all that is missing or wrong; None when the application could be filed as it is."""
    permit_type = get_open_permit_type(session, application.permit_type_id, by.agency_id)
    try:
        check_application(session, permit_type, application)
    except AnswersDeclined as declined:
        return declined
    return None
