"""What becomes of who is the rep when a vote is planned."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("elections", sa.Column("staying", sa.JSON(none_as_null=True)))


def downgrade() -> None:
    op.drop_column("elections", "staying")
