"""The decree of revocation (keputusan pencabutan): what it says. That its signature ends the permit is not its matter."""

from __future__ import annotations

from app.documents import facts as f
from app.services.letters.drafts import Draft
from app.services.permit_life.loading import get_permit


def revocation_facts(draft: Draft) -> f.RevocationFacts:
    """Gather what a decree of revocation says of the permit that it ends."""
    row = draft.row
    permit = get_permit(draft.session, int(str(draft.known["permit_id"])), draft.letter.agency_id)
    office = row.permit_type.office
    return f.RevocationFacts(
        **draft.shared(),
        number=draft.number,
        permit=f.Permit(
            title=permit.title,
            number=permit.number.text,
            valid_from=permit.valid_from,
            valid_until=permit.valid_until,
        ),
        reasons=draft.texts("reasons"),
        legal_basis=draft.texts("legal_basis"),
        copies_to=(
            f"Bupati {row.agency.regency} (sebagai laporan)",
            *((f"Kepala {office.name}",) if office else ()),
            "Arsip",
        ),
    )
