"""What the program remembers about itself."""

from sqlalchemy import Column, Table

from storage.tables.base import String, metadata

installation = Table(
    "installation",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", String(80), nullable=False),
)
"""One line for each thing, such as the mark of the key folder."""
