"""Employers, openings and placements for tests. Everything is added and flushed; the test commits."""

from datetime import timedelta
from decimal import Decimal

from caseflow import clock
from caseflow.access.refs import new_ref
from caseflow.extensions import db
from caseflow.models.accounts import Organization
from caseflow.models.base import NEVER
from caseflow.models.cases import Case
from caseflow.models.employers import Employer, Opening
from caseflow.models.people import Person
from caseflow.models.placements import Placement
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


def placement(of: Opening, case: Case, person: Person, **more) -> Placement:
    """This person of this case matched with the opening, on its terms. `state` and `head` as the test wants them."""
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
    return row
