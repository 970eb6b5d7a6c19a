"""A worry about harm is for the safe person alone; before, the facilitators were told, and the record had a line.

Who is the safe person stood there only by name. Where that is the name of one facilitator of the group who has a phone,
it is that person: they chose "I am it" at the time.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "safe_people",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_safe_people_group_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_safe_people_person_id")),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_safe_people")),
    )
    op.create_table(
        "worries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("safe_id", sa.Integer()),
        sa.Column("text", sa.String(600), server_default="", nullable=False),
        sa.Column("voice", sa.Integer()),
        sa.Column("photo", sa.Integer()),
        sa.Column("is_slip", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("said_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_worries_person_id")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_worries_group_id")),
        sa.ForeignKeyConstraint(["safe_id"], ["people.id"], name=op.f("fk_worries_safe_id")),
        sa.ForeignKeyConstraint(["voice"], ["files.id"], name=op.f("fk_worries_voice")),
        sa.ForeignKeyConstraint(["photo"], ["files.id"], name=op.f("fk_worries_photo")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_worries")),
    )
    op.create_index(op.f("ix_worries_person_id"), "worries", ["person_id"])
    op.create_index(op.f("ix_worries_group_id"), "worries", ["group_id"])
    op.execute(
        "INSERT INTO safe_people (group_id, person_id) "
        "SELECT groups.id, MIN(people.id) FROM groups "
        "JOIN members ON members.group_id = groups.id "
        "JOIN people ON people.id = members.person_id "
        "WHERE members.role = 'facilitator' AND members.standing = 'in' AND people.telegram_id IS NOT NULL "
        "AND groups.helper_name <> '' AND people.called = groups.helper_name "
        "GROUP BY groups.id HAVING COUNT(*) = 1"
    )
    op.execute("DELETE FROM facts WHERE kind IN ('agenda.harm_reported', 'agenda.harm_pressed_by_mistake')")


def downgrade() -> None:
    op.drop_table("worries")
    op.drop_table("safe_people")
