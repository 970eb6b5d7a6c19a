"""Lots that wait for words since before they had an end: facilitators hear of it, and two weeks later they are drawn.

Nothing waited for those words any more, so the group could not plan another vote.
"""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None

_LONG_AGO = datetime(2026, 1, 1)  # noqa: DTZ001 - as a column of UTC is kept
"""In the past, so it is done at the next start."""


def upgrade() -> None:
    hang = sa.text(
        "INSERT INTO deadlines (kind, subject, due_at, wall, zone)"
        " SELECT 'elections.no_words', elections.id, :at, :at, groups.zone"
        " FROM elections JOIN groups ON groups.id = elections.group_id"
        " WHERE elections.state = 'lots' AND NOT EXISTS (SELECT 1 FROM deadlines WHERE subject = elections.id"
        " AND kind IN ('elections.no_words', 'elections.draw_anyway', 'elections.draw'))"
    )
    op.execute(hang.bindparams(sa.bindparam("at", _LONG_AGO, sa.DateTime())))


def downgrade() -> None:
    pass
