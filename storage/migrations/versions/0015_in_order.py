"""A group can choose to put candidates in order."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("elections") as elections:
        elections.add_column(sa.Column("in_order", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("elections") as elections:
        elections.drop_column("in_order")
