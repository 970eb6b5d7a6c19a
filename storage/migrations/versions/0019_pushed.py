"""That somebody is told how to vote is for the safe person, too, and is not said as harm."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Not in a batch, which writes the table anew and forgets on SQLite that no number is given twice.
    op.add_column("worries", sa.Column("is_pushed", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("worries", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.drop_column("is_pushed")
