"""What ends a permit before its own last day: another's permit that it hangs on, an age that its holder reaches."""

from collections.abc import Collection, Mapping

from sqlalchemy import or_, select

from caseflow.extensions import db
from caseflow.models.pathways import Permit, PermitDependence
from caseflow.models.people import Person
from caseflow.rules.birth import Birth
from caseflow.rules.cliff import Limit, Stay, comes_of_age, renewed
from caseflow.rules.reason import Because
from caseflow.vocabulary.steps import PermitKind

# Kinds of permit that, when no last day is written on them, have none.
WITHOUT_END = frozenset({PermitKind.PERMANENT_RESIDENCE})
# A permit that hangs on a permit that hangs on a permit …: further is a mistake, and taken as not known.
_DEEPEST = 4

Limits = Mapping[int, tuple[Limit, ...]]
_NO_LIMITS: Limits = {}


def stay_of(permit: Permit, limits: Limits = _NO_LIMITS) -> Stay:
    """A permit as a time of stay, with what ends it early."""
    until = permit.valid_until if permit.ended_on is None else permit.ended_on
    return Stay(
        permit.kind,
        permit.valid_from,
        until,
        open_ended=until is None and permit.kind in WITHOUT_END,
        renew_before_days=permit.renew_before_days,
        limits=limits.get(permit.id, ()),
        permit_id=permit.id,
    )


def limits_of(person_ids: Collection[int]) -> Limits:
    """The limits of these people's permits, by permit; only those that have any.

    A reason names the holder of another permit by the number of the person (`holder`): whoever shows it puts the name
    there, or words that name nobody when the reader may not know of that person.
    """
    found: dict[int, PermitDependence] = {}
    permits: dict[int, list[Permit]] = {}
    wanted = set(person_ids)
    for _level in range(_DEEPEST):
        rows = db.session.scalars(select(PermitDependence).where(PermitDependence.person_id.in_(sorted(wanted)))).all()
        found.update({row.permit_id: row for row in rows})
        on = [row.on_permit_id for row in rows if row.on_permit_id is not None]
        if not on:
            break
        holders = select(Permit.person_id).where(Permit.id.in_(on))
        news = db.session.scalars(
            select(Permit).where(or_(Permit.person_id.in_(holders), Permit.person_id.in_(sorted(wanted))))
        )
        new = [permit for permit in news if permit.person_id not in permits]
        for permit in new:
            permits.setdefault(permit.person_id, []).append(permit)
        wanted = {permit.person_id for permit in new} - wanted
        if not wanted:
            break
    if not found:
        return {}
    people = {row.person_id for row in found.values()}
    births = db.session.execute(
        select(Person.id, Person.birth_date, Person.birth_precision).where(Person.id.in_(sorted(people)))
    )
    reckoner = _Reckoner(found, permits, {row.id: Birth(row.birth_date, row.birth_precision) for row in births})
    return {permit_id: reckoner.limits(permit_id, ()) for permit_id in found}


class _Reckoner:
    """What ends each permit, following the permits that they hang on."""

    def __init__(
        self,
        found: Mapping[int, PermitDependence],
        permits: Mapping[int, list[Permit]],
        births: Mapping[int, Birth],
    ) -> None:
        self._found, self._births, self._of_person = found, births, permits
        self._permits = {permit.id: permit for held in permits.values() for permit in held}

    def limits(self, permit_id: int, seen: tuple[int, ...]) -> tuple[Limit, ...]:
        """The limits of a permit; `seen` are those that brought us here."""
        row = self._found.get(permit_id)
        if row is None:
            return ()
        found = []
        if row.until_age is not None:
            found.append(comes_of_age(self._births[row.person_id], row.until_age))
        if row.with_other:
            found.append(self._of_other(row.on_permit_id, (*seen, permit_id)))
        return tuple(found)

    def _of_other(self, permit_id: int | None, seen: tuple[int, ...]) -> Limit:
        other = self._permits.get(permit_id or 0)
        if other is None or other.id in seen or len(seen) > _DEEPEST:
            return Limit(Because("limit_permit_not_recorded"))
        held = [self._stay(one, seen) for one in self._of_person[other.person_id] if one.country == other.country]
        stay = renewed(self._stay(other, seen), held)
        facts = (("holder", other.person_id), ("permit", other.kind))
        day, certain = stay.last_day, stay.is_certain
        if day is None:
            code = "limit_permit_without_end" if certain else "limit_permit_end_not_recorded"
            return Limit(Because(code, facts), open_ended=certain, permit_id=stay.permit_id)
        code = "limit_with_permit" if certain else "limit_with_permit_at_the_latest"
        because = Because(code, (*facts, ("day", day)))
        return Limit(because, day, certain, False, stay.renew_before_days, stay.permit_id)

    def _stay(self, permit: Permit, seen: tuple[int, ...]) -> Stay:
        limits = () if permit.id in seen else self.limits(permit.id, seen)
        return stay_of(permit, {permit.id: limits})
