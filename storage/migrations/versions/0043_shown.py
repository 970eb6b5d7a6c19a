"""The numbers of a round that are shown."""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("shown", "shown_of"):
        op.add_column("short_list", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    with op.batch_alter_table("short_list") as batch:
        batch.drop_column("shown_of")
        batch.drop_column("shown")
