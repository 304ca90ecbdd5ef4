"""The list of placements: of one's own teams, by the first day of work."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.audit import AccessLog
from caseflow.models.people import Person
from tests.factories import cases, people
from tests.factories import employers as make

TODAY = clock.today()


def somebody(world, opening, given: str, team: str = "north", **more):
    person = people.person(world.teams[team], given)
    return make.placement(opening, cases.case(world.teams[team], person), person, **more)


def test_only_those_of_ones_own_teams_are_listed_and_the_look_is_written_down(world, browse, scene):
    mine = somebody(world, scene.opening, "Marisol")
    somebody(world, scene.opening, "Stanislava", "south")
    db.session.commit()
    page = browse("caseworker").get("/placements").text
    assert "Marisol" in page and "Stanislava" not in page and "1 placement of your teams" in page
    logged = db.session.query(AccessLog).filter_by(subject="placements").one()
    assert logged.action == "case.list" and mine.ref not in logged.fields and logged.fields.startswith("CF-")


def test_filters_by_state_employer_opening_and_start(world, browse, scene):
    hill = make.employer(world.houses["house"], "Hill Farm")
    other = make.opening(hill, "Cook")
    soon, late, far = (TODAY + timedelta(days=n) for n in (10, -3, 100))
    somebody(world, scene.opening, "Soon", starts_on=soon)
    somebody(world, scene.opening, "Late", state="accepted", head=1, starts_on=late)
    somebody(world, other, "Far", starts_on=far)
    somebody(world, other, "Begun", state="active", head=1, starts_on=late, started_on=late)
    somebody(world, other, "Over", state="ended_completed", head=2, starts_on=late, started_on=late)
    db.session.commit()
    browser = browse("caseworker")

    def names(**query) -> list[str]:
        page = browser.get("/placements", **query).text
        return [name for name in ("Soon", "Late", "Far", "Begun", "Over") if f"<bdi>{name} " in page]

    assert names() == ["Soon", "Late", "Far", "Begun"]
    assert names(state="all") == ["Soon", "Late", "Far", "Begun", "Over"]
    assert names(state="ended_completed") == ["Over"]
    assert names(soon="yes") == ["Soon", "Late"]
    assert names(employer=hill.ref) == ["Far", "Begun"]
    assert names(opening=scene.opening.ref) == ["Soon", "Late"]
    assert names(employer="EM-0000-0000-0") == []
    assert names(state="lost") == names()
    assert "No placement fits" in browser.get("/placements", state="travelling").text


def test_pages_follow_each_other(world, browse, scene):
    refs = [somebody(world, scene.opening, f"N{n}", starts_on=TODAY + timedelta(days=n // 3)).ref for n in range(30)]
    db.session.commit()
    browser = browse("caseworker")
    assert [ref for ref in refs if ref in browser.get("/placements").text] == refs[:25]
    second = browser.get("/placements", after=refs[24]).text
    assert [ref for ref in refs if f"/placements/{ref}" in second] == refs[25:]
    first = browser.get("/placements", before=refs[25]).text
    assert [ref for ref in refs if f"/placements/{ref}" in first] == refs[:25]


def test_somebody_who_now_belongs_to_another_team_has_no_name_here(world, browse, scene):
    row = somebody(world, scene.opening, "Marisol")
    person = db.session.get(Person, row.person_id)
    person.team_id = world.teams["south"].id
    db.session.commit()
    for address in ("/placements", f"/placements/{row.ref}"):
        page = browse("caseworker").get(address).text
        assert "Marisol" not in page and "Somebody who left the case" in page


def test_an_empty_list_says_where_to_begin(browse):
    assert "Nobody is placed at the moment" in browse("caseworker").get("/placements").text


@pytest.mark.parametrize("who", ["liaison", "employer", "reviewer", "analyst", "auditor", "administrator"])
def test_other_roles_have_no_list(browse, who):
    assert browse(who).get("/placements").status_code == 403


def test_the_list_and_the_choice_cost_the_same_for_many(world, browse, scene):
    browser = browse("caseworker")
    addresses = ("/placements", f"/cases/{scene.case.ref}/placements/new")

    def cost() -> int:
        made: list[str] = []

        def note(_connection, _cursor, statement, *_more):
            made.append(statement)

        event.listen(db.engine, "before_cursor_execute", note)
        for address in addresses:
            browser.get(address)
        event.remove(db.engine, "before_cursor_execute", note)
        return len(made)

    somebody(world, scene.opening, "One")
    db.session.commit()
    few = cost()
    for number in range(15):
        somebody(world, make.opening(make.employer(world.houses["house"], f"Farm {number}")), f"N{number}")
    db.session.commit()
    assert cost() <= few
