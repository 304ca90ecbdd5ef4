"""What every table shares: naming of constraints, and how Python types become columns."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, Date, MetaData, Numeric, String
from sqlalchemy.orm import DeclarativeBase, registry

from caseflow.models.types import UtcDateTime

# Sorting keys are never empty, so that keyset pages lose no row: "no such day" is the last day there is.
NEVER = date(9999, 12, 31)


# Text that is compared and sorted by code point on both databases, whatever the database's own language.
Folded = String(420).with_variant(String(420, collation="C"), "postgresql")


class Base(DeclarativeBase):
    # A registry of its own rather than class attributes: Flask-SQLAlchemy copies those, and SQLAlchemy refuses both.
    registry = registry(
        metadata=MetaData(
            naming_convention={
                "ix": "ix_%(table_name)s_%(column_0_N_name)s",
                "uq": "uq_%(table_name)s_%(column_0_N_name)s",
                "ck": "ck_%(table_name)s_%(constraint_name)s",
                "pk": "pk_%(table_name)s",
                "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            }
        ),
        type_annotation_map={
            str: String(200),
            datetime: UtcDateTime,
            date: Date,
            Decimal: Numeric(12, 2),
            dict[str, Any]: JSON,
            list[str]: JSON,
        },
    )
