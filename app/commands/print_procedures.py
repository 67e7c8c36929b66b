"""The files that `flask office print-sop` writes: one SOP for each procedure in force, and the standards laid down."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.orm import Session

from app.documents.sop import Paper
from app.services.printed_procedures import print_service_standard, print_version
from app.services.printed_procedures.sops import list_in_force
from app.services.printed_procedures.standards import has_own_words


def print_into(
    session: Session, folder: Path, *, agency_key: str | None, permit_type_key: str | None, paper: Paper
) -> Iterator[Path]:
    """Print into a folder, made where it is missing, and name each file as it is written."""
    folder.mkdir(parents=True, exist_ok=True)
    for version in list_in_force(session, agency_key=agency_key, permit_type_key=permit_type_key):
        permit_type = version.permit_type
        name = f"{permit_type.agency.key}-{permit_type.key}"
        sop = folder / f"sop-{name}.pdf"
        sop.write_bytes(print_version(session, version.id, paper=paper).pdf)
        yield sop
        if has_own_words(session, permit_type.id):
            standard = folder / f"standar-pelayanan-{name}.pdf"
            standard.write_bytes(print_service_standard(session, permit_type.id, paper=paper).pdf)
            yield standard
