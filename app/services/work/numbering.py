"""Numbering a permit from the agency's pattern, under the lock of its yearly counter."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from app.domain.case.events import Event, NumberGiven
from app.domain.numbering import NumberPattern
from app.domain.procedure.procedures import Work
from app.services.casework.numbers import give_number
from app.services.work.kinds import Asked, Desk, Kind, Ready

TOKEN_BYTES = 24


class Numbering(Kind):
    """SOP row 7 (9 for Insidentil): the number is given before the signature, and is void if that is refused."""

    work = Work.NUMBER

    def settle(self, desk: Desk, asked: Asked, ready: Ready) -> Mapping[str, object]:
        """Take the next number of the pattern's series; one that stands already is kept."""
        standing = desk.on_file.case.facts.get("permit.number")
        if standing:
            return {"permit.number": standing}
        row = desk.on_file.row
        permit_type = row.permit_type
        on = desk.at.astimezone(ZoneInfo(row.agency.zone)).date()
        pattern = NumberPattern.parse(permit_type.number_pattern)
        number = give_number(
            desk.session,
            desk.on_file,
            series=permit_type.number_pattern,
            written=lambda sequence: pattern.format(
                sequence,
                on,
                classification=permit_type.classification,
                kind=permit_type.number_kind,
                unit=row.agency.unit_code,
            ),
            at=desk.at,
            year=on.year,
            by=desk.by.id,
        )
        # The token of the public page is drawn with the number, since a permit to be signed by hand is printed with
        # its QR before it is signed.
        return {
            "permit.number": number,
            "permit.numbered_on": on,
            "permit.token": secrets.token_urlsafe(TOKEN_BYTES),
        }

    def tell(self, desk: Desk, asked: Asked, ready: Ready, facts: Mapping[str, object]) -> tuple[Event, ...]:
        """Say which number it is."""
        return (NumberGiven(str(facts["permit.number"])),)
