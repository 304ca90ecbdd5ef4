"""What a consulate may read of a national who agreed. The type is the whitelist: `National` has no other field.

Columns are selected one by one, and each only where the person's consent names it: a value that was not agreed to never
leaves the database. Whoever did not agree is not there: not in a list, a total, a page number or an error.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, case, func, select

from caseflow import clock
from caseflow.access import gate, may_know, scope
from caseflow.access.actor import Actor
from caseflow.access.fields import LIAISON_BY_CONSENT, LIAISON_CONTACTS, permit_shown
from caseflow.audit import trail
from caseflow.audit.trail import Read
from caseflow.consular import filters
from caseflow.consular.filters import Wanted
from caseflow.errors import NotFound
from caseflow.extensions import db
from caseflow.models.consent import Consent, ConsularAssistance
from caseflow.models.employers import Employer, Opening
from caseflow.models.pathways import Permit
from caseflow.models.people import Contact, Person
from caseflow.models.placements import Placement
from caseflow.paging import Cursor, Page, cut, walk
from caseflow.rules import names
from caseflow.vocabulary.consents import AssistanceKind, AssistanceState
from caseflow.vocabulary.contact import ContactKind
from caseflow.vocabulary.steps import PermitKind

AT_WORK = ("started", "active", "on_leave")


@dataclass(frozen=True)
class Reach:
    """The one way to reach a person that they prefer and that is safe."""

    kind: ContactKind
    value: str


@dataclass(frozen=True)
class Stay:
    """The permit by which a person stays today."""

    kind: PermitKind
    until: date | None


@dataclass(frozen=True)
class Assistance:
    """What this consulate recorded for its national."""

    ref: str
    kind: AssistanceKind
    state: AssistanceState
    on: date
    note: str
    version: int


@dataclass(frozen=True)
class National:
    """A national who agreed. A field that the consent does not name is None, as is one that nothing is known of."""

    ref: str
    name: str
    consent_until: date
    contact: Reach | None = None
    permit: Stay | None = None
    employer: str | None = None
    municipality: str | None = None
    assistance: tuple[Assistance, ...] | None = None

    @property
    def open_assistance(self) -> tuple[Assistance, ...]:
        """What was asked for and is not settled."""
        return tuple(one for one in self.assistance or () if one.state is AssistanceState.REQUESTED)


@dataclass(frozen=True)
class Agreed:
    """What the consent behind a page names; `under` is its id, for the log."""

    national: National
    fields: tuple[str, ...]
    under: int


def nationals(user: Actor, wanted: Wanted, cursor: Cursor) -> Page[National]:
    """One page of the nationals who agreed, by name. Raises Denied. Each person shown goes into the access log."""
    gate.require(user, "national.list")
    query = filters.narrowed(user, scope.nationals(user), wanted)
    total = db.session.scalar(select(func.count()).select_from(query.with_only_columns(Consent.id).subquery()))
    anchor = _anchor(user, cursor.after or cursor.before)
    if anchor is None:
        # Whoever is no longer there, or never was: the list begins at its first page.
        cursor = Cursor()
    backwards = cursor.before is not None
    rows = db.session.execute(walk(_columns(query), (Person.sort_name, Person.ref), anchor, backwards=backwards)).all()
    page = cut(rows, cursor, lambda row: str(row.ref), total=total)
    shown = _whole(user, page.items, ("permit", "assistance"))
    reads = [Read(one.national.ref, ", ".join(("name", *one.fields)), one.under) for one in shown]
    trail.seen_each(user, "national.list", reads or [Read("consular", "")])
    return Page(tuple(one.national for one in shown), page.next_ref, page.previous_ref, page.total)


def national(user: Actor, ref: str, action: str = "national.read") -> Agreed:
    """One national. Raises NotFound, the same for whoever is not there and whoever did not agree; or Denied.

    `action` says in the access log whether it was read or printed.
    """
    row = db.session.execute(_columns(scope.nationals(user).where(Person.ref == ref))).one_or_none()
    if row is None:
        raise NotFound
    gate.require(user, action)
    found = _whole(user, [row], LIAISON_BY_CONSENT)[0]
    trail.seen(user, action, ref, ", ".join(("name", *found.fields)), found.under)
    return found


def _columns(query: Select[Consent]) -> Any:
    """The columns that come with every visible person, and the municipality where the consent names it."""
    municipality = case((may_know.names("municipality"), Person.municipality), else_=None)
    return query.with_only_columns(
        Consent.id,
        Consent.fields,
        Consent.expires_on,
        Person.id.label("person_id"),
        Person.ref,
        Person.given_names,
        Person.family_names,
        Person.latin_name,
        Person.sort_name,
        municipality.label("municipality"),
    )


def _anchor(user: Actor, ref: str | None) -> Sequence[Any] | None:
    """Where a page goes on from, if that person is there for the user."""
    if ref is None:
        return None
    query = scope.nationals(user).where(Person.ref == ref).with_only_columns(Person.sort_name, Person.ref)
    found = db.session.execute(query).one_or_none()
    return None if found is None else tuple(found)


def _whole(user: Actor, rows: Iterable[Any], shown: tuple[str, ...]) -> list[Agreed]:
    """The rows with those of the `shown` fields that each person's consent names."""
    rows = list(rows)
    ids = sorted(row.person_id for row in rows)
    of = {field: _LOADERS[field](user, ids) if field in shown else {} for field in _LOADERS}
    found = []
    for row in rows:
        fields = tuple(field for field in LIAISON_BY_CONSENT if field in shown and field in row.fields)
        values: dict[str, Any] = {field: of[field].get(row.person_id) for field in fields if field in of}
        if "municipality" in fields:
            values["municipality"] = row.municipality or None
        if "assistance" in fields:
            values["assistance"] = tuple(values["assistance"] or ())
        one = National(ref=row.ref, name=_name(row), consent_until=row.expires_on, **values)
        found.append(Agreed(one, fields, row.id))
    return found


def _name(row: Any) -> str:
    name = names.full_name(row.given_names, row.family_names)
    return f"{name} ({row.latin_name})" if row.latin_name else name


def _contacts(user: Actor, ids: list[int]) -> dict[int, Any]:
    """The preferred way, only if it is safe and of a kind that says nothing more."""
    query = scope.of_national(user, Contact, "contact").where(
        Contact.person_id.in_(ids),
        Contact.is_preferred,
        Contact.is_safe,
        Contact.ended_on.is_(None),
        Contact.kind.in_(sorted(LIAISON_CONTACTS)),
    )
    columns = query.with_only_columns(Contact.person_id, Contact.kind, Contact.value).order_by(Contact.id)
    return {row.person_id: Reach(ContactKind(row.kind), row.value) for row in db.session.execute(columns)}


def _permits(user: Actor, ids: list[int]) -> dict[int, Any]:
    """Of each person's permits in force the one that lasts longest."""
    today = clock.today(user.timezone)
    query = scope.of_national(user, Permit, "permit").where(Permit.person_id.in_(ids), filters.in_force(today))
    query = query.join(Person, Person.id == Permit.person_id).where(filters.where_they_live())
    columns = query.with_only_columns(Permit.person_id, Permit.kind, Permit.valid_until, Permit.id)
    found: dict[int, Any] = {}
    longest = sorted(db.session.execute(columns), key=lambda row: (row.valid_until or date.max, row.id))
    for row in longest:
        found[row.person_id] = Stay(PermitKind(permit_shown(row.kind)), row.valid_until)
    return found


def _employers(user: Actor, ids: list[int]) -> dict[int, Any]:
    """Where each person is at work; of several the place begun last."""
    query = (
        scope.of_national(user, Placement, "employer")
        .join(Opening, Opening.id == Placement.opening_id)
        .join(Employer, Employer.id == Opening.employer_id)
        .where(Placement.person_id.in_(ids), Placement.state.in_(AT_WORK))
        .with_only_columns(Placement.person_id, Employer.name)
        .order_by(Placement.started_on, Placement.id)
    )
    return {row.person_id: row.name for row in db.session.execute(query)}


def _assistance(user: Actor, ids: list[int]) -> dict[int, Any]:
    """What this consulate recorded; never what another of the same country did."""
    query = (
        scope.of_national(user, ConsularAssistance, "assistance")
        .where(ConsularAssistance.person_id.in_(ids), ConsularAssistance.consulate_id == user.organization_id)
        .with_only_columns(
            ConsularAssistance.person_id,
            ConsularAssistance.ref,
            ConsularAssistance.kind,
            ConsularAssistance.state,
            ConsularAssistance.on,
            ConsularAssistance.note,
            ConsularAssistance.version,
        )
        .order_by(ConsularAssistance.on.desc(), ConsularAssistance.id.desc())
    )
    found: dict[int, Any] = {}
    for row in db.session.execute(query):
        one = Assistance(
            row.ref, AssistanceKind(row.kind), AssistanceState(row.state), row.on, row.note or "", row.version
        )
        found.setdefault(row.person_id, []).append(one)
    return found


_LOADERS = {"contact": _contacts, "permit": _permits, "employer": _employers, "assistance": _assistance}
