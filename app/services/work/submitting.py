"""Submitting an application: the form and the requirements came in with the filing; see `services.intake`."""

from app.domain.procedure.procedures import Work
from app.services.work.kinds import Kind


class Submitting(Kind):
    """SOP row 1: the applicant hands in his application, himself or at the counter."""

    work = Work.SUBMIT
