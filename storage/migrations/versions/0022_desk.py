"""What a rep gathers from people without a phone, and up to where a rep looked at what came in."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("suggestions", sa.Column("gathered", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("suggestions", sa.Column("people", sa.Integer(), server_default="1", nullable=False))
    op.create_table(
        "looked",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.Integer(), nullable=False),
        sa.Column("suggestion_id", sa.Integer(), nullable=False),
        sa.Column("looked_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_looked_person_id")),
        sa.ForeignKeyConstraint(["board_id"], ["boards.id"], name=op.f("fk_looked_board_id")),
        sa.PrimaryKeyConstraint("person_id", "board_id", name=op.f("pk_looked")),
    )


def downgrade() -> None:
    op.drop_table("looked")
    op.drop_column("suggestions", "people")
    op.drop_column("suggestions", "gathered")
