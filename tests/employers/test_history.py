"""What there was with an employer, as far as the reader's own cases go; and the vettings that end."""

from datetime import timedelta

import pytest

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.audit import AccessLog
from caseflow.models.employers import Vetting
from caseflow.models.followup import Visit
from tests.factories import cases, grievances, people
from tests.factories import employers as make


@pytest.fixture
def farm(world):
    row = make.employer(world.houses["house"], "Valley Farm")
    db.session.commit()
    return row


def placed(world, farm, team="north", name="Rosa", **more):
    rosa = people.person(world.teams[team], name, "Mejía")
    file = cases.case(world.teams[team], rosa)
    row = make.placement(make.opening(farm), file, rosa, **more)
    days = {"planned_on": clock.today(), "window_from": clock.today(), "window_until": clock.today()}
    visit = Visit(ref=f"VI-{name}", case_id=file.id, placement_id=row.id, created_at=clock.now(), **days)
    db.session.add(visit)
    db.session.commit()
    return file


def test_the_tabs_show_only_the_people_of_the_readers_teams(world, browse, farm):
    mine = placed(world, farm)
    theirs = placed(world, farm, "south", "Hidden")
    for tab in ("placements", "visits"):
        page = browse("caseworker").get(f"/employers/{farm.ref}", show=tab).text
        assert mine.ref in page and theirs.ref not in page and "Hidden" not in page
    reads = [(one.action, one.fields) for one in db.session.query(AccessLog) if one.subject.startswith("employers/")]
    assert ("case.list", mine.ref) in reads


def test_the_history_names_vettings_freezes_and_openings(browse, farm):
    browser, boss, base = browse("caseworker"), browse("supervisor"), f"/employers/{farm.ref}"
    browser.submit(f"{base}/freeze", reason="A fee is reported.")
    boss.submit(f"{base}/unfreeze", reason="It was paid back.")
    page = browser.get(base, show="history").text
    assert "A fee is reported." in page and "It was paid back." in page
    assert "No grievance of your teams" in browser.get(base, show="grievances").text
    assert "It has offered nothing yet" in browser.get(base, show="openings").text
    assert "Vetting and contacts" in browser.get(base, show="nonsense").text
    assert browser.get(base, show="history", after="zz").status_code == 200


def test_only_the_grievances_of_the_readers_teams_are_listed(world, browse, farm):
    raised = {}
    for team, worker, name in (("north", "caseworker", "Rosa"), ("south", "stranger", "Hidden")):
        rosa = people.person(world.teams[team], name, "Mejía")
        file = cases.case(world.teams[team], rosa)
        raised[team] = grievances.grievance(file, farm, rosa, raised_by=world.users[worker]).ref
    db.session.commit()
    page = browse("caseworker").get(f"/employers/{farm.ref}", show="grievances").text
    assert raised["north"] in page and raised["south"] not in page
    history = browse("caseworker").get(f"/employers/{farm.ref}", show="history").text
    assert raised["south"] not in history


def test_long_tabs_come_in_pages(world, browse, farm):
    refs = {make.opening(farm, f"Job {number:02d}").ref for number in range(30)}
    db.session.commit()
    browser, seen, query = browse("caseworker"), set(), {}
    for _page in range(2):
        page = browser.get(f"/employers/{farm.ref}", show="openings", **query).text
        shown = [ref for ref in refs if f"/openings/{ref}" in page]
        seen |= set(shown)
        query = {"after": next((ref for ref in refs if f"after={ref}" in page), "")}
    assert seen == refs


def test_a_tab_of_many_costs_no_more_queries_than_a_tab_of_few(world, browse, farm, queries):
    placed(world, farm)
    browser, counts = browse("caseworker"), {}
    for name in ("", "abcdefgh"):
        for letter in name:
            placed(world, farm, name=f"Person {letter}")
        for tab in ("placements", "visits", "openings"):
            with queries() as made:
                browser.get(f"/employers/{farm.ref}", show=tab)
            counts.setdefault(tab, []).append(len(made))
    assert all(many <= few for few, many in counts.values()), counts


def vet(row, **answers):
    given = {code: {"answer": "yes", "evidence": "seen", "action_by": ""} for code in ("FR02", "FR04", "FR06")}
    made = Vetting(
        employer_id=row.id, state="approved", decision="approved", proposed_by_id=1, decided_by_id=2,
        decided_at=clock.now(), valid_until=row.vetted_until, answers={**given, **answers},
    )  # fmt: skip
    db.session.add(made)
    db.session.commit()


def test_a_vetting_that_ends_is_reminded_of_while_it_can_be_renewed(world, browse):
    house, today = world.houses["house"], clock.today()
    days = {"Soon": 60, "Later": 61, "Gone, at work": -1, "Gone, offered": -1, "Gone, nobody": -1, "Gone, left": -5}
    rows = {name: make.employer(house, name, vetted_until=today + timedelta(days=n)) for name, n in days.items()}
    make.opening(rows["Gone, offered"])
    make.opening(rows["Gone, nobody"], state="withdrawn")
    for name, state in (("Gone, at work", "active"), ("Gone, left", "ended_completed")):
        rosa = people.person(world.teams["south"], "Rosa", "Mejía")
        job = make.opening(rows[name], state="filled")
        make.placement(job, cases.case(world.teams["south"], rosa), rosa, state=state, head=1)
    db.session.commit()
    page = browse("caseworker").get("/employers", vetting="ending").text
    assert [name for name in days if name in page] == ["Soon", "Gone, at work", "Gone, offered"]
    for who in ("caseworker", "supervisor"):
        today_page = browse(who).get("/").text
        assert "/employers?vetting=ending" in today_page and "3" in today_page
    assert "The vetting ends on" in browse("caseworker").get(f"/employers/{rows['Soon'].ref}").text
    assert "The vetting ended on" in browse("caseworker").get(f"/employers/{rows['Gone, left'].ref}").text
    assert "The vetting ends on" not in browse("caseworker").get(f"/employers/{rows['Later'].ref}").text


def test_vetting_again_begins_with_the_last_answers(browse, farm):
    vet(farm, FR06={"answer": "partly", "evidence": "two pay slips", "action_by": "2026-01-31"})
    browser = browse("caseworker")
    page = browser.get(f"/employers/{farm.ref}").text
    assert "overdue" in page and "keep their own passport" in page and "borne by the employer" in page
    page = browser.get(f"/employers/{farm.ref}/vetting").text
    assert "two pay slips" in page and "Look at each one anew" in page
    assert browser.submit(f"/employers/{farm.ref}/vetting", act="save").status_code == 302
    draft = db.session.query(Vetting).filter_by(state="draft").one()
    assert draft.answers["FR06"]["evidence"] == "two pay slips"
