"""Two people count the papers, each for themselves; before, one counted and the other one said yes."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "counts",
        sa.Column("election_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("papers", sa.JSON(), nullable=False),
        sa.Column("differs", sa.JSON(), nullable=False),
        sa.Column("is_sent", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("is_out", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["election_id"], ["elections.id"], name=op.f("fk_counts_election_id")),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_counts_member_id")),
        sa.PrimaryKeyConstraint("election_id", "member_id", name=op.f("pk_counts")),
    )
    # A count that nobody has confirmed yet is made again, by two.
    with op.batch_alter_table("elections") as elections:
        elections.drop_constraint(op.f("fk_elections_paper_by"), type_="foreignkey")
        elections.drop_column("paper_by")
        elections.drop_column("papers")


def downgrade() -> None:
    with op.batch_alter_table("elections") as elections:
        elections.add_column(sa.Column("papers", sa.JSON()))
        elections.add_column(sa.Column("paper_by", sa.Integer()))
        elections.create_foreign_key(op.f("fk_elections_paper_by"), "members", ["paper_by"], ["id"])
    op.drop_table("counts")
