"""One of everything, three times: of the caseworker's own team, of another team, and of another organization.

The people of the own team and of the other team are nationals of Honduras; only the own one agreed that its consulate
may see them. `address` fills the arguments of an address with what belongs to one of the three, or to nothing.
"""

from dataclasses import dataclass, field
from typing import Any

from caseflow import clock
from caseflow.access import caseload
from caseflow.access.refs import new_ref
from caseflow.accounts import commands as accounts
from caseflow.accounts import commands_tokens
from caseflow.extensions import db
from caseflow.models.accounts import ApiToken, Organization, Team, User
from caseflow.models.cases import Case
from caseflow.models.decisions import Application
from caseflow.models.employers import Vetting
from caseflow.models.followup import Need, Visit
from caseflow.models.jobs import Notice
from caseflow.models.pathways import Step
from caseflow.models.people import PersonFact
from caseflow.models.reports import BaselineStudy
from caseflow.models.training import TrainingGain
from caseflow.reports import study
from tests.factories import (
    cases,
    consent,
    documents,
    employers,
    evaluation,
    grievances,
    matching,
    partner,
    pathways,
    people,
    training,
)
from tests.factories.accounts import PASSWORD
from tests.factories.world import World

ACTORS = (
    None, "caseworker", "supervisor", "liaison", "employer", "reviewer", "analyst", "auditor", "administrator",
)  # fmt: skip
WHOSE = ("own", "other_team", "other_organization", "missing")
NOWHERE = {
    "ref": "XX-0000-0000-0", "person": "PE-0000-0000-0", "consent_ref": "CO-0000-0000-0", "visit": "VI-0000-0000-0",
    "assistance_ref": "AS-0000-0000-0", "number": 9999, "row_id": 999999, "line_id": 999999, "need_id": 999999,
    "token_id": 999999, "gain_id": 999999, "day": 9999, "permit_id": 999999, "person_ref": "PE-0000-0000-0",
    "code": "BR_NOWHERE", "draft_id": 999999,
}  # fmt: skip
# What an argument may be whoever owns the rest.
FREE = {
    "kind": "service", "language": "en", "name": "person.can_read_write", "to": "paused", "verb": "start",
    "key": "gt_mintrab_ptte",
}  # fmt: skip

FORTY = caseload.Numbers(
    40, {"2221": 20, "9211": 20},
    {"sex": {("2221", "female"): 10, ("2221", "male"): 10, ("9211", "female"): 10, ("9211", "male"): 10}},
)  # fmt: skip

# Rows of a person or an employer are found through them.
PARENT = {
    "document": "person", "status": "person", "contact": "person", "language": "person", "occupation": "person",
    "work": "person", "skill": "person", "evaluation": "person", "education": "person",
    "circumstance": "person",
    "licence": "person", "recognition": "person",
    "language_test": "person", "vetting": "employer",
    "site": "employer", "employer_contact": "employer",
}  # fmt: skip


@dataclass
class Scene:
    things: dict[str, dict[str, Any]] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    api_tokens: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)

    def address(self, rule: Any, whose: str, kind: str) -> str:
        """The address of an endpoint for what is somebody's. `kind` says what `ref` names there."""
        known = self.things.get(whose, {})
        values = {}
        for name in rule.arguments - set(rule.defaults or {}):
            if whose == "missing" and name in NOWHERE:
                values[name] = NOWHERE[name]
            elif f"{kind}.{name}" not in known and name in FREE:
                values[name] = FREE[name]
            else:
                keys = (f"{kind}.{name}", name, f"{PARENT.get(kind)}.{name}")
                values[name] = next(known[key] for key in keys if key in known)
        text = rule.rule
        for name, value in values.items():
            text = text.replace(f"<int:{name}>", str(value)).replace(f"<{name}>", str(value))
        return text


def build(world: World) -> Scene:
    """The scene, committed, with everybody signed in."""
    scene = Scene()
    pathways.load_library()
    consent.texts()
    w = world
    places = (
        ("own", w.teams["north"], w.houses["house"], w.users["caseworker"]),
        ("other_team", w.teams["south"], w.houses["house"], w.users["stranger"]),
        ("other_organization", w.teams["far"], w.houses["other"], w.users["foreign"]),
    )
    for whose, team, house, worker in places:
        scene.things[whose] = _one_of_everything(whose, team, house, worker, w)
    db.session.commit()
    for who in ACTORS:
        if who is not None:
            user = w.users[who]
            signed_in = accounts.sign_in(user.email, PASSWORD, device=user.ref, subnet=f"scene-{user.ref}", agent="t")
            scene.tokens[who] = signed_in.token
            scene.api_tokens[who] = commands_tokens.create_token(w.actor(who), "scene", 30)
    for whose, user in (("own", "caseworker"), ("other_team", "stranger"), ("other_organization", "foreign")):
        if user not in scene.api_tokens:
            commands_tokens.create_token(w.actor(user), "scene", 30)
        token = db.session.query(ApiToken).filter_by(user_id=w.users[user].id).first()
        scene.things[whose]["token_id"] = token.id
    db.session.commit()
    return scene


def _one_of_everything(whose: str, team: Team, house: Organization, worker: User, w: World) -> dict[str, Any]:
    today = clock.today()
    rosa = people.person(team, "Rosa", f"Mejía {whose}", nationalities=("HND",), residence_country="GTM")
    julio = people.person(team, "Julio", f"Mejía {whose}", nationalities=("HND",))
    file = cases.case(team, rosa, julio, caseworker=worker, stage="regularization")
    pathways.start_pathway(file, "gt_mintrab_ptte")
    step = pathways.step(file, "GT_ART34", rosa)
    boss = employers.employer(house, f"Farm {whose}")
    job = employers.opening(boss)
    placed = employers.placement(job, file, rosa)
    employers.surround(placed, worker)
    days = {"planned_on": today, "window_from": today, "window_until": today}
    visit = Visit(ref=new_ref("VI"), case_id=file.id, created_at=clock.now(), **days)
    need = Need(case_id=file.id, sector="health", description="glasses", raised_on=today)
    vetting = Vetting(employer_id=job.employer_id, state="draft", proposed_by_id=worker.id)
    fact = PersonFact(
        person_id=rosa.id, name=FREE["name"], value="true", recorded_on=today, recorded_by_id=worker.id
    )  # fmt: skip
    db.session.add_all([visit, need, vetting, fact])
    db.session.flush()
    ranking = matching.run(job, rosa.id, made_by=worker.id, organization_id=house.id, team_ids=[team.id])
    grievance = grievances.grievance(file, boss, rosa, raised_by=worker)
    course = training.offer(house, "First aid", ("skill", "cpr", "3", 12))
    part = training.enrolment(course, file, rosa)
    evaluation.evaluation(rosa, started_by=worker, signed_by=w.users["supervisor"])
    evaluation.evaluation(rosa, started_by=worker, number=2, reopened_reason="A test came in")
    recognition = evaluation.recognition(rosa)
    evaluation.recognition_step(recognition)
    told = evaluation.circumstance(rosa, by=worker)
    made = BaselineStudy(
        ref=new_ref("BS"), organization_id=house.id, on=today, smallest=10, made_by_id=worker.id, made_at=clock.now(),
        content=study.content(FORTY, ()),
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    agreed = None
    if whose == "own":
        agreed = consent.consent(rosa, w.houses["consulate"], worker)
        w.users["employer"].employer_id = boss.id
    other = consent.consent(rosa, "Community service", worker, kind="service")
    return {
        **partner.own(boss, file, julio, worker),
        "case.ref": file.ref, "person.ref": rosa.ref, "employer.ref": boss.ref,
        "opening.ref": job.ref, "placement.ref": placed.ref, "national.ref": rosa.ref,
        "ranking.ref": ranking.ref, "grievance.ref": grievance.ref, "grievance.number": 1,
        "study.ref": made.ref,
        "user.ref": worker.ref, "organization.ref": house.ref, "person": julio.ref, "visit": visit.ref,
        "need_id": need.id, "number": step.number,
        "paper.ref": documents.paper(rosa, worker).ref, "paper.number": 1,
        "notice.number": _notice(worker, file),
        "application.ref": _application(step, w.houses["ministry" if whose == "own" else "house"]),
        "step.number": step.number, "step.ref": file.ref,
        "task.ref": file.ref, "step.kind": "employment_contract", "code": "BR_CONTRACT_UNDERSTOOD",
        "task.number": cases.task(file, by=worker).number, "person.number": 1,
        "training.ref": course.ref, "training.to": "cancelled", "training.kind": "skill",
        "training.gain_id": db.session.query(TrainingGain.id).filter_by(offer_id=course.id).scalar(),
        "enrolment.ref": part.ref, "enrolment.to": "cancelled", "vetting.number": vetting.id,
        "site.number": employers.site(boss).id,
        "employer_contact.number": employers.contact(boss).id, "placement.to": "withdrawn", "placement.number": 1,
        "placement.day": 30,
        "consent_ref": (agreed or other).ref,
        "assistance_ref": consent.assistance(agreed, w.users["liaison"]).ref if agreed else "AS-0000-0000-0",
        "document.row_id": people.document(rosa, number=f"E{whose}").id, "status.row_id": people.status(rosa).id,
        "contact.row_id": people.contact(rosa).id, "language.row_id": people.language(rosa).id,
        "occupation.line_id": evaluation.occupation(rosa).id, "work.line_id": evaluation.experience(rosa).id,
        "education.line_id": evaluation.education(rosa).id, "licence.line_id": evaluation.licence(rosa).id,
        "recognition.line_id": recognition.id, "recognition.number": 1, "skill.line_id": evaluation.skill(rosa).id,
        "evaluation.number": 2, "circumstance.line_id": told.id,
        "language_test.line_id": evaluation.language_test(rosa).id,
        "draft_id": pathways.draft(w.users["administrator"]).id, "draft.verb": "withdraw",
        "permit_id": pathways.permit(rosa).id, "pathway.number": 1, "person_ref": julio.ref,
    }  # fmt: skip


def _notice(worker: User, file: Case) -> int:
    row = Notice(
        user_id=worker.id, fact_key=f"scene|{file.id}", kind="task", case_id=file.id, about="today tasks",
        made_at=clock.now(),
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    return row.id


def _application(step: Step, authority: Organization) -> str:
    row = Application(
        ref=new_ref("AP"), step_id=step.id, case_id=step.case_id, person_id=step.person_id, authority_id=authority.id,
        filed_on=clock.today(),
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    return row.ref
