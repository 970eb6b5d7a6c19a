"""How often in a row the same person can be the rep."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("elections", sa.Column("in_a_row", sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:
    op.drop_column("elections", "in_a_row")
