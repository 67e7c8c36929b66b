"""Checking documents: each requirement has a verdict before the file is called complete; the receipt is printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.domain.case.readiness import list_unreadiness
from app.domain.case.refusals import Refused
from app.domain.procedure.procedures import Work
from app.services.issuing.receipts import print_receipt
from app.services.papers.judging import count_verdicts
from app.services.work.kinds import Asked, Desk, Kind, Ready


class CheckingDocuments(Kind):
    """SOP row 2: "diperiksa untuk kelengkapan berkas"; the output is the receipt (tanda terima)."""

    work = Work.CHECK_DOCUMENTS
    makes_document = True

    def list_lacks(self, desk: Desk, asked: Asked) -> Iterable[Refused]:
        """Name the documents without a verdict, and those with a bad one."""
        return list_unreadiness(self.work, _judged(desk))

    def prepare(self, desk: Desk, asked: Asked) -> Ready:
        """Print and store the receipt."""
        return Ready(papers=(*asked.papers, print_receipt(desk)))

    def settle(self, desk: Desk, asked: Asked, ready: Ready) -> Mapping[str, object]:
        """Count the verdicts again under the lock: a colleague may have changed one meanwhile."""
        return {**ready.facts, **_judged(desk)}


def _judged(desk: Desk) -> Mapping[str, object]:
    verdicts = count_verdicts(desk.session, desk.on_file.row)
    return {"requirements.unchecked": verdicts.unchecked, "requirements.defective": verdicts.defective}
