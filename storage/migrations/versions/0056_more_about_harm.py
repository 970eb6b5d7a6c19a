"""Where somebody can say more about harm, the place says of which group it is."""

import sqlalchemy as sa
from alembic import op

revision = "0056"
down_revision = "0055"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for column in ("tap", "owed", "leads_to"):
        op.execute(
            sa.text(
                f"UPDATE places SET {column} = {column} || ':' ||"  # noqa: S608 - our own names
                f" (SELECT group_id FROM worries WHERE 'worries.told:' || worries.id = {column})"
                f" WHERE {column} IN (SELECT 'worries.told:' || id FROM worries)"
            )
        )


def downgrade() -> None:
    """The group is one word more, which an older program does not read."""
