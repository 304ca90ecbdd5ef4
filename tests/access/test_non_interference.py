"""Two worlds that differ only in people who did not agree look the same to a liaison, byte by byte (SECURITY.md T2).

Everything that a liaison can get is taken from a world with nobody hidden, and from one full of hidden people:
relatives of the visible ones, people of the same names, the same employer, dual nationals, withdrawn, ended, waiting
and incomplete consents, minors, protected and unscreened people, and assistance recorded before they withdrew.
"""

import re
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from caseflow import clock
from caseflow.extensions import db, expect_writes
from caseflow.models.accounts import Organization, User
from caseflow.models.cases import Case
from caseflow.models.consent import Consent, ConsularAssistance
from caseflow.models.people import Person
from tests import conftest
from tests.access.harvest import whole as bytes_of
from tests.browsing import Browser
from tests.consular.people import at_work, permit
from tests.factories import cases, people
from tests.factories import consent as make
from tests.factories.world import World

# One morning, the same in both worlds: what is printed with a time is then printed alike.
MORNING = datetime(2026, 11, 24, 8, 0, 5, tzinfo=UTC)
NAMES = ["Mejía Pineda", "Álvarez", "Zelaya", "Núñez", "Mejía Paz"]
HIDDEN_REF = "PE-HDDN-0000-0"
MISSING_REF = "PE-0000-0000-0"


@contextmanager
def one_morning():
    """Stand still at one minute of one day, as far as anything that is printed can tell."""
    with clock.moved(MORNING - clock.now()):
        yield


def visible_people(world: World, among) -> None:
    """Five nationals who agreed; `among(n, case)` is called after each of them to put others in between."""
    by, consulate = world.users["caseworker"], world.houses["consulate"]
    for number, family in enumerate(NAMES):
        row = people.person(world.teams["north"], "Rosa", family, municipality="Truro")
        row.ref = f"PE-VSBL-000{number}-0"
        people.contact(row, f"+1 902 555 010{number}", is_preferred=True)
        permit(row, until=date(2026, 12, 20 + number))
        case = cases.case(world.teams["north"], row)
        at_work(world, row, case=case)
        named = [None, ["name"], ["name", "permit", "assistance"], ["name", "contact"], None][number]
        consent = make.consent(row, consulate, by, fields=named, expires_on=date(2027, 3, 1))
        if number in (0, 2):
            make.assistance(consent, world.users["liaison"], ref=f"AS-VSBL-000{number}-0", on=date(2026, 11, 20))
        among(number, case)


def nobody(_number: int, _case: Case) -> None:
    pass


class Hidden:
    """Puts hidden people between the visible ones."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.count = 0
        db.session.get(Organization, world.houses["house"].id).override_allowed = True

    def __call__(self, number: int, case: Case) -> None:
        w, by = self.world, self.world.users["caseworker"]
        consulate, other = w.houses["consulate"], w.houses["consulate_slv"]
        today = clock.today()
        spouse = self.one(number, case)
        make.assistance(make.consent(spouse, consulate, by), w.users["liaison"])
        make.withdrawn(db.session.scalars(spouse_consents(spouse)).one(), by)
        make.consent(self.one(number, protection="protected"), consulate, by)
        make.consent(self.one(number, protection="unknown"), consulate, by)
        make.consent(self.one(number, nationalities=("HND", "SLV")), other, by)
        make.consent(self.one(number, nationalities=("SLV",)), consulate, by)
        make.consent(self.one(number), consulate, by, expires_on=today)
        make.consent(self.one(number), consulate, by, how_given="witnessed_verbal")
        make.consent(self.one(number), consulate, by, fields=["name", "address"])
        make.consent(self.one(number, born=date(2015, 1, 1)), consulate, by)
        make.consent(self.one(number, is_stateless=True), consulate, by)
        make.override(self.one(number, protection="protected"), consulate, w.users["supervisor"], None)
        again = self.one(number)
        make.consent(again, consulate, by)
        make.withdrawn(make.consent(again, consulate, by, given_on=today, days=30), by)
        self.one(number)

    def one(self, number: int, case: Case | None = None, **more) -> Person:
        self.count += 1
        row = people.person(self.world.teams["north"], "Rosa", NAMES[number], **{"municipality": "Truro", **more})
        if self.count == 1:
            row.ref = HIDDEN_REF
        people.contact(row, "+1 902 555 0666", is_preferred=True)
        people.document(row, f"HIDDEN{self.count}")
        permit(row, until=clock.today() + timedelta(days=3))
        if case is not None:
            cases.member(case, row, "spouse")
            at_work(self.world, row, case=case)
        return row


def spouse_consents(person: Person):
    return select(Consent).where(Consent.person_id == person.id)


def harvest(app) -> dict[str, object]:
    """Everything that a liaison of the consulate can ask for, and what somebody who is not signed in gets."""
    liaison = db.session.scalars(select(User).where(User.email == "lia.honduras@example.org")).one()
    browser, outside = Browser(app, liaison), Browser(app, None)
    browser.get("/consular"), outside.get("/sign-in")  # the first page of all also sets a cookie
    got: dict[str, object] = {}
    for address in addresses(app):
        got["GET " + address] = bytes_of(browser.get(address))
        got["outside " + address] = bytes_of(outside.get(address))
    for form in FORMS:
        got[f"search {sorted(form.items())}"] = bytes_of(browser.post("/consular", form))
    entry = {"kind": "visit", "state": "given", "on": "2026-11-23", "note": "x"}
    for ref in (HIDDEN_REF, MISSING_REF):
        got["record " + ref] = bytes_of(browser.post(f"/consular/{ref}/assistance/new", entry))
        got["withdraw " + ref] = bytes_of(browser.post(f"/people/{ref}/consents/CO-0000-0000-0/withdraw"))
    wrong = {"email": "lia.honduras@example.org", "password": "not this one at all"}
    got["sign in"] = bytes_of(outside.post("/sign-in", wrong))
    return got


FORMS = [
    {"name": "rosa"}, {"name": "mejia"}, {"name": "HIDDEN1"}, {"name": "zelalla"}, {"name": "rosa", "permit": "soon"},
    {"name": "rosa", "assistance": "open"}, {"name": "rosa", "after": HIDDEN_REF}, {"name": ""}, {"name": "0666"},
]  # fmt: skip


def addresses(app) -> list[str]:
    """Each address of the application with references of hidden, missing and visible people in it."""
    found = ["/consular?permit=soon", "/consular?assistance=open", f"/consular?after={HIDDEN_REF}"]
    found += [f"/consular?before={ref}" for ref in (HIDDEN_REF, MISSING_REF, "PE-VSBL-0002-0")]
    for number in range(len(NAMES)):
        ref = f"PE-VSBL-000{number}-0"
        found += [f"/consular/{ref}", f"/consular/{ref}/extract.pdf", f"/consular/{ref}/assistance/new"]
        found.append(f"/consular/{ref}/assistance/AS-VSBL-000{number}-0")
    for rule in sorted(app.url_map.iter_rules(), key=str):
        if "GET" in (rule.methods or ()) and rule.endpoint not in ("static", "healthz", "readyz"):
            for ref in (HIDDEN_REF, MISSING_REF):
                found.append(re.sub(r"<int:[^>]+>", "1", re.sub(r"<(?!int:)[^>]+>", ref, rule.rule)))
    return list(dict.fromkeys(found))


def told_apart(app, folder, among) -> dict[str, object]:
    """What a liaison gets in a world of its own, built from nothing."""
    db.session.remove()
    conftest._empty(app, folder)
    expect_writes(True)
    world = World.build()
    make.texts()
    fixed_refs()
    visible_people(world, nobody if among is None else among(world))
    db.session.commit()
    return harvest(app)


def fixed_refs() -> None:
    """References of organizations and users are random too; pages that show them show the same in both worlds."""
    for kind in (Organization, User):
        for number, row in enumerate(db.session.scalars(select(kind).order_by(kind.id))):
            row.ref = f"{row.ref[:2]}-FXED-{number:04d}-0"
    db.session.commit()


@pytest.fixture(scope="module")
def both(whole_app, folder):
    """The harvest of a world without hidden people, of one with them, and how many people the second one has."""
    with whole_app.app_context(), one_morning():
        alone = told_apart(whole_app, folder, None)
        crowded = told_apart(whole_app, folder, Hidden)
        people_there = db.session.scalar(select(func.count()).select_from(Person))
        settled = db.session.scalar(select(func.count()).select_from(ConsularAssistance))
        db.session.remove()
        expect_writes(False)
    assert people_there > 60 and settled > 5, "nobody was hidden"
    return alone, crowded


def test_a_liaison_cannot_tell_a_world_with_hidden_people_from_one_without(both):
    alone, crowded = both
    assert alone.keys() == crowded.keys() and len(alone) > 60
    assert [what for what in alone if alone[what] != crowded[what]] == []
    page = alone["GET /consular"][2].decode()
    assert page.count("<bdi>") == len(NAMES) and "5 people" in page
    assert alone["GET /consular/PE-VSBL-0000-0/extract.pdf"][0] == 200


def test_within_one_world_hidden_and_missing_are_one(both):
    """Nothing but the address itself, where somebody who is not signed in is sent on with it, tells them apart."""
    for got in both:
        for what in [what for what in got if HIDDEN_REF in what]:
            other = what.replace(HIDDEN_REF, MISSING_REF)
            if other in got:
                here, there = repr(got[what]), repr(got[other])
                assert here == there or (what.startswith("outside") and here.replace(HIDDEN_REF, MISSING_REF) == there)
