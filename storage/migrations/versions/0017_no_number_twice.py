"""No number is given twice: SQLite gives the last one again once its row is gone, unless a table says otherwise."""

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_NUMBERED = (
    "audit", "boards", "deadlines", "jobs", "groups", "meetings", "elections", "items", "people", "deliveries",
    "files", "missed", "promises", "summaries", "asks", "cards", "materials", "members", "notes",
    "promise_days", "questions", "worries", "candidates", "suggestions", "terms",
)  # fmt: skip


def upgrade() -> None:
    _copy_each(no_number_twice=True)


def downgrade() -> None:
    _copy_each(no_number_twice=False)


def _copy_each(*, no_number_twice: bool) -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for name in _NUMBERED:
        with op.batch_alter_table(name, recreate="always", table_kwargs={"sqlite_autoincrement": no_number_twice}):
            pass
