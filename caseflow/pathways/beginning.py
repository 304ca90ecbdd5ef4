"""What a case gets when it begins a pathway: its steps for the members, the documents they want, things to find out."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, timedelta

from caseflow import clock
from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.access.numbers import next_in_case
from caseflow.extensions import db
from caseflow.models.cases import Case, CaseMember, Task
from caseflow.models.pathways import PathwayVersion, Step, WantedDocument
from caseflow.models.people import Person
from caseflow.pathways.facts import fact_name
from caseflow.rules.birth import Birth, is_adult
from caseflow.rules.pathway import DeadlineTemplate, Pathway, StepTemplate
from caseflow.rules.work_dates import ANCHORS
from caseflow.vocabulary.language import _

Taker = tuple[StepTemplate, Person]

FIND_OUT_DAYS = 14
_KEY_LENGTH = 120


def who_takes(template: StepTemplate, members: Sequence[CaseMember], today: date) -> list[CaseMember]:
    """The members who take a step. Somebody whose age is not known counts as an adult: a step can be waived."""
    if template.applies_to == "principal":
        return [member for member in members if member.is_principal]
    if template.applies_to == "accompanying":
        return [member for member in members if not member.is_principal]
    if template.applies_to == "each_adult":
        return [member for member in members if _is_adult(member.person, today) is not False]
    return list(members)


def _is_adult(person: Person, today: date) -> bool | None:
    return is_adult(Birth(person.birth_date, person.birth_precision), today)


def add_steps(
    user: Actor,
    case: Case,
    version: PathwayVersion,
    takers: Sequence[Taker],
    began_on: date,
) -> list[Step]:
    """The steps for these people, all waiting; `track.update` says which of them are possible at once."""
    number = next_in_case(Step, case)
    steps = []
    for place, (template, person) in enumerate(takers):
        step = Step(
            case_id=case.id,
            person_id=person.id,
            pathway_version_id=version.id,
            number=number + place,
            code=template.code,
            actor=template.actor,
            ready_on=began_on if not template.after else None,
            confirmations={},
            **anchor_of(template.deadline),
        )
        step.person, step.pathway_version = person, version
        steps.append(step)
    db.session.add_all(steps)
    db.session.flush()
    _add_documents(user, steps, {template.code: template for template, _person in takers})
    return steps


def anchor_of(deadline: DeadlineTemplate | None) -> dict[str, object]:
    """A due day that hangs on the work carries its rule, so that whoever changes the work moves it (audit.due_days)."""
    if deadline is None or deadline.anchor not in ANCHORS:
        return {}
    kept = {name: value for name, value in asdict(deadline).items() if name not in ("note", "on", "month_day")}
    return {"due_anchor": deadline.anchor, "due_rule": kept}


def _add_documents(user: Actor, steps: Sequence[Step], templates: dict[str, StepTemplate]) -> None:
    """The documents that each step wants; what was verified for another step of the person counts here too."""
    ids = {step.person_id for step in steps}
    query = scope.of_step(user, WantedDocument).where(Step.person_id.in_(ids), WantedDocument.state == "verified")
    verified = {
        (person_id, kind): expires_on
        for person_id, kind, expires_on in db.session.execute(
            query.with_only_columns(Step.person_id, WantedDocument.kind, WantedDocument.expires_on)
        )
    }
    for step in steps:
        for kind in templates[step.code].requires_documents:
            has = (step.person_id, kind) in verified
            row = WantedDocument(step_id=step.id, kind=kind, state="verified" if has else "missing")
            row.expires_on = verified.get((step.person_id, kind))
            db.session.add(row)
    db.session.flush()


def ask_for(user: Actor, case: Case, person: Person, names: Iterable[str], today: date) -> list[str]:
    """One task for each fact that must be found out about a person; none for what is asked already.

    Gives the facts. A task that was done while the fact is still unknown is opened again.
    """
    names = list(names)
    titles = {f"{person.ref}:{name}"[:_KEY_LENGTH]: _("Find out: %(fact)s", fact=fact_name(name)) for name in names}
    add_tasks(user, case, person, titles, today)
    return names


def add_tasks(user: Actor, case: Case, person: Person | None, titles: dict[str, str], today: date) -> None:
    """Tasks to find something out, by their key; the same key never makes two."""
    query = scope.of_case(user, Task).where(Task.case_id == case.id, Task.fact_key.in_(list(titles)))
    known = {task.fact_key: task for task in db.session.scalars(query)}
    number, due_on = next_in_case(Task, case), today + timedelta(days=FIND_OUT_DAYS)
    for key, title in titles.items():
        task = known.get(key)
        if task is None:
            task = Task(case_id=case.id, number=number, fact_key=key, kind="find_out", created_at=clock.now())
            task.title, task.person_id = title, person.id if person else None
            task.created_by_id = None if user.is_system else user.id  # the clock is nobody
            task.assignee_id, task.due_on = case.caseworker_id, due_on
            db.session.add(task)
            number += 1
        elif task.state != "open":
            task.state, task.done_at, task.done_by_id, task.due_on = "open", None, None, due_on
    db.session.flush()


def takers_of(pathway: Pathway, members: Sequence[CaseMember], today: date) -> list[Taker]:
    """Every step of a pathway with each member who takes it, in the order of the steps."""
    return [(template, member.person) for template in pathway.steps for member in who_takes(template, members, today)]


def takers_alone(pathway: Pathway, person: Person) -> list[Taker]:
    """Every step of a pathway for one person: a registration beside the family's own pathway."""
    return [(template, person) for template in pathway.steps]
