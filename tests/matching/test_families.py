"""Openings for a person, two openings in one region for a family, and what the family wishes."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.audit import AuditEntry
from caseflow.models.matching import FamilyWish
from tests.factories import cases, consent, employers, people
from tests.factories.matching import fit, wish


@pytest.fixture
def boss(world):
    consent.texts()
    return employers.employer(world.houses["house"])


@pytest.fixture
def couple(world):
    """A carer and a farm worker with their child."""
    carer, farmer, child = people.family(world.teams["north"])
    file = cases.case(world.teams["north"], carer, farmer, child, stage="evaluation", relationships=("spouse", "child"))
    fit(world, carer, "5321")
    fit(world, farmer, "9211")
    db.session.commit()
    return file, carer, farmer


def made(browser, address):
    answer = browser.post(address)
    assert answer.status_code == 302, answer.text
    return browser.get(answer.location).text


def test_openings_for_a_person_with_reasons_for_those_that_do_not_fit(world, boss, couple, browse):
    _file, carer, _farmer = couple
    employers.opening(boss, "Carer")
    employers.opening(boss, "Fruit picker", isco="9211")
    shut = employers.employer(world.houses["house"], "Shady Farms", vetted=False)
    employers.opening(shut, "Night carer")
    db.session.commit()
    browser = browse("caseworker")
    page = made(browser, f"/people/{carer.ref}/ranking")
    assert "Carer" in page and "Fruit picker" not in page and "Night carer" not in page and "Ranked (1)" in page
    run = page.split('<span class="govuk-caption-l">')[1].split(" ")[0].strip()
    out = browser.get(f"/rankings/{run}?show=excluded").text
    assert "Fruit picker" in out and "Night carer" in out and "Neither wants to work" in out


def test_two_openings_in_one_region(world, boss, couple, browse):
    file, _carer, _farmer = couple
    employers.opening(boss, "Carer here")
    employers.opening(boss, "Picker here", isco="9211")
    employers.opening(boss, "Picker far away", isco="9211", region="CA-ON")
    db.session.commit()
    page = made(browse("caseworker"), f"/cases/{file.ref}/ranking")
    pairs = page[page.index("Pairs of openings") : page.index("Parts of the ranking")]
    assert "Carer here" in pairs and "Picker here" in pairs and "far away" not in pairs and "Nova Scotia" in pairs


def test_one_opening_with_two_places_serves_two(world, boss, browse):
    one, other, _child = people.family(world.teams["north"])
    file = cases.case(world.teams["north"], one, other, stage="evaluation", relationships=("spouse",))
    for person in (one, other):
        fit(world, person)
    job = employers.opening(boss, "Carer", heads=1)
    db.session.commit()
    browser = browse("caseworker")
    page = made(browser, f"/cases/{file.ref}/ranking")
    assert "There is no pair" in page and "not in the same region, or only one place" in page
    job.heads = 2
    db.session.commit()
    assert "Pairs of openings" in made(browser, f"/cases/{file.ref}/ranking")


def test_why_there_is_no_pair(world, boss, couple, browse):
    file, _carer, _farmer = couple
    browser = browse("caseworker")
    assert "no opening to rank" in browser.post(f"/cases/{file.ref}/ranking").text
    employers.opening(boss, "Carer")
    db.session.commit()
    assert "Only Rosa Elena Mejía Pineda fits" in made(browser, f"/cases/{file.ref}/ranking")
    wish(file, countries=["ESP"], by=world.users["caseworker"].id)
    db.session.commit()
    page = made(browser, f"/cases/{file.ref}/ranking")
    assert "Nobody of the family fits" in page


def test_wishes_are_written_as_people_write_places(world, couple, browse):
    file, _carer, _farmer = couple
    browser = browse("caseworker")
    day = clock.today() + timedelta(days=30)
    sent = {
        "regions": "nova scotia\nCA-NB\r\nQuebec, Canada", "countries": "Spain", "not_regions": "Alberta",
        "together": "must", "needs_housing": "y", "earliest_on": str(day), "note": "Her sister lives there",
    }  # fmt: skip
    assert browser.submit(f"/cases/{file.ref}/wishes", **sent).status_code == 302
    row = db.session.scalars(select(FamilyWish)).one()
    assert (row.regions, row.countries, row.not_regions) == (["CA-NB", "CA-NS", "CA-QC"], ["ESP"], ["CA-AB"])
    assert (row.together, row.needs_housing, row.earliest_on, row.note) == ("must", True, day, sent["note"])
    page = browser.get(f"/cases/{file.ref}").text
    assert "Nova Scotia" in page and "Only together" in page and "Her sister lives there" in page
    assert db.session.scalars(select(AuditEntry.action).order_by(AuditEntry.id.desc())).first() == "wish.edit"
    form = browser.get(f"/cases/{file.ref}/wishes").text
    assert "Quebec, Canada" in form and 'name="seen" value="1"' in form
    assert browser.submit(f"/cases/{file.ref}/wishes").status_code == 302
    db.session.expire_all()
    assert db.session.scalars(select(FamilyWish)).one().version == 1


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("regions", "Atlantis", "is no region that we know"),
        ("regions", "Córdoba", "There are several regions"),
        ("countries", "Narnia", "is no country"),
        ("not_regions", "Nova Scotia, Canada", "stands under both"),
        ("together", "", "Choose one"),
        ("together", "perhaps", "Not a valid choice"),
        ("earliest_on", "2031-02-30", "Not a valid date"),
        ("earliest_on", "1931-02-03", "Check the year"),
        ("note", "x" * 4001, "at most 4000"),
        ("regions", "\n".join(["CA-NS"] * 61), "at most 60"),
        ("charm", "1", "no field called"),
    ],
)
def test_wishes_that_make_no_sense_are_named_and_nothing_is_kept(world, couple, browse, field, value, said):
    file, _carer, _farmer = couple
    sent = {"regions": "CA-NS", "together": "rather", field: value}
    answer = browse("caseworker").submit(f"/cases/{file.ref}/wishes", **sent)
    assert answer.status_code == 422 and said in answer.text
    assert db.session.scalars(select(FamilyWish)).one_or_none() is None


def test_two_who_write_wishes_at_once(world, couple, browse):
    file, _carer, _farmer = couple
    browser = browse("caseworker")
    for regions in ("CA-NS", "CA-NB"):
        answer = browser.post(f"/cases/{file.ref}/wishes", {"regions": regions, "together": "rather", "seen": "0"})
    assert answer.status_code == 409 and "Somebody else changed this" in answer.text and "CA-NS" in answer.text
    assert db.session.scalars(select(FamilyWish)).one().regions == ["CA-NS"]


def test_wishes_of_others_are_not_there(world, couple, browse):
    file, _carer, _farmer = couple
    for who, status in (("stranger", 404), ("foreign", 404), ("liaison", 404), ("employer", 404)):
        assert browse(who).get(f"/cases/{file.ref}/wishes").status_code == status
