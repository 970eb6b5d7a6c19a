"""The place of a meeting can have a photo, with the words for those who do not see it."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

_NUMBERED = {"sqlite_autoincrement": True}
"""A table that is copied gives no number twice (0017)."""


def upgrade() -> None:
    with op.batch_alter_table("meetings", table_kwargs=_NUMBERED) as meetings:
        meetings.add_column(sa.Column("photo", sa.Integer()))
        meetings.add_column(sa.Column("photo_alt", sa.String(120), nullable=False, server_default=""))
        meetings.create_foreign_key(op.f("fk_meetings_photo"), "files", ["photo"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("meetings", table_kwargs=_NUMBERED) as meetings:
        meetings.drop_constraint(op.f("fk_meetings_photo"), type_="foreignkey")
        meetings.drop_column("photo_alt")
        meetings.drop_column("photo")
