"""What can be done to a person: add them, correct who they are and where they live."""

from sqlalchemy.orm.attributes import flag_modified

from caseflow import clock
from caseflow.access import finding, gate, scope
from caseflow.access.actor import Actor
from caseflow.access.refs import new_ref
from caseflow.audit import trail
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.accounts import Team
from caseflow.models.people import IdentityDocument, Nationality, Person
from caseflow.people import checks, current, duplicates
from caseflow.people.entries import MOST_NATIONALITIES, Document, Identity, Nationalities, Residence
from caseflow.people.rows import person_to_change
from caseflow.vocabulary.language import _


def create_person(
    user: Actor,
    identity: Identity,
    nationalities: Nationalities,
    residence: Residence,
    document: Document,
    *,
    team_ref: str = "",
) -> str:
    """Add a person to a team of the user's. Returns their reference. Raises Denied or Refused.

    Screening for protection comes later: until then they are `unknown`, which behaves as protected. Whoever looks
    alike among the user's people is written into the trail as set aside: somebody decided that this is another person.
    """
    gate.require(user, "person.create")
    team = _team(user, team_ref)
    values = checks.identity(user, identity) | checks.residence(residence)
    countries = checks.nationalities(nationalities)
    alike = duplicates.lookalikes(user, identity, document.number)
    person = Person(
        ref=new_ref("PE"),
        organization_id=team.organization_id,
        team_id=team.id,
        sort_name="",
        is_stateless=nationalities.is_stateless,
        created_at=clock.now(),
        **values,
    )
    db.session.add(person)
    db.session.flush()
    db.session.add_all(Nationality(person_id=person.id, country=country) for country in countries)
    finding.index_name(person)
    if document.number or document.kind:
        paper = checks.document(user, person, document)
        db.session.add(IdentityDocument(person_id=person.id, number_key=finding.number_key(document.number), **paper))
    facts = current.filled(identity) | current.filled(residence) | current.filled(document)
    set_aside = [one.ref for one in alike]
    trail.commit(user, "person.create", person, person.ref, after=facts, nationalities=countries, set_aside=set_aside)
    return person.ref


def edit_identity(user: Actor, ref: str, entry: Identity, *, seen: int) -> None:
    """Correct a name, a birth date, a sex or gender. Raises NotFound, Denied, Stale or Refused."""
    person = person_to_change(user, ref)
    gate.require(user, "person.edit")
    before = current.identity(person)
    current.still(person, seen, before, entry)
    for name, value in checks.identity(user, entry).items():
        setattr(person, name, value)
    changed = current.changes(before, current.identity(person))
    if not changed:
        return
    finding.index_name(person)
    trail.commit(user, "person.edit", person, ref, part="identity", **changed)


def edit_nationalities(user: Actor, ref: str, entry: Nationalities, *, seen: int) -> None:
    """Say which nationalities a person holds, or that they are stateless. Raises NotFound, Denied, Stale, Refused."""
    person = person_to_change(user, ref)
    gate.require(user, "person.edit")
    before = current.nationalities(person)
    current.still(person, seen, before, entry)
    wanted = checks.nationalities(entry)
    held = sorted(person.nationalities, key=lambda one: one.country)
    # The form shows so many; whoever holds more keeps the rest.
    shown, rest = held[:MOST_NATIONALITIES], held[MOST_NATIONALITIES:]
    there = {one.country for one in held}
    if there == {*wanted, *(one.country for one in rest)} and person.is_stateless == entry.is_stateless:
        return
    for gone in (one for one in shown if one.country not in wanted):
        db.session.delete(gone)
    db.session.add_all(Nationality(person_id=person.id, country=code) for code in wanted if code not in there)
    person.is_stateless = entry.is_stateless
    # The nationalities are rows of their own: whoever edits the person at the same time must notice.
    flag_modified(person, "is_stateless")
    after = sorted({*wanted, *(one.country for one in rest)})
    db.session.flush()
    db.session.expire(person, ["nationalities"])
    trail.commit(
        user,
        "person.edit",
        person,
        ref,
        part="nationalities",
        before={"nationalities": [one.country for one in held], "is_stateless": before.is_stateless},
        after={"nationalities": after, "is_stateless": entry.is_stateless},
    )


def edit_residence(user: Actor, ref: str, entry: Residence, *, seen: int) -> None:
    """Say where a person lives. Raises NotFound, Denied, Stale or Refused."""
    person = person_to_change(user, ref)
    gate.require(user, "person.edit")
    before = current.residence(person)
    current.still(person, seen, before, entry)
    for name, value in checks.residence(entry).items():
        setattr(person, name, value)
    changed = current.changes(before, current.residence(person))
    if changed:
        trail.commit(user, "person.edit", person, ref, part="residence", **changed)


def _team(user: Actor, ref: str) -> Team:
    """The team that was chosen, or the only one there is."""
    teams = db.session.scalars(scope.teams(user).where(Team.active).order_by(Team.name)).all()
    if not teams:
        raise Refused(_("You belong to no team yet. Ask your administrator."))
    if len(teams) == 1 and not ref:
        return teams[0]
    found = next((team for team in teams if team.ref == ref), None)
    if found is None:
        raise Refused(_("Choose the team that works with this person."), "team")
    return found
