"""A person is matched with an opening, and the terms are agreed upon."""

from dataclasses import asdict
from datetime import date
from decimal import Decimal

from caseflow import clock
from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.access.refs import new_ref
from caseflow.audit import trail
from caseflow.errors import Refused, Stale
from caseflow.extensions import db
from caseflow.models.cases import Case
from caseflow.models.employers import Opening
from caseflow.models.people import Person
from caseflow.models.placements import Placement
from caseflow.placements import chances, choosing
from caseflow.placements.entries import TermsEntry
from caseflow.placements.moving import LIVE, full_name
from caseflow.placements.rows import case_to_place, member, opening_to_place, placement_to_change
from caseflow.vocabulary.language import _, format_date
from caseflow.vocabulary.placements import PlacementState


def create_placement(
    user: Actor, case_ref: str, opening_ref: str, person_ref: str, entry: TermsEntry, choice_reason: str = ""
) -> str:
    """Match a member of a case with an opening. Returns the reference. Raises NotFound, Denied or Refused.

    Employer and recruiter must be vetted today. That the person agreed is asked before they are put forward. Whoever is
    chosen past a better match, or without a ranking, is chosen for a reason that a second person must have read then.
    """
    case = case_to_place(user, case_ref)
    opening = opening_to_place(user, opening_ref)
    person = member(user, case, person_ref)
    if person is None:
        raise Refused(_("Choose somebody who is in this case."), "person")
    today = clock.today(user.timezone)
    chances.check_agreed(entry, opening, today)
    starts_on = entry.starts_on or opening.starts_on
    chances.must_be_possible(chances.chance(user, person, opening, starts_on), today)
    _not_twice(user, person, opening)
    row = _new(case, opening, person, entry)
    db.session.add(row)
    db.session.flush()
    choice = choosing.new_choice(user, row.id, opening, person.id, choice_reason)
    db.session.add(choice)
    facts = {"name": full_name(person), "job": opening.title, "employer": opening.employer.name}
    after = {"state": row.state, **_facts(entry)}
    chosen = {"choice": choice.state, "place": choice.place, "passed": choice.passed, "reason": choice.reason or ""}
    trail.commit(user, "placement.create", case, f"{case_ref}/placements/{row.ref}", **facts, **chosen, after=after)
    return row.ref


def edit_placement(user: Actor, ref: str, entry: TermsEntry, *, seen: int) -> None:
    """Change the terms agreed upon. Raises NotFound, Denied, Stale or Refused."""
    row = placement_to_change(user, ref)
    before = chances.written_terms(row)
    if row.version != seen:
        saved, mine = asdict(before), asdict(entry)
        raise Stale({k: _in_words(v) for k, v in saved.items() if v != mine[k]}, row.version)
    if row.state not in LIVE:
        raise Refused(_("This placement has ended. Its terms stay as they were."))
    if row.started_on is not None:
        entry = TermsEntry(**{**asdict(entry), "starts_on": row.starts_on})
    chances.check_agreed(entry, row.opening, clock.today(user.timezone), has_started=row.started_on is not None)
    for name, value in asdict(entry).items():
        setattr(row, name, value)
    was, now = _facts(before), _facts(entry)
    changed = [name for name in now if was.get(name) != now[name]]
    if not changed:
        return
    facts = {"name": full_name(row.person), "job": row.opening.title}
    sides = {"before": {k: was.get(k) for k in changed}, "after": {k: now[k] for k in changed}}
    trail.commit(user, "placement.edit", row.case, f"{row.case.ref}/placements/{ref}", **facts, **sides)


def _new(case: Case, opening: Opening, person: Person, entry: TermsEntry) -> Placement:
    return Placement(
        ref=new_ref("PL"),
        organization_id=case.organization_id,
        opening_id=opening.id,
        case_id=case.id,
        person_id=person.id,
        state=PlacementState.MATCHED,
        created_at=clock.now(),
        **asdict(entry),
    )


def _not_twice(user: Actor, person: Person, opening: Opening) -> None:
    """One placement of a person in an opening at a time. Raises Refused."""
    query = scope.of_person(user, Placement).where(
        Placement.person_id == person.id, Placement.opening_id == opening.id, Placement.state.in_(LIVE)
    )
    twin = db.session.scalars(query.limit(1)).first()
    if twin is not None:
        raise Refused(_("This person is matched with this opening already: %(ref)s.", ref=twin.ref), "person")


def _facts(entry: TermsEntry) -> dict[str, object]:
    """The terms for the trail: amounts as text without needless zeros, so that equal ones compare equal."""
    return {name: _amount(value) if isinstance(value, Decimal) else value for name, value in asdict(entry).items()}


def _amount(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _in_words(value: object) -> str:
    if isinstance(value, Decimal):
        return _amount(value)
    return format_date(value) if isinstance(value, date) else str(value or "")
