"""The office: agencies, staff, catalogue, calendars, cases, papers, permits, duties.

Revision 0002, after 0001.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

PLAIN = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def ordered_text(length: int) -> sa.String:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "agencies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("short_name", sa.String(length=80), nullable=False),
        sa.Column("government", sa.String(length=200), nullable=False),
        sa.Column("regency", sa.String(length=120), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("postal_code", sa.String(length=10), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("website", sa.String(length=120), nullable=False),
        sa.Column("email", sa.String(length=120), nullable=False),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column("unit_code", sa.String(length=40), nullable=False),
        sa.Column("calendar_stamp", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agencies")),
        sa.UniqueConstraint("key", name=op.f("uq_agencies_key")),
    )
    op.create_table(
        "files",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.String(length=60), nullable=False),
        sa.Column("stored_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_files")),
    )
    op.create_table(
        "sweep_runs",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("flagged", sa.Integer(), nullable=False),
        sa.Column("timed_out", sa.Integer(), nullable=False),
        sa.Column("sent", sa.Integer(), nullable=False),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sweep_runs")),
    )
    with op.batch_alter_table("sweep_runs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sweep_runs_started_at"), ["started_at"], unique=False)

    op.create_table(
        "applicants",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("nik", sa.String(length=16), nullable=False),
        sa.Column("nib", sa.String(length=13), nullable=False),
        sa.Column("npwp", sa.String(length=16), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("email", sa.String(length=120), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_applicants_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_applicants")),
    )
    with op.batch_alter_table("applicants", schema=None) as batch_op:
        batch_op.create_index("ix_applicants_nik", ["agency_id", "nik"], unique=False)

    op.create_table(
        "days_off",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("decree", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_days_off_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_days_off")),
        sa.UniqueConstraint("agency_id", "on_date", "kind", name=op.f("uq_days_off_agency_id_on_date_kind")),
    )
    op.create_table(
        "hours_periods",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_hours_periods_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hours_periods")),
        sa.UniqueConstraint(
            "agency_id", "label", "from_on", name=op.f("uq_hours_periods_agency_id_label_from_on")
        ),
    )
    op.create_table(
        "number_counters",
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("series", sa.String(length=120), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_number_counters_agency_id")),
        sa.PrimaryKeyConstraint("agency_id", "series", "year", name=op.f("pk_number_counters")),
    )
    op.create_table(
        "officers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("nip", sa.String(length=18), nullable=False),
        sa.Column("rank", sa.String(length=80), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_officers_agency_id")),
        sa.ForeignKeyConstraint(["user_id"], ["ab_user.id"], name=op.f("fk_officers_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_officers")),
        sa.UniqueConstraint("user_id", name=op.f("uq_officers_user_id")),
    )
    with op.batch_alter_table("officers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_officers_agency_id"), ["agency_id"], unique=False)

    op.create_table(
        "offices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("short_name", sa.String(length=80), nullable=False),
        sa.Column("head_title", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_offices_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offices")),
        sa.UniqueConstraint("agency_id", "key", name=op.f("uq_offices_agency_id_key")),
    )
    op.create_table(
        "day_hours",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
        sa.Column("break_starts", sa.Time(), nullable=True),
        sa.Column("break_ends", sa.Time(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_day_hours_agency_id")),
        sa.ForeignKeyConstraint(["period_id"], ["hours_periods.id"], name=op.f("fk_day_hours_period_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_day_hours")),
        sa.UniqueConstraint("period_id", "weekday", name=op.f("uq_day_hours_period_id_weekday")),
    )
    with op.batch_alter_table("day_hours", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_day_hours_agency_id"), ["agency_id"], unique=False)

    op.create_table(
        "permit_types",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=True),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("sector", sa.String(length=120), nullable=False),
        sa.Column("product", sa.String(length=200), nullable=False),
        sa.Column("requires_technical_recommendation", sa.Boolean(), nullable=False),
        sa.Column("fee", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("classification", sa.String(length=40), nullable=False),
        sa.Column("number_kind", sa.String(length=40), nullable=False),
        sa.Column("number_pattern", sa.String(length=200), nullable=False),
        sa.Column("validity_months", sa.Integer(), nullable=True),
        sa.Column("form", PLAIN, nullable=False),
        sa.Column("legal_basis", PLAIN, nullable=False),
        sa.Column("conditions", PLAIN, nullable=False),
        sa.Column("source", PLAIN, nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_permit_types_agency_id")),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_permit_types_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_permit_types")),
        sa.UniqueConstraint("agency_id", "key", name=op.f("uq_permit_types_agency_id_key")),
    )
    with op.batch_alter_table("permit_types", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_permit_types_office_id"), ["office_id"], unique=False)

    op.create_table(
        "positions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=True),
        sa.Column("office_key", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("label", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=64), nullable=False),
        sa.Column("signature_title", sa.String(length=250), nullable=False),
        sa.Column("rank_order", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_positions_agency_id")),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_positions_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_positions")),
        sa.UniqueConstraint(
            "agency_id", "key", "office_key", name=op.f("uq_positions_agency_id_key_office_key")
        ),
    )
    with op.batch_alter_table("positions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_positions_office_id"), ["office_id"], unique=False)

    op.create_table(
        "assignments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("position_id", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("capacity", sa.String(length=20), nullable=False),
        sa.Column("decree_number", sa.String(length=80), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["officer_id"], ["officers.id"], name=op.f("fk_assignments_officer_id")),
        sa.ForeignKeyConstraint(["position_id"], ["positions.id"], name=op.f("fk_assignments_position_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignments")),
    )
    with op.batch_alter_table("assignments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assignments_officer_id"), ["officer_id"], unique=False)
        batch_op.create_index("ix_assignments_position", ["position_id", "from_on"], unique=False)

    op.create_table(
        "procedure_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("permit_type_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("definition", PLAIN, nullable=False),
        sa.Column("identity", PLAIN, nullable=False),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_procedure_versions_agency_id")),
        sa.ForeignKeyConstraint(
            ["permit_type_id"], ["permit_types.id"], name=op.f("fk_procedure_versions_permit_type_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_procedure_versions")),
        sa.UniqueConstraint(
            "permit_type_id", "number", name=op.f("uq_procedure_versions_permit_type_id_number")
        ),
    )
    with op.batch_alter_table("procedure_versions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_procedure_versions_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index("ix_procedure_versions_state", ["permit_type_id", "state"], unique=False)

    op.create_table(
        "requirements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("permit_type_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=250), nullable=False),
        sa.Column("help", sa.Text(), nullable=False),
        sa.Column("is_required", sa.Boolean(), nullable=False),
        sa.Column("condition", PLAIN, nullable=True),
        sa.Column("accepts", PLAIN, nullable=False),
        sa.Column("max_bytes", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_requirements_agency_id")),
        sa.ForeignKeyConstraint(
            ["permit_type_id"], ["permit_types.id"], name=op.f("fk_requirements_permit_type_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requirements")),
        sa.UniqueConstraint("permit_type_id", "key", name=op.f("uq_requirements_permit_type_id_key")),
    )
    with op.batch_alter_table("requirements", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_requirements_agency_id"), ["agency_id"], unique=False)

    op.create_table(
        "satisfaction_answers",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("permit_type_id", sa.Integer(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("hour_band", sa.String(length=8), nullable=False),
        sa.Column("answers", PLAIN, nullable=False),
        sa.Column("respondent", PLAIN, nullable=False),
        sa.Column("suggestion", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name=op.f("fk_satisfaction_answers_agency_id")
        ),
        sa.ForeignKeyConstraint(
            ["permit_type_id"], ["permit_types.id"], name=op.f("fk_satisfaction_answers_permit_type_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_satisfaction_answers")),
    )
    with op.batch_alter_table("satisfaction_answers", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_satisfaction_answers_permit_type_id"), ["permit_type_id"], unique=False
        )
        batch_op.create_index("ix_satisfaction_period", ["agency_id", "answered_on", "id"], unique=False)

    op.create_table(
        "service_standards",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("permit_type_id", sa.Integer(), nullable=False),
        sa.Column("component", sa.String(length=40), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=250), nullable=False),
        sa.Column("items", PLAIN, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_service_standards_agency_id")),
        sa.ForeignKeyConstraint(
            ["permit_type_id"], ["permit_types.id"], name=op.f("fk_service_standards_permit_type_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_standards")),
        sa.UniqueConstraint(
            "permit_type_id", "component", name=op.f("uq_service_standards_permit_type_id_component")
        ),
    )
    with op.batch_alter_table("service_standards", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_service_standards_agency_id"), ["agency_id"], unique=False)

    op.create_table(
        "cases",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("number", ordered_text(40), nullable=False),
        sa.Column("permit_type_id", sa.Integer(), nullable=False),
        sa.Column("procedure_version_id", sa.Integer(), nullable=False),
        sa.Column("applicant_id", BIG_ID, nullable=False),
        sa.Column("applicant_name", sa.String(length=160), nullable=False),
        sa.Column("applicant_key", ordered_text(160), nullable=False),
        sa.Column("office_key", sa.String(length=40), nullable=False),
        sa.Column("filed_by", sa.Integer(), nullable=False),
        sa.Column("filed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("form", PLAIN, nullable=False),
        sa.Column("facts", PLAIN, nullable=False),
        sa.Column("engine", PLAIN, nullable=False),
        sa.Column("promise_started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("promise_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("events_count", sa.Integer(), nullable=False),
        sa.Column("last_hash", sa.String(length=64), nullable=False),
        sa.Column("tracking_token", sa.String(length=43), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_cases_agency_id")),
        sa.ForeignKeyConstraint(["applicant_id"], ["applicants.id"], name=op.f("fk_cases_applicant_id")),
        sa.ForeignKeyConstraint(
            ["permit_type_id"], ["permit_types.id"], name=op.f("fk_cases_permit_type_id")
        ),
        sa.ForeignKeyConstraint(
            ["procedure_version_id"], ["procedure_versions.id"], name=op.f("fk_cases_procedure_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("agency_id", "number", name=op.f("uq_cases_agency_id_number")),
        sa.UniqueConstraint("tracking_token", name=op.f("uq_cases_tracking_token")),
    )
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.create_index("ix_cases_applicant", ["applicant_id"], unique=False)
        batch_op.create_index("ix_cases_applicant_key", ["agency_id", "applicant_key", "id"], unique=False)
        batch_op.create_index("ix_cases_register", ["agency_id", "filed_at", "id"], unique=False)
        batch_op.create_index(
            "ix_cases_register_status", ["agency_id", "status", "filed_at", "id"], unique=False
        )
        batch_op.create_index(
            "ix_cases_register_type", ["agency_id", "permit_type_id", "filed_at", "id"], unique=False
        )

    op.create_table(
        "bills",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("case_id", BIG_ID, nullable=False),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("billed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("billed_by", sa.Integer(), nullable=False),
        sa.Column("paid_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("receipt_number", sa.String(length=80), nullable=False),
        sa.Column("proof_sha256", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_bills_agency_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_bills_case_id")),
        sa.ForeignKeyConstraint(["proof_sha256"], ["files.sha256"], name=op.f("fk_bills_proof_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bills")),
    )
    with op.batch_alter_table("bills", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bills_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index("ix_bills_case", ["case_id"], unique=False)

    op.create_table(
        "corrections",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("case_id", BIG_ID, nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("task_serial", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("defects", PLAIN, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_corrections_agency_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_corrections_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
    )
    with op.batch_alter_table("corrections", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_corrections_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index("ix_corrections_case", ["case_id", "state"], unique=False)

    op.create_table(
        "events",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("case_id", BIG_ID, nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.Column("by_name", sa.String(length=160), nullable=False),
        sa.Column("by_post", sa.String(length=160), nullable=False),
        sa.Column("body", PLAIN, nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_events_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sa.UniqueConstraint("case_id", "sequence", name=op.f("uq_events_case_id_sequence")),
    )
    op.create_table(
        "given_numbers",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("series", sa.String(length=120), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("text", ordered_text(120), nullable=False),
        sa.Column("case_id", BIG_ID, nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("given_by", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("void_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_given_numbers_agency_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_given_numbers_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_given_numbers")),
        sa.UniqueConstraint(
            "agency_id",
            "series",
            "year",
            "sequence",
            name=op.f("uq_given_numbers_agency_id_series_year_sequence"),
        ),
        sa.UniqueConstraint("agency_id", "text", name=op.f("uq_given_numbers_agency_id_text")),
    )
    with op.batch_alter_table("given_numbers", schema=None) as batch_op:
        batch_op.create_index("ix_given_numbers_case", ["case_id"], unique=False)

    op.create_table(
        "outbox",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("case_id", BIG_ID, nullable=True),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("recipient", sa.String(length=160), nullable=False),
        sa.Column("template", sa.String(length=60), nullable=False),
        sa.Column("body", PLAIN, nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("provider_id", sa.String(length=120), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_outbox_agency_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_outbox_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_outbox_case_id"), ["case_id"], unique=False)
        batch_op.create_index(
            "ix_outbox_waiting",
            ["next_at", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )

    op.create_table(
        "papers",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("case_id", BIG_ID, nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("subject", sa.String(length=60), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(length=12), nullable=True),
        sa.Column("verdict_note", sa.Text(), nullable=False),
        sa.Column("verdict_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verdict_by", sa.Integer(), nullable=True),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_papers_agency_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_papers_case_id")),
        sa.ForeignKeyConstraint(["sha256"], ["files.sha256"], name=op.f("fk_papers_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_papers")),
    )
    with op.batch_alter_table("papers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_papers_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index("ix_papers_case", ["case_id", "kind", "subject", "id"], unique=False)
        batch_op.create_index("ix_papers_file", ["sha256"], unique=False)

    op.create_table(
        "requests_seen",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("case_id", BIG_ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_requests_seen_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requests_seen")),
        sa.UniqueConstraint("officer_id", "key", name=op.f("uq_requests_seen_officer_id_key")),
    )
    with op.batch_alter_table("requests_seen", schema=None) as batch_op:
        batch_op.create_index("ix_requests_seen_at", ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_requests_seen_case_id"), ["case_id"], unique=False)

    op.create_table(
        "tasks",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("case_id", BIG_ID, nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("step_key", sa.String(length=60), nullable=False),
        sa.Column("step_number", sa.Integer(), nullable=False),
        sa.Column("holder_kind", sa.String(length=12), nullable=False),
        sa.Column("position_key", sa.String(length=40), nullable=False),
        sa.Column("office_key", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("allowance_amount", sa.Integer(), nullable=False),
        sa.Column("allowance_unit", sa.String(length=16), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("urgent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("times_out_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("step_times_out_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("correction_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("correction_restarts", sa.Boolean(), nullable=False),
        sa.Column("path", PLAIN, nullable=False),
        sa.Column("pauses", PLAIN, nullable=False),
        sa.Column("assignee_id", sa.Integer(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(length=60), nullable=True),
        sa.Column("late_flagged_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_tasks_agency_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_tasks_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
        sa.UniqueConstraint("case_id", "serial", name=op.f("uq_tasks_case_id_serial")),
    )
    with op.batch_alter_table("tasks", schema=None) as batch_op:
        batch_op.create_index(
            "ix_tasks_due",
            ["due_at", "id"],
            unique=False,
            sqlite_where=sa.text("closed_at IS NULL AND late_flagged_at IS NULL AND due_at IS NOT NULL"),
            postgresql_where=sa.text("closed_at IS NULL AND late_flagged_at IS NULL AND due_at IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_tasks_inbox",
            ["agency_id", "position_key", "office_key", "urgent_at", "id"],
            unique=False,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
        batch_op.create_index(
            "ix_tasks_system",
            ["id"],
            unique=False,
            sqlite_where=sa.text("closed_at IS NULL AND holder_kind = 'system'"),
            postgresql_where=sa.text("closed_at IS NULL AND holder_kind = 'system'"),
        )
        batch_op.create_index(
            "ix_tasks_time_out",
            ["times_out_at", "id"],
            unique=False,
            sqlite_where=sa.text("closed_at IS NULL AND times_out_at IS NOT NULL"),
            postgresql_where=sa.text("closed_at IS NULL AND times_out_at IS NOT NULL"),
        )

    op.create_table(
        "permits",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("case_id", BIG_ID, nullable=False),
        sa.Column("number_id", BIG_ID, nullable=False),
        sa.Column("token", sa.String(length=43), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("holder_name", sa.String(length=160), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("signature", sa.String(length=16), nullable=False),
        sa.Column("is_trial", sa.Boolean(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("signed_by", sa.Integer(), nullable=False),
        sa.Column("signatory", PLAIN, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_permits_agency_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_permits_case_id")),
        sa.ForeignKeyConstraint(["number_id"], ["given_numbers.id"], name=op.f("fk_permits_number_id")),
        sa.ForeignKeyConstraint(["sha256"], ["files.sha256"], name=op.f("fk_permits_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_permits")),
        sa.UniqueConstraint("number_id", name=op.f("uq_permits_number_id")),
        sa.UniqueConstraint("token", name=op.f("uq_permits_token")),
    )
    with op.batch_alter_table("permits", schema=None) as batch_op:
        batch_op.create_index("ix_permits_agency", ["agency_id", "signed_at", "id"], unique=False)
        batch_op.create_index("ix_permits_case", ["case_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("permits", schema=None) as batch_op:
        batch_op.drop_index("ix_permits_case")
        batch_op.drop_index("ix_permits_agency")

    op.drop_table("permits")
    with op.batch_alter_table("tasks", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_tasks_time_out",
            sqlite_where=sa.text("closed_at IS NULL AND times_out_at IS NOT NULL"),
            postgresql_where=sa.text("closed_at IS NULL AND times_out_at IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_tasks_inbox",
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
        batch_op.drop_index(
            "ix_tasks_due",
            sqlite_where=sa.text("closed_at IS NULL AND late_flagged_at IS NULL AND due_at IS NOT NULL"),
            postgresql_where=sa.text("closed_at IS NULL AND late_flagged_at IS NULL AND due_at IS NOT NULL"),
        )

    op.drop_table("tasks")
    with op.batch_alter_table("requests_seen", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_requests_seen_case_id"))
        batch_op.drop_index("ix_requests_seen_at")

    op.drop_table("requests_seen")
    with op.batch_alter_table("papers", schema=None) as batch_op:
        batch_op.drop_index("ix_papers_file")
        batch_op.drop_index("ix_papers_case")
        batch_op.drop_index(batch_op.f("ix_papers_agency_id"))

    op.drop_table("papers")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_outbox_waiting",
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )
        batch_op.drop_index(batch_op.f("ix_outbox_case_id"))
        batch_op.drop_index(batch_op.f("ix_outbox_agency_id"))

    op.drop_table("outbox")
    with op.batch_alter_table("given_numbers", schema=None) as batch_op:
        batch_op.drop_index("ix_given_numbers_case")

    op.drop_table("given_numbers")
    op.drop_table("events")
    with op.batch_alter_table("corrections", schema=None) as batch_op:
        batch_op.drop_index("ix_corrections_case")
        batch_op.drop_index(batch_op.f("ix_corrections_agency_id"))

    op.drop_table("corrections")
    with op.batch_alter_table("bills", schema=None) as batch_op:
        batch_op.drop_index("ix_bills_case")
        batch_op.drop_index(batch_op.f("ix_bills_agency_id"))

    op.drop_table("bills")
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.drop_index("ix_cases_register_type")
        batch_op.drop_index("ix_cases_register_status")
        batch_op.drop_index("ix_cases_register")
        batch_op.drop_index("ix_cases_applicant_key")
        batch_op.drop_index("ix_cases_applicant")

    op.drop_table("cases")
    with op.batch_alter_table("service_standards", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_service_standards_agency_id"))

    op.drop_table("service_standards")
    with op.batch_alter_table("satisfaction_answers", schema=None) as batch_op:
        batch_op.drop_index("ix_satisfaction_period")
        batch_op.drop_index(batch_op.f("ix_satisfaction_answers_permit_type_id"))

    op.drop_table("satisfaction_answers")
    with op.batch_alter_table("requirements", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_requirements_agency_id"))

    op.drop_table("requirements")
    with op.batch_alter_table("procedure_versions", schema=None) as batch_op:
        batch_op.drop_index("ix_procedure_versions_state")
        batch_op.drop_index(batch_op.f("ix_procedure_versions_agency_id"))

    op.drop_table("procedure_versions")
    with op.batch_alter_table("assignments", schema=None) as batch_op:
        batch_op.drop_index("ix_assignments_position")
        batch_op.drop_index(batch_op.f("ix_assignments_officer_id"))

    op.drop_table("assignments")
    with op.batch_alter_table("positions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_positions_office_id"))

    op.drop_table("positions")
    with op.batch_alter_table("permit_types", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_permit_types_office_id"))

    op.drop_table("permit_types")
    with op.batch_alter_table("day_hours", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_day_hours_agency_id"))

    op.drop_table("day_hours")
    op.drop_table("offices")
    with op.batch_alter_table("officers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_officers_agency_id"))

    op.drop_table("officers")
    op.drop_table("number_counters")
    op.drop_table("hours_periods")
    op.drop_table("days_off")
    with op.batch_alter_table("applicants", schema=None) as batch_op:
        batch_op.drop_index("ix_applicants_nik")

    op.drop_table("applicants")
    with op.batch_alter_table("sweep_runs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sweep_runs_started_at"))

    op.drop_table("sweep_runs")
    op.drop_table("files")
    op.drop_table("agencies")
