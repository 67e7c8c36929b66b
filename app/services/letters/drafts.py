"""A letter as it would be printed now: what the case tells, what the letter alone knows, and who signs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TypedDict

from sqlalchemy.orm import Session

from app.documents import facts as f
from app.domain.case.plain_facts import from_plain
from app.records.agencies import AgencyRecord
from app.records.cases import CaseRecord
from app.records.letters import LetterRecord
from app.services.casework.loading import OnFile, load_case
from app.services.issuing.letterheads import applicant_facts, case_facts, letterhead, local_date
from app.services.issuing.proving import proof_of
from app.services.tools import Tools


class SharedFacts(TypedDict):
    """What every letter under a signature tells, as its class of facts takes it."""

    agency: f.Agency
    case: f.Case
    applicant: f.Applicant
    service_title: str
    issued_on: date
    signatory: f.Signatory
    signature_mode: f.SignatureMode
    verification_url: str
    trial: bool
    proof: f.Proof


@dataclass(frozen=True)
class Draft:
    """Everything that a kind of letter may look at while it gathers its facts."""

    session: Session
    tools: Tools
    letter: LetterRecord
    signatory: f.Signatory
    mode: f.SignatureMode
    at: datetime

    @property
    def row(self) -> CaseRecord:
        """The case that the letter is about."""
        return self.letter.case

    @property
    def agency(self) -> AgencyRecord:
        """The agency that writes."""
        return self.letter.case.agency

    @property
    def number(self) -> str:
        """The letter's number as written."""
        return self.letter.number.text

    @cached_property
    def on_file(self) -> OnFile:
        """The case as the engine knows it."""
        return load_case(self.session, self.letter.case_id, agency_id=self.letter.agency_id)

    @property
    def known(self) -> Mapping[str, object]:
        """What the letter alone knows."""
        return {key: from_plain(value) for key, value in self.letter.facts.items()}

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of sentences that the letter alone knows; empty where it has none."""
        found = self.known.get(key)
        return tuple(map(str, found)) if isinstance(found, tuple | list) else ()

    def shared(self) -> SharedFacts:
        """Gather what every letter tells."""
        is_electronic = self.mode is f.SignatureMode.ELECTRONIC
        address = f"{self.tools.base_url}/v/{self.letter.token}"
        return {
            "agency": letterhead(self.agency),
            "case": case_facts(self.row),
            "applicant": applicant_facts(self.row.applicant),
            "service_title": self.row.permit_type.name,
            "issued_on": local_date(self.at, self.agency),
            "signatory": self.signatory,
            "signature_mode": self.mode,
            "verification_url": address,
            "trial": self.tools.signs_on_trial and is_electronic,
            "proof": proof_of(address, self.letter.token),
        }
