"""What happened is kept; a number, date or time of the notes is called a detail."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "facts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("board_id", sa.Integer(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_facts_group_id_groups")),
        sa.ForeignKeyConstraint(["board_id"], ["boards.id"], name=op.f("fk_facts_board_id_boards")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_facts")),
        sqlite_autoincrement=True,
    )
    for column in ("kind", "subject", "group_id", "board_id"):
        op.create_index(op.f(f"ix_facts_{column}"), "facts", [column])
    with op.batch_alter_table("left_out", schema=None) as batch_op:
        batch_op.alter_column("fact", new_column_name="detail")


def downgrade() -> None:
    with op.batch_alter_table("left_out", schema=None) as batch_op:
        batch_op.alter_column("detail", new_column_name="fact")
    op.drop_table("facts")
