"""A phone that goes round in the room, for people who vote there."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rooms",
        sa.Column("election_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=False),
        sa.Column("wrong", sa.JSON(), nullable=False),
        sa.Column("out", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["election_id"], ["elections.id"], name=op.f("fk_rooms_election_id")),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_rooms_member_id")),
        sa.PrimaryKeyConstraint("election_id", name=op.f("pk_rooms")),
    )


def downgrade() -> None:
    op.drop_table("rooms")
