"""How a service says no: one exception that carries the reason; everything else is a fault of the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain.case.refusals import Reason, Refused
from app.domain.form.forms import Finding


class Declined(Exception):
    """A service did nothing, for a reason that the person can understand and act upon."""

    def __init__(self, reason: Reason, **details: object) -> None:
        """Carry the reason and what its sentence needs."""
        super().__init__(reason.value)
        self.refused = Refused(reason, details)

    @classmethod
    def of(cls, refused: Refused) -> Declined:
        """Carry a refusal of the engine."""
        declined = cls(refused.reason, **refused.details)
        declined.refused = refused
        return declined


class AnswersDeclined(Declined):
    """A form was not accepted; every finding is told at once, by field."""

    def __init__(
        self,
        findings: Sequence[Finding],
        files: Mapping[str, Declined] | None = None,
        also: Sequence[Refused] = (),
    ) -> None:
        """Carry the findings on answers and the refusals of files, each by the field's key, and what else was missing."""
        super().__init__(Reason.ANSWERS_INVALID)
        self.refused = Refused(Reason.ANSWERS_INVALID, also=tuple(also))
        self.findings = tuple(findings)
        self.files = dict(files or {})
