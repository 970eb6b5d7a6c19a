"""What somebody sent without a question is kept beside what came before it, not in place of it."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None

_THEIRS = ("file_id", "files.id"), ("person_id", "people.id")


def _what() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=4096), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
    )


def _anew(numbered: tuple[sa.Column[int], ...], key: str) -> None:
    """The same rows with another key: of several of one person the newest stays where only one can."""
    rows = [tuple(row) for row in op.get_bind().execute(sa.select(*_what()).select_from(sa.text("unasked")))]
    op.drop_table("unasked")
    table = op.create_table(
        "unasked",
        *numbered,
        *_what(),
        *(sa.ForeignKeyConstraint([own], [other], name=op.f(f"fk_unasked_{own}")) for own, other in _THEIRS),
        sa.PrimaryKeyConstraint(key, name=op.f("pk_unasked")),
        sqlite_autoincrement=bool(numbered),
    )
    kept = rows if numbered else list({row[0]: row for row in rows}.values())
    op.bulk_insert(table, [dict(zip((column.name for column in _what()), row, strict=True)) for row in kept])


def upgrade() -> None:
    _anew((sa.Column("id", sa.Integer(), nullable=False),), "id")
    op.add_column("unasked", sa.Column("answers", sa.String(64)))
    op.create_index(op.f("ix_unasked_person_id"), "unasked", ["person_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_unasked_person_id"), "unasked")
    _anew((), "person_id")
