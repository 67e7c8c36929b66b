"""What a permit would say and how it would be printed, as one hash: a stack is signed as it was seen, or not at all.

The day of the signature is left out, so that a stack seen before midnight can be signed after it.
"""

from __future__ import annotations

import json
from hashlib import sha256

from app.services.signing_desk.templates import InForce
from app.services.signing_desk.waiting import Waiting

_PRINTED_FACTS = ("permit.number", "permit.token", "recommendation.number", "recommendation.dated_on")


def fingerprint_of(waiting: Waiting, in_force: InForce) -> str:
    """Hash the facts of a permit and its template; keys of the rows are in it where two could look alike."""
    case, kind, who = waiting.case, waiting.case.permit_type, waiting.case.applicant
    seen = {
        "subject": waiting.subject,
        "facts": {key: case.facts.get(key) for key in _PRINTED_FACTS},
        "holder": [who.kind, who.name, who.nik, who.nib, who.npwp, who.address],
        "form": case.form,
        "type": [kind.id, kind.name, kind.product, kind.kind, kind.document_kind],
        "content": [kind.form, kind.legal_basis, kind.conditions],
        "validity": [kind.validity_months, kind.valid_from_field, kind.valid_until_field],
        "template": in_force.version_id,
    }
    return sha256(json.dumps(seen, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
