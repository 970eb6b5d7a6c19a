"""Updates that were set aside are known by a mark and a day: their number and moment told when a ballot was pressed.

The numbers of those that are there fall. They are only counted.
"""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None


def upgrade() -> None:
    old = sa.table("set_aside", sa.column("kind", sa.String()), sa.column("at", sa.DateTime()))
    rows = op.get_bind().execute(sa.select(old.c.kind, old.c.at)).all()
    op.drop_table("set_aside")
    new = op.create_table(
        "set_aside",
        sa.Column("mark", sa.LargeBinary(length=16), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("mark", name=op.f("pk_set_aside")),
        sqlite_with_rowid=False,
    )
    midnight = {"hour": 0, "minute": 0, "second": 0, "microsecond": 0}
    marked = [{"mark": secrets.token_bytes(16), "kind": kind, "at": at.replace(**midnight)} for kind, at in rows]
    if marked:
        op.bulk_insert(new, marked)


def downgrade() -> None:
    op.drop_table("set_aside")
    op.create_table(
        "set_aside",
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("update_id", name=op.f("pk_set_aside")),
    )
