"""Which groups vote in an election, and for which group a term is."""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "election_groups",
        sa.Column("election_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("said", sa.String(16), nullable=False),
        sa.Column("reps_stay", sa.Boolean()),
        sa.ForeignKeyConstraint(["election_id"], ["elections.id"], name=op.f("fk_election_groups_election_id")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_election_groups_group_id")),
        sa.PrimaryKeyConstraint("election_id", "group_id", name=op.f("pk_election_groups")),
    )
    op.create_index(op.f("ix_election_groups_group_id"), "election_groups", ["group_id"])
    # Until now each election was of the group that planned it.
    op.execute("INSERT INTO election_groups (election_id, group_id, said) SELECT id, group_id, 'yes' FROM elections")
    op.drop_index(op.f("uq_terms_member_id_starts_at"), "terms")
    op.create_index(
        op.f("uq_terms_member_id_group_id_starts_at"), "terms", ["member_id", "group_id", "starts_at"], unique=True
    )


def downgrade() -> None:
    op.drop_index(op.f("uq_terms_member_id_group_id_starts_at"), "terms")
    op.create_index(op.f("uq_terms_member_id_starts_at"), "terms", ["member_id", "starts_at"], unique=True)
    op.drop_table("election_groups")
