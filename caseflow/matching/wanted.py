"""Openings as the rules of a ranking read them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func
from sqlalchemy.orm import joinedload

from caseflow.access import scope, vettings
from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.employers import Employer, Opening
from caseflow.models.placements import Placement
from caseflow.rules.matching import ADULT, Wanted, check_weights
from caseflow.rules.placements import against_opening
from caseflow.vocabulary.skills import LanguageLevel


@dataclass(frozen=True)
class Asked:
    """An opening to rank for: its id and employer, what it asks for, how much each criterion counts."""

    id: int
    employer: Employer
    wanted: Wanted
    weights: dict[str, int]


def asked(user: Actor, query: Any, today: date) -> list[Asked]:
    """The openings of this query (from `scope.openings`), in its order. Two queries."""
    rows = db.session.scalars(query.options(joinedload(Opening.employer), joinedload(Opening.recruiter))).all()
    held = scope.taken_heads(user).where(Placement.opening_id.in_([row.id for row in rows]))
    counted = held.with_only_columns(Placement.opening_id, func.count()).group_by(Placement.opening_id)
    taken = {key: number for key, number in db.session.execute(counted)}
    return [
        Asked(row.id, row.employer, as_rule(row, taken.get(row.id, 0), today), check_weights(row.weights or {}))
        for row in rows
    ]


def as_rule(row: Opening, taken: int, today: date) -> Wanted:
    """One opening, loaded with its employer and recruiter. `taken` counts the places that people hold."""
    level = row.language_level if row.language_level in set(LanguageLevel) else ""
    return Wanted(
        ref=row.ref,
        isco=row.isco,
        country=row.country,
        starts_on=row.starts_on,
        region=row.region or "",
        youngest=max(ADULT, row.youngest or ADULT),
        language=row.language or "",
        language_level=level or "",
        language_tested=row.language_tested,
        needs_licence=row.needs_licence,
        skills=tuple(sorted(set(row.skills or ()))),
        experience_months=row.experience_months or 0,
        isced=row.isced,
        pathways=tuple(sorted(row.pathway_keys or ())),
        programmes=tuple(sorted(row.programmes or ())),
        residences=tuple(sorted(row.residence_countries or ())),
        statuses=tuple(sorted(row.statuses or ())),
        has_housing=row.has_housing,
        takes_families=row.takes_families,
        free=max(0, row.heads - taken),
        against=against_opening(vettings.chance_in(row, taken), today),
    )
