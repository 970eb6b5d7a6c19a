"""Several photos that were sent together are one answer."""

import sqlalchemy as sa
from alembic import op

revision = "0054"
down_revision = "0053"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("suggestions") as suggestions:
        suggestions.add_column(sa.Column("album", sa.String(80)))
        suggestions.create_index(op.f("ix_suggestions_album"), ["album"])
    op.create_table(
        "more_photos",
        sa.Column("suggestion_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("photo", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["suggestion_id"], ["suggestions.id"], name=op.f("fk_more_photos_suggestion_id")),
        sa.ForeignKeyConstraint(["photo"], ["files.id"], name=op.f("fk_more_photos_photo")),
        sa.PrimaryKeyConstraint("suggestion_id", "place", name=op.f("pk_more_photos")),
    )


def downgrade() -> None:
    op.drop_table("more_photos")
    with op.batch_alter_table("suggestions") as suggestions:
        suggestions.drop_index(op.f("ix_suggestions_album"))
        suggestions.drop_column("album")
