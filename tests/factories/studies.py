"""A caseload for studies: many people with an occupation and what belongs to it, quickly."""

from collections.abc import Iterable
from datetime import date

from caseflow import clock
from caseflow.access.refs import new_ref
from caseflow.extensions import db
from caseflow.models.accounts import Team
from caseflow.models.cases import Case, CaseMember
from caseflow.models.evaluation import Evaluation, LanguageTest, Licence, Skill, WantedOccupation
from caseflow.models.people import Nationality, Person, PersonLanguage

GROWN_UP = date(1990, 5, 17)


def somebody(team: Team, isco: str = "9211", nationality: str = "HND", *, is_open: bool = True, **more) -> Person:
    """A grown-up in a case of their own who wants this occupation ("" for none)."""
    today = clock.today()
    born = more.pop("born", GROWN_UP)
    of_person = {
        "sex": "female",
        "residence_country": "CAN",
        "residence_region": "CA-NS",
        "protection": "clear",
        **more,
    }
    row = Person(
        ref=new_ref("PE"), organization_id=team.organization_id, team_id=team.id, given_names="Somebody",
        family_names="Somewhere", sort_name="somewhere somebody", birth_date=born, birth_precision="day",
        born_earliest=born, born_latest=born, created_at=clock.now(), **of_person,
    )  # fmt: skip
    closed = {} if is_open else {"status": "closed", "outcome": "withdrawn", "closed_on": today}
    file = Case(
        ref=new_ref("CF"), organization_id=team.organization_id, team_id=team.id, stage_since=today, opened_on=today,
        created_at=clock.now(), **closed,
    )  # fmt: skip
    db.session.add_all([row, file])
    db.session.flush()
    db.session.add(
        CaseMember(
            case_id=file.id,
            person_id=row.id,
            relationship_to_principal="principal",
            is_principal=True,
            joined_on=today,
            open_person_id=row.id if is_open else None,
        )
    )
    if nationality:
        db.session.add(Nationality(person_id=row.id, country=nationality))
    if isco:
        db.session.add(WantedOccupation(person_id=row.id, isco=isco))
    db.session.flush()
    return row


def many(team: Team, how_many: int, isco: str = "9211", nationality: str = "HND", **more) -> list[Person]:
    """So many of them."""
    return [somebody(team, isco, nationality, **more) for _ in range(how_many)]


def qualified(people: Iterable[Person], isco: str, user_id: int) -> None:
    """They are evaluated, licensed, tested in English, and have a certified skill."""
    today = clock.today()
    for person in people:
        db.session.add_all(
            [
                Evaluation(
                    person_id=person.id,
                    state="signed",
                    started_by_id=user_id,
                    started_at=clock.now(),
                    signed_at=clock.now(),
                ),
                Licence(person_id=person.id, isco=isco, body="College", country="CAN"),
                LanguageTest(
                    person_id=person.id,
                    test="celban",
                    language="eng",
                    taken_on=today,
                    listening="8",
                    reading="8",
                    writing="8",
                    speaking="8",
                ),
                Skill(person_id=person.id, skill="vital_signs", source="certified", level=3),
                PersonLanguage(person_id=person.id, language="spa", level="native"),
            ]
        )
    db.session.flush()
