"""Proof: short codes, statements and the ends of permits; the log of scans; reminders before a permit expires.

Revision 0008, after 0007.
"""

from __future__ import annotations

from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
COLUMNS = (
    sa.Column("statement", sa.Text(), nullable=False, server_default=sa.text("''")),
    sa.Column("content_sha256", sa.String(64), nullable=True),
    sa.Column("ended_at", INSTANT, nullable=True),
    sa.Column("ended_by", sa.Integer(), nullable=True),
    sa.Column("decree_number", sa.String(120), nullable=False, server_default=sa.text("''")),
    sa.Column("decree_on", sa.Date(), nullable=True),
    sa.Column("end_reason", sa.Text(), nullable=False, server_default=sa.text("''")),
    sa.Column("replaced_by_id", BIG_ID, nullable=True),
    sa.Column("reminded_at", INSTANT, nullable=True),
)
REFERS = {"content_sha256": ("files", "sha256"), "replaced_by_id": ("permits", "id")}
EXPIRING = "state = 'valid' AND reminded_at IS NULL AND valid_until IS NOT NULL"
ENDED = "state <> 'valid'"

# As the office derived short codes when this was written; the program's own way may change later.
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


def upgrade() -> None:
    op.add_column(
        "agencies",
        sa.Column("expiry_notice_days", sa.Integer(), nullable=False, server_default=sa.text("60")),
    )
    with op.batch_alter_table("permits") as permits:
        permits.add_column(sa.Column("short_code", sa.String(12), nullable=True))
        for column in COLUMNS:
            permits.add_column(column._copy())  # noqa: SLF001 -- a column belongs to one table
        for column, (table, key) in REFERS.items():
            permits.create_foreign_key(f"fk_permits_{column}", table, [column], [key])
    fill_short_codes()
    with op.batch_alter_table("permits") as permits:
        permits.alter_column("short_code", existing_type=sa.String(12), nullable=False)
    op.create_index("ix_permits_short_code", "permits", ["short_code"])
    op.create_index(
        "ix_permits_ended", "permits", ["id"], sqlite_where=sa.text(ENDED), postgresql_where=sa.text(ENDED)
    )
    op.create_index(
        "ix_permits_expiring",
        "permits",
        ["agency_id", "valid_until", "id"],
        sqlite_where=sa.text(EXPIRING),
        postgresql_where=sa.text(EXPIRING),
    )
    make_scans()


def make_scans() -> None:
    op.create_table(
        "permit_scans",
        sa.Column("id", BIG_ID, primary_key=True),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("permit_id", BIG_ID, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("way", sa.String(8), nullable=False),
        sa.Column("standing", sa.String(12), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name="fk_permit_scans_agency_id"),
        sa.ForeignKeyConstraint(["permit_id"], ["permits.id"], name="fk_permit_scans_permit_id"),
        sa.PrimaryKeyConstraint("id", name="pk_permit_scans"),
    )
    op.create_index("ix_permit_scans_agency_id", "permit_scans", ["agency_id"])
    op.create_index("ix_permit_scans_permit", "permit_scans", ["permit_id", "at"])


def fill_short_codes() -> None:
    permits = sa.table("permits", sa.column("id"), sa.column("token"), sa.column("short_code"))
    connection = op.get_bind()
    known = [
        {"row": row.id, "code": short_code(row.token)}
        for row in connection.execute(sa.select(permits.c.id, permits.c.token))
    ]
    if known:
        told = permits.update().where(permits.c.id == sa.bindparam("row"))
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
    op.drop_table("permit_scans")
    for index in ("ix_permits_expiring", "ix_permits_ended", "ix_permits_short_code"):
        op.drop_index(index, table_name="permits")
    with op.batch_alter_table("permits") as permits:
        for column in REFERS:
            permits.drop_constraint(f"fk_permits_{column}", type_="foreignkey")
        for column in COLUMNS:
            permits.drop_column(column.name)
        permits.drop_column("short_code")
    with op.batch_alter_table("agencies") as agencies:
        agencies.drop_column("expiry_notice_days")
