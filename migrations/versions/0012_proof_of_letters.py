"""Letters that prove themselves like permits, letterheads of technical offices, stamps of lists, issued reports.

Revision 0012, after 0011.
"""

from __future__ import annotations

from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

# Before a row of files or of a template's versions goes, every table that names it is asked.
NAMES = (
    ("permits", "sha256"),
    ("permits", "content_sha256"),
    ("letters", "sha256"),
    ("letters", "content_sha256"),
    ("printed_documents", "bundle_sha256"),
    ("printed_documents", "facts_sha256"),
    ("printed_documents", "template_version_id"),
    ("permit_copies", "sha256"),
    ("bills", "proof_sha256"),
    ("print_jobs", "sha256"),
    ("agency_pictures", "sha256"),
)
BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
LETTERHEAD = {
    "address": sa.Text(),
    "postal_code": sa.String(10),
    "phone": sa.String(40),
    "website": sa.String(120),
    "email": sa.String(120),
}
ISSUED_ONCE = (
    ("ix_issued_reports_of_all", ["agency_id", "kind", "period"], "permit_type_id IS NULL"),
    (
        "ix_issued_reports_of_type",
        ["agency_id", "kind", "period", "permit_type_id"],
        "permit_type_id IS NOT NULL",
    ),
)

# As the office derived short codes when this was written; the program's own way may change later.
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


def upgrade() -> None:
    with op.batch_alter_table("letters") as letters:
        letters.add_column(sa.Column("short_code", sa.String(12), nullable=True))
        letters.add_column(_empty("statement", sa.Text()))
        letters.add_column(sa.Column("content_sha256", sa.String(64), nullable=True))
        letters.create_foreign_key("fk_letters_content_sha256", "files", ["content_sha256"], ["sha256"])
    fill_short_codes()
    with op.batch_alter_table("letters") as letters:
        letters.alter_column("short_code", existing_type=sa.String(12), nullable=False)
    op.create_index("ix_letters_short_code", "letters", ["short_code"])
    withdrawn = sa.text("state = 'withdrawn'")
    op.create_index(
        "ix_letters_withdrawn", "letters", ["id"], sqlite_where=withdrawn, postgresql_where=withdrawn
    )
    op.create_table(
        "letter_scan_days",
        sa.Column("letter_id", BIG_ID, nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("way", sa.String(8), nullable=False),
        sa.Column("looks", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["letter_id"], ["letters.id"], name="fk_letter_scan_days_letter_id"),
        sa.PrimaryKeyConstraint("letter_id", "seen_on", "way", name="pk_letter_scan_days"),
    )
    op.create_table(
        "published_lists",
        sa.Column("name", sa.String(20), nullable=False),
        sa.Column("stamp", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_published_lists"),
    )
    with op.batch_alter_table("offices") as offices:
        for name, kind in LETTERHEAD.items():
            offices.add_column(_empty(name, kind))
    for table, column in NAMES:
        op.create_index(f"ix_{table}_{column}", table, [column])
    kept = sa.text("sha256 IS NOT NULL")
    op.create_index(
        "ix_print_jobs_kept", "print_jobs", ["finished_at", "id"], sqlite_where=kept, postgresql_where=kept
    )
    make_issued_reports()
    renew_index_of_reminders()
    op.create_table(
        "wrong_passphrases",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_wrong_passphrases"),
    )
    op.create_index("ix_wrong_passphrases_officer", "wrong_passphrases", ["officer_id", "at"])


def make_issued_reports() -> None:
    op.create_table(
        "issued_reports",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("period", sa.String(12), nullable=False),
        sa.Column("permit_type_id", sa.Integer(), nullable=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("signatory", sa.String(160), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name="fk_issued_reports_agency_id"),
        sa.ForeignKeyConstraint(
            ["permit_type_id"], ["permit_types.id"], name="fk_issued_reports_permit_type_id"
        ),
        sa.ForeignKeyConstraint(["sha256"], ["files.sha256"], name="fk_issued_reports_sha256"),
        sa.PrimaryKeyConstraint("id", name="pk_issued_reports"),
    )
    op.create_index("ix_issued_reports_sha256", "issued_reports", ["sha256"])
    for name, columns, condition in ISSUED_ONCE:
        op.create_index(
            name,
            "issued_reports",
            columns,
            unique=True,
            sqlite_where=sa.text(condition),
            postgresql_where=sa.text(condition),
        )


def renew_index_of_reminders() -> None:
    """Make it anew, after that of all permits about to end: of two that fit, SQLite takes the younger one."""
    op.drop_index("ix_permits_expiring", table_name="permits")
    unreminded = sa.text("state = 'valid' AND reminded_at IS NULL AND valid_until IS NOT NULL")
    op.create_index(
        "ix_permits_expiring",
        "permits",
        ["agency_id", "valid_until", "id"],
        sqlite_where=unreminded,
        postgresql_where=unreminded,
    )


def fill_short_codes() -> None:
    letters = sa.table("letters", sa.column("id"), sa.column("token"), sa.column("short_code"))
    connection = op.get_bind()
    known = [
        {"row": row.id, "code": short_code(row.token)}
        for row in connection.execute(sa.select(letters.c.id, letters.c.token))
    ]
    if known:
        told = letters.update().where(letters.c.id == sa.bindparam("row"))
        connection.execute(told.values(short_code=sa.bindparam("code")), known)


def short_code(token: str) -> str:
    number = int.from_bytes(sha256(b"satupintu short code 1\n" + token.encode()).digest(), "big")
    places = [number // 31**power % 31 for power in reversed(range(10))]
    first = sum(places)
    second = sum(pow(3, at, 31) * place for at, place in enumerate(places))
    weight, after = pow(3, 10, 31), pow(3, 11, 31)
    last = (weight * first - second) * pow(after - weight, -1, 31) % 31
    return "".join(ALPHABET[place] for place in (*places, (-first - last) % 31, last))


def downgrade() -> None:
    op.drop_table("wrong_passphrases")
    op.drop_table("issued_reports")
    op.drop_index("ix_print_jobs_kept", table_name="print_jobs")
    for table, column in reversed(NAMES):
        op.drop_index(f"ix_{table}_{column}", table_name=table)
    with op.batch_alter_table("offices") as offices:
        for name in LETTERHEAD:
            offices.drop_column(name)
    op.drop_table("published_lists")
    op.drop_table("letter_scan_days")
    op.drop_index("ix_letters_withdrawn", table_name="letters")
    op.drop_index("ix_letters_short_code", table_name="letters")
    with op.batch_alter_table("letters") as letters:
        letters.drop_constraint("fk_letters_content_sha256", type_="foreignkey")
        for name in ("content_sha256", "statement", "short_code"):
            letters.drop_column(name)


def _empty(name: str, kind: sa.types.TypeEngine[str]) -> sa.Column[str]:
    return sa.Column(name, kind, nullable=False, server_default=sa.text("''"))
