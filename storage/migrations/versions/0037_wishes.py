"""Who asks for a new vote, and which votes are to be planned."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "wishes",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_wishes_member_id")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_wishes_group_id")),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_wishes")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_wishes_group_id"), "wishes", ["group_id"])
    op.create_table(
        "votes_wanted",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(16), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_votes_wanted_group_id")),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_votes_wanted")),
    )


def downgrade() -> None:
    op.drop_table("votes_wanted")
    op.drop_table("wishes")
