"""What a family wishes is written down."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.access.refusals import refusal
from caseflow.audit import trail
from caseflow.errors import Refused, Stale
from caseflow.extensions import db
from caseflow.models.cases import Case
from caseflow.models.matching import FamilyWish
from caseflow.rules.reason import because
from caseflow.vocabulary.language import _, is_country, is_subdivision
from caseflow.vocabulary.matching import Together
from caseflow.vocabulary.stages import CaseStatus

_FIELDS = ("regions", "countries", "not_regions", "together", "needs_housing", "earliest_on", "note")
_MOST_YEARS = 5


@dataclass(frozen=True)
class WishEntry:
    """Regions (ISO 3166-2) and countries (alpha-3) by code; empty for anywhere."""

    regions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    not_regions: tuple[str, ...] = ()
    together: str = Together.RATHER
    needs_housing: bool = False
    earliest_on: date | None = None
    note: str = ""


def edit_wishes(user: Actor, case_ref: str, entry: WishEntry, *, seen: int) -> None:
    """Write down what the family of a case wishes; `seen` is 0 when nothing was there.

    Raises NotFound, Denied, Stale or Refused (fields: regions, countries, not_regions, together, earliest_on).
    """
    case = gate.one(scope.cases(user).where(Case.ref == case_ref).with_for_update())
    gate.require(user, "wish.edit")
    if case.status == CaseStatus.CLOSED:
        raise refusal(because("case_is_closed"))
    row = db.session.scalars(scope.of_case(user, FamilyWish).where(FamilyWish.case_id == case.id)).one_or_none()
    wanted = {name: list(value) if isinstance(value := getattr(entry, name), tuple) else value for name in _FIELDS}
    before = {name: getattr(row, name) for name in _FIELDS} if row is not None else {}
    _must_be_fresh(row, seen, before, wanted)
    _check(entry, clock.today(user.timezone))
    if row is None:
        row = FamilyWish(case_id=case.id, recorded_by_id=user.id, recorded_at=clock.now(), **wanted)
        db.session.add(row)
    elif all(before[name] == wanted[name] for name in _FIELDS):
        return
    else:
        for name, value in wanted.items():
            setattr(row, name, value)
        row.recorded_by_id, row.recorded_at = user.id, clock.now()
    changed = [name for name in _FIELDS if before.get(name) != wanted[name]]
    sides = {"before": {n: before.get(n) for n in changed}, "after": {n: wanted[n] for n in changed}}
    trail.commit(user, "wish.edit", case, f"{case_ref}/wishes", **sides)


def _must_be_fresh(row: FamilyWish | None, seen: int, before: dict[str, Any], wanted: dict[str, Any]) -> None:
    version = row.version if row is not None else 0
    if version != seen:
        saved = {name: _shown(before.get(name)) for name in _FIELDS if before.get(name) != wanted[name]}
        raise Stale(saved, version)


def _shown(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else "" if value is None else str(value)


def _check(entry: WishEntry, today: date) -> None:
    for field in ("regions", "not_regions"):
        unknown = [code for code in getattr(entry, field) if not is_subdivision(code)]
        if unknown:
            raise Refused(_("There is no region %(name)s on our list. Write it as on a map.", name=unknown[0]), field)
    unknown = [code for code in entry.countries if not is_country(code)]
    if unknown:
        raise Refused(_("There is no country %(name)s on our list.", name=unknown[0]), "countries")
    if set(entry.regions) & set(entry.not_regions):
        raise Refused(_("The same region stands under both. Take it out of one of them."), "not_regions")
    if entry.together not in set(Together):
        raise Refused(_("Choose one."), "together")
    if entry.earliest_on is not None and not -1 <= entry.earliest_on.year - today.year <= _MOST_YEARS:
        raise Refused(_("Check the year of the earliest day."), "earliest_on")
