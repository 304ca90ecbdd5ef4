"""Cases for which the exit rules of a stage hold, each in one line."""

from datetime import timedelta

from caseflow import clock
from caseflow.access.refs import new_ref
from caseflow.extensions import db
from caseflow.models.accounts import User
from caseflow.models.cases import Case
from caseflow.models.consent import Consent, ConsentText
from caseflow.models.people import Person
from tests.factories import cases, evaluation, people


def service_consent(of: Person, by: User) -> Consent:
    """An active consent to our service."""
    today = clock.today()
    text = ConsentText(kind="service", number=1, language="es", body="Acepto.")
    db.session.add(text)
    db.session.flush()
    row = Consent(
        ref=new_ref("CO"),
        person_id=of.id,
        kind="service",
        purpose="service",
        giver="self",
        how_given="signed",
        evidence="Carpeta 3",
        text_id=text.id,
        risks_explained=True,
        not_conditional=True,
        given_on=today - timedelta(days=1),
        expires_on=today + timedelta(days=300),
        recorded_by_id=by.id,
        recorded_at=clock.now(),
    )
    db.session.add(row)
    db.session.flush()
    return row


def to_leave_intake(team, by: User, **more) -> Case:
    """A case at intake for which nothing is missing."""
    person = people.person(team)
    people.contact(person)
    service_consent(person, by)
    return cases.case(team, person, **{"caseworker": by, **more})


def to_leave_evaluation(team, by: User, **more) -> Case:
    """A case in evaluation for which only the pathway is missing."""
    person = people.person(team)
    evaluation.occupation(person)
    evaluation.education(person)
    people.language(person)
    evaluation.evaluation(person, signed_by=by)
    return cases.case(team, person, **{"caseworker": by, "stage": "evaluation", **more})
