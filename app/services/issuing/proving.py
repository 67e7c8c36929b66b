"""The proof on a paper: the hash of what it says, the statement in its QR, the code to type.

Only a paper that is signed in the same breath gets a statement. A page printed to be signed by hand goes without:
it would prove itself before anybody had signed it. Knows no rows: what is stated comes from who issues the paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Generic, TypeVar
from urllib.parse import urlsplit

from app.documents import facts as f
from app.domain.proof.content import canonical_text, content_hash
from app.domain.proof.short_codes import grouped, short_code_of
from app.domain.proof.statements import Covers, SignedStatement, Sort, Statement
from app.gateways.proofs import ProofKeyring
from app.services.papers.taking_in import keep
from app.services.papers.values import NewPaper, PaperKind
from app.services.tools import Tools

NO_CONTENT = frozenset({"verification_url", "proof"})
"""What stands on the page about its own proof, and so cannot be part of what is proved."""

FactsT = TypeVar("FactsT", bound=f.SignedFacts)


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What a statement says of a paper beside its hash; `holder` is masked, a letter has no last day."""

    sort: Sort
    valid_from: date
    valid_until: date | None
    short_code: str
    number: str
    title: str
    holder: str
    agency: str


@dataclass(frozen=True)
class Proven(Generic[FactsT]):
    """A paper's facts with their proof; `statement` and `content` are empty where the installation has no key."""

    facts: FactsT
    statement: str = ""
    content: str = ""


def proof_of(verification_url: str, token: str) -> f.Proof:
    """Give the code to type that is printed on a paper, and where to type it."""
    place = urlsplit(verification_url)
    return f.Proof(code=grouped(short_code_of(token)), typed_at=f"{place.netloc}/v", content="")


def with_statement(keyring: ProofKeyring, prepared: FactsT, subject: Subject) -> Proven[FactsT]:
    """Hash what a paper says, state it, and put the statement into the QR's address."""
    key = keyring.find_current()
    if key is None or prepared.proof is None:
        return Proven(prepared)
    content = canonical_text(_said(asdict(prepared)))
    stated = state(keyring, key.id, subject, Covers.CONTENT, content_hash(content))
    facts = replace(
        prepared,
        verification_url=f"{prepared.verification_url}#{stated.text}",
        proof=replace(prepared.proof, content=stated.statement.sha256),
    )
    return Proven(facts, stated.text, content)


def state(
    keyring: ProofKeyring, key_id: str, subject: Subject, covers: Covers, sha256: str
) -> SignedStatement:
    """State a paper with a key of ours, and a hash of its content or of its file."""
    statement = Statement(
        sort=subject.sort,
        covers=covers,
        key_id=key_id,
        valid_from=subject.valid_from,
        valid_until=subject.valid_until,
        short_code=subject.short_code,
        sha256=sha256,
        number=subject.number,
        title=subject.title,
        holder=subject.holder,
        agency=subject.agency,
    )
    return sign_statement(keyring, statement)


def sign_statement(keyring: ProofKeyring, statement: Statement) -> SignedStatement:
    """Sign a statement with the key that it names."""
    return SignedStatement(statement, keyring.sign(statement.key_id, statement.signed_bytes()))


def keep_content(tools: Tools, proven: Proven[FactsT], name: str) -> NewPaper | None:
    """Store the canonical text of what a paper says, to be known beside it; None where nothing is stated."""
    if not proven.statement:
        return None
    content = proven.content.encode()
    return keep(tools, PaperKind.ISSUED, "content", name, content, media_type="text/plain")


def _said(facts: Mapping[str, object]) -> Mapping[str, object]:
    return {name: value for name, value in facts.items() if name not in NO_CONTENT}
