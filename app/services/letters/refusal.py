"""The refusal letter: reasons, legal basis, and the right of objection (UU 30/2014 articles 75 and 77)."""

from __future__ import annotations

from app.documents import facts as f
from app.services.letters.drafts import Draft


def refusal_facts(draft: Draft) -> f.RefusalFacts:
    """Gather what a refusal letter says."""
    office = draft.row.permit_type.office
    return f.RefusalFacts(
        **draft.shared(),
        number=draft.number,
        reasons=draft.texts("reasons"),
        legal_basis=tuple(draft.row.permit_type.legal_basis),
        copies_to=(*((f"Kepala {office.name}",) if office else ()), "Arsip"),
    )
