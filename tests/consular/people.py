"""A national with everything that a consulate could be shown, and much that it never may."""

from datetime import date, timedelta

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.employers import Employer, Opening
from caseflow.models.pathways import Permit
from caseflow.models.people import Person
from caseflow.models.placements import Placement
from tests.factories import cases, people
from tests.factories import employers as make_employers


def permit(of: Person, kind="work_permit", until: date | None = None, country="CAN", **more) -> Permit:
    today = clock.today()
    row = Permit(
        person_id=of.id, kind=kind, country=country, valid_from=more.pop("valid_from", today - timedelta(days=100)),
        valid_until=until or today + timedelta(days=40), **more,
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    return row


def at_work(world, of: Person, employer_name="Glen Farm", state="active", **more) -> Placement:
    """The person at work at an employer of that name, in a case of their own."""
    case = more.pop("case", None) or cases.case(world.teams["north"], of)
    employer: Employer = make_employers.employer(world.houses["house"], employer_name)
    opening: Opening = make_employers.opening(employer)
    return make_employers.placement(opening, case, of, state=state, **more)


def whole(world, given="Rosa Elena", family="Mejía Pineda", **more) -> Person:
    """A national of Honduras with a contact, a permit, a job and a municipality."""
    row = people.person(world.teams["north"], given, family, **{"municipality": "Truro", **more})
    people.contact(row, "+1 902 555 0147", is_preferred=True)
    permit(row)
    at_work(world, row)
    return row
