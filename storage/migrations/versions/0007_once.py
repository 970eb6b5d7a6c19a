"""Keys wherever a rule says "once"; which half of a doubled hour a deadline means; wall times of meetings."""

from datetime import UTC
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

KEYS = (
    ("candidates", ("election_id", "member_id"), None),
    ("candidates", ("election_id", "place"), None),
    ("elections", ("group_id",), "state = 'draft'"),
    ("meetings", ("board_id", "meets_at"), "NOT called_off"),
    ("questions", ("person_id", "meeting_id"), "state = 'draft' AND meeting_id IS NOT NULL"),
    ("questions", ("board_id", "person_id"), "state = 'draft' AND meeting_id IS NULL"),
    ("promises", ("person_id", "item_id"), "state = 'draft' AND item_id IS NOT NULL"),
    ("promises", ("person_id", "meeting_id"), "state = 'draft' AND item_id IS NULL AND meeting_id IS NOT NULL"),
    ("promises", ("board_id", "person_id"), "state = 'draft' AND item_id IS NULL AND meeting_id IS NULL"),
    ("cards", ("summary_id", "edition", "item_id"), None),
    ("terms", ("member_id", "starts_at"), None),
)
"""Table, columns, and which of its rows."""
_FURTHEST = "CASE standing WHEN 'stands' THEN 0 WHEN 'suggested' THEN 1 WHEN 'withdrawn' THEN 2 ELSE 3 END"
_OF_MEETINGS = ("agenda.%", "meetings.%", "summaries.%", "feedback.report")


def upgrade() -> None:
    _keep_one_of_each()
    for table, columns, which in KEYS:
        where = None if which is None else sa.text(which)
        name = "_".join(("uq", table, *columns))
        op.create_index(name, table, [*columns], unique=True, sqlite_where=where, postgresql_where=where)
    with op.batch_alter_table("deadlines") as deadlines:
        deadlines.add_column(sa.Column("fold", sa.Integer(), server_default="0", nullable=False))
    with op.batch_alter_table("meetings") as meetings:
        meetings.add_column(sa.Column("wall", sa.DateTime(), nullable=True))
    _write_walls()
    with op.batch_alter_table("meetings") as meetings:
        meetings.alter_column("wall", existing_type=sa.DateTime(), nullable=False)


def _doubles(table: str, columns: tuple[str, ...], which: str | None, order: str = "id") -> list[tuple[int, int]]:
    """Each row that is one too many, and the one that stays in its place."""
    same = ", ".join(columns)
    # S608: names of our own tables and columns.
    ranked = f"SELECT id, {same}, FIRST_VALUE(id) OVER (PARTITION BY {same} ORDER BY {order}) AS kept FROM {table}"  # noqa: S608
    there = " AND ".join((f"WHERE {which or 'true'}", *(f"{column} IS NOT NULL" for column in columns)))
    found = op.get_bind().execute(sa.text(f"SELECT id, kept FROM ({ranked} {there}) AS ranked WHERE id <> kept"))  # noqa: S608
    return [(row.id, row.kept) for row in found]


def _run(statement: str, **values: object) -> None:
    op.get_bind().execute(sa.text(statement), values)


def _keep_one_of_each() -> None:
    # A candidate who is on the ballot stays on it: the votes name the place.
    order = f"CASE WHEN place IS NULL THEN 1 ELSE 0 END, {_FURTHEST}, id"
    for double, _ in _doubles("candidates", ("election_id", "member_id"), None, order):
        _run("DELETE FROM candidates WHERE id = :id", id=double)
    for double, _ in _doubles("elections", ("group_id",), "state = 'draft'"):
        _run("UPDATE elections SET state = 'called_off', reason = 'called_off' WHERE id = :id", id=double)
    for double, kept in _doubles("meetings", ("board_id", "meets_at"), "NOT called_off"):
        _join_meetings(double, kept)
    for table, columns, which in KEYS:
        if table in ("questions", "promises"):
            for double, _ in _doubles(table, columns, which):
                _run("DELETE FROM choices WHERE question_id = :id" if table == "questions" else "SELECT :id", id=double)
                _run(f"DELETE FROM {table} WHERE id = :id", id=double)  # noqa: S608 - our own tables
    for double, _ in _doubles("cards", ("summary_id", "edition", "item_id"), None):
        _run("UPDATE cards SET item_id = NULL WHERE id = :id", id=double)
    for double, _ in _doubles("terms", ("member_id", "starts_at"), None, "ends_at DESC, id"):
        _run("DELETE FROM terms WHERE id = :id", id=double)


def _join_meetings(double: int, kept: int) -> None:
    """What was said for the meeting that was there twice is for the one that stays."""
    for table in ("suggestions", "items", "questions", "promises", "positions"):
        _run(f"UPDATE {table} SET meeting_id = :kept WHERE meeting_id = :id", id=double, kept=kept)  # noqa: S608
    for kind in _OF_MEETINGS:
        _run("DELETE FROM deadlines WHERE subject = :id AND kind LIKE :kind", id=double, kind=kind)
    _run("UPDATE meetings SET called_off = true WHERE id = :id", id=double)


def _write_walls() -> None:
    moments = [sa.column(name, sa.DateTime()) for name in ("meets_at", "wall")]
    meetings = sa.table("meetings", sa.column("id"), sa.column("zone"), *moments)
    for row in op.get_bind().execute(sa.select(meetings)).all():
        wall = row.meets_at.replace(tzinfo=UTC).astimezone(ZoneInfo(row.zone)).replace(tzinfo=None)
        op.get_bind().execute(meetings.update().where(meetings.c.id == row.id).values(wall=wall))


def downgrade() -> None:
    with op.batch_alter_table("meetings") as meetings:
        meetings.drop_column("wall")
    with op.batch_alter_table("deadlines") as deadlines:
        deadlines.drop_column("fold")
    for table, columns, _ in KEYS:
        op.drop_index("_".join(("uq", table, *columns)), table)
