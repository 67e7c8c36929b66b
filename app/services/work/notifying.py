"""Telling the applicant: a step of the system's own; the message leaves through the outbox."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import insert

from app.domain.procedure.procedures import Work
from app.records.duties import OutboxRecord
from app.services.work.kinds import Asked, Desk, Kind, Ready


class Notifying(Kind):
    """Puts one message for the applicant into the outbox; a dead gateway holds up no case."""

    work = Work.NOTIFY

    def settle(self, desk: Desk, asked: Asked, ready: Ready) -> Mapping[str, object]:
        """Queue the message."""
        row = desk.on_file.row
        # Most leave a telephone number; who left none is written to.
        by_phone = bool(row.applicant.phone) or not row.applicant.email
        desk.session.execute(
            insert(OutboxRecord).values(
                agency_id=row.agency_id,
                case_id=row.id,
                channel="whatsapp" if by_phone else "email",
                recipient=row.applicant.phone if by_phone else row.applicant.email,
                template=desk.step.key,
                body={"number": row.number, "permit_type": row.permit_type.name},
                state="waiting",
                attempts=0,
                next_at=desk.at,
                provider_id="",
                last_error="",
            )
        )
        return {}
