"""Checking documents: each requirement has a verdict before the file is called complete; the receipt is printed."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.case.refusals import Reason
from app.domain.procedure.procedures import Work
from app.services.declined import Declined
from app.services.issuing.receipts import print_receipt
from app.services.papers.judging import count_verdicts
from app.services.work.kinds import Asked, Desk, Kind, Ready


class CheckingDocuments(Kind):
    """SOP row 2: "diperiksa untuk kelengkapan berkas"; the output is the receipt (tanda terima)."""

    work = Work.CHECK_DOCUMENTS

    def prepare(self, desk: Desk, asked: Asked) -> Ready:
        """Print and store the receipt; `Declined` while a document lacks its verdict or has a bad one."""
        self._judged(desk)
        return Ready(papers=(*asked.papers, print_receipt(desk)))

    def settle(self, desk: Desk, asked: Asked, ready: Ready) -> Mapping[str, object]:
        """Count the verdicts again under the lock: a colleague may have changed one meanwhile."""
        return {**ready.facts, **self._judged(desk)}

    def _judged(self, desk: Desk) -> Mapping[str, object]:
        verdicts = count_verdicts(desk.session, desk.on_file.row)
        if verdicts.unchecked:
            raise Declined(Reason.REQUIREMENTS_UNCHECKED, requirements=verdicts.unchecked)
        if verdicts.defective:
            raise Declined(Reason.REQUIREMENTS_DEFECTIVE, requirements=verdicts.defective)
        return {"requirements.unchecked": (), "requirements.defective": ()}
