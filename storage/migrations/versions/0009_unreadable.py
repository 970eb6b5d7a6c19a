"""How many ballots could not be read at the close."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("elections", sa.Column("unreadable", sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:
    op.drop_column("elections", "unreadable")
