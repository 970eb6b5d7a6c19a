"""The areas of boards. In which one a group is, stands with the group."""

from sqlalchemy import Column, ForeignKey, Integer, Table

from storage.tables.base import String, metadata

areas = Table(
    "areas",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("board_id", ForeignKey("boards.id"), nullable=False, index=True),
    Column("name", String(40), nullable=False),
    Column("version", Integer, nullable=False, server_default="1"),
)
