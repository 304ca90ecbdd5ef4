"""Rosa works at a vetted farm, sent there through a recruiter; the farm's partner has an account."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.cases import Case
from caseflow.models.employers import Employer
from caseflow.models.grievances import Grievance
from caseflow.models.people import Person
from caseflow.models.placements import Placement
from tests.factories import cases, people
from tests.factories import employers as make

TOLD = "They wanted 900 dollars for the job"
GOOD = {name: "good" for name in ("work", "wage", "housing", "health", "schooling", "safety", "isolation")}


@dataclass
class Scene:
    case: Case
    rosa: Person
    farm: Employer
    recruiter: Employer
    placed: Placement


@pytest.fixture
def scene(world) -> Scene:
    rosa, julio, _alba = people.family(world.teams["north"])
    file = cases.case(world.teams["north"], rosa, julio, caseworker=world.users["caseworker"], stage="follow_up")
    farm = make.employer(world.houses["house"], "Valley Farm")
    recruiter = make.employer(world.houses["house"], "Fair Hands", kind="recruiter")
    job = make.opening(farm, recruiter_id=recruiter.id)
    began = clock.today() - timedelta(days=40)
    placed = make.placement(job, file, rosa, state="active", head=1, started_on=began)
    world.users["employer"].employer_id = farm.id
    db.session.commit()
    return Scene(file, rosa, farm, recruiter, placed)


@pytest.fixture
def tell(browse, scene):
    """`tell(by="supervisor", category=…)` raises a grievance from Rosa's placement and returns the answer."""

    def send(by: str = "caseworker", where: str = "", **fields):
        address = where or f"/grievances/new?placement={scene.placed.ref}"
        told = {"category": "recruitment_fee", "severity": "high", "account": TOLD, "source": "worker"}
        return browse(by).submit(address, **{**told, **fields})

    return send


@pytest.fixture
def raised(tell):
    """`raised(…)` raises one and returns its row."""

    def send(by: str = "caseworker", **fields) -> Grievance:
        answer = tell(by, **fields)
        assert answer.status_code == 302, answer.text
        return newest()

    return send


def newest() -> Grievance:
    return db.session.query(Grievance).order_by(Grievance.id.desc()).first()


def day(days: int) -> str:
    """So many days from today, as a form sends it."""
    return (clock.today() + timedelta(days=days)).isoformat()


def today() -> date:
    return clock.today()
