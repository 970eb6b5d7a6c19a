"""Where somebody stands once they see the answer that they have not been shown yet."""

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("places", sa.Column("leads_to", sa.String(64)))


def downgrade() -> None:
    op.drop_column("places", "leads_to")
