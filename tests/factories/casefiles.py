"""A family of five on its way, with a word in every section of the case file. Flushed; the test commits."""

import json
from datetime import date, timedelta

from caseflow import clock
from caseflow.access.refs import new_ref
from caseflow.extensions import db
from caseflow.models.accounts import User
from caseflow.models.cases import Case
from caseflow.models.followup import Need, Visit
from caseflow.models.pathways import Pathway, PathwayVersion, Permit, Step, WantedDocument
from caseflow.models.people import Person
from caseflow.pathways import shelf
from caseflow.pathways.shelf import FileRead
from caseflow.rules.reason import Because, as_json, because
from tests.factories import cases, consent, employers, evaluation, grievances, people, training
from tests.factories.world import World

CARE = "ca_aip_ns_care"
SECRET = "Her brother-in-law must not hear of this."  # an internal note
LONG = "María de los Ángeles Guadalupe"


def days(number: int) -> date:
    """The day so many days from today."""
    return clock.today() + timedelta(days=number)


def version(key: str = CARE) -> PathwayVersion:
    """A pathway of the library, as loading it would keep it."""
    name = f"{key}.v1.yaml"
    read = shelf.read_file(name, (shelf.LIBRARY / name).read_bytes())
    assert isinstance(read, FileRead)
    pathway = Pathway(key=key, country=read.pathway.country, region=read.pathway.region)
    db.session.add(pathway)
    db.session.flush()
    row = PathwayVersion(
        pathway_id=pathway.id,
        number=1,
        names=read.pathway.names.as_dict(),
        body=read.body,
        digest=read.digest,
        intake_state="open",
        loaded_at=clock.now(),
    )
    db.session.add(row)
    db.session.flush()
    return row


def step(of: Case, person: Person, of_version: PathwayVersion, code: str, number: int, **more) -> Step:
    """A step of somebody. `because` is the reason of its due day."""
    reason: Because | None = more.pop("because", None)
    told = next(one for one in of_version.body["steps"] if one["code"] == code)
    row = Step(
        case_id=of.id,
        person_id=person.id,
        pathway_version_id=of_version.id,
        number=number,
        code=code,
        actor=told["actor"],
        due_because=as_json(reason) if reason else None,
        **more,
    )
    db.session.add(row)
    db.session.flush()
    return row


def permit(of: Person, case: Case, kind: str = "work_permit", **more) -> Permit:
    given = {"country": "CAN", "number": "U123456789", "valid_from": days(-300), "valid_until": days(65)}
    row = Permit(person_id=of.id, case_id=case.id, kind=kind, **{"renew_before_days": 90, **given, **more})
    db.session.add(row)
    db.session.flush()
    return row


def visit(of: Case, on: date, **more) -> Visit:
    given = {"window_from": on - timedelta(days=7), "window_until": on + timedelta(days=14), "created_at": clock.now()}
    row = Visit(ref=new_ref("VI"), case_id=of.id, planned_on=on, **{**given, **more})
    db.session.add(row)
    db.session.flush()
    return row


def five(world: World) -> Case:
    """Names in Arabic, K’iche’ and very long ones; steps done, going on, refused; permits near their end."""
    north, worker = world.teams["north"], world.users["caseworker"]
    nurse = people.person(north, LONG, "Xiloj Tz’unun", nationalities=("GTM",), born=date(1988, 2, 29), sex="female")
    spouse = people.person(
        north, "يوسف", "عبد الله الحداد", latin="Yusuf Abdullah Alhaddad", nationalities=("SYR", "HND"),
        born=date(1985, 1, 1), precision="year", protection="protected", sex="male",
    )  # fmt: skip
    first = people.person(north, "Ixchel Q’anil", "Alhaddad Xiloj", nationalities=("GTM",), born=days(-365 * 14))
    second = people.person(north, "Łukasz Đorđe", "Alhaddad Xiloj", nationalities=("GTM",), born=days(-365 * 9))
    baby = people.person(north, "Nguyễn Çiğdem", "Alhaddad Xiloj", nationalities=(), born=days(-200), is_stateless=True)
    way = version()
    case = cases.case(
        north, nurse, spouse, first, second, baby, caseworker=worker, stage="regularization", risk="raised",
        relationships=("spouse", "stepchild", "child", "child"), pathway_version_id=way.id, stage_since=days(-40),
        opened_on=days(-400),
    )  # fmt: skip
    _papers(nurse, spouse, worker)
    _steps(case, way, (nurse, spouse, first, second, baby))
    permit(nurse, case, employer_name="Annapolis Care Homes", isco="5321", region="CA-NS")
    permit(spouse, case, "open_work_permit", valid_until=days(20), renew_before_days=30)
    permit(first, case, "study_permit", valid_until=None, number=None)
    people.status(baby, "visitor", valid_from=days(-200), valid_until=days(500))
    _work(world, case, nurse)
    cases.task(
        case, "Ask the school of Halifax for the enrolment letter", by=worker, due_on=days(9), person_id=first.id
    )
    cases.task(case, "Renew the passport of the baby", by=worker, assignee=worker)
    cases.note(case, SECRET, by=worker)
    cases.note(case, "They found a flat in Kentville.", by=worker, kind="shareable", person_id=nurse.id)
    consent.consent(nurse, "Harbour House", worker, kind="service")
    return case


def _papers(nurse: Person, spouse: Person, worker: User) -> None:
    people.document(nurse, "A09876543", country="GTM", expires_on=days(100))
    people.contact(nurse, is_preferred=True, safe_note="After six in the evening")
    people.contact(nurse, "+1 902 555 0199", "whatsapp", is_safe=False)
    people.language(nurse, "quc")
    people.language(nurse, "spa", "C1")
    people.language(spouse, "ara", needs_interpreter=True)
    evaluation.occupation(nurse, "2221")
    evaluation.occupation(nurse, "5321", rank=2)
    evaluation.experience(nurse)
    evaluation.education(nurse)
    evaluation.licence(nurse)
    evaluation.recognition(nurse)
    evaluation.language_test(nurse)
    evaluation.evaluation(nurse, signed_by=worker)


def _steps(case: Case, way: PathwayVersion, family: tuple[Person, ...]) -> None:
    nurse = family[0]
    done = {"state": "granted", "ready_on": days(-390), "started_on": days(-380)}
    step(case, nurse, way, "AIP_DESIGNATION", 1, filed_on=days(-370), decided_on=days(-300), **done)
    step(case, nurse, way, "AIP_OFFER", 2, decided_on=days(-290), **done)
    for number, person in enumerate(family, 3):
        step(case, person, way, "AIP_SETTLEMENT_PLAN", number, decided_on=days(-200), **done)
    step(
        case, nurse, way, "AIP_ENDORSEMENT", 8, state="submitted", ready_on=days(-60), started_on=days(-55),
        filed_on=days(-50), due_on=days(10), because=because("due_usually", days=60, since=days(-50)),
    )  # fmt: skip
    step(
        case, nurse, way, "AIP_WORK_PERMIT", 9, state="refused", started_on=days(-90), filed_on=days(-80),
        decided_on=days(-4), decision_shareable="The office wants a newer medical examination.",
        decision_internal="The officer was new.", remedy_due_on=days(11),
        remedy={"kind": "reconsideration", "to": "migration_authority", "state": "open",
                "because": as_json(because("remedy_days", days=15, since=days(-4)))},
    )  # fmt: skip
    ready = step(
        case, nurse, way, "AIP_APPLY_PR", 10, state="ready", ready_on=days(-3), due_on=days(180),
        because=because("due_days_after", step="AIP_ENDORSEMENT", event="granted_on", days=183, since=days(-3)),
    )  # fmt: skip
    for kind, state in (("pr_application_package", "missing"), ("language_test_result", "verified")):
        db.session.add(WantedDocument(step_id=ready.id, kind=kind, state=state))
    for number, person in enumerate(family, 11):
        step(case, person, way, "AIP_DECISION", number)
    step(case, nurse, way, "AIP_FOLLOWUP", 16, state="in_progress", due_on=days(30), due_by_hand=True)
    db.session.flush()


def _work(world: World, case: Case, nurse: Person) -> None:
    employer = employers.employer(world.houses["house"])
    employers.placement(
        employers.opening(employer), case, nurse, state="active", head=1, starts_on=days(-60), started_on=days(-60)
    )
    course = training.offer(world.houses["house"], "English for nurses", ("language", "eng", "C1", None))
    training.enrolment(course, case, nurse, state="enrolled", seat=1)
    grievances.grievance(case, employer, nurse, raised_by=world.users["caseworker"], account=SECRET)
    found = {"work": {"level": "good", "text": ""}, "housing": {"level": "concern", "text": "Damp."}}
    visit(
        case, days(-30), day=30, state="done", done_on=days(-29), done_by_id=world.users["caseworker"].id,
        findings=json.dumps(found), shareable="We talked about the flat.", internal=SECRET,
    )  # fmt: skip
    visit(case, days(30), day=90, assignee_id=world.users["caseworker"].id)
    db.session.add(
        Need(
            case_id=case.id, person_id=nurse.id, sector="shelter", description="The bedroom is damp.", state="referred",
            referred_to="Tenants' office", raised_on=days(-29),
        )
    )  # fmt: skip
    db.session.flush()
