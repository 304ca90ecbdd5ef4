"""The open cases on a version that is closed, paused or no longer offered, each with what it can do next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_

from caseflow import clock
from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.cases import Case, CaseMember
from caseflow.models.pathways import Step
from caseflow.models.people import Person
from caseflow.pathways import facts, offered
from caseflow.pathways.offered import Offered
from caseflow.pathways.shown import said
from caseflow.rules.conditions import Answer
from caseflow.rules.eligibility import ELIGIBLE, UNKNOWN, sum_up
from caseflow.rules.names import full_name
from caseflow.rules.pathway import Pathway
from caseflow.rules.pathway_versions import takes_applications
from caseflow.rules.spans import judge_facts
from caseflow.rules.steps import OPEN_STATES

# Of more cases only the names are shown.
MOST_WITH_NEXT = 50


@dataclass(frozen=True)
class OwnCase:
    """An open case of the user's on a version. The rest only where the version is left behind.

    `before_authority`: steps that are handed in and go on. `not_handed_in`: decisions that nobody has asked for yet.
    `routes`: other pathways that are open to the principal applicant; `perhaps` more, once what is missing is known.
    """

    ref: str
    name: str
    before_authority: tuple[str, ...] = ()
    not_handed_in: tuple[str, ...] = ()
    routes: tuple[tuple[str, str], ...] = ()
    perhaps: int = 0


def own_cases(user: Actor, one: Offered, *, with_next: bool) -> tuple[OwnCase, ...]:
    """The user's open cases on this version, by name."""
    query = (
        scope.cases(user)
        .where(Case.pathway_version_id == one.row.id, Case.status != "closed")
        .join(CaseMember, and_(CaseMember.case_id == Case.id, CaseMember.is_principal))
        .join(Person, Person.id == CaseMember.person_id)
        .with_only_columns(Case.id, Case.ref, Person.id, Person.given_names, Person.family_names)
        .order_by(Case.sort_name, Case.id)
        .limit(200)
    )
    rows = [(row[0], row[1], row[2], full_name(row[3], row[4])) for row in db.session.execute(query)]
    if not with_next:
        return tuple(OwnCase(ref, name) for _case, ref, _person, name in rows)
    some = rows[:MOST_WITH_NEXT]
    today = clock.today(user.timezone)
    steps = _steps(user, [case_id for case_id, *_rest in some], one)
    known = facts.of_people(user, [person for _case, _ref, person, _name in some], today)
    others = [other for other in offered.all_current() if _is_open(other, one.pathway, today)]
    shown = [
        OwnCase(ref, name, *steps.get(case_id, ((), ())), *_routes(others, known.get(person, {}), today))
        for case_id, ref, person, name in some
    ]
    return (*shown, *(OwnCase(ref, name) for _case, ref, _person, name in rows[MOST_WITH_NEXT:]))


def _steps(user: Actor, case_ids: Sequence[int], one: Offered) -> dict[int, tuple[tuple[str, ...], tuple[str, ...]]]:
    query = scope.of_case(user, Step).where(
        Step.case_id.in_(case_ids), Step.pathway_version_id == one.row.id, Step.state.in_(OPEN_STATES)
    )
    found: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for case_id, code, state in db.session.execute(
        query.with_only_columns(Step.case_id, Step.code, Step.state).order_by(Step.number)
    ):
        template = one.pathway.step(code)
        handed_in, waiting = found.get(case_id, ((), ()))
        name = (said(template.names),)
        if state == "submitted":
            handed_in = tuple(dict.fromkeys(handed_in + name))
        elif template.decided and not template.optional and template.after_refusal_of is None:
            waiting = tuple(dict.fromkeys(waiting + name))
        found[case_id] = (handed_in, waiting)
    return found


def _is_open(other: Offered, left: Pathway, today: date) -> bool:
    if other.pathway.is_subprocess or (other.pathway.id, other.pathway.version) == (left.id, left.version):
        return False
    return takes_applications(other.intake, today)[0] is not Answer.NOT_MET


def _routes(
    others: Sequence[Offered], known: dict[str, object], today: date
) -> tuple[tuple[tuple[str, str], ...], int]:
    results = [(other, sum_up(judge_facts(other.pathway.rules, known, today)).result) for other in others]
    routes = tuple((one.pathway.id, said(one.pathway.names)) for one, result in results if result == ELIGIBLE)
    return routes, sum(result == UNKNOWN for _one, result in results)
