"""Whether people understand our pictures."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "picture_tests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("concepts", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_picture_tests_group_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_picture_tests")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_picture_tests_group_id"), "picture_tests", ["group_id"])
    still = sa.text("state = 'open'")
    op.create_index(
        "uq_picture_tests_group_id", "picture_tests", ["group_id"], unique=True,
        sqlite_where=still, postgresql_where=still,
    )  # fmt: skip
    op.create_table(
        "picture_readers",
        sa.Column("test_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("reading", sa.String(16), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["test_id"], ["picture_tests.id"], name=op.f("fk_picture_readers_test_id")),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_picture_readers_member_id")),
        sa.PrimaryKeyConstraint("test_id", "member_id", name=op.f("pk_picture_readers")),
    )
    op.create_table(
        "picture_words",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("test_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer()),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(240), server_default="", nullable=False),
        sa.Column("voice", sa.Integer()),
        sa.ForeignKeyConstraint(["test_id"], ["picture_tests.id"], name=op.f("fk_picture_words_test_id")),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_picture_words_member_id")),
        sa.ForeignKeyConstraint(["voice"], ["files.id"], name=op.f("fk_picture_words_voice")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_picture_words")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_picture_words_test_id"), "picture_words", ["test_id"])
    op.create_index(op.f("ix_picture_words_member_id"), "picture_words", ["member_id"])


def downgrade() -> None:
    op.drop_table("picture_words")
    op.drop_table("picture_readers")
    op.drop_table("picture_tests")
