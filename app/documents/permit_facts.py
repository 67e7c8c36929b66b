"""What a permit, a recommendation and the Keputusan Kepala Dinas are told, and the slips that go with them."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.fact_parts import (
    Answer,
    DocumentFacts,
    Permit,
    Reference,
    Signatory,
    SignedFacts,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitFacts(SignedFacts):
    """Surat Izin, and the recommendation of a service that is no permit."""

    permit: Permit
    form: tuple[Answer, ...]
    legal_basis: tuple[str, ...]
    references: tuple[Reference, ...] = ()
    conditions: tuple[str, ...] = ()
    copies_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecreeFacts(PermitFacts):
    """Keputusan Kepala Dinas: the permit as a decree (tata naskah dinas, Permendagri 1/2023).

    `considering` is Menimbang, `legal_basis` Mengingat, `references` Memperhatikan. The template writes the grant,
    the validity and the duties (`conditions`) as the first dicta and the day it takes effect as the last;
    `decided` are the dicta between, such as the sanction.
    """

    considering: tuple[str, ...]
    decided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RevocationFacts(SignedFacts):
    """Keputusan pencabutan: the decree that ends a permit before its time, with the reasons for it."""

    number: str
    permit: Permit
    reasons: tuple[str, ...]
    legal_basis: tuple[str, ...]
    objection_days: int = 21
    copies_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverFacts(DocumentFacts):
    """Bukti serah terima: which document left the counter, from whose hands into whose, and on what proof.

    The document is a permit or a letter; the other of the two is empty.
    """

    permit: Permit | None = None
    letter: Reference | None = None
    handed_by: Signatory
    received_by: str
    receiver_role: str
    proof_shown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateSlipFacts(DocumentFacts):
    """Tanda terima salinan: which copy of a permit was given to whom, why, and on whose report of the loss."""

    permit: Permit
    place: int
    given_to: str
    reason: str
    loss_report: str
    given_by: Signatory
    verification_url: str
