"""Templates put on file without printing anything, and drafts begun and saved as an admin does it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.records.documents import DocumentTemplateRecord, TemplateVersionRecord
from tests.integration.screens_admin.desk import agency_id, keep

if TYPE_CHECKING:
    from tests.integration.screens_admin.desk import Desk

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
SAVE_DRAFT = "Simpan rancangan"


def template(
    *states: str, agency: str = "rohil", name: str = "Tanda terima kami", kind: str = "receipt"
) -> int:
    """Put a template on file with one version in each of these states, and give its id."""
    row = DocumentTemplateRecord(agency_id=agency_id(agency), kind=kind, key=name.lower(), name=name)
    keep(
        *(
            TemplateVersionRecord(
                template=row,
                number=number,
                state=state,
                source=f"<p>Versi {number}</p>\n",
                edited_at=AT,
                edited_by=0,
                published_at=None if state == "draft" else AT,
                published_by_name="" if state == "draft" else "Yusuf Contoh",
            )
            for number, state in enumerate(states, start=1)
        )
    )
    return row.id


def begin_draft(desk: Desk, kind: str = "receipt", name: str = "Tanda terima kami") -> str:
    """Copy the program's own template, and give the address of the draft's editor."""
    answer = desk.post("/templates/new", kind=kind, name=name)
    assert answer.status_code == 302, answer.status
    return answer.location
