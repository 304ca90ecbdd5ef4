"""The list: the gravest first, then the oldest; page by page; only the own teams'."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import event

from caseflow import clock
from caseflow.access.refs import new_ref
from caseflow.extensions import db
from caseflow.models.grievances import Grievance, GrievanceAction


def add(world, scene, severity: str, days: int, **more) -> Grievance:
    row = Grievance(
        ref=new_ref("GR"),
        organization_id=world.houses["house"].id,
        **{
            "team_id": world.teams["north"].id, "employer_id": scene.farm.id, "category": "other",
            "severity": severity, "raised_on": clock.today() - timedelta(days=days),
            "raised_by_id": world.users["caseworker"].id, "account": "told", "created_at": clock.now(), **more,
        },
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    return row


def order(page: str, rows) -> list[int]:
    return sorted(range(len(rows)), key=lambda n: page.index(f"/grievances/{rows[n].ref}"))


def test_an_empty_list_says_what_to_do(browse, scene):
    assert "Ask at every visit" in browse("caseworker").get("/grievances").text


def test_the_gravest_come_first_and_among_them_the_oldest(browse, world, scene):
    rows = [add(world, scene, *one) for one in (("low", 90), ("high", 2), ("critical", 1), ("high", 9), ("medium", 4))]
    db.session.commit()
    assert order(browse("caseworker").get("/grievances").text, rows) == [2, 3, 1, 4, 0]


def test_pages_go_on_where_the_last_one_ended_both_ways(browse, world, scene):
    for number in range(60):
        add(world, scene, ("low", "high", "medium")[number % 3], number % 7)
    db.session.commit()
    cara, seen, after = browse("caseworker"), [], ""
    for _page in range(3):
        page = cara.get("/grievances", **({"after": after} if after else {})).text
        found = refs(page)
        seen += found
        after = found[-1]
    assert len(seen) == len(set(seen)) == 60
    back = cara.get("/grievances", before=seen[25]).text
    assert refs(back) == seen[:25]


def refs(page: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r'href="/grievances/(GR-[0-9A-Z-]+)"', page)))


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({}, {0, 1, 2}),
        ({"state": "all"}, {0, 1, 2, 3}),
        ({"state": "closed"}, {3}),
        ({"severity": "high"}, {1}),
        ({"category": "housing"}, {2}),
        ({"overdue": "yes"}, {0}),
        ({"severity": "enormous"}, {0, 1, 2}),
    ],
)
def test_filters(browse, world, scene, query, shown):
    rows = [
        add(world, scene, "low", 5), add(world, scene, "high", 1), add(world, scene, "low", 1, category="housing"),
        add(world, scene, "high", 3, state="closed"),
    ]  # fmt: skip
    late = {"kind": "contacted_worker", "on": clock.today() - timedelta(5), "due_on": clock.today() - timedelta(1)}
    for row in (rows[0], rows[3]):
        db.session.add(GrievanceAction(grievance_id=row.id, number=1, by_user_id=row.raised_by_id, **late))
    db.session.commit()
    page = browse("caseworker").get("/grievances", **query).text
    assert {number for number, row in enumerate(rows) if row.ref in page} == shown
    assert ("was left out" in page) == (query.get("severity") == "enormous")


def test_those_of_one_employer_recruiter_or_case(browse, scene, raised):
    row = raised()
    cara = browse("caseworker")
    for query in ({"employer": scene.farm.ref}, {"employer": scene.recruiter.ref}, {"case": scene.case.ref}):
        assert row.ref in cara.get("/grievances", **query).text
    assert row.ref not in cara.get("/grievances", employer="EM-0000-0000-0").text


def test_other_teams_see_none_and_cannot_tell_it_from_none(browse, raised):
    row = raised()
    for who in ("stranger", "supervisor_south", "foreign"):
        browser = browse(who)
        assert row.ref not in browser.get("/grievances", state="all").text
        missing = browser.get("/grievances/GR-0000-0000-0")
        for address in ("", "/edit", "/close", "/reopen", "/actions/new"):
            answer = browser.get(f"/grievances/{row.ref}{address}")
            assert answer.status_code == 404 and answer.text == missing.text


def test_a_case_that_is_handed_over_takes_its_grievances_along(browse, world, scene, raised):
    row, sue = raised(), browse("supervisor")
    south = world.teams["south"].ref
    moved = sue.submit(f"/cases/{scene.case.ref}/hand-over", team=south, reason="They moved")
    assert moved.status_code == 302, moved.text
    assert sue.get(f"/grievances/{row.ref}").status_code == 404
    assert browse("stranger").get(f"/grievances/{row.ref}").status_code == 200


def test_an_open_grievance_holds_the_case_in_follow_up(browse, scene, raised):
    raised(category="other", severity="low")
    page = browse("caseworker").get(f"/cases/{scene.case.ref}/move").text
    assert "grievance is still open" in page


def test_the_list_asks_the_database_a_fixed_number_of_times(browse, world, scene):
    cara = browse("caseworker")

    def asked() -> int:
        counted = []

        def note(_connection, _cursor, statement, *_more) -> None:
            counted.append(statement)

        event.listen(db.engine, "before_cursor_execute", note)
        try:
            cara.get("/grievances")
        finally:
            event.remove(db.engine, "before_cursor_execute", note)
        return len(counted)

    add(world, scene, "high", 1, case_id=scene.case.id, person_id=scene.rosa.id)
    db.session.commit()
    few = asked()
    for number in range(20):
        add(world, scene, "high", number, case_id=scene.case.id, person_id=scene.rosa.id)
    db.session.commit()
    assert asked() == few
