"""How Alembic reaches the database: through the application, on SQLite and PostgreSQL alike."""

from alembic import context
from flask import current_app

from caseflow.models.schema import METADATA
from caseflow.models.types import SealedText, UtcDateTime

engine = current_app.extensions["migrate"].db.engine


def render_item(kind, value, autogen_context):
    """Our own column types are written as what the database stores: a migration must not change with our code."""
    if kind == "type" and isinstance(value, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(value, SealedText):
        return "sa.LargeBinary()"
    return False


def compare_type(_context, _inspected, _metadata, inspected_type, metadata_type):
    """Sealed and UTC columns are compared as what they store."""
    if isinstance(metadata_type, (UtcDateTime, SealedText)):
        return False
    return None


def run() -> None:
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=METADATA,
            render_item=render_item,
            compare_type=compare_type,
            render_as_batch=True,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()


run()
