"""An answer says itself whether somebody wrote it down for a member on paper: who has a phone may change later."""

import sqlalchemy as sa
from alembic import op

revision = "0052"
down_revision = "0051"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("views") as views:
        views.add_column(sa.Column("on_paper", sa.Boolean(), server_default=sa.false(), nullable=False))
    known = (
        "UPDATE views SET on_paper = true WHERE how = 'helped' OR EXISTS (SELECT 1 FROM asked"
        " JOIN members ON members.id = asked.member_id WHERE asked.question_id = views.question_id"
        " AND asked.person_id = views.person_id AND members.on_paper)"
    )
    op.execute(sa.text(known))


def downgrade() -> None:
    with op.batch_alter_table("views") as views:
        views.drop_column("on_paper")
