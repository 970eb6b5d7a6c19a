"""Which voice reads out to somebody, and whether it speaks slowly."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("people") as people:
        people.add_column(sa.Column("voice", sa.String(16), server_default="", nullable=False))
        people.add_column(sa.Column("slow", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("people") as people:
        people.drop_column("slow")
        people.drop_column("voice")
