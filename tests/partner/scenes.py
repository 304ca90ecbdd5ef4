"""People put before an employer, with much that the employer may never read."""

from datetime import date, timedelta

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.placements import Placement, PlacementNote
from caseflow.rules.consent_record import OFFERED
from tests.factories import cases, employers, evaluation, people
from tests.factories import consent as make

KIND = "present_to_employer"
FIELDS = OFFERED[KIND]
DAY = timedelta(days=1)


def farm(world, name="Valley Farm", who="employer"):
    """The employer of the partner's account."""
    row = employers.employer(world.houses["house"], name)
    world.users[who].employer_id = row.id
    db.session.add(world.users[who])
    db.session.flush()
    return row


def put_forward(world, opening, state="submitted", *, employer=None, fields=FIELDS, stage="submitted", **more):
    """A person of Honduras with work, papers and a telephone, put before the employer of the opening. Returns
    (placement, person, consent)."""
    given, family = more.pop("given", "Rosa Elena"), more.pop("family", "Mejía Pineda")
    person = people.person(world.teams["north"], given, family, municipality="Truro", **more.pop("person", {}))
    people.contact(person, "+1 902 555 0147", is_preferred=True)
    people.contact(person, "12 Hidden Lane", kind="address")
    people.document(person, "HN-SECRET-77")
    people.document(person, "UNHCR-88", kind="unhcr_card")
    people.language(person, language="spa")
    people.language(person, language="cab")
    evaluation.experience(person, isco="5321", title="Cuidadora", employer_name="Clínica Tela", country="HND")
    evaluation.education(person, title="Bachillerato", institution="Instituto Tela", country="HND")
    evaluation.licence(person, isco="2221", body="Colegio de Tela")
    case = more.pop("case", None) or cases.case(world.teams["north"], person, caseworker=world.users["caseworker"])
    agreed = make.consent(
        person, (employer or opening.employer).name, world.users["caseworker"], kind=KIND, fields=fields,
        identity_from=stage, employer_id=(employer or opening.employer).id, **more.pop("consent", {}),
    )  # fmt: skip
    days = _days(state)
    placed = employers.placement(opening, case, person, state=state, **{**days, **more})
    db.session.add(
        PlacementNote(
            placement_id=placed.id, body="Internal words", author_id=world.users["caseworker"].id, at=clock.now()
        )
    )
    db.session.flush()
    return placed, person, agreed


def _days(state: str) -> dict[str, date]:
    today = clock.today()
    found = {"submitted_on": today - 60 * DAY}
    if state in ("accepted", "contract_signed", "travelling", "started", "active", "on_leave", "unknown_no_contact"):
        found |= {"offered_on": today - 55 * DAY, "accepted_on": today - 50 * DAY}
    if state in ("started", "active", "on_leave") or state.startswith("ended"):
        found |= {"started_on": today - 45 * DAY}
    return found


def fresh(placement: Placement) -> Placement:
    """The placement as the database has it now."""
    db.session.expire_all()
    return db.session.get(Placement, placement.id)
