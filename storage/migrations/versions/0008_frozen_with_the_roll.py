"""What is fixed when voting opens: names and faces on the ballot, names on the roll, who had a phone then."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("candidates") as candidates:
        candidates.add_column(sa.Column("called", sa.String(80)))
        candidates.add_column(sa.Column("photo", sa.Integer()))
        candidates.create_foreign_key(op.f("fk_candidates_photo"), "files", ["photo"], ["id"])
    with op.batch_alter_table("roll") as roll:
        roll.add_column(sa.Column("called", sa.String(80)))
        for name in ("always_paper", "moved"):
            roll.add_column(sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False))
        roll.add_column(sa.Column("vouched", sa.JSON(), server_default="[]", nullable=False))
    # Votes that are open or over: as they are shown today, which is what people last saw.
    op.execute(
        "UPDATE candidates SET photo = (SELECT members.photo FROM members WHERE members.id = candidates.member_id),"
        " called = (SELECT people.called FROM people JOIN members ON members.person_id = people.id"
        " WHERE members.id = candidates.member_id) WHERE place IS NOT NULL"
    )
    op.execute(
        "UPDATE roll SET always_paper = on_paper, called = (SELECT people.called FROM people"
        " JOIN members ON members.person_id = people.id WHERE members.id = roll.member_id)"
    )


def downgrade() -> None:
    with op.batch_alter_table("roll") as roll:
        for name in ("vouched", "moved", "always_paper", "called"):
            roll.drop_column(name)
    with op.batch_alter_table("candidates") as candidates:
        candidates.drop_constraint(op.f("fk_candidates_photo"), type_="foreignkey")
        candidates.drop_column("photo")
        candidates.drop_column("called")
