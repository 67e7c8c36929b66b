"""Which shape a permit type's document has, and what a decree says more than a plain permit.

The wording of the Menimbang part is that of regencies' decrees (tata naskah dinas, Permendagri 1/2023). Must not
know who signs or how it is printed.
"""

from __future__ import annotations

from dataclasses import fields

from app.documents import DocumentKind
from app.documents import facts as f
from app.domain.wording import long_date
from app.records.catalogue import PermitTypeRecord

SANCTION = (
    "Keputusan ini dapat dicabut apabila pemegang izin melanggar ketentuan dalam Keputusan ini atau ketentuan "
    "peraturan perundang-undangan."
)


def permit_kind_of(permit_type: PermitTypeRecord) -> DocumentKind:
    """Give the kind of document that the head signs for this permit type.

    What the permit type itself says comes first; else a permit is a Surat Izin, and a service that is none prints
    as a recommendation.
    """
    if permit_type.document_kind:
        return DocumentKind(permit_type.document_kind)
    return DocumentKind.PERMIT if permit_type.kind == "permit" else DocumentKind.AID_RECOMMENDATION


def shaped(prepared: f.PermitFacts, permit_type: PermitTypeRecord) -> f.PermitFacts:
    """Give the facts of a permit as its shape needs them: a decree also says what was considered and decided."""
    if permit_kind_of(permit_type) is not DocumentKind.DECREE:
        return prepared
    said = {field.name: getattr(prepared, field.name) for field in fields(f.PermitFacts)}
    return f.DecreeFacts(**said, considering=_considering(prepared), decided=_decided(prepared))


def _considering(prepared: f.PermitFacts) -> tuple[str, ...]:
    asked = f"Permohonan Nomor {prepared.case.number} tanggal {long_date(prepared.case.filed_on)}"
    study = "penelitian administrasi dan rekomendasi teknis" if prepared.references else "penelitian"
    title = prepared.permit.title.removeprefix("Surat ")
    return (
        f"bahwa {prepared.applicant.name} dengan {asked} telah mengajukan {title};",
        (
            f"bahwa berdasarkan hasil {study}, permohonan tersebut telah memenuhi persyaratan sesuai dengan ketentuan "
            "peraturan perundang-undangan;"
        ),
        (
            "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan Keputusan "
            f"Kepala Dinas tentang {title};"
        ),
    )


def _decided(prepared: f.PermitFacts) -> tuple[str, ...]:
    """Say when the decree may be revoked, unless the permit type's own conditions say it."""
    is_said = any("dicabut" in condition.casefold() for condition in prepared.conditions)
    return () if is_said else (SANCTION,)
