"""What a rep notes at the meeting itself, item by item."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "heard",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("talked", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("text", sa.String(600), server_default="", nullable=False),
        sa.Column("voice", sa.Integer()),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_heard_item_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_heard_person_id")),
        sa.ForeignKeyConstraint(["voice"], ["files.id"], name=op.f("fk_heard_voice")),
        sa.PrimaryKeyConstraint("item_id", "person_id", name=op.f("pk_heard")),
    )


def downgrade() -> None:
    op.drop_table("heard")
