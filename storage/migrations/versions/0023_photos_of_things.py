"""A card of the news can have a photo, with the words for those who do not see it."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("cards", table_kwargs={"sqlite_autoincrement": True}) as cards:
        cards.add_column(sa.Column("photo", sa.Integer()))
        cards.add_column(sa.Column("photo_alt", sa.String(120), nullable=False, server_default=""))
        cards.create_foreign_key(op.f("fk_cards_photo"), "files", ["photo"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("cards", table_kwargs={"sqlite_autoincrement": True}) as cards:
        cards.drop_constraint(op.f("fk_cards_photo"), type_="foreignkey")
        cards.drop_column("photo_alt")
        cards.drop_column("photo")
