"""When somebody first looked at a card of somebody else."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("opinions", sa.Column("thought_at", sa.DateTime()))


def downgrade() -> None:
    with op.batch_alter_table("opinions") as opinions:
        opinions.drop_column("thought_at")
