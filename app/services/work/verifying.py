"""Verifying and deciding: an officer's initial (paraf) is his outcome in the ledger, with his name and the moment."""

from app.domain.procedure.procedures import Work
from app.services.work.kinds import Kind


class Verifying(Kind):
    """SOP rows 5 and 7 (Insidentil): the file is verified and handed on."""

    work = Work.VERIFY


class Deciding(Kind):
    """SOP row 6 (8 for Insidentil): the permit is approved."""

    work = Work.DECIDE


class Printing(Kind):
    """SOP row 9: the signed document is printed from the file; nothing is made anew."""

    work = Work.PRINT
