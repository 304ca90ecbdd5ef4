"""The list of openings: found by place, work, pay, language, state and free places."""

from datetime import timedelta

import pytest

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.placements import Placement
from tests.factories import cases, people
from tests.factories import employers as make


@pytest.fixture
def openings(world):
    farm = make.employer(world.houses["house"], "Valley Farm")
    rows = {
        "Nurse": make.opening(farm, "Nurse", isco="2221", language="fra", language_level="B2"),
        "Picker": make.opening(farm, "Picker", isco="9211", wage_period="week", region="CA-ON"),
        "Full": make.opening(farm, "Full", heads=1),
        "Draft": make.opening(farm, "Draft", state="draft"),
        "Cook": make.opening(farm, "Cook", isco="5120", country="MEX", region=None, state="paused"),
    }
    rosa = people.person(world.teams["south"], "Rosa", "Mejía")
    file = cases.case(world.teams["south"], rosa)
    make.placement(rows["Full"], file, rosa, state="accepted", head=1)
    make.placement(rows["Nurse"], file, rosa, state="accepted", head=2)
    db.session.commit()
    return rows


def found(browse, rows, **query):
    page = browse("caseworker").get("/openings", **query).text
    return [name for name, row in rows.items() if f"/openings/{row.ref}" in page]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["Nurse", "Picker"]),
        ({"state": "filled"}, ["Full"]),
        ({"state": "draft"}, ["Draft"]),
        ({"state": "all", "free": "yes"}, ["Nurse", "Picker", "Draft", "Cook"]),
        ({"state": "all", "country": "MEX"}, ["Cook"]),
        ({"region": "CA-ON"}, ["Picker"]),
        ({"occupation": "2221"}, ["Nurse"]),
        ({"period": "week"}, ["Picker"]),
        ({"language": "fra"}, ["Nurse"]),
        ({"language": "eng"}, []),
    ],
)
def test_openings_are_found_by_what_they_offer(browse, openings, query, expected):
    assert found(browse, openings, **query) == expected


@pytest.mark.parametrize("name", ["region", "period", "language", "free", "state", "occupation", "country"])
def test_a_filter_that_nobody_knows_is_left_out_and_said_so(browse, openings, name):
    assert "was left out" in browse("caseworker").get("/openings", **{name: "x' OR 1=1"}).text


def test_a_place_that_is_given_back_opens_it_again_by_itself(browse, openings):
    row = openings["Full"]
    page = browse("caseworker").get(f"/openings/{row.ref}").text
    assert "Every place is held" in page and "0 of 1" in page
    for placement in db.session.query(Placement).filter_by(opening_id=row.id):
        placement.head, placement.state = None, "withdrawn"
    db.session.commit()
    assert "Every place is held" not in browse("caseworker").get(f"/openings/{row.ref}").text
    assert "Full" in found(browse, openings)


def test_pages_of_openings_follow_each_other(world, browse):
    farm, start = make.employer(world.houses["house"]), clock.today()
    refs = [make.opening(farm, starts_on=start + timedelta(days=n)).ref for n in range(30)]
    db.session.commit()
    browser = browse("caseworker")
    first = browser.get("/openings").text
    assert refs[24] in first and refs[25] not in first
    second = browser.get("/openings", after=refs[24]).text
    assert refs[25] in second and refs[29] in second and f"/openings/{refs[24]}" not in second
