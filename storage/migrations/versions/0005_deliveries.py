"""What must be said becomes deliveries with parts; answers that nobody was shown yet; programs that run."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_KEPT = "id, person_id, group_id, tap, push, key, not_before, expires_at, tries"


def upgrade() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("tap", sa.String(length=64), nullable=False),
        sa.Column("push", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("not_before", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=True),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("listed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("claimed_by", sa.String(length=16), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_deliveries_group_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_deliveries_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint("key", name=op.f("uq_deliveries_key")),
    )
    op.create_index(op.f("ix_deliveries_person_id"), "deliveries", ["person_id"])
    op.create_index(op.f("ix_deliveries_claimed_by"), "deliveries", ["claimed_by"])
    op.create_index("ix_deliveries_not_before", "deliveries", ["not_before", "id"])
    op.execute(f"INSERT INTO deliveries ({_KEPT}) SELECT {_KEPT} FROM outbox")  # noqa: S608 - names of columns
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SELECT setval('deliveries_id_seq', (SELECT COALESCE(MAX(id), 0) + 1 FROM deliveries), false)")
    op.drop_table("outbox")
    op.create_table(
        "parts",
        sa.Column("delivery_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["deliveries.id"], name=op.f("fk_parts_delivery_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("delivery_id", "name", name=op.f("pk_parts")),
    )
    op.create_table(
        "missed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("why", sa.String(length=16), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_missed_group_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_missed_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_missed")),
        sa.UniqueConstraint("group_id", "what", name=op.f("uq_missed_group_id_what")),
        sa.UniqueConstraint("person_id", "what", name=op.f("uq_missed_person_id_what")),
    )
    op.create_table(
        "programs",
        sa.Column("name", sa.String(length=16), nullable=False),
        sa.Column("beats", sa.BigInteger(), nullable=False),
        sa.Column("settled_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_programs")),
    )
    with op.batch_alter_table("places") as places:
        places.add_column(sa.Column("owed", sa.String(length=64), nullable=True))
        places.add_column(sa.Column("over", sa.BigInteger(), nullable=True))
        places.add_column(sa.Column("turn", sa.Integer(), server_default="0", nullable=False))
        places.add_column(sa.Column("owed_by", sa.String(length=16), nullable=True))
    op.create_index(op.f("ix_places_owed_by"), "places", ["owed_by"])
