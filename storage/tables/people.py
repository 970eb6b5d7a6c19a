"""Boards, groups, people, who is in which group, terms of reps, files that people sent."""

from datetime import date, datetime
from typing import TypedDict

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    UniqueConstraint,
    false,
)

from bot.ids import AreaId, FileId, GroupId
from bot.rules.people import Likes, Role
from storage.tables.base import String, Utc, metadata

boards = Table(
    "boards",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(80), nullable=False),
    Column("country", String(8), nullable=False, server_default=""),
)
"""`country`: whose bank holidays it keeps, as ISO 3166 has it; empty: that of the clock of its groups."""

groups = Table(
    "groups",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("board_id", ForeignKey("boards.id"), nullable=False, index=True),
    Column("area_id", ForeignKey("areas.id")),
    Column("name", String(80), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("language", String(8), nullable=False),
    Column("helper_name", String(80), nullable=False, server_default=""),
    Column("helper_phone", String(40), nullable=False, server_default=""),
    Column("join_code", String(40), nullable=False, unique=True),
    Column("chat_id", BigInteger, unique=True),
    Column("emergency", String(8), nullable=False, server_default="999"),
    Column("shares_name", Boolean, nullable=False, server_default=false()),
    Column("created_at", Utc, nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("telegram_id", BigInteger, unique=True),
    Column("called", String(80), nullable=False),
    Column("language", String(8), nullable=False),
    Column("likes", String(16), nullable=False, server_default="pictures"),
    Column("voice", String(16), nullable=False, server_default=""),
    Column("slow", Boolean, nullable=False, server_default=false()),
    Column("singly", Boolean, nullable=False, server_default=false()),
    Column("large_print", Boolean, nullable=False, server_default=false()),
    Column("group_id", ForeignKey("groups.id")),
    Column("consented_at", Utc),
    Column("unreachable_at", Utc),
    Column("pushed_on", Date),
    Column("created_at", Utc, nullable=False),
)

members = Table(
    "members",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    Column("role", String(16), nullable=False),
    Column("standing", String(16), nullable=False),
    Column("on_paper", Boolean, nullable=False),
    Column("photo", ForeignKey("files.id")),
    Column("since", Utc, nullable=False),
    UniqueConstraint("person_id", "group_id"),
)

files = Table(
    "files",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("telegram_file_id", String(256), nullable=False),
    Column("content", LargeBinary),
    Column("sent_at", Utc, nullable=False),
)
"""A photo or voice note. It stays with Telegram; `content` only where it was made small for a card."""

places = Table(
    "places",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("tap", String(64), nullable=False),
    Column("since", Utc, nullable=False),
    Column("owed", String(64)),
    Column("over", BigInteger),
    Column("turn", Integer, nullable=False, server_default="0"),
    Column("owed_by", String(16), index=True),
    Column("leads_to", String(64)),
)
"""Where each person stands: the view that their phone shows, and what a typed reply will mean.

`owed` is the answer that they have not been shown yet: the view that shows what came of what they did, never
what they said or chose. `over` is the message that it takes the place of, `turn` counts answers, and `owed_by`
is the program that shows it. `leads_to` is where they stand once they see it; empty: where they stood.
"""

invitations = Table(
    "invitations",
    metadata,
    Column("code", String(40), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("used_at", Utc),
)
"""One-time links. `kind`: founder makes the first facilitator of a new board, beside makes one of another group
of a board, phone gives a member their phone. The number in the code says which board's group, or which member."""

moves = Table(
    "moves",
    metadata,
    Column("member_id", ForeignKey("members.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("moves_at", Utc, nullable=False),
)
"""A phone that is to become a member's, while the one that they have is asked: whose it is now, and until when."""

Index("ix_members_person_id", members.c.person_id)

told = Table(
    "told",
    metadata,
    Column("member_id", ForeignKey("members.id"), primary_key=True, autoincrement=False),
    Column("fact_id", Integer, nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("told_at", Utc, nullable=False),
)
"""Up to which fact somebody without a phone was told what is new, by whom and when."""


class GroupColumns(TypedDict, total=False):
    """What can be changed of a group."""

    name: str
    zone: str
    language: str
    helper_name: str
    helper_phone: str
    emergency: str
    join_code: str
    chat_id: int | None
    shares_name: bool
    area_id: AreaId | None


class PersonColumns(TypedDict, total=False):
    """What can be changed of a person."""

    telegram_id: int | None
    called: str
    language: str
    likes: Likes
    voice: str
    slow: bool
    singly: bool
    large_print: bool
    group_id: GroupId | None
    consented_at: datetime | None
    unreachable_at: datetime | None
    pushed_on: date | None


class MemberColumns(TypedDict, total=False):
    """What can be changed of a member; the standing only by `People.advance_member`."""

    role: Role
    on_paper: bool
    photo: FileId | None
