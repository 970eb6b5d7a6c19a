"""Slow work has rows, and what Telegram has is known by what it shows."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "jobs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("subject", sa.Integer(), nullable=False),
        sa.Column("claimed_until", sa.DateTime(), nullable=True),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
        sa.UniqueConstraint("kind", "subject", name=op.f("uq_jobs_kind_subject")),
    )
    # The old keys had the alternative text of a picture in them, so nothing would ever be found by them again.
    op.drop_table("made")
    op.create_table(
        "uploads",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("telegram_file_id", sa.String(length=256), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_uploads")),
    )
    # Photos that nobody has looked at yet.
    op.execute(
        "INSERT INTO jobs (kind, subject) SELECT DISTINCT 'photo', files.id FROM files "
        "JOIN members ON members.photo = files.id WHERE files.content IS NULL"
    )


def downgrade() -> None:
    op.drop_table("uploads")
    op.create_table(
        "made",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("telegram_file_id", sa.String(length=256), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_made")),
    )
    op.drop_table("jobs")
