"""What somebody asked the reps, and what they are asked to read first, is found without looking at everybody's."""

from alembic import op

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(op.f("ix_asks_person_id"), "asks", ["person_id"])
    op.create_index(op.f("ix_readers_person_id"), "readers", ["person_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_readers_person_id"), "readers")
    op.drop_index(op.f("ix_asks_person_id"), "asks")
