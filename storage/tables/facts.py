"""What happened, append only: the ground for the life line, the mirror, the export and the audit."""

from sqlalchemy import JSON, Column, Date, ForeignKey, Integer, Table

from storage.tables.base import String, metadata

facts = Table(
    "facts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(64), nullable=False, index=True),
    Column("subject", String(32), nullable=False, index=True),
    Column("group_id", ForeignKey("groups.id"), index=True),
    Column("board_id", ForeignKey("boards.id"), nullable=False, index=True),
    Column("happened_on", Date, nullable=False),
    Column("payload", JSON, nullable=False),
)
"""`group_id` is empty for what concerns the whole board. `payload` holds the fields, `subject` the first of them."""
