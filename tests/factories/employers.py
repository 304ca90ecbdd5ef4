"""Employers, openings and placements for tests. Everything is added and flushed; the test commits."""

from datetime import timedelta
from decimal import Decimal

from caseflow import clock
from caseflow.access.refs import new_ref
from caseflow.extensions import db
from caseflow.models.accounts import Organization, User
from caseflow.models.base import NEVER
from caseflow.models.cases import Case
from caseflow.models.employers import Employer, EmployerContact, EmployerSite, Opening
from caseflow.models.people import Person
from caseflow.models.placements import Contract, Placement, PlacementChoice
from caseflow.rules.names import fold

YEAR = timedelta(days=365)


def employer(
    organization: Organization, name: str = "Annapolis Care Homes", *, vetted: bool = True, **more
) -> Employer:
    """An employer on the organization's list; `kind="recruiter"` makes a recruiter. `vetted` for a year, or never."""
    state = {"vetting_state": "approved", "vetted_until": clock.today() + YEAR} if vetted else {"vetted_until": NEVER}
    given = {"country": "CAN", "region": "CA-NS", "sector": "health_care", "created_at": clock.now()}
    row = Employer(
        ref=new_ref("EM"),
        organization_id=organization.id,
        name=name,
        sort_name=fold(name),
        **{**given, **state, **more},
    )
    db.session.add(row)
    db.session.flush()
    return row


def site(of: Employer, name: str = "North ward", **more) -> EmployerSite:
    """A place of work of that employer, where the employer is."""
    place = {"country": of.country, "region": of.region, "municipality": "Kentville"}
    row = EmployerSite(employer_id=of.id, name=name, **{**place, **more})
    db.session.add(row)
    db.session.flush()
    return row


def contact(of: Employer, name: str = "Joan Penner", **more) -> EmployerContact:
    """Somebody who speaks for that employer."""
    row = EmployerContact(employer_id=of.id, name=name, **{"phone": "+1 902-555-0143", "is_main": True, **more})
    db.session.add(row)
    db.session.flush()
    return row


def opening(of: Employer, title: str = "Continuing care assistant", **more) -> Opening:
    """An open opening of that employer, for two people, in sixty days."""
    given = {
        "isco": "5321",
        "country": "CAN",
        "region": "CA-NS",
        "municipality": "Kentville",
        "heads": 2,
        "contract_kind": "permanent",
        "starts_on": clock.today() + timedelta(days=60),
        "wage": Decimal("21.50"),
        "wage_period": "hour",
        "currency": "CAD",
        "hours_per_week": Decimal("37.5"),
        "state": "open",
        "created_at": clock.now(),
    }
    row = Opening(
        ref=new_ref("OP"), organization_id=of.organization_id, employer_id=of.id, title=title, **{**given, **more}
    )
    db.session.add(row)
    db.session.flush()
    return row


def placement(of: Opening, case: Case, person: Person, *, choice: str | None = "none", **more) -> Placement:
    """This person of this case matched with the opening, on its terms. `state` and `head` as the test wants them.

    `choice` is the state of the choice of this person, None for a placement of which nobody has said why.
    """
    given = {
        "state": "matched",
        "starts_on": of.starts_on,
        "wage": of.wage,
        "wage_period": of.wage_period,
        "currency": of.currency,
        "hours_per_week": of.hours_per_week,
        "created_at": clock.now(),
    }
    row = Placement(
        ref=new_ref("PL"),
        organization_id=case.organization_id,
        opening_id=of.id,
        case_id=case.id,
        person_id=person.id,
        **{**given, **more},
    )
    db.session.add(row)
    db.session.flush()
    by = case.caseworker_id or db.session.query(User.id).order_by(User.id).limit(1).scalar()
    if choice is not None and by is not None:
        db.session.add(PlacementChoice(placement_id=row.id, state=choice, chosen_by_id=by, chosen_at=clock.now()))
        db.session.flush()
    return row


def contract(of: Placement, **more) -> Contract:
    """A contract for this placement, as good as its opening and recorded by whoever has the case. Loads the opening."""
    job = db.session.get(Opening, of.opening_id)
    worker = db.session.get(Case, of.case_id).caseworker_id
    by = worker or db.session.query(User.id).order_by(User.id).limit(1).scalar()
    given = {
        "number": 1,
        "received_on": clock.today() - timedelta(days=40),
        "starts_on": max(job.starts_on, of.starts_on),
        "ends_on": job.ends_on,
        "language": "spa",
        "explained_on": clock.today() - timedelta(days=40),
        "recorded_by_id": by,
        "recorded_at": clock.now(),
        "wage": of.wage,
        "wage_period": of.wage_period,
        "currency": of.currency,
        "hours_per_week": of.hours_per_week,
        "has_housing": job.has_housing,
        **{name: getattr(job, name) for name in ("isco", "country", "region", "municipality")},
    }
    row = Contract(placement_id=of.id, **{**given, **more})
    db.session.add(row)
    db.session.flush()
    return row
