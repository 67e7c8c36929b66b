"""Who applies: the fields that every application asks of its applicant, and the row they become."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.form.forms import Check, Field, FieldKind, Option
from app.domain.procedure.conditions import Comparison, Operator
from app.records.cases import ApplicantRecord
from app.services.work.kinds import msg

_IS_COMPANY = Comparison("form.kind", Operator.EQUALS, "company")

APPLICANT_FIELDS = (
    Field(
        "kind",
        msg("Kind of applicant"),
        FieldKind.CHOICE,
        required=True,
        options=(
            Option("person", msg("Person")),
            Option("company", msg("Company")),
            Option("community", msg("Community body")),
            Option("government", msg("Government body")),
        ),
    ),
    Field("name", msg("Name of the applicant"), FieldKind.TEXT, required=True, longest=160),
    Field(
        "nik",
        msg("NIK of the applicant or the person in charge"),
        FieldKind.TEXT,
        required=True,
        check=Check.NIK,
        help=msg("16 digits, as on the KTP."),
    ),
    Field(
        "nib",
        msg("NIB from OSS"),
        FieldKind.TEXT,
        check=Check.NIB,
        required_when=_IS_COMPANY,
        help=msg("13 digits; a duty for companies."),
    ),
    Field("npwp", msg("NPWP"), FieldKind.TEXT, check=Check.NPWP, help=msg("15 or 16 digits.")),
    Field(
        "phone",
        msg("WhatsApp number"),
        FieldKind.TEXT,
        required=True,
        check=Check.PHONE,
        help=msg("Where news of the file is sent."),
    ),
    Field("email", msg("E-mail"), FieldKind.TEXT, check=Check.EMAIL, longest=120),
    Field("address", msg("Address"), FieldKind.LONG_TEXT, required=True, longest=500),
)


def applicant_of(agency_id: int, values: Mapping[str, object]) -> ApplicantRecord:
    """Make the row of an applicant from typed answers."""
    texts = {field.key: str(values.get(field.key) or "") for field in APPLICANT_FIELDS}
    return ApplicantRecord(agency_id=agency_id, **texts)


def told_by(applicant: ApplicantRecord) -> dict[str, object]:
    """Give the answers that made an applicant's row."""
    return {field.key: getattr(applicant, field.key) for field in APPLICANT_FIELDS}
