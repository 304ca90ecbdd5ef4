"""Where a family would live and work, and whether they stay together."""

from dataclasses import dataclass
from datetime import date

from caseflow.access import scope
from caseflow.casefile.subject import Subject
from caseflow.extensions import db
from caseflow.models.matching import FamilyWish
from caseflow.vocabulary.matching import Together


@dataclass(frozen=True)
class Wishes:
    """What they wish; `is_there` is false when nobody has asked them yet. `note` is for staff alone."""

    is_there: bool = False
    regions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    not_regions: tuple[str, ...] = ()
    together: Together = Together.RATHER
    needs_housing: bool = False
    earliest_on: date | None = None
    note: str = ""


def section(subject: Subject) -> Wishes:
    """The wishes of the case's family."""
    query = scope.of_case(subject.user, FamilyWish).where(FamilyWish.case_id == subject.case.id)
    row = db.session.scalars(query).one_or_none()
    if row is None:
        return Wishes()
    return Wishes(
        is_there=True,
        regions=tuple(row.regions),
        countries=tuple(row.countries),
        not_regions=tuple(row.not_regions),
        together=Together(row.together),
        needs_housing=row.needs_housing,
        earliest_on=row.earliest_on,
        note=row.note or "",
    )
