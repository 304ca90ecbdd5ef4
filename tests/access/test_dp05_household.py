"""DP05: a visible member never reveals a hidden one, not even as a number."""

from sqlalchemy import select

from caseflow.extensions import db
from caseflow.models.cases import CaseMember
from tests.access.harvest import whole as bytes_of
from tests.consular.people import at_work, permit
from tests.factories import cases, people
from tests.factories import consent as make


def family(world):
    """A mother who agreed and a father who seeks protection, of one name, one place, one employer and one case."""
    team = world.teams["north"]
    mother = people.person(team, "Rosa Elena", "Mejía Pineda", municipality="Truro")
    father = people.person(team, "Julio César", "Mejía Pineda", municipality="Truro", protection="protected")
    case = cases.case(team, mother, father, relationships=("spouse",))
    for row in (mother, father):
        people.contact(row, "+1 902 555 0147", is_preferred=True)
        permit(row, case_id=case.id)
    at_work(world, mother, case=case)
    at_work(world, father, case=case)
    make.consent(mother, world.houses["consulate"], world.users["caseworker"])
    make.consent(father, world.houses["consulate"], world.users["caseworker"])
    db.session.commit()
    return mother, father, case


def test_of_two_members_one_agreed_and_one_claims_protection(browse, world):
    mother, father, case = family(world)
    browser = browse("liaison")
    pages = [browser.get(a).text for a in ("/consular", f"/consular/{mother.ref}")]
    assert "1 person" in pages[0]
    for page in pages:
        assert "Rosa Elena" in page
        for secret in ("Julio", father.ref, case.ref, "spouse", "2 people", "family of"):
            assert secret not in page, secret
    assert browser.get(f"/consular/{father.ref}").status_code == 404
    assert "Julio" not in browser.post("/consular", {"name": "julio mejia"}).text


def test_her_pages_are_the_same_whether_or_not_he_is_in_the_case(browse, world):
    mother, father, _case = family(world)
    browser = browse("liaison")
    addresses = ("/consular", f"/consular/{mother.ref}")
    browser.get("/consular")
    with_him = [bytes_of(browser.get(address)) for address in addresses]
    left = db.session.scalars(select(CaseMember).where(CaseMember.person_id == father.id)).one()
    db.session.delete(left)
    db.session.commit()
    assert [bytes_of(browser.get(address)) for address in addresses] == with_him


def test_each_adult_decides_for_themselves(browse, world):
    mother, father, _case = family(world)
    father.protection = "clear"
    db.session.add(father)
    db.session.commit()
    browser = browse("liaison")
    assert "2 people" in browser.get("/consular").text
    page = browser.get(f"/consular/{mother.ref}").text
    assert "Julio" not in page and father.ref not in page
