"""The proof on a permit: the hash of what it says, the statement in its QR, the code to type.

Only a permit that is signed in the same breath gets a statement. A page printed to be signed by hand goes without:
it would prove itself before anybody had signed it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from urllib.parse import urlsplit

from app.documents import facts as f
from app.domain.masking import mask_holder
from app.domain.proof.content import canonical_text, content_hash
from app.domain.proof.short_codes import grouped, short_code_of
from app.domain.proof.statements import Covers, SignedStatement, Statement
from app.gateways.proofs import ProofKeyring
from app.services.work.kinds import Desk

NO_CONTENT = frozenset({"verification_url", "proof"})
"""What stands on the page about its own proof, and so cannot be part of what is proved."""


@dataclass(frozen=True)
class Proven:
    """A permit's facts with their proof; `statement` and `content` are empty where the installation has no key."""

    facts: f.PermitFacts
    statement: str = ""
    content: str = ""


def with_code(prepared: f.PermitFacts, token: str) -> f.PermitFacts:
    """Put the code to type on a permit's page."""
    place = urlsplit(prepared.verification_url)
    return replace(
        prepared, proof=f.Proof(code=grouped(short_code_of(token)), typed_at=f"{place.netloc}/v", content="")
    )


def with_statement(desk: Desk, prepared: f.PermitFacts) -> Proven:
    """Hash what a permit says, state it, and put the statement into the QR's address."""
    key = desk.tools.proofs.find_current()
    if key is None or prepared.proof is None:
        return Proven(prepared)
    content = canonical_text(_said(asdict(prepared)))
    row = desk.on_file.row
    statement = Statement(
        covers=Covers.CONTENT,
        key_id=key.id,
        valid_from=prepared.permit.valid_from,
        valid_until=prepared.permit.valid_until,
        short_code=short_code_of(str(desk.on_file.case.facts["permit.token"])),
        sha256=content_hash(content),
        number=prepared.permit.number,
        title=prepared.permit.title,
        holder=mask_holder(row.applicant_name, row.applicant.kind),
        agency=row.agency.short_name,
    )
    text = sign_statement(desk.tools.proofs, statement).text
    facts = replace(
        prepared,
        verification_url=f"{prepared.verification_url}#{text}",
        proof=replace(prepared.proof, content=statement.sha256),
    )
    return Proven(facts, text, content)


def sign_statement(keyring: ProofKeyring, statement: Statement) -> SignedStatement:
    """Sign a statement with the key that it names."""
    return SignedStatement(statement, keyring.sign(statement.key_id, statement.signed_bytes()))


def _said(facts: Mapping[str, object]) -> Mapping[str, object]:
    return {name: value for name, value in facts.items() if name not in NO_CONTENT}
