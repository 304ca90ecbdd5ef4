"""Two worlds that differ only in what an employer may not know look the same to it, byte by byte (SECURITY.md H7, T2).

Everything that a partner can get is taken from a world of people who agreed, and from one that is full besides: people
in the same openings who did not agree, took it back, are not submitted yet or hold places; grievances about this very
employer, some by the visible people; a freeze; internal notes, checks and circumstances; another employer's business.
"""

import re
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from caseflow import clock
from caseflow.extensions import db, expect_writes
from caseflow.models.accounts import User
from caseflow.models.cases import Case
from caseflow.models.consent import Consent
from caseflow.models.employers import Employer, Opening
from caseflow.models.evaluation import Circumstance
from caseflow.models.grievances import Grievance
from caseflow.models.people import Person
from caseflow.models.placements import PlacementCheck, PlacementEvent, PlacementMessage, PlacementNote, WageReport
from tests import conftest
from tests.access.harvest import whole as bytes_of
from tests.access.test_non_interference import fixed_refs
from tests.browsing import Browser
from tests.factories import cases, employers, people
from tests.factories import consent as make
from tests.factories.grievances import grievance
from tests.factories.world import World
from tests.partner import scenes

MORNING = datetime(2026, 11, 24, 8, 0, 5, tzinfo=UTC)
HIDDEN, MISSING = "PL-HDDN-0000-0", "PL-0000-0000-0"
STATES = ("submitted", "interview", "offered", "contract_signed", "active", "ended_abuse_exit", "withdrawn")


@contextmanager
def one_morning():
    with clock.moved(MORNING - clock.now()):
        yield


def visible(world: World, among) -> None:
    """A farm with two openings and seven people who agreed; `among(n, opening, case, person)` comes between them."""
    farm = scenes.farm(world)
    farm.ref = "EM-VSBL-0000-0"
    jobs = [employers.opening(farm, title, heads=3) for title in ("Caregiver", "Picker")]
    for number, job in enumerate(jobs):
        job.ref, job.employer = f"OP-VSBL-000{number}-0", farm
    staff, partner = world.users["caseworker"], world.users["employer"]
    for number, state in enumerate(STATES):
        job = jobs[number % 2]
        stage = "offered" if number % 2 else "submitted"
        placed, person, _agreed = scenes.put_forward(world, job, state, stage=stage, family=f"Mejía {number}")
        placed.ref = f"PL-VSBL-000{number}-0"
        message = {"placement_id": placed.id, "at": MORNING}
        db.session.add(PlacementMessage(body="Good day", by_side="staff", author_id=staff.id, **message))
        event = {"placement_id": placed.id, "kind": "interview", "on": date(2026, 11, 20), "result": "passed"}
        db.session.add(PlacementEvent(number=1, recorded_by_id=staff.id, recorded_at=clock.now(), **event))
        if state == "active":
            placed.head = 1
            db.session.add(wage(placed, partner))
        db.session.flush()
        among(number, job, db.session.get(Case, placed.case_id), person)


def wage(placed, by, first=date(2026, 10, 15)) -> WageReport:
    return WageReport(
        placement_id=placed.id, from_on=first, until_on=first + timedelta(days=14), paid=1500, currency="CAD", hours=75,
        reported_by_id=by.id, reported_at=clock.now(),
    )  # fmt: skip


def nothing(*_about) -> None:
    pass


class Hidden:
    """Everything that an employer may not know, put between what it may."""

    def __init__(self, world: World) -> None:
        self.world, self.count = world, 0
        farm = db.session.scalars(select(Employer).where(Employer.name == "Valley Farm")).one_or_none()
        self.farm = farm
        self.other = employers.employer(world.houses["house"], "Another Farm")
        self.strange = employers.opening(self.other, "Caregiver")
        self.strange.employer = self.other

    def __call__(self, number: int, job: Opening, case: Case, person: Person) -> None:
        w = self.world
        staff, today = w.users["caseworker"], clock.today()
        farm = job.employer
        # People of the same openings of whom the employer may not know.
        self.one(job, "submitted", consent={"withdrawn_at": clock.now(), "withdrawn_by_id": staff.id})
        self.one(job, "active", consent={"expires_on": today}, head=2 if number < 2 else None, wage=True)
        self.one(job, "accepted", consent={"risks_explained": False}, head=3 if number < 2 else None)
        self.one(job, "matched", submitted_on=None)
        self.one(job, "shortlisted", submitted_on=None)
        self.one(job, "withdrawn", submitted_on=None)
        self.one(job, "interview", person={"born": None})
        self.one(job, "interview", person={"born": date(2012, 5, 5)})
        self.one(job, "interview", employer=self.other)
        self.one(self.strange, "interview")
        # What is said about the employer behind its back, by those whom it knows too.
        grievance(case, farm, person, raised_by=staff, placement_id=None, severity="severe", froze=True)
        farm.is_frozen, farm.freeze_reason = True, "A worker's passport was kept"
        placed = db.session.scalars(select(PlacementNote.placement_id).order_by(PlacementNote.id)).first()
        db.session.add(PlacementNote(placement_id=placed, body="Beware", author_id=staff.id, at=clock.now()))
        spouse = people.person(w.teams["north"], "Julio", f"Mejía {number}")
        cases.member(case, spouse, "spouse")
        people.nationality(spouse, "SLV")
        hurt = {"code": "violence", "severity": 3, "is_restricted": True, "review_on": today, "reviewed_on": today}
        more = {"recorded_by_id": staff.id, "recorded_at": clock.now()}
        db.session.add(Circumstance(person_id=person.id, **hurt, **more))
        make.consent(person, w.houses["consulate"], staff)
        make.consent(person, "Another Farm", staff, kind=scenes.KIND, employer_id=self.other.id, given_on=today)
        person.protection, person.was_protected = "protected", True
        check = {"day": 30, "due_on": today, "done_on": today, "same_employer": "no", "note": "Left at night"}
        db.session.add(PlacementCheck(placement_id=placed, **{**check, "day": 30 + number}))
        db.session.flush()

    def one(self, job: Opening, state: str, **more) -> None:
        self.count += 1
        pays = more.pop("wage", False)
        placed, _person, _agreed = scenes.put_forward(self.world, job, state, family=f"Oculta {self.count}", **more)
        if self.count == 1:
            placed.ref = HIDDEN
        if pays:
            db.session.add(wage(placed, self.world.users["employer"]))
        body = {"body": "Hidden words", "author_id": self.world.users["caseworker"].id, "at": clock.now()}
        db.session.add(PlacementMessage(placement_id=placed.id, by_side="staff", **body))
        db.session.flush()


def harvest(app) -> dict[str, object]:
    """Everything that the partner can ask for."""
    partner = db.session.scalars(select(User).where(User.email == "emil.farmer@example.org")).one()
    browser = Browser(app, partner)
    browser.get("/partner")  # the first page of all also sets a cookie
    got: dict[str, object] = {}
    for address in addresses(app):
        got["GET " + address] = bytes_of(browser.get(address))
    for ref in (HIDDEN, MISSING):
        for rest in ("", "/answer/offered", "/answer/declined_by_employer", "/start", "/end", "/wages/new"):
            got[f"POST {ref}{rest}"] = bytes_of(browser.post(f"/partner/candidates/{ref}{rest}", {"seen": 1}))
    for number in range(len(STATES)):
        at = f"/partner/candidates/PL-VSBL-000{number}-0"
        got[f"POST {at}"] = bytes_of(browser.post(at, {"body": ""}))
        got[f"POST {at} end"] = bytes_of(browser.post(f"{at}/end", {"seen": 1, "on": "2026-11-20", "reason": ""}))
        got[f"POST {at} decline"] = bytes_of(browser.post(f"{at}/answer/declined_by_employer", {"seen": 1}))
    return got


def addresses(app) -> list[str]:
    """Each address with the references of hidden, missing and visible things in it."""
    found = [f"/partner/candidates?show={show}" for show in ("waiting", "coming", "working", "past", "all", "x")]
    found += [f"/partner/candidates?after={ref}" for ref in (HIDDEN, MISSING, "PL-VSBL-0003-0")]
    found += ["/partner/candidates?opening=OP-VSBL-0000-0", "/partner/candidates?before=PL-VSBL-0002-0"]
    seen = [f"PL-VSBL-000{number}-0" for number in range(len(STATES))]
    values = {"number": ["1", "2"], "to": ["interview", "offered", "paused", "withdrawn"], "day": ["2026-10-15"]}
    for rule in sorted(app.url_map.iter_rules(), key=str):
        if "GET" not in (rule.methods or ()) or rule.endpoint in ("static", "healthz", "readyz"):
            continue
        refs = [HIDDEN, MISSING] if rule.endpoint.startswith("partner.") else [HIDDEN]
        if rule.endpoint.startswith("partner."):
            refs += ["OP-VSBL-0000-0", "OP-VSBL-0001-0"] if "openings" in rule.rule else seen
        for ref in refs:
            made = [re.sub(r"<ref>", ref, rule.rule)]
            for name, choices in values.items():
                if rule.endpoint.startswith("partner."):
                    made = [re.sub(rf"<(int:)?{name}>", choice, text) for text in made for choice in choices]
            found += [re.sub(r"<int:[^>]+>", "1", re.sub(r"<(?!int:)[^>]+>", ref, text)) for text in made]
    return list(dict.fromkeys(found))


def told_apart(app, folder, is_full: bool) -> dict[str, object]:
    """What the partner gets in a world of its own, built from nothing."""
    db.session.remove()
    conftest._empty(app, folder)
    expect_writes(True)
    world = World.build()
    make.texts()
    fixed_refs()
    visible(world, Hidden(world) if is_full else nothing)
    db.session.commit()
    return harvest(app)


@pytest.fixture(scope="module")
def both(whole_app, folder):
    with whole_app.app_context():
        # Each world has a morning of its own: however slow the machine, minutes are printed alike.
        with one_morning():
            alone = told_apart(whole_app, folder, False)
        with one_morning():
            full = told_apart(whole_app, folder, True)
        there = db.session.scalar(select(func.count()).select_from(Person))
        said = db.session.scalar(select(func.count()).select_from(Grievance))
        agreed = db.session.scalar(select(func.count()).select_from(Consent))
        db.session.remove()
        expect_writes(False)
    assert there > 60 and said == len(STATES) and agreed > 60, "nobody was hidden"
    return alone, full


def test_an_employer_cannot_tell_a_world_with_grievances_and_hidden_people_from_one_without(both):
    alone, full = both
    assert alone.keys() == full.keys() and len(alone) > 120
    assert [what for what in alone if alone[what] != full[what]] == []
    page = alone["GET /partner/candidates?show=all"][2].decode()
    assert "Mejía 0" in page and "Candidate VSBL" in page
    assert alone["GET /partner/candidates/PL-VSBL-0004-0"][0] == 200
    assert b"1,500" in alone["GET /partner/candidates/PL-VSBL-0004-0"][2]


def test_within_one_world_hidden_and_missing_are_one(both):
    for got in both:
        for what in [what for what in got if HIDDEN in what]:
            other = what.replace(HIDDEN, MISSING)
            if other in got:
                assert repr(got[what]) == repr(got[other])
