"""The areas of a board, and in which one a group is."""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None

_NUMBERED = {"sqlite_autoincrement": True}


def upgrade() -> None:
    op.create_table(
        "areas",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, server_default="1"),
        sa.ForeignKeyConstraint(["board_id"], ["boards.id"], name=op.f("fk_areas_board_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_areas")),
        **_NUMBERED,
    )
    op.create_index(op.f("ix_areas_board_id"), "areas", ["board_id"])
    with op.batch_alter_table("groups", table_kwargs=_NUMBERED) as groups:
        groups.add_column(sa.Column("area_id", sa.Integer()))
        groups.create_foreign_key(op.f("fk_groups_area_id"), "areas", ["area_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("groups", table_kwargs=_NUMBERED) as groups:
        groups.drop_constraint(op.f("fk_groups_area_id"), type_="foreignkey")
        groups.drop_column("area_id")
    op.drop_table("areas")
