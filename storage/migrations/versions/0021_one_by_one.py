"""Papers are entered one by one and kept sealed; before, their totals were written down."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Who was counting totals begins again: lots fall on two anew, by themselves after three days at the latest.
    op.execute(sa.text("DELETE FROM counts"))
    with op.batch_alter_table("counts") as counts:
        counts.drop_column("papers")
        counts.add_column(sa.Column("sealed", sa.LargeBinary()))


def downgrade() -> None:
    op.execute(sa.text("DELETE FROM counts"))
    with op.batch_alter_table("counts") as counts:
        counts.drop_column("sealed")
        counts.add_column(sa.Column("papers", sa.JSON(), nullable=False))
