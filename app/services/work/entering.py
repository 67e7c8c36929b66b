"""Entering the applicant's data: the form of the permit type, completed or put right by the Back Office."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.case.plain_facts import from_plain
from app.domain.form.forms import Field
from app.domain.procedure.procedures import Work
from app.services.permit_forms import form_of, put_answers
from app.services.work.kinds import Asked, Desk, Kind, Ready


class EnteringData(Kind):
    """SOP Insidentil row 4: "mengentri / menginput data pemohon"."""

    work = Work.ENTER_DATA

    def fields(self, desk: Desk) -> tuple[Field, ...]:
        """Ask the permit type's own form."""
        return form_of(desk.on_file.row.permit_type)

    def initial(self, desk: Desk) -> Mapping[str, object]:
        """Show what the applicant gave."""
        return {key: from_plain(value) for key, value in desk.on_file.row.form.items()}

    def settle(self, desk: Desk, asked: Asked, ready: Ready) -> Mapping[str, object]:
        """Keep the form as entered, and let conditions ask for it."""
        return put_answers(desk.on_file.row, asked.answers)
