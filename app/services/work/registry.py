"""Every kind of work the office knows, by its name in a procedure."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.procedure.procedures import Work
from app.services.work.checking import CheckingDocuments
from app.services.work.dispatching import Dispatching
from app.services.work.entering import EnteringData
from app.services.work.kinds import Kind
from app.services.work.notifying import Notifying
from app.services.work.numbering import Numbering
from app.services.work.paying import Billing, Paying
from app.services.work.recommending import Recommending, Surveying
from app.services.work.satisfaction import AskingSatisfaction, HandingOver
from app.services.work.signing import SigningByHand, SigningElectronically
from app.services.work.submitting import Submitting
from app.services.work.verifying import Deciding, Printing, Verifying

KINDS: Mapping[Work, Kind] = {
    kind.work: kind
    for kind in (
        Submitting(),
        CheckingDocuments(),
        Dispatching(),
        EnteringData(),
        Surveying(),
        Recommending(),
        Verifying(),
        Deciding(),
        Billing(),
        Paying(),
        Numbering(),
        SigningElectronically(),
        SigningByHand(),
        Printing(),
        AskingSatisfaction(),
        HandingOver(),
        Notifying(),
    )
}

_WITHOUT_WORK = Kind()


def kind_of_work(work: Work | None) -> Kind:
    """Get the kind of a step's work; None stands for an outcome that is no work but sends the file elsewhere."""
    return _WITHOUT_WORK if work is None else KINDS[work]
