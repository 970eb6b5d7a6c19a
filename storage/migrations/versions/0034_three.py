"""Which 3 matter most: the short list of a meeting, and what people chose of it."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "short_list",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("suggestion_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_short_list_meeting_id")),
        sa.ForeignKeyConstraint(["suggestion_id"], ["suggestions.id"], name=op.f("fk_short_list_suggestion_id")),
        sa.PrimaryKeyConstraint("meeting_id", "place", name=op.f("pk_short_list")),
    )
    op.create_table(
        "priorities",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_priorities_meeting_id")),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_priorities_member_id")),
        sa.PrimaryKeyConstraint("meeting_id", "member_id", "place", name=op.f("pk_priorities")),
    )


def downgrade() -> None:
    op.drop_table("priorities")
    op.drop_table("short_list")
