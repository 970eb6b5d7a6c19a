"""Questions with several answers, an order or faces; and polls on a matter of the group, once or again and again."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("questions") as questions:
        questions.add_column(sa.Column("kind", sa.String(16), server_default="one", nullable=False))
        questions.add_column(sa.Column("is_for_group", sa.Boolean(), server_default=sa.false(), nullable=False))
        questions.add_column(sa.Column("every_days", sa.Integer(), server_default="0", nullable=False))
    with op.batch_alter_table("views") as views:
        views.add_column(sa.Column("places", sa.String(16), server_default="", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("views") as views:
        views.drop_column("places")
    with op.batch_alter_table("questions") as questions:
        questions.drop_column("every_days")
        questions.drop_column("is_for_group")
        questions.drop_column("kind")
