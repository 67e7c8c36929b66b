"""The staffed office with permits that wait at the head's desk, and what the head does there."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from app.extensions import db
from app.records.letters import SigningClaimRecord
from app.records.permits import GivenNumberRecord, PermitRecord
from app.services.signing_desk.batches import Batch, Ticked, get_batch, open_batch
from app.services.signing_desk.desk import list_desk
from app.services.signing_desk.signing import ItemOutcome, sign_next
from app.services.signing_desk.values import DeskPaper
from tests.clients import PASSWORD
from tests.integration.screens_staff.desks import BUDI, KADIS, MUDA, TIA, Desks

MADYA = "ahlimadya.rohil"
HEAD_OF_KAMPAR = "kadis.kampar"
SIGNING = 8
"""The serial of the signing task on a file that went straight through."""
WRONG = "bukan frasa sandinya"


@dataclass
class SigningOffice(Desks):
    """The office whose head signs."""

    def file_at_signing(self, **told: str) -> int:
        """Bring a genset to the head's desk: recommended, verified, approved, numbered."""

        def live() -> int:
            case_id = self.file_at_technical_team(**told)
            self.act(case_id, TIA, 4, "recommended", answers={"text": "Layak dipasang."})
            self.act(case_id, MUDA, 5, "verified")
            self.act(case_id, MADYA, 6, "approved")
            self.act(case_id, BUDI, 7, "numbered")
            return case_id

        return self.fast_forward(f"at signing {told}", live)

    def papers_of(self, username: str = KADIS) -> tuple[DeskPaper, ...]:
        """What lies on an officer's desk."""
        with self.app.app_context():
            return list_desk(db.session(), self.actor(username), self.now).papers

    def tick_all(self, username: str = KADIS) -> int:
        """Tick everything on the desk."""
        ticked = [Ticked(one.subject, one.fingerprint) for one in self.papers_of(username)]
        with self.app.app_context():
            return open_batch(db.session(), ticked, self.actor(username), self.now)

    def sign_one(self, batch_id: int, passphrase: str = PASSWORD, username: str = KADIS) -> ItemOutcome:
        """Sign the next paper of a stack."""
        with self.app.app_context():
            return sign_next(db.session(), self.tools, batch_id, passphrase, self.actor(username), self.now)

    def stack(self, batch_id: int, username: str = KADIS) -> Batch:
        """How a stack stands."""
        with self.app.app_context():
            return get_batch(db.session(), batch_id, self.actor(username))

    def states(self, batch_id: int) -> list[str]:
        """The states of a stack's papers, in their order."""
        return [one.state.value for one in self.stack(batch_id).items]

    def counts(self) -> tuple[int, int, int]:
        """How many numbers were given, permits filed, claims left."""
        with self.app.app_context():
            tables = (GivenNumberRecord, PermitRecord, SigningClaimRecord)
            counted = (db.session.scalar(select(func.count()).select_from(one)) for one in tables)
            numbers, permits, claims = counted
            return numbers or 0, permits or 0, claims or 0

    def permit_numbers(self) -> list[str]:
        """The numbers of the permits on file."""
        with self.app.app_context():
            return [one.number.text for one in db.session.scalars(select(PermitRecord))]
