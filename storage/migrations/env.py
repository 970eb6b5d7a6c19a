"""Alembic's entry: runs the steps on the connection that `storage.migrate` hands over."""

from typing import Any, Literal

from alembic import context

from storage.tables import metadata
from storage.tables.base import String, Utc


def render(kind: str, what: Any, _context: object) -> str | Literal[False]:
    """Write our own types as what they are in the database, so that old steps need no code of today."""
    if kind == "type" and isinstance(what, String):
        return "sa.Text()" if what.length is None else f"sa.String(length={what.length})"
    return "sa.DateTime()" if kind == "type" and isinstance(what, Utc) else False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
    render_item=render,
)
with context.begin_transaction():
    context.run_migrations()
