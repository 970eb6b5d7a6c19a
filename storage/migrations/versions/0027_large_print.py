"""Whether papers come to somebody in large print."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Not in a batch, which writes the table anew and forgets on SQLite that no number is given twice.
    op.add_column("people", sa.Column("large_print", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("people", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.drop_column("large_print")
