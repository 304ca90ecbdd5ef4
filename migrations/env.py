"""How Alembic reaches the database: through the application, on SQLite and PostgreSQL alike."""

from alembic import context
from flask import current_app
from sqlalchemy.types import TypeDecorator

from caseflow.models.schema import METADATA

engine = current_app.extensions["migrate"].db.engine


def render_item(kind, value, _autogen_context):
    """Our own column types are written as what the database stores: a migration must not change with our code."""
    if kind == "type" and isinstance(value, TypeDecorator) and type(value).__module__.startswith("caseflow."):
        return f"sa.{value.impl_instance!r}"
    return False


def compare_type(_context, _inspected, _metadata, _inspected_type, metadata_type):
    """Our own types are compared by what they are in a migration, never by what the database calls them."""
    return False if isinstance(metadata_type, TypeDecorator) else None


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
