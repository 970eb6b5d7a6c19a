"""The next vote is asked for by each term, and no more by the group: of two terms the sooner end was lost."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

_BEFORE_END = timedelta(days=90)


def upgrade() -> None:
    deadlines = _deadlines()
    connection = op.get_bind()
    connection.execute(sa.delete(deadlines).where(deadlines.c.kind == "elections.ask_next"))
    known = sa.text("SELECT terms.id, terms.ends_at, groups.zone FROM terms JOIN groups ON groups.id = terms.group_id")
    # Of those that are over nothing comes: it is looked at when the deadline comes.
    for row in connection.execute(known.columns(id=sa.Integer(), ends_at=sa.DateTime(), zone=sa.String())).all():
        due_at = row.ends_at - _BEFORE_END
        wall = due_at.replace(tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo(row.zone)).replace(tzinfo=None)
        connection.execute(
            sa.insert(deadlines).values(
                kind="reps.ends",
                subject=row.id,
                due_at=due_at,
                wall=wall.replace(fold=0),
                zone=row.zone,
                fold=wall.fold,
            )
        )
    op.execute("DELETE FROM deliveries WHERE tap LIKE 'elections.plan_next:%'")
    op.execute("DELETE FROM facts WHERE kind = 'elections.next_election_wanted'")


def downgrade() -> None:
    deadlines = _deadlines()
    ours = deadlines.c.kind.in_(["reps.ends", "reps.still_free"])
    op.get_bind().execute(sa.delete(deadlines).where(ours))
    op.execute("DELETE FROM votes_wanted WHERE why = 'free'")
    kinds = "'reps.term_ends', 'reps.next_vote_wanted', 'reps.nobody_follows', 'reps.seat_still_free'"
    op.execute(f"DELETE FROM facts WHERE kind IN ({kinds})")  # noqa: S608 - our own names


def _deadlines() -> sa.TableClause:
    return sa.table(
        "deadlines",
        sa.column("kind", sa.String()),
        sa.column("subject", sa.Integer()),
        sa.column("due_at", sa.DateTime()),
        sa.column("wall", sa.DateTime()),
        sa.column("zone", sa.String()),
        sa.column("fold", sa.Integer()),
    )
