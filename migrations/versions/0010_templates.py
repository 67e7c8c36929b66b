"""Templates in versions, what was printed of what, patterns of numbers, long documents.

Revision 0010, after 0009.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
PLAIN = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


SERIES = ("given_numbers", "number_counters", "series_starts")

KEPT = {
    "printed_documents": ("what was printed stays on record", ""),
    "template_versions": (
        "what was published stays as it is",
        (
            "OLD.state <> 'draft' AND (NEW.source <> OLD.source OR NEW.paper <> OLD.paper OR NEW.number <> OLD.number"
            " OR NEW.template_id <> OLD.template_id OR NEW.state = 'draft')"
        ),
    ),
}
"""Table, refusal, and which updates are refused (all where none is named)."""
DELETED = {"printed_documents": "", "template_versions": "OLD.state <> 'draft'"}


def upgrade() -> None:
    op.create_table(
        "agency_pictures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("media_type", sa.String(length=60), nullable=False),
        sa.Column("added_at", INSTANT, nullable=False),
        sa.Column("added_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_agency_pictures_agency_id")),
        sa.ForeignKeyConstraint(["sha256"], ["files.sha256"], name=op.f("fk_agency_pictures_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency_pictures")),
        sa.UniqueConstraint("agency_id", "name", name=op.f("uq_agency_pictures_agency_id_name")),
    )
    op.create_table(
        "document_templates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("is_default", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_document_templates_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_templates")),
        sa.UniqueConstraint(
            "agency_id", "kind", "key", name=op.f("uq_document_templates_agency_id_kind_key")
        ),
    )
    op.create_index(
        "ix_document_templates_default",
        "document_templates",
        ["agency_id", "kind"],
        unique=True,
        sqlite_where=sa.text("is_default"),
        postgresql_where=sa.text("is_default"),
    )
    op.create_table(
        "template_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("template_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("paper", sa.String(length=4), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("edited_at", INSTANT, nullable=False),
        sa.Column("edited_by", sa.Integer(), nullable=False),
        sa.Column("published_at", INSTANT, nullable=True),
        sa.Column("published_by", sa.Integer(), nullable=True),
        sa.Column("published_by_name", sa.String(length=160), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["template_id"], ["document_templates.id"], name=op.f("fk_template_versions_template_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_template_versions")),
        sa.UniqueConstraint("template_id", "number", name=op.f("uq_template_versions_template_id_number")),
    )
    op.create_index(
        "ix_template_versions_published",
        "template_versions",
        ["template_id"],
        unique=True,
        sqlite_where=sa.text("state = 'published'"),
        postgresql_where=sa.text("state = 'published'"),
    )
    op.create_table(
        "chosen_templates",
        sa.Column("permit_type_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("template_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["permit_type_id"], ["permit_types.id"], name=op.f("fk_chosen_templates_permit_type_id")
        ),
        sa.ForeignKeyConstraint(
            ["template_id"], ["document_templates.id"], name=op.f("fk_chosen_templates_template_id")
        ),
        sa.PrimaryKeyConstraint("permit_type_id", "kind", name=op.f("pk_chosen_templates")),
    )
    op.create_index(op.f("ix_chosen_templates_template_id"), "chosen_templates", ["template_id"])
    op.create_table(
        "printed_documents",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("case_id", BIG_ID, nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("template_version_id", sa.Integer(), nullable=True),
        sa.Column("bundle_sha256", sa.String(length=64), nullable=False),
        sa.Column("facts_sha256", sa.String(length=64), nullable=False),
        sa.Column("printed_sha256", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("typesetter", sa.String(length=160), nullable=False),
        sa.Column("printed_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_printed_documents_agency_id")),
        sa.ForeignKeyConstraint(
            ["bundle_sha256"], ["files.sha256"], name=op.f("fk_printed_documents_bundle_sha256")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_printed_documents_case_id")),
        sa.ForeignKeyConstraint(
            ["facts_sha256"], ["files.sha256"], name=op.f("fk_printed_documents_facts_sha256")
        ),
        sa.ForeignKeyConstraint(["sha256"], ["files.sha256"], name=op.f("fk_printed_documents_sha256")),
        sa.ForeignKeyConstraint(
            ["template_version_id"],
            ["template_versions.id"],
            name=op.f("fk_printed_documents_template_version_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printed_documents")),
    )
    op.create_index(op.f("ix_printed_documents_agency_id"), "printed_documents", ["agency_id"])
    op.create_index("ix_printed_documents_case", "printed_documents", ["case_id", "id"])
    op.create_index("ix_printed_documents_sha256", "printed_documents", ["sha256"])
    op.create_table(
        "number_patterns",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("pattern", sa.String(length=200), nullable=False),
        sa.Column("classification", sa.String(length=40), nullable=False),
        sa.Column("number_kind", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_number_patterns_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_patterns")),
        sa.UniqueConstraint("agency_id", "kind", name=op.f("uq_number_patterns_agency_id_kind")),
    )
    op.create_table(
        "print_jobs",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("form", sa.String(length=8), nullable=False),
        sa.Column("parameters", PLAIN, nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("rows_done", sa.Integer(), nullable=False),
        sa.Column("rows_total", sa.Integer(), nullable=True),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("started_at", INSTANT, nullable=True),
        sa.Column("beat_at", INSTANT, nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("finished_at", INSTANT, nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("fault", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_print_jobs_agency_id")),
        sa.ForeignKeyConstraint(["sha256"], ["files.sha256"], name=op.f("fk_print_jobs_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_jobs")),
    )
    op.create_index(op.f("ix_print_jobs_agency_id"), "print_jobs", ["agency_id"])
    op.create_index("ix_print_jobs_asked", "print_jobs", ["asked_by", "id"])
    op.create_index(
        "ix_print_jobs_waiting",
        "print_jobs",
        ["id"],
        sqlite_where=sa.text("state IN ('waiting', 'running')"),
        postgresql_where=sa.text("state IN ('waiting', 'running')"),
    )
    with op.batch_alter_table("permit_types") as table:
        table.add_column(
            sa.Column("document_kind", sa.String(length=40), server_default=sa.text("''"), nullable=False)
        )
    _widen(120, 200)
    for table, (refusal, changes) in KEPT.items():
        _keep(table, refusal, {"UPDATE": changes, "DELETE": DELETED[table]})


def downgrade() -> None:
    _widen(200, 120)
    with op.batch_alter_table("permit_types") as table:
        table.drop_column("document_kind")
    op.drop_table("print_jobs")
    op.drop_table("number_patterns")
    if _is_postgresql():
        for table in KEPT:
            op.execute(f"DROP FUNCTION refuse_change_of_{table}() CASCADE")
    op.drop_table("printed_documents")
    op.drop_table("chosen_templates")
    op.drop_table("template_versions")
    op.drop_table("document_templates")
    op.drop_table("agency_pictures")


def _widen(was: int, becomes: int) -> None:
    """A series is named after its pattern, which may be that long."""
    for name in SERIES:
        with op.batch_alter_table(name) as table:
            table.alter_column(
                "series", existing_type=sa.String(was), type_=sa.String(becomes), existing_nullable=False
            )


def _is_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def _keep(table: str, refusal: str, conditions: dict[str, str]) -> None:
    """Let the database itself refuse what changes or removes a row that must stay."""
    if _is_postgresql():
        op.execute(
            f"CREATE FUNCTION refuse_change_of_{table}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{refusal}'; END $$"
        )
    for action, condition in conditions.items():
        when = f"WHEN ({condition})" if condition else ""
        op.execute(
            f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} FOR EACH ROW {when} "
            + (
                f"EXECUTE FUNCTION refuse_change_of_{table}()"
                if _is_postgresql()
                else f"BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
            )
        )
