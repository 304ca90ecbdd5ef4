"""Cases and who is in them, notes and tasks, for tests. Everything is added and flushed; the test commits."""

from datetime import date, timedelta

from caseflow import clock
from caseflow.access.numbers import next_in_case
from caseflow.access.refs import new_ref
from caseflow.extensions import db
from caseflow.models.accounts import Team, User
from caseflow.models.base import NEVER
from caseflow.models.cases import Case, CaseMember, Note, Task
from caseflow.models.people import Person


def case(
    team: Team,
    *people: Person,
    principal: Person | None = None,
    stage: str = "intake",
    status: str = "open",
    caseworker: User | None = None,
    risk: str = "standard",
    relationships: tuple[str, ...] = (),
    **more,
) -> Case:
    """A case of the team with these people in it, the first of them (or `principal`) as the principal applicant.

    `relationships` are those of the others, in their order; without it they are "other_relative". The people move to
    the team. `status="closed"` closes it as withdrawn with the given stage as the one reached.
    """
    people = people if principal is None or principal in people else (principal, *people)
    principal = principal or (people[0] if people else None)
    today = clock.today()
    more = {"opened_on": today - timedelta(days=30), "created_at": clock.now(), **more}
    if status == "closed":
        more = {"outcome": "withdrawn", "stage_reached": stage, "closed_on": today, **more}
        stage = "closed"
    if status == "on_hold" and "hold_until" not in more and "hold_event" not in more:
        more["hold_until"] = today + timedelta(days=30)
    row = Case(
        ref=more.pop("ref", None) or new_ref("CF"),
        organization_id=team.organization_id,
        team_id=team.id,
        caseworker_id=caseworker.id if caseworker else None,
        stage=stage,
        stage_since=more.pop("stage_since", more["opened_on"]),
        status=status,
        risk=risk,
        sort_name=principal.sort_name if principal else "",
        **more,
    )
    db.session.add(row)
    db.session.flush()
    kinds = iter(relationships)
    for person in people:
        is_principal = person is principal
        kind = "principal" if is_principal else next(kinds, "other_relative")
        member(row, person, kind, is_principal=is_principal)
    return row


def member(of: Case, person: Person, relationship: str = "other_relative", *, is_principal=False, **more) -> CaseMember:
    """A person in a case. `left_on` makes somebody who left it."""
    person.team_id, person.organization_id = of.team_id, of.organization_id
    is_in = of.status != "closed" and more.get("left_on") is None
    row = CaseMember(
        case_id=of.id,
        person_id=person.id,
        relationship_to_principal=relationship,
        is_principal=is_principal,
        joined_on=more.pop("joined_on", of.opened_on),
        open_person_id=person.id if is_in else None,
        **more,
    )
    db.session.add(row)
    db.session.flush()
    return row


def task(
    of: Case, title: str = "Ring the school", *, by: User, due_on: date = NEVER, assignee: User | None = None, **more
) -> Task:
    """A task of a case; it keeps the case's next due day as a command would."""
    row = Task(
        case_id=of.id,
        number=next_in_case(Task, of),
        title=title,
        due_on=due_on,
        assignee_id=assignee.id if assignee else None,
        created_by_id=by.id,
        created_at=more.pop("created_at", clock.now()),
        **more,
    )
    db.session.add(row)
    if row.state in (None, "open"):
        of.next_due_on = min(of.next_due_on, due_on)
    db.session.flush()
    return row


def note(of: Case, body: str = "They have found a flat.", *, by: User, kind: str = "internal", **more) -> Note:
    row = Note(case_id=of.id, body=body, kind=kind, author_id=by.id, at=more.pop("at", clock.now()), **more)
    db.session.add(row)
    db.session.flush()
    return row
