"""Beside the box: no ids of updates, no times, and nothing that names who looked at a ballot."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "wipes",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_wipes_person_id")),
        sa.PrimaryKeyConstraint("person_id", "message_id", name=op.f("pk_wipes")),
        sqlite_with_rowid=False,
    )
    # Ballots that are open on phones just now cannot be sealed here, without a key: they are wiped instead.
    op.execute("INSERT INTO wipes (person_id, message_id, kind) SELECT person_id, message_id, kind FROM traces")
    op.drop_table("traces")
    op.create_table(
        "traces",
        sa.Column("election_id", sa.Integer(), nullable=False),
        sa.Column("who", sa.LargeBinary(length=16), nullable=False),
        sa.Column("message", sa.LargeBinary(length=16), nullable=False),
        sa.Column("sealed", sa.LargeBinary(length=64), nullable=False),
        sa.PrimaryKeyConstraint("election_id", "who", "message", name=op.f("pk_traces")),
        sqlite_with_rowid=False,
    )
    op.drop_table("updates")
    op.create_table(
        "updates",
        sa.Column("mark", sa.LargeBinary(length=16), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("mark", name=op.f("pk_updates")),
        sqlite_with_rowid=False,
    )
    op.add_column("box", sa.Column("told", sa.Boolean(), server_default=sa.false(), nullable=False))
    # Whoever voted before this step was shown their receipt by the program of that time.
    op.execute("UPDATE box SET told = true")


def downgrade() -> None:
    op.drop_column("box", "told")
    op.drop_table("updates")
    op.create_table(
        "updates",
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("handled_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("update_id", name=op.f("pk_updates")),
    )
    op.drop_table("traces")
    op.create_table(
        "traces",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("election_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("left", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_traces_person_id")),
        sa.PrimaryKeyConstraint("person_id", "message_id", name=op.f("pk_traces")),
    )
    op.drop_table("wipes")
