"""Letters under a signature, the desk at which stacks are signed, duplicates and renewals of permits.

Revision 0011, after 0010.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
PLAIN = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
ENDED = "state <> 'valid'"
ENDING = "state = 'valid' AND valid_until IS NOT NULL"
VOID_WITH_ITS_NUMBER = """
    UPDATE permits SET state = 'void', ended_at = n.voided_at
    FROM given_numbers AS n
    WHERE n.id = permits.number_id AND n.voided_at IS NOT NULL AND permits.state = 'valid'
"""
DATES_OF_THE_FORM = ("valid_from_field", "valid_until_field")


def upgrade() -> None:
    op.create_table(
        "letters",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("case_id", BIG_ID, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("number_id", BIG_ID, nullable=False),
        sa.Column("token", sa.String(length=43), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("recipient", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("signer_position", sa.String(length=60), nullable=False),
        sa.Column("facts", PLAIN, nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("signature", sa.String(length=16), nullable=False),
        sa.Column("is_trial", sa.Boolean(), nullable=False),
        sa.Column("signed_at", INSTANT, nullable=True),
        sa.Column("signed_by", sa.Integer(), nullable=True),
        sa.Column("signatory", PLAIN, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("withdrawn_at", INSTANT, nullable=True),
        sa.Column("withdraw_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_letters_agency_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_letters_case_id")),
        sa.ForeignKeyConstraint(["number_id"], ["given_numbers.id"], name=op.f("fk_letters_number_id")),
        sa.ForeignKeyConstraint(["sha256"], ["files.sha256"], name=op.f("fk_letters_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
        sa.UniqueConstraint("number_id", name=op.f("uq_letters_number_id")),
        sa.UniqueConstraint("token", name=op.f("uq_letters_token")),
    )
    op.create_index(op.f("ix_letters_agency_id"), "letters", ["agency_id"])
    op.create_index("ix_letters_case", "letters", ["case_id", "id"])
    op.create_index(
        "ix_letters_waiting",
        "letters",
        ["agency_id", "signer_position", "id"],
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_table(
        "signing_claims",
        sa.Column("subject", sa.String(length=60), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("officer_name", sa.String(length=160), nullable=False),
        sa.Column("key", sa.String(length=36), nullable=False),
        sa.Column("claimed_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_signing_claims_agency_id")),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_signing_claims")),
    )
    op.create_index(op.f("ix_signing_claims_agency_id"), "signing_claims", ["agency_id"])
    op.create_table(
        "signing_batches",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.Column("finished_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_signing_batches_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signing_batches")),
    )
    op.create_index(op.f("ix_signing_batches_agency_id"), "signing_batches", ["agency_id"])
    op.create_index(
        "ix_signing_batches_open",
        "signing_batches",
        ["officer_id", "id"],
        sqlite_where=sa.text("finished_at IS NULL"),
        postgresql_where=sa.text("finished_at IS NULL"),
    )
    op.create_table(
        "signing_items",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("batch_id", BIG_ID, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=60), nullable=False),
        sa.Column("case_id", BIG_ID, nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.String(length=60), nullable=False),
        sa.Column("parameters", PLAIN, nullable=False),
        sa.Column("at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["batch_id"], ["signing_batches.id"], name=op.f("fk_signing_items_batch_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_signing_items_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signing_items")),
        sa.UniqueConstraint("batch_id", "subject", name=op.f("uq_signing_items_batch_id_subject")),
    )
    op.create_index("ix_signing_items_case", "signing_items", ["case_id"])
    op.create_table(
        "permit_copies",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("permit_id", BIG_ID, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("given_to", sa.String(length=160), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("loss_report", sa.String(length=120), nullable=False),
        sa.Column("given_at", INSTANT, nullable=False),
        sa.Column("given_by", sa.Integer(), nullable=False),
        sa.Column("given_by_name", sa.String(length=160), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_permit_copies_agency_id")),
        sa.ForeignKeyConstraint(["permit_id"], ["permits.id"], name=op.f("fk_permit_copies_permit_id")),
        sa.ForeignKeyConstraint(["sha256"], ["files.sha256"], name=op.f("fk_permit_copies_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_permit_copies")),
        sa.UniqueConstraint("permit_id", "place", name=op.f("uq_permit_copies_permit_id_place")),
    )
    op.create_index(op.f("ix_permit_copies_agency_id"), "permit_copies", ["agency_id"])
    op.create_table(
        "case_origins",
        sa.Column("case_id", BIG_ID, nullable=False),
        sa.Column("permit_id", BIG_ID, nullable=False),
        sa.Column("why", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_origins_case_id")),
        sa.ForeignKeyConstraint(["permit_id"], ["permits.id"], name=op.f("fk_case_origins_permit_id")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_case_origins")),
    )
    op.create_index(op.f("ix_case_origins_permit_id"), "case_origins", ["permit_id"])
    op.create_table(
        "permit_scan_days",
        sa.Column("permit_id", BIG_ID, nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("way", sa.String(length=8), nullable=False),
        sa.Column("standing", sa.String(length=12), nullable=False),
        sa.Column("looks", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["permit_id"], ["permits.id"], name=op.f("fk_permit_scan_days_permit_id")),
        sa.PrimaryKeyConstraint("permit_id", "seen_on", "way", "standing", name=op.f("pk_permit_scan_days")),
    )
    op.create_index("ix_permit_scans_at", "permit_scans", ["at", "id"])
    op.execute(VOID_WITH_ITS_NUMBER)
    _index_ended("ended_at", "id")
    op.create_index(
        "ix_permits_ending",
        "permits",
        ["agency_id", "valid_until", "id"],
        sqlite_where=sa.text(ENDING),
        postgresql_where=sa.text(ENDING),
    )
    with op.batch_alter_table("permit_types") as table:
        for name in DATES_OF_THE_FORM:
            table.add_column(
                sa.Column(name, sa.String(length=60), server_default=sa.text("''"), nullable=False)
            )


def downgrade() -> None:
    with op.batch_alter_table("permit_types") as table:
        for name in DATES_OF_THE_FORM:
            table.drop_column(name)
    op.drop_index("ix_permits_ending", "permits")
    _index_ended("id")
    op.drop_index("ix_permit_scans_at", "permit_scans")
    op.drop_table("permit_scan_days")
    op.drop_table("case_origins")
    op.drop_table("permit_copies")
    op.drop_table("signing_items")
    op.drop_table("signing_batches")
    op.drop_table("signing_claims")
    op.drop_table("letters")


def _index_ended(*columns: str) -> None:
    """The list of revocations is as new as the last permit that ended."""
    op.drop_index("ix_permits_ended", "permits")
    op.create_index(
        "ix_permits_ended",
        "permits",
        list(columns),
        sqlite_where=sa.text(ENDED),
        postgresql_where=sa.text(ENDED),
    )
