"""Topics are rows of a board, which can change them; suggestions keep the word by which they know theirs."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

_NUMBERED = {"sqlite_autoincrement": True}
_UNTIL_NOW = {
    "bus": "🚌", "home": "🏘️", "health": "🏥", "work": "💼", "money": "💷", "friends": "👥", "safe": "🛡", "else": "💬",
}  # fmt: skip
"""What every board had before it could change anything."""


def upgrade() -> None:
    topics = op.create_table(
        "topics",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(16), nullable=False),
        sa.Column("name", sa.String(40), nullable=False, server_default=""),
        sa.Column("emoji", sa.String(16), nullable=False, server_default=""),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_offered", sa.Boolean(), nullable=False),
        sa.Column("photo", sa.Integer()),
        sa.Column("photo_alt", sa.String(120), nullable=False, server_default=""),
        sa.Column("version", sa.Integer(), nullable=False, server_default="1"),
        sa.ForeignKeyConstraint(["board_id"], ["boards.id"], name=op.f("fk_topics_board_id")),
        sa.ForeignKeyConstraint(["photo"], ["files.id"], name=op.f("fk_topics_photo")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topics")),
        **_NUMBERED,
    )
    op.create_index(op.f("uq_topics_board_id_key"), "topics", ["board_id", "key"], unique=True)
    boards = op.get_bind().execute(sa.text("SELECT id FROM boards ORDER BY id")).scalars()
    rows = [
        {"board_id": board, "key": key, "emoji": emoji, "position": place, "is_offered": True}
        for board in boards
        for place, (key, emoji) in enumerate(_UNTIL_NOW.items(), start=1)
    ]
    op.bulk_insert(topics, rows)
    with op.batch_alter_table("suggestions", table_kwargs=_NUMBERED) as suggestions:
        suggestions.create_foreign_key(
            op.f("fk_suggestions_board_id_topic"), "topics", ["board_id", "topic"], ["board_id", "key"]
        )


def downgrade() -> None:
    with op.batch_alter_table("suggestions", table_kwargs=_NUMBERED) as suggestions:
        suggestions.drop_constraint(op.f("fk_suggestions_board_id_topic"), type_="foreignkey")
    op.drop_table("topics")
