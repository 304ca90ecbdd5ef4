"""What the invented people of a bench can do, want and agreed to: everything that a ranking looks at.

Jobs of one person never overlap, so that a plain sum of days is the same as the months counted by the rules.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import insert, select

from caseflow import clock
from caseflow.access.refs import new_ref
from caseflow.extensions import db, learn_sizes
from caseflow.models.accounts import User
from caseflow.models.cases import Case, CaseMember
from caseflow.models.consent import Consent, ConsentText
from caseflow.models.employers import Employer, Opening
from caseflow.models.evaluation import Education, LanguageTest, Licence, Skill, WantedOccupation, WorkExperience
from caseflow.models.matching import FamilyWish
from caseflow.models.people import Person, PersonLanguage, StatusRecord
from caseflow.models.placements import Placement
from caseflow.rules.names import fold

ISCO = (
    "9211", "9212", "6111", "6113", "5321", "5322", "2221", "3221", "7112", "7115", "9313", "5120", "9412", "9112",
    "8160", "7511", "8332", "2142", "5223", "4321",
)  # fmt: skip
SKILLS = (
    "pruning",
    "harvesting",
    "milking",
    "tractor",
    "first_aid",
    "lifting",
    "cooking",
    "hygiene",
    "welding",
    "forklift",
)
LEVELS = ("none", "A1", "A2", "B1", "B2", "C1")
REGIONS = ("CA-NS", "CA-NB", "CA-ON", "CA-QC", "CA-AB")


@dataclass(frozen=True)
class Jobs:
    """The references of the openings to rank for, by what is special about each."""

    farm: str
    care: str
    nurse: str


def add_work(seed: int = 11) -> Jobs:
    """Add to a filled database (bench.fill) what people can do and want, and three openings. Commits."""
    dice = random.Random(seed)
    people = db.session.execute(
        select(Person.id, Person.born_latest, CaseMember.case_id)
        .join(CaseMember, CaseMember.person_id == Person.id)
        .order_by(Person.id)
    ).all()
    boss = db.session.scalars(select(User).where(User.role == "supervisor")).one()
    jobs = _openings(boss.organization_id)
    for model, rows in _tables(dice, [tuple(row) for row in people], boss):
        found = list(rows)
        for first in range(0, len(found), 20_000):
            db.session.execute(insert(model), found[first : first + 20_000])
    _placements(dice)
    db.session.commit()
    learn_sizes()
    return jobs


def _tables(dice: random.Random, people: list[Any], boss: User) -> Iterator[tuple[Any, Any]]:
    today = clock.today()
    grown = [row[0] for row in people if (today - row[1]).days > 18 * 365]
    yield WantedOccupation, (row for one in grown for row in _wanted(dice, one))
    yield WorkExperience, (row for one in grown for row in _jobs(dice, one, today))
    yield Education, (_schooling(dice, one) for one in grown)
    yield PersonLanguage, (row for one in grown for row in _languages(dice, one))
    yield LanguageTest, (_test(dice, one, today) for one in grown if dice.random() < 0.15)
    yield Skill, (row for one in grown for row in _skills(dice, one, today))
    yield Licence, (_licence(dice, one, today) for one in grown if dice.random() < 0.1)
    yield StatusRecord, (_status(dice, one) for one in grown)
    texts = {
        kind: ConsentText(kind=kind, number=1, language="es", body="Do you agree?")
        for kind in ("service", "present_to_employer")
    }
    db.session.add_all(texts.values())
    db.session.flush()
    said = (row for one in grown for row in _consents(dice, one, boss, texts, today))
    yield Consent, said
    yield (
        FamilyWish,
        (_wish(dice, case, boss, today) for case in sorted({row[2] for row in people}) if dice.random() < 0.5),
    )


def _wanted(dice: random.Random, person: int) -> Iterator[dict[str, Any]]:
    for rank, isco in enumerate(dice.sample(ISCO, dice.choice((1, 1, 2, 3))), 1):
        yield {"person_id": person, "isco": isco, "rank": rank}


def _jobs(dice: random.Random, person: int, today: date) -> Iterator[dict[str, Any]]:
    end = today - timedelta(days=dice.randrange(600))
    for _ in range(dice.choice((0, 1, 1, 2, 3, 4))):
        begin = end - timedelta(days=dice.randrange(30, 1500))
        yield {
            "person_id": person, "isco": dice.choice(ISCO), "title": "Worker", "country": "GTM", "started_on": begin,
            "ended_on": end, "hours_per_week": Decimal(40),
        }  # fmt: skip
        end = begin - timedelta(days=dice.randrange(1, 200))


def _schooling(dice: random.Random, person: int) -> dict[str, Any]:
    done = date(2012, 11, 30) if dice.random() < 0.9 else None
    return {"person_id": person, "isced": dice.choice((1, 1, 2, 3, 3, 5, 6)), "title": "T", "country": "GTM",
            "completed_on": done}  # fmt: skip


def _languages(dice: random.Random, person: int) -> Iterator[dict[str, Any]]:
    yield {"person_id": person, "language": "spa", "level": "native"}
    if dice.random() < 0.8:
        yield {"person_id": person, "language": "eng", "level": dice.choice(LEVELS)}


def _test(dice: random.Random, person: int, today: date) -> dict[str, Any]:
    scores = {name: str(dice.randrange(4, 11)) for name in ("listening", "reading", "writing", "speaking")}
    taken = today - timedelta(days=dice.randrange(1000))
    return {"person_id": person, "test": "celpip_general", "language": "eng", "taken_on": taken, **scores}


def _skills(dice: random.Random, person: int, today: date) -> Iterator[dict[str, Any]]:
    for skill in dice.sample(SKILLS, dice.randrange(6)):
        ends = today + timedelta(days=dice.randrange(-300, 900)) if dice.random() < 0.2 else None
        yield {"person_id": person, "skill": skill, "source": dice.choice(("said", "tested", "certified")),
               "level": dice.randrange(1, 5), "expires_on": ends}  # fmt: skip


def _licence(dice: random.Random, person: int, today: date) -> dict[str, Any]:
    return {"person_id": person, "isco": "2221", "body": "College", "country": dice.choice(("CAN", "HND")),
            "kind": dice.choice(("full", "conditional", "foreign")), "issued_on": date(2015, 1, 1),
            "expires_on": today + timedelta(days=dice.randrange(-200, 900))}  # fmt: skip


def _status(dice: random.Random, person: int) -> dict[str, Any]:
    status = dice.choice(("visitor", "worker", "returned", "refugee_claimant"))
    return {"person_id": person, "country": "CAN", "status": status, "is_regular": True}


def _consents(
    dice: random.Random, person: int, boss: User, texts: dict[str, ConsentText], today: date
) -> Iterator[dict[str, Any]]:
    kinds = [("service", "House")] if dice.random() < 0.9 else []
    if dice.random() < 0.3:
        kinds.append(
            ("present_to_employer", dice.choice(("Valley Farms", "VALLEY FARMS", "Harbour Care", "Elsewhere")))
        )
    for kind, name in kinds:
        given = today - timedelta(days=dice.randrange(1, 400))
        yield {
            "ref": new_ref("CO"), "person_id": person, "kind": kind, "recipient_name": name, "purpose": "service",
            "fields": ["identity"], "giver": "self", "how_given": "signature", "evidence": "paper",
            "text_id": texts[kind].id, "risks_explained": True, "not_conditional": True, "given_on": given,
            "expires_on": given + timedelta(days=500), "recorded_by_id": boss.id, "recorded_at": clock.now(),
            "withdrawn_at": clock.now() if dice.random() < 0.05 else None, "onward": "", "identity_from": "",
            "guardian_name": "", "has_assent": False, "interpreter": "", "end_reason": "", "version": 1,
        }  # fmt: skip


def _wish(dice: random.Random, case: int, boss: User, today: date) -> dict[str, Any]:
    return {
        "case_id": case, "regions": dice.sample(REGIONS, dice.choice((0, 0, 1, 2))),
        "countries": ["CAN"] if dice.random() < 0.5 else [], "not_regions": ["CA-AB"] if dice.random() < 0.2 else [],
        "together": dice.choice(("must", "rather", "rather", "no_matter")), "needs_housing": dice.random() < 0.2,
        "earliest_on": today + timedelta(days=dice.randrange(120)) if dice.random() < 0.6 else None,
        "recorded_by_id": boss.id, "recorded_at": clock.now(), "version": 1,
    }  # fmt: skip


def _openings(organization: int) -> Jobs:
    farm, care = (_employer(organization, name) for name in ("Valley Farms", "Harbour Care"))
    told = {"language": "eng", "language_level": "A2", "takes_families": True, "has_housing": True, "isced": 2}
    return Jobs(
        _opening(farm, "9211", skills=["harvesting", "pruning", "tractor"], **told),
        _opening(care, "5321", skills=["lifting", "hygiene"], **{**told, "language_level": "B1"}),
        _opening(care, "2221", needs_licence=True, **{**told, "language_level": "B2", "language_tested": True}),
    )


def _employer(organization: int, name: str) -> Employer:
    row = Employer(
        ref=new_ref("EM"), organization_id=organization, name=name, sort_name=fold(name), country="CAN",
        region="CA-NS", vetting_state="approved", vetted_until=clock.today() + timedelta(days=300),
        created_at=clock.now(),
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    return row


def _opening(of: Employer, isco: str, **more: Any) -> str:
    row = Opening(
        ref=new_ref("OP"), organization_id=of.organization_id, employer_id=of.id, title=isco, isco=isco,
        country="CAN", region="CA-NS", heads=50, contract_kind="seasonal",
        starts_on=clock.today() + timedelta(days=90), ends_on=clock.today() + timedelta(days=300), wage=Decimal(18),
        wage_period="hour", currency="CAD", hours_per_week=Decimal(40), created_at=clock.now(), **more,
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    return row.ref


def _placements(dice: random.Random) -> None:
    """A few of the people hold a place in one of the openings already."""
    openings = db.session.scalars(select(Opening).order_by(Opening.id)).all()
    open_cases = db.session.execute(
        select(CaseMember.person_id, Case.id, Case.organization_id)
        .join(Case, Case.id == CaseMember.case_id)
        .where(CaseMember.open_person_id.is_not(None))
        .order_by(CaseMember.person_id)
    ).all()
    for number, (person, case, organization) in enumerate(dice.sample(open_cases, 120)):
        row = openings[number % len(openings)]
        db.session.add(
            Placement(
                ref=new_ref("PL"), organization_id=organization, opening_id=row.id, case_id=case, person_id=person,
                state="accepted", head=1 + number // len(openings), starts_on=row.starts_on, wage=row.wage,
                wage_period=row.wage_period, currency=row.currency, hours_per_week=row.hours_per_week,
                created_at=clock.now(),
            )
        )  # fmt: skip
    db.session.flush()
