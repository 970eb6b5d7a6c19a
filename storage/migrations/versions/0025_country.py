"""A board keeps the bank holidays of its country; until somebody says which, those of the clock of its groups."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("boards", sa.Column("country", sa.String(8), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("boards", table_kwargs={"sqlite_autoincrement": True}) as boards:
        boards.drop_column("country")
