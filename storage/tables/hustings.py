"""The tables of hustings: what members ask everybody who stands, and what those answer."""

from typing import TypedDict

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table, false

from bot.ids import FileId
from bot.rules.hustings import State
from storage.tables.base import String, metadata, once

queries = Table(
    "queries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("election_id", ForeignKey("elections.id"), nullable=False, index=True),
    Column("member_id", ForeignKey("members.id"), index=True),
    Column("state", String(16), nullable=False),
    Column("text", String(240), nullable=False, server_default=""),
    Column("voice", ForeignKey("files.id")),
    Column("with_name", Boolean, nullable=False, server_default=false()),
    Column("same_as", ForeignKey("queries.id")),
    Column("reason", String(16), nullable=False, server_default=""),
)
"""Who asked is forgotten when voting opens, unless they wanted their name with it."""

once(queries, "election_id", "member_id", where=queries.c.state == State.DRAFT)

candidate_answers = Table(
    "candidate_answers",
    metadata,
    Column("query_id", ForeignKey("queries.id"), primary_key=True),
    Column("member_id", ForeignKey("members.id"), primary_key=True),
    Column("text", String(240), nullable=False, server_default=""),
    Column("voice", ForeignKey("files.id")),
)
"""One answer of each candidate to each question. By member, so that a second round shows them too."""


class QueryColumns(TypedDict, total=False):
    """What can be changed of a question."""

    text: str
    voice: FileId | None
    with_name: bool
