"""Dispatching a file to whom the procedure names next; the clock of the next holder begins at once."""

from app.domain.procedure.procedures import Work
from app.services.work.kinds import Kind


class Dispatching(Kind):
    """SOP row 3: forwarding to the technical team, or past it where the permit type needs no recommendation."""

    work = Work.DISPATCH
