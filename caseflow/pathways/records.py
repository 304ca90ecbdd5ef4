"""What is recorded of people, loaded once for all of them and only as far as the user may see it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy.orm import joinedload, selectinload

from caseflow.access import consents, scope
from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.base import Base
from caseflow.models.employers import Employer, Opening, Vetting
from caseflow.models.evaluation import Education, LanguageTest, Licence, WorkExperience
from caseflow.models.pathways import Permit, Step, WantedDocument
from caseflow.models.people import IdentityDocument, Person, PersonFact, PersonLanguage, StatusRecord
from caseflow.models.placements import Placement
from caseflow.rules.consent import Consent
from caseflow.rules.work_dates import Job, current_job

Row = TypeVar("Row", bound=Base)
_FAVOURABLE = ("approved", "conditional")


@dataclass
class Records:
    """Everything about one person that a rule can look at."""

    person: Person
    documents: Sequence[IdentityDocument] = ()
    statuses: Sequence[StatusRecord] = ()
    recorded: Sequence[PersonFact] = ()
    work: Sequence[WorkExperience] = ()
    education: Sequence[Education] = ()
    licences: Sequence[Licence] = ()
    tests: Sequence[LanguageTest] = ()
    languages: Sequence[PersonLanguage] = ()
    permits: Sequence[Permit] = ()
    wanted: Sequence[WantedDocument] = ()
    consents: Sequence[Consent] = ()
    placement: Placement | None = None
    vetting_answers: dict[str, Any] = field(default_factory=dict)

    @property
    def opening(self) -> Opening | None:
        """The job that the person's placement is for."""
        return self.placement.opening if self.placement is not None else None

    @property
    def employer(self) -> Employer | None:
        """Who offers that job."""
        return self.placement.opening.employer if self.placement is not None else None


def of_people(user: Actor, person_ids: Collection[int]) -> dict[int, Records]:
    """The records of these people by person; nothing for people whom the user may not see."""
    ids = sorted(person_ids)
    people = scope.people(user).where(Person.id.in_(ids)).options(selectinload(Person.nationalities))
    found = {person.id: Records(person) for person in db.session.scalars(people)}
    for name, model in (
        ("documents", IdentityDocument),
        ("statuses", StatusRecord),
        ("recorded", PersonFact),
        ("work", WorkExperience),
        ("education", Education),
        ("licences", Licence),
        ("tests", LanguageTest),
        ("languages", PersonLanguage),
        ("permits", Permit),
    ):
        for person_id, rows in _by_person(user, model, ids).items():
            setattr(found[person_id], name, rows)
    for person_id, given in consents.of_people(user, ids).items():
        found[person_id].consents = given
    _add_wanted(user, ids, found)
    _add_placements(user, ids, found)
    return found


def _by_person(user: Actor, model: type[Row], ids: Sequence[int]) -> dict[int, list[Row]]:
    columns: Any = model
    found: dict[int, list[Row]] = {}
    for row in db.session.scalars(scope.of_person(user, model).where(columns.person_id.in_(ids)).order_by(columns.id)):
        found.setdefault(row.person_id, []).append(row)  # type: ignore[attr-defined]
    return found


def _add_wanted(user: Actor, ids: Sequence[int], found: dict[int, Records]) -> None:
    query = scope.of_step(user, WantedDocument).where(Step.person_id.in_(ids)).options(joinedload(WantedDocument.step))
    by_person: dict[int, list[WantedDocument]] = {}
    for row in db.session.scalars(query):
        by_person.setdefault(row.step.person_id, []).append(row)
    for person_id, rows in by_person.items():
        if person_id in found:
            found[person_id].wanted = rows


def _add_placements(user: Actor, ids: Sequence[int], found: dict[int, Records]) -> None:
    """The placement that counts today, with its opening, employer, recruiter, and what their vetting answered."""
    opening = joinedload(Placement.opening)
    query = (
        scope.placements(user)
        .where(Placement.person_id.in_(ids))
        .options(opening.joinedload(Opening.employer), opening.joinedload(Opening.recruiter))
    )
    by_person: dict[int, dict[int, Placement]] = {}
    for row in db.session.scalars(query):
        by_person.setdefault(row.person_id, {})[row.id] = row
    for person_id, rows in by_person.items():
        job = current_job(Job(row.id, row.state, row.starts_on) for row in rows.values())
        if job is not None and person_id in found:
            found[person_id].placement = rows[job.id]
    employers = {r.employer.id for r in found.values() if r.employer is not None}
    answers = _vetting_answers(user, employers) if employers else {}
    for records in found.values():
        if records.employer is not None:
            records.vetting_answers = answers.get(records.employer.id, {})


def _vetting_answers(user: Actor, employer_ids: set[int]) -> dict[int, dict[str, Any]]:
    """The answers of each employer's newest favourable vetting, by question."""
    query = (
        scope.of_employer(user, Vetting)
        .where(Vetting.employer_id.in_(sorted(employer_ids)), Vetting.decision.in_(_FAVOURABLE))
        .order_by(Vetting.decided_at)
    )
    return {vetting.employer_id: vetting.answers for vetting in db.session.scalars(query)}
