"""One of everything, three times: of the caseworker's own team, of another team, and of another organization.

The people of the own team and of the other team are nationals of Honduras; only the own one agreed that its consulate
may see them. `address` fills the arguments of an address with what belongs to one of the three, or to nothing.
"""

from dataclasses import dataclass, field
from typing import Any

from caseflow import clock
from caseflow.access.refs import new_ref
from caseflow.accounts import commands as accounts
from caseflow.accounts import commands_tokens
from caseflow.extensions import db
from caseflow.models.accounts import ApiToken, Organization, Team, User
from caseflow.models.cases import Case
from caseflow.models.employers import Vetting
from caseflow.models.followup import Need, Visit
from caseflow.models.jobs import Notice
from caseflow.models.people import PersonFact
from tests.factories import cases, consent, documents, employers, evaluation, grievances, pathways, people
from tests.factories.accounts import PASSWORD
from tests.factories.world import World

ACTORS = (
    None, "caseworker", "supervisor", "liaison", "employer", "reviewer", "analyst", "auditor", "administrator",
)  # fmt: skip
WHOSE = ("own", "other_team", "other_organization", "missing")
NOWHERE = {
    "ref": "XX-0000-0000-0", "person": "PE-0000-0000-0", "consent_ref": "CO-0000-0000-0", "visit": "VI-0000-0000-0",
    "assistance_ref": "AS-0000-0000-0", "number": 9999, "row_id": 999999, "line_id": 999999, "need_id": 999999,
    "token_id": 999999, "permit_id": 999999, "draft_id": 999999, "person_ref": "PE-0000-0000-0", "code": "BR_NOWHERE",
}  # fmt: skip
# What an argument may be whoever owns the rest.
FREE = {
    "kind": "service", "language": "en", "name": "person.can_read_write", "to": "paused", "verb": "start",
    "key": "gt_mintrab_ptte",
}  # fmt: skip

# Rows of a person or an employer are found through them.
PARENT = {
    "document": "person", "status": "person", "contact": "person", "language": "person", "occupation": "person",
    "work": "person", "skill": "person", "evaluation": "person", "education": "person", "licence": "person", "recognition": "person",
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
    days = {"planned_on": today, "window_from": today, "window_until": today}
    visit = Visit(ref=new_ref("VI"), case_id=file.id, created_at=clock.now(), **days)
    need = Need(case_id=file.id, sector="health", description="glasses", raised_on=today)
    vetting = Vetting(employer_id=job.employer_id, state="draft", proposed_by_id=worker.id)
    fact = PersonFact(
        person_id=rosa.id, name=FREE["name"], value="true", recorded_on=today, recorded_by_id=worker.id
    )  # fmt: skip
    db.session.add_all([visit, need, vetting, fact])
    db.session.flush()
    grievance = grievances.grievance(file, boss, rosa, raised_by=worker)
    evaluation.evaluation(rosa, started_by=worker, signed_by=w.users["supervisor"])
    evaluation.evaluation(rosa, started_by=worker, number=2, reopened_reason="A test came in")
    recognition = evaluation.recognition(rosa)
    evaluation.recognition_step(recognition)
    agreed = None
    if whose == "own":
        agreed = consent.consent(rosa, w.houses["consulate"], worker)
    other = consent.consent(rosa, "Community service", worker, kind="service")
    return {
        "case.ref": file.ref, "person.ref": rosa.ref, "employer.ref": boss.ref,
        "opening.ref": job.ref, "placement.ref": placed.ref, "grievance.ref": grievance.ref, "grievance.number": 1, "national.ref": rosa.ref,
        "user.ref": worker.ref, "organization.ref": house.ref, "person": julio.ref, "visit": visit.ref,
        "need_id": need.id, "number": step.number,
        "paper.ref": documents.paper(rosa, worker).ref, "paper.number": 1,
        "notice.number": _notice(worker, file),
        "step.number": step.number, "step.ref": file.ref,
        "task.ref": file.ref, "step.kind": "employment_contract", "code": "BR_CONTRACT_UNDERSTOOD",
        "task.number": cases.task(file, by=worker).number, "person.number": 1,
        "vetting.number": vetting.id, "site.number": employers.site(boss).id,
        "employer_contact.number": employers.contact(boss).id, "placement.to": "withdrawn",
        "consent_ref": (agreed or other).ref,
        "assistance_ref": consent.assistance(agreed, w.users["liaison"]).ref if agreed else "AS-0000-0000-0",
        "document.row_id": people.document(rosa, number=f"E{whose}").id, "status.row_id": people.status(rosa).id,
        "contact.row_id": people.contact(rosa).id, "language.row_id": people.language(rosa).id,
        "occupation.line_id": evaluation.occupation(rosa).id, "work.line_id": evaluation.experience(rosa).id,
        "education.line_id": evaluation.education(rosa).id, "licence.line_id": evaluation.licence(rosa).id,
        "recognition.line_id": recognition.id, "recognition.number": 1, "skill.line_id": evaluation.skill(rosa).id,
        "evaluation.number": 2,
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
