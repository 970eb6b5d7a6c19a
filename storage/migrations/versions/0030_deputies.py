"""Deputies: whom a group chose, and who goes to one meeting for a rep."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "deputies",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("noted_by", sa.Integer(), nullable=False),
        sa.Column("chosen_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_deputies_group_id")),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_deputies_member_id")),
        sa.ForeignKeyConstraint(["noted_by"], ["members.id"], name=op.f("fk_deputies_noted_by")),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_deputies")),
    )
    op.create_table(
        "handovers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("rep_id", sa.Integer(), nullable=False),
        sa.Column("deputy_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_handovers_group_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_handovers_meeting_id")),
        sa.ForeignKeyConstraint(["rep_id"], ["members.id"], name=op.f("fk_handovers_rep_id")),
        sa.ForeignKeyConstraint(["deputy_id"], ["members.id"], name=op.f("fk_handovers_deputy_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handovers")),
        sqlite_autoincrement=True,
    )
    for column in ("group_id", "meeting_id", "deputy_id"):
        op.create_index(op.f(f"ix_handovers_{column}"), "handovers", [column])
    is_open = sa.text("state IN ('asked', 'yes')")
    op.create_index(
        "uq_handovers_rep_id_meeting_id",
        "handovers",
        ["rep_id", "meeting_id"],
        unique=True,
        sqlite_where=is_open,
        postgresql_where=is_open,
    )


def downgrade() -> None:
    op.drop_table("handovers")
    op.drop_table("deputies")
