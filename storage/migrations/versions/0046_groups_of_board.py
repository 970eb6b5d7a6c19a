"""The groups of a board are found without looking at all groups and all members."""

from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(op.f("ix_groups_board_id"), "groups", ["board_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_groups_board_id"), "groups")
