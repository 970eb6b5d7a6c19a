"""What was promised can be said with a voice."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("promises", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.add_column(sa.Column("voice", sa.Integer()))
        batch.create_foreign_key(op.f("fk_promises_voice"), "files", ["voice"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("promises", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.drop_constraint(op.f("fk_promises_voice"), type_="foreignkey")
        batch.drop_column("voice")
