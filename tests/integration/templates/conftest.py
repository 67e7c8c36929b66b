"""An agency that writes its own templates, beside one that must never see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from app.documents import DocumentKind
from app.documents.samples import sample_facts
from app.extensions import db
from app.records.agencies import AgencyRecord
from app.services.papers.filing import know_files
from app.services.papers.taking_in import keep
from app.services.papers.values import PaperKind
from app.services.templates.drafting import Wording, copy_shipped, save_draft
from app.services.templates.press import Print, note_print, print_document
from app.services.templates.publishing import publish
from app.services.templates.rows import get_version
from app.services.transactions import transaction
from tests.small_office import AT, SmallOffice, furnish

if TYPE_CHECKING:
    from app.services.templates.rows import Version

KIND = DocumentKind.HANDOVER_SLIP
AUTHOR = {"by": 1, "at": AT}


@dataclass
class TemplateOffice:
    """The office and its agency; words are what a version prints in the place of the program's own title."""

    office: SmallOffice
    agency: AgencyRecord

    @property
    def of_agency(self) -> dict[str, Any]:
        """Name the agency as the services ask for it."""
        return {"agency_id": self.agency.id}

    def draft(self, name: str = "Slip kami") -> Version:
        """Copy the program's slip."""
        return self.version(copy_shipped(db.session, kind=KIND, name=name, **self.of_agency, **AUTHOR))

    def version(self, version_id: int) -> Version:
        """Read a version as it stands now."""
        return get_version(db.session, self.agency.id, version_id)

    def worded(self, draft: Version, title: str, **changed: str) -> Version:
        """Write another title over the slip and save it."""
        source = changed.pop("source", draft.source.replace("BUKTI SERAH TERIMA", title))
        wording = Wording(source, **changed)
        save_draft(
            db.session, version_id=draft.id, lock=draft.lock, wording=wording, **self.of_agency, **AUTHOR
        )
        return self.version(draft.id)

    def publish(self, draft: Version) -> Version:
        """Let a draft print."""
        publish(
            db.session,
            self.office.tools,
            version_id=draft.id,
            lock=draft.lock,
            by=1,
            by_name="Kadis",
            at=AT,
            **self.of_agency,
        )
        return self.version(draft.id)

    def print(self, facts: Any = None, **chosen: Any) -> Print:
        """Print the slip of the sample, or of other facts, as an officer would."""
        facts = facts or sample_facts(KIND)
        return print_document(
            db.session, self.office.tools, kind=KIND, facts=facts, agency=self.agency, at=AT, **chosen
        )

    def file(self, made: Print, *, signature: bytes = b"") -> None:
        """Note a print, whose file may have grown by a signature."""
        paper = keep(
            self.office.tools, PaperKind.ISSUED, "handover", "slip.pdf", made.document.pdf + signature
        )
        with transaction(db.session) as writing:
            know_files(writing, [paper], AT)
            note_print(writing, made, paper.sha256)


@pytest.fixture
def desk(bare_app):
    with bare_app.app_context():
        office = furnish(bare_app)
        agency = db.session.scalars(db.select(AgencyRecord)).one()
        yield TemplateOffice(office, agency)
