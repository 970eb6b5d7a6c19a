"""Which updates were handled, what was sent without a question, who asked for help, the audit chain."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, ForeignKey, Integer, LargeBinary, Table

from storage.tables.base import String, Utc, metadata

updates = Table(
    "updates",
    metadata,
    Column("mark", LargeBinary(16), primary_key=True),
    Column("generation", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""Updates whose deed is committed, so that a redelivered one has no second effect.

No ids, no times, no order: Telegram counts its updates, so a list of ids tells how often people pressed in between.
`mark` is a hash that nobody can make without a key of the key folder; `generation` counts spans of two days.
"""

set_aside = Table(
    "set_aside",
    metadata,
    Column("mark", LargeBinary(16), primary_key=True),
    Column("kind", String(40), nullable=False),
    Column("at", Utc, nullable=False),
    sqlite_with_rowid=False,
)
"""Updates that could not be read or failed three times: never their text.

`mark` is as in `updates`, and `at` is only the day: one of them may be a press of a ballot.
"""

traces = Table(
    "traces",
    metadata,
    Column("election_id", Integer, primary_key=True),
    Column("who", LargeBinary(16), primary_key=True),
    Column("message", LargeBinary(16), primary_key=True),
    Column("sealed", LargeBinary(64), nullable=False),
    sqlite_with_rowid=False,
)
"""Messages on phones that show an open ballot. Only the key of that election tells whose, and which message it is.

`who` and `message` are keyed hashes; everything else is sealed, always at the same length.
"""

wipes = Table(
    "wipes",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String(8), nullable=False),
    sqlite_with_rowid=False,
)
"""Messages that still showed a ballot when its vote was over (`screen`) or read it out (`voice`): to be wiped."""

unasked = Table(
    "unasked",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("text", String(4096), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("file_id", ForeignKey("files.id")),
    Column("at", Utc, nullable=False),
    Column("answers", String(64)),
    sqlite_autoincrement=True,
)
"""Each thing that a person sent without a question, until they say whom it is for. `answers`: the view that it may be
the answer to, if there is one; where they stand may be another one when they say so.

`kind` is `voice`, `photo` or `text`; `looked` are words that found something in a list, so nobody is asked about them.
"""

calls = Table(
    "calls",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("group_id", ForeignKey("groups.id"), primary_key=True),
    Column("by_phone", Boolean, primary_key=True),
    Column("at", Utc, nullable=False),
)
"""Who asked for help and has no answer yet; `by_phone`: they want the named person to call. It goes with the answer."""

notes = Table(
    "notes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("text", String(4096), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("file_id", ForeignKey("files.id")),
    Column("at", Utc, nullable=False),
)
"""What a person sent to the facilitators of their group."""

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("subject", String(64), nullable=False, index=True),
    Column("what", String(64), nullable=False),
    Column("details", JSON, nullable=False),
    Column("at", Utc, nullable=False),
    Column("hash", String(64), nullable=False),
)
"""Acts of power and steps of an election, each line hashing the one before. Never a vote."""
