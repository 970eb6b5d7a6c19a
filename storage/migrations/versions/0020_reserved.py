"""A group can keep seats for some people, and a candidate can say that one is for them."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


_NUMBERED = {"sqlite_autoincrement": True}
"""A table that is copied gives no number twice (0017)."""


def upgrade() -> None:
    with op.batch_alter_table("elections", table_kwargs=_NUMBERED) as elections:
        elections.add_column(sa.Column("reserved", sa.JSON(none_as_null=True)))
    with op.batch_alter_table("candidates", table_kwargs=_NUMBERED) as candidates:
        candidates.add_column(sa.Column("reserved", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("candidates", table_kwargs=_NUMBERED) as candidates:
        candidates.drop_column("reserved")
    with op.batch_alter_table("elections", table_kwargs=_NUMBERED) as elections:
        elections.drop_column("reserved")
