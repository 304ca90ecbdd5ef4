"""What people can do, for tests: rows only, flushed; the test commits at the end of its set-up."""

from datetime import date, timedelta
from decimal import Decimal

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.accounts import User
from caseflow.models.base import Base
from caseflow.models.evaluation import (
    Education,
    Evaluation,
    LanguageTest,
    Licence,
    Recognition,
    RecognitionStep,
    Skill,
    WantedOccupation,
    WorkExperience,
)
from caseflow.models.people import Person

NURSE = "2221"


def _kept(row: Base) -> None:
    db.session.add(row)
    db.session.flush()


def occupation(of: Person, isco: str = NURSE, rank: int = 1, **more) -> WantedOccupation:
    """An occupation that the person can do and wants to do; `rank` 1 is the best."""
    row = WantedOccupation(person_id=of.id, isco=isco, rank=rank, **more)
    _kept(row)
    return row


def experience(of: Person, isco: str = NURSE, title: str = "Nurse on a children's ward", **more) -> WorkExperience:
    """A job of three years at forty paid hours a week that ended last year, unless told otherwise."""
    today = clock.today()
    given = {
        "employer_name": "Hospital Escuela",
        "country": "HND",
        "started_on": today - timedelta(days=4 * 365),
        "ended_on": today - timedelta(days=365),
        "hours_per_week": Decimal(40),
    }
    row = WorkExperience(person_id=of.id, isco=isco, title=title, **{**given, **more})
    _kept(row)
    return row


def education(of: Person, isced: int = 6, title: str = "Licenciatura en Enfermería", **more) -> Education:
    given = {"institution": "UNAH", "country": "HND", "completed_on": date(2013, 11, 29)}
    row = Education(person_id=of.id, isced=isced, title=title, **{**given, **more})
    _kept(row)
    return row


def licence(of: Person, number: str | None = "RN-2204417", **more) -> Licence:
    """A nurse's licence of Honduras that holds for another year."""
    given = {
        "isco": NURSE,
        "body": "Colegio de Profesionales de Enfermería de Honduras",
        "country": "HND",
        "kind": "foreign",
        "issued_on": date(2014, 2, 3),
        "expires_on": clock.today() + timedelta(days=365),
    }
    row = Licence(person_id=of.id, number=number, **{**given, **more})
    _kept(row)
    return row


def recognition(of: Person, result: str = "pending", **more) -> Recognition:
    """A degree that the Nova Scotia College of Nursing is looking at."""
    given = {
        "credential": "Licenciatura en Enfermería",
        "body": "Nova Scotia College of Nursing",
        "country": "CAN",
        "applied_on": clock.today() - timedelta(days=60),
    }
    row = Recognition(person_id=of.id, result=result, **{**given, **more})
    _kept(row)
    return row


def recognition_step(
    of: Recognition, kind: str = "credential_assessment", position: int = 1, **more
) -> RecognitionStep:
    """A step of a recognition, to be done unless told otherwise."""
    row = RecognitionStep(recognition_id=of.id, person_id=of.person_id, kind=kind, position=position, **more)
    _kept(row)
    return row


def skill(of: Person, code: str = "wound_care", source: str = "said", level: int = 3, **more) -> Skill:
    """What somebody says of themselves, or another source."""
    row = Skill(person_id=of.id, skill=code, source=source, level=level, **more)
    _kept(row)
    return row


def language_test(of: Person, test: str = "ielts_general", scores: str = "6.0 5.0 5.5 5.5", **more) -> LanguageTest:
    """A sitting sixty days ago; `scores` are listening, reading, writing, speaking."""
    listening, reading, writing, speaking = scores.split()
    given = {"language": "eng", "taken_on": clock.today() - timedelta(days=60)}
    row = LanguageTest(
        person_id=of.id,
        test=test,
        listening=listening,
        reading=reading,
        writing=writing,
        speaking=speaking,
        **{**given, **more},
    )
    _kept(row)
    return row


def evaluation(
    of: Person, *, started_by: User | None = None, signed_by: User | None = None, number: int = 1, **more
) -> Evaluation:
    """The evaluation of that person: a draft of `started_by` or, with `signed_by`, complete and signed."""
    author = started_by or signed_by
    assert author is not None, "somebody begins an evaluation"
    row = Evaluation(
        person_id=of.id,
        number=number,
        state="signed" if signed_by else "draft",
        started_by_id=author.id,
        started_at=more.pop("started_at", clock.now()),
        signed_by_id=signed_by.id if signed_by else None,
        signed_at=more.pop("signed_at", clock.now() if signed_by else None),
        **more,
    )
    _kept(row)
    return row
