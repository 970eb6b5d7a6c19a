"""Which vote a term comes from, and whether who was chosen said yes."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

_NUMBERED = {"sqlite_autoincrement": True}
"""A table that is copied gives no number twice (0017)."""


def upgrade() -> None:
    with op.batch_alter_table("terms", table_kwargs=_NUMBERED) as terms:
        terms.add_column(sa.Column("election_id", sa.Integer()))
        terms.add_column(sa.Column("answer", sa.String(length=16), server_default="yes", nullable=False))
        terms.create_foreign_key(op.f("fk_terms_election_id"), "elections", ["election_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("terms", table_kwargs=_NUMBERED) as terms:
        terms.drop_constraint(op.f("fk_terms_election_id"), type_="foreignkey")
        terms.drop_column("answer")
        terms.drop_column("election_id")
