"""The demo fills an empty database with what a newcomer must see, as true as if people had typed it in."""

import re
from collections import Counter

import pytest
from sqlalchemy import func, select

from caseflow import clock
from caseflow.access.actor import SYSTEM
from caseflow.audit import verify
from caseflow.cases import commands_waking
from caseflow.demo import sign_ins
from caseflow.extensions import db
from caseflow.models.accounts import User
from caseflow.models.audit import AuditEntry
from caseflow.models.base import NEVER
from caseflow.models.cases import Case, Note, Task
from caseflow.models.consent import Consent
from caseflow.models.employers import Employer, Opening, Vetting
from caseflow.models.followup import Need, Visit
from caseflow.models.pathways import PathwayVersion, Permit, Step
from caseflow.models.people import Nationality, Person
from caseflow.models.placements import Placement
from caseflow.vocabulary.placements import PlacementState
from caseflow.vocabulary.roles import Role
from caseflow.vocabulary.stages import CaseStatus, Outcome, Risk, Stage
from caseflow.vocabulary.steps import StepState

pytestmark = pytest.mark.usefixtures("demo")

LISTS = ("/", "/cases", "/people", "/employers", "/openings", "/placements", "/pathways")


def counted(column) -> Counter:
    return Counter({value: n for value, n in db.session.execute(select(column, func.count()).group_by(column))})


def days_ahead(column) -> list[int]:
    today = clock.today("America/Mexico_City")
    return sorted((day - today).days for day in db.session.scalars(select(column).where(column < NEVER)))


def test_every_stage_outcome_risk_and_state_is_there():
    assert counted(Case.stage).keys() == set(Stage)
    assert counted(Case.status).keys() == set(CaseStatus)
    assert counted(Case.outcome).keys() == {*Outcome, None}
    assert counted(Case.risk).keys() == set(Risk)
    assert counted(Step.state).keys() == set(StepState)
    assert counted(Placement.state).keys() == set(PlacementState)
    assert counted(User.role).keys() == set(Role)
    assert counted(Person.protection).keys() == {"clear", "protected", "unknown"}
    assert counted(Visit.state).keys() == {"planned", "done", "missed", "cancelled"}
    assert counted(Need.state).keys() >= {"open", "referred", "met"}
    assert counted(Note.kind).keys() == {"internal", "shareable"}
    assert counted(Opening.state).keys() >= {"open", "filled", "paused", "withdrawn"}
    assert counted(Vetting.state).keys() == {"draft", "proposed", "approved", "conditional", "refused"}
    assert db.session.scalar(select(func.count(Permit.id))) > 40


def test_what_is_urgent_is_there_on_the_day_on_which_somebody_looks():
    ends, visits = days_ahead(Case.cliff_on), days_ahead(Visit.planned_on)
    today = clock.today("America/Mexico_City")
    assert min(ends) < 0 and {5, 20, 60} <= set(ends)
    assert any(0 <= day <= 7 for day in visits), "a visit this week"
    late = select(func.count(Visit.id)).where(Visit.state == "planned", Visit.window_until < today)
    assert db.session.scalar(late) >= 3
    assert db.session.scalar(select(func.count(Case.id)).where(Case.caseworker_id.is_(None))) >= 2
    assert db.session.scalar(select(func.count(Case.id)).where(Case.hold_until == today)) == 1
    assert db.session.scalar(select(func.count(Case.id)).where(Case.hold_event != "")) >= 2
    assert db.session.scalar(select(func.count(Visit.id)).where(Visit.is_alert)) >= 4
    frozen = db.session.scalars(select(Employer.name).where(Employer.is_frozen)).all()
    assert len(frozen) == 2
    assert db.session.scalar(select(func.count(Step.id)).where(Step.remedy_due_on >= today)) >= 1
    assert db.session.scalar(select(func.count(Task.id)).where(Task.state == "open")) > 15


def test_consents_stand_in_every_way_they_can():
    today = clock.today("America/Mexico_City")
    consents = db.session.scalars(select(Consent)).all()
    consular = [c for c in consents if c.kind == "consulate"]
    overrides = [c for c in consents if c.kind == "consulate_override"]
    assert any(c.withdrawn_at for c in consular)
    assert any(c.expires_on <= today for c in consular)
    assert any(c.expires_on > today and not c.withdrawn_at for c in consular)
    assert {bool(c.approved_by_id) for c in overrides} == {True, False}
    assert any(c.giver == "guardian" for c in consents)
    mixed = select(Nationality.person_id).group_by(Nationality.person_id).having(func.count() > 1)
    assert len(db.session.scalars(mixed).all()) >= 5


def test_the_trail_is_sound_and_grows_in_order_of_time():
    result = verify.verify_all()
    assert result.is_sound and result.entries > 3000
    times = list(db.session.scalars(select(AuditEntry.at).order_by(AuditEntry.id)))
    assert times == sorted(times)
    assert times[-1] <= clock.now()
    old = db.session.scalar(select(func.count(PathwayVersion.id)))
    assert old == 18


def test_every_page_of_the_main_lists_opens_for_staff_and_liaisons(sign_in):
    for who in ("caseworker", "supervisor", "caseworker.lima", "supervisor.guatemala"):
        browser = sign_in(who)
        for address in LISTS:
            assert browser.get(address).status_code == 200, f"{who} {address}"
        for ref in set(re.findall(r"/cases/(CF-[\w-]+)", browser.get("/cases").text)):
            assert browser.get(f"/cases/{ref}").status_code == 200, f"{who} {ref}"
    assert sign_in("supervisor").get("/supervision").status_code == 200


def test_a_liaison_sees_those_who_agreed_and_nobody_else(sign_in):
    seen = {}
    for who in ("liaison.hnd", "liaison.slv", "liaison.gtm", "liaison.ven"):
        browser = sign_in(who)
        page = browser.get("/consular")
        assert page.status_code == 200
        seen[who] = set(re.findall(r"PE-[\w-]+", page.text))
        for ref in seen[who]:
            assert browser.get(f"/consular/{ref}").status_code == 200
    assert len(seen["liaison.hnd"]) >= 4 and len(seen["liaison.gtm"]) >= 3 and len(seen["liaison.slv"]) >= 2
    venezuelans = db.session.scalar(select(func.count(Nationality.person_id)).where(Nationality.country == "VEN"))
    assert len(seen["liaison.ven"]) == 1 and venezuelans > 20


def test_everybody_can_sign_in_and_finds_a_page(sign_in):
    for line in sign_ins.listed():
        browser = sign_in(line.email.partition("@")[0])
        page = browser.get("/")
        # An employer's day is a page of its own room.
        page = browser.get(page.location) if page.status_code == 302 else page
        assert page.status_code == 200, line.email


def test_the_partner_has_a_candidate_to_answer_a_worker_and_a_wage_below_what_was_agreed(sign_in):
    browser = sign_in("employer")
    page = browser.get("/partner").text
    waiting = page.split('id="waiting"')[1].split('id="coming"')[0]
    assert "Candidate " in waiting and "Cook, care home kitchen" in page and "Wages to report" in page
    worker = browser.get("/partner/candidates", show="working").text
    ref = re.search(r"PL-[\w-]+", worker).group()
    shown = browser.get(f"/partner/candidates/{ref}").text
    assert "Solange" in shown and "Wages reported" in shown and "uniform" in shown
    assert any("below what was agreed" in title for title in db.session.scalars(select(Task.title)))


def test_the_clock_opens_the_case_whose_day_has_come():
    waiting = db.session.scalars(select(Case).where(Case.hold_until == clock.today("America/Mexico_City"))).one()
    assert commands_waking.wake_due_cases(SYSTEM) == 1
    db.session.refresh(waiting)
    assert waiting.status == CaseStatus.OPEN
