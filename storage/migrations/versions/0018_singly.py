"""Whether somebody fills in a ballot one face at a time."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Not in a batch, which writes the table anew and forgets on SQLite that no number is given twice.
    op.add_column("people", sa.Column("singly", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("people", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.drop_column("singly")
