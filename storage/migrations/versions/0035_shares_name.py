"""Whether other groups of the board see which group said something."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("groups", sa.Column("shares_name", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("groups", table_kwargs={"sqlite_autoincrement": True}) as groups:
        groups.drop_column("shares_name")
