"""Who changed a list that is out is not kept, and a letter about it says how the list was when it was last told."""

import sqlalchemy as sa
from alembic import op

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None

_FACTS = sa.table("facts", sa.column("id", sa.Integer), sa.column("kind", sa.String), sa.column("payload", sa.JSON))
_DELIVERIES = sa.table("deliveries", sa.column("tap", sa.String))


def upgrade() -> None:
    """Where nobody stood in place of who changed it, somebody had told harm."""
    changed = sa.select(_FACTS).where(_FACTS.c.kind == "agenda.list_changed")
    for row in op.get_bind().execute(changed).all():
        kept = {name: value for name, value in row.payload.items() if name != "by"}
        op.execute(sa.update(_FACTS).where(_FACTS.c.id == row.id).values(payload=kept))
    waits = _DELIVERIES.c.tap.startswith("agenda.list_changed:", autoescape=True)
    op.execute(sa.update(_DELIVERIES).where(waits).values(tap=_DELIVERIES.c.tap + ":0"))


def downgrade() -> None:
    """It is not known any more."""
