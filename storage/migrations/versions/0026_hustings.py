"""What members ask everybody who stands, and what those answer."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "queries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("election_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer()),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("text", sa.String(240), server_default="", nullable=False),
        sa.Column("voice", sa.Integer()),
        sa.Column("with_name", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("same_as", sa.Integer()),
        sa.Column("reason", sa.String(16), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["election_id"], ["elections.id"], name=op.f("fk_queries_election_id")),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_queries_member_id")),
        sa.ForeignKeyConstraint(["voice"], ["files.id"], name=op.f("fk_queries_voice")),
        sa.ForeignKeyConstraint(["same_as"], ["queries.id"], name=op.f("fk_queries_same_as")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_queries")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_queries_election_id"), "queries", ["election_id"])
    op.create_index(op.f("ix_queries_member_id"), "queries", ["member_id"])
    draft = sa.text("state = 'draft'")
    once = "uq_queries_election_id_member_id"
    op.create_index(
        once, "queries", ["election_id", "member_id"], unique=True, sqlite_where=draft, postgresql_where=draft
    )  # fmt: skip
    op.create_table(
        "candidate_answers",
        sa.Column("query_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(240), server_default="", nullable=False),
        sa.Column("voice", sa.Integer()),
        sa.ForeignKeyConstraint(["query_id"], ["queries.id"], name=op.f("fk_candidate_answers_query_id")),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_candidate_answers_member_id")),
        sa.ForeignKeyConstraint(["voice"], ["files.id"], name=op.f("fk_candidate_answers_voice")),
        sa.PrimaryKeyConstraint("query_id", "member_id", name=op.f("pk_candidate_answers")),
    )


def downgrade() -> None:
    op.drop_table("candidate_answers")
    op.drop_table("queries")
