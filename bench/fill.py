"""A database full of invented cases: 20,000 unless asked otherwise, 2.5 people and 8 steps each, in two organizations.

One organization has four teams of very different size, the other a tenth of all cases. The same number always makes
the same cases.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import insert

from bench import people
from caseflow import clock
from caseflow.access.refs import new_ref
from caseflow.adapters import hashing
from caseflow.extensions import db, learn_sizes
from caseflow.models.accounts import Organization, Team, TeamMember, User
from caseflow.models.base import NEVER
from caseflow.models.cases import Case, CaseMember, Task
from caseflow.models.pathways import Pathway, PathwayVersion, Step
from caseflow.models.people import IdentityDocument, NameKey, Nationality, Person

PASSWORD = "four quiet herons wade"
SHARES = {"North": 0.40, "South": 0.25, "East": 0.15, "West": 0.10, "Elsewhere": 0.10}
WORKERS_A_TEAM = 12
PATHWAYS = 6
STAGES = ("intake", "evaluation", "placement", "regularization", "follow_up")
BATCH = 20_000


@dataclass
class Filled:
    """Whom to sign in as: the supervisor of four teams, the caseworker of the biggest one."""

    supervisor: str
    caseworker: str
    cases: int
    people: int


def fill(cases: int) -> Filled:
    """Fill an empty, migrated database. Runs in an application context that writes."""
    dice = random.Random(7)
    hashing.use_cheap_hashing()
    teams, workers, signed = _house()
    versions = _pathways()
    maker = _Maker(dice, teams, workers, versions, cases)
    for model, rows in maker.tables():
        _insert(model, rows)
    db.session.commit()
    learn_sizes()
    return Filled(signed["supervisor"], signed["caseworker"], cases, maker.people)


def _insert(model: Any, rows: Iterable[dict[str, Any]]) -> None:
    walking = iter(rows)
    while batch := list(islice(walking, BATCH)):
        db.session.execute(insert(model), batch)


def _house() -> tuple[list[tuple[int, int]], dict[int, list[int]], dict[str, str]]:
    houses = [
        Organization(ref=new_ref("OR"), name=name, kind="service", country="CAN") for name in ("House", "Other house")
    ]
    db.session.add_all(houses)
    db.session.flush()
    teams, workers, signed = [], {}, {}
    for name in SHARES:
        house = houses[1 if name == "Elsewhere" else 0]
        team = Team(ref=new_ref("TM"), organization_id=house.id, name=name)
        db.session.add(team)
        db.session.flush()
        teams.append((house.id, team.id))
        own = [_user(house.id, "caseworker", f"{name} worker {n}") for n in range(WORKERS_A_TEAM)]
        workers[team.id] = [user.id for user in own]
        db.session.add_all(TeamMember(user_id=user.id, team_id=team.id) for user in own)
        if name == "North":
            signed["caseworker"] = own[0].email
    boss = _user(houses[0].id, "supervisor", "Supervisor")
    db.session.add_all(TeamMember(user_id=boss.id, team_id=team_id) for _house_id, team_id in teams[:4])
    db.session.flush()
    return teams, workers, {**signed, "supervisor": boss.email}


def _user(house_id: int, role: str, name: str) -> User:
    row = User(
        ref=new_ref("US"),
        email=f"{name.lower().replace(' ', '.')}@example.org",
        name=name,
        role=role,
        organization_id=house_id,
        password_hash=hashing.hash_password(PASSWORD),
        created_at=clock.now(),
    )
    db.session.add(row)
    db.session.flush()
    return row


def _pathways() -> list[int]:
    found = []
    for n in range(PATHWAYS):
        pathway = Pathway(key=f"route_{n}", country="CAN")
        db.session.add(pathway)
        db.session.flush()
        version = PathwayVersion(
            pathway_id=pathway.id,
            number=1,
            names={"en": f"Route number {n} to regular status", "es": f"Ruta número {n}"},
            body={"steps": []},
            digest="0" * 64,
            intake_state="open",
            loaded_at=clock.now(),
        )
        db.session.add(version)
        db.session.flush()
        found.append(version.id)
    return found


class _Maker:
    """Makes the rows of each table, one table after the other, from one throw of the dice."""

    def __init__(
        self,
        dice: random.Random,
        teams: list[tuple[int, int]],
        workers: dict[int, list[int]],
        versions: list[int],
        cases: int,
    ) -> None:
        self.dice, self.workers, self.versions = dice, workers, versions
        self.today = clock.today()
        self.team_of = dice.choices(teams, list(SHARES.values()), k=cases)
        self.sizes = dice.choices((1, 2, 3, 4, 5, 6), (30, 25, 20, 15, 7, 3), k=cases)
        self.people = sum(self.sizes)
        self.persons: list[dict[str, Any]] = []

    def tables(self) -> Iterator[tuple[Any, Iterable[dict[str, Any]]]]:
        """Every table in an order that its references allow, with its rows."""
        for team, size in zip(self.team_of, self.sizes, strict=True):
            for _ in range(size):
                self.persons.append(people.person(self.dice, len(self.persons) + 1, team))
        numbers = range(1, self.people + 1)
        yield Person, self.persons
        yield Nationality, (row for n in numbers for row in people.nationalities(self.dice, n))
        yield NameKey, (key for row in self.persons for key in people.name_keys(row))
        yield IdentityDocument, (people.passport(self.dice, n) for n in numbers if n % 2)
        cases = list(self._cases())
        yield Case, cases
        yield CaseMember, self._members(cases)
        yield Step, self._steps(cases)
        yield Task, self._tasks(cases)

    def _cases(self) -> Iterator[dict[str, Any]]:
        first = 0
        for n, (team, size) in enumerate(zip(self.team_of, self.sizes, strict=True), start=1):
            yield self._case(n, team, self.persons[first]["sort_name"])
            first += size

    def _case(self, number: int, team: tuple[int, int], name: str) -> dict[str, Any]:
        dice = self.dice
        status = dice.choices(("open", "on_hold", "closed"), (62, 8, 30))[0]
        stage = dice.choices(STAGES, (10, 20, 20, 30, 20))[0]
        is_open, opened = status != "closed", self.today - timedelta(days=dice.randrange(1500))
        due = self.today + timedelta(days=dice.randrange(-20, 200))
        cliff = self.today + timedelta(days=dice.randrange(-30, 700))
        return {
            "id": number,
            "ref": new_ref("CF"),
            "organization_id": team[0],
            "team_id": team[1],
            "caseworker_id": dice.choice(self.workers[team[1]]) if dice.random() < 0.97 else None,
            "stage": stage if is_open else "closed",
            "stage_since": opened,
            "status": status,
            "risk": dice.choices(("standard", "raised", "high", "critical"), (60, 25, 12, 3))[0],
            "opened_on": opened,
            "pathway_version_id": dice.choice(self.versions) if stage not in STAGES[:2] else None,
            "hold_until": self.today + timedelta(days=dice.randrange(1, 300)) if status == "on_hold" else None,
            "hold_since": self.today if status == "on_hold" else None,
            "outcome": None if is_open else "moved",
            "stage_reached": None if is_open else stage,
            "closed_on": None if is_open else self.today,
            "sort_name": name,
            "next_due_on": due if is_open and dice.random() < 0.9 else NEVER,
            "visit_due_on": due if is_open and stage == "follow_up" else NEVER,
            "cliff_on": cliff if is_open and dice.random() < 0.6 else NEVER,
            "created_at": clock.now(),
        }

    def _members(self, cases: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        number = 0
        for case, size in zip(cases, self.sizes, strict=True):
            for place in range(size):
                number += 1
                yield {
                    "case_id": case["id"],
                    "person_id": number,
                    "relationship_to_principal": ("principal", "spouse", "child")[min(place, 2)],
                    "is_principal": place == 0,
                    "joined_on": case["opened_on"],
                    "open_person_id": number if case["status"] != "closed" else None,
                }

    def _steps(self, cases: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        principal = 1
        for case, size in zip(cases, self.sizes, strict=True):
            for number in range(1, 9):
                yield {
                    "case_id": case["id"],
                    "person_id": principal,
                    "pathway_version_id": case["pathway_version_id"] or self.versions[0],
                    "number": number,
                    "code": f"STEP_{number}",
                    "state": self.dice.choice(("pending", "ready", "submitted", "granted")),
                    "actor": "caseworker",
                    "due_on": case["next_due_on"] if case["next_due_on"] != NEVER else None,
                    "due_by_hand": False,
                    "confirmations": {},
                }
            principal += size

    def _tasks(self, cases: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for case in cases:
            for number in (1, 2):
                yield {
                    "case_id": case["id"],
                    "number": number,
                    "title": "Ring the school about the child's place",
                    "kind": "contact",
                    "due_on": self._day(case["next_due_on"]),
                    "assignee_id": case["caseworker_id"],
                    "state": self.dice.choice(("open", "done")),
                    "created_at": clock.now(),
                }

    def _day(self, due: date) -> date:
        return NEVER if due == NEVER else due + timedelta(days=self.dice.randrange(30))
