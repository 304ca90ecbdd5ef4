"""The list of cases: whose, in which order, page by page, by filter."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from caseflow import clock
from caseflow.cases import listing_filter, queries_listing
from caseflow.errors import Denied
from caseflow.extensions import db
from caseflow.models.base import NEVER
from caseflow.paging import PAGE_SIZE
from tests.factories import accounts, cases, people

TODAY = clock.today()


def listed(user, **args):
    """The list as an address asks for it."""
    db.session.commit()
    asked = listing_filter.read(args, queries_listing.known_choices(user))
    return queries_listing.case_list(user, asked)


def names(found):
    return [line.name for line in found.page.items]


@pytest.fixture
def north(world):
    return world.teams["north"]


def family_case(team, name, **more):
    return cases.case(team, people.person(team, name, "Mejía"), **more)


def all_pages(user, **args):
    """Every reference, walking forwards from the first page; and the same walked backwards from the last."""
    forwards, page = [], listed(user, **args).page
    while True:
        forwards += [line.ref for line in page.items]
        if page.next_ref is None:
            break
        page = listed(user, **args, after=page.next_ref).page
    backwards = [line.ref for line in page.items]
    while page.previous_ref is not None:
        page = listed(user, **args, before=page.previous_ref).page
        backwards = [line.ref for line in page.items] + backwards
    return forwards, backwards


def test_a_caseworker_sees_the_cases_of_their_teams_and_no_other(world, north):
    mine = family_case(north, "Ana")
    family_case(world.teams["south"], "Beto")
    family_case(world.teams["far"], "Ciro")
    found = listed(world.actor("caseworker"))
    assert [line.ref for line in found.page.items] == [mine.ref]
    assert found.page.total == 1


@pytest.mark.parametrize("who", ["liaison", "employer", "reviewer", "analyst", "auditor", "administrator"])
def test_nobody_else_gets_a_list(world, who):
    with pytest.raises(Denied):
        listed(world.actor(who))


def test_a_line_says_who_how_many_where_and_what_is_next(world, north):
    row = cases.case(
        north,
        *people.family(north),
        caseworker=world.users["second"],
        risk="high",
        next_due_on=TODAY + timedelta(days=3),
        cliff_on=TODAY + timedelta(days=40),
        visit_due_on=TODAY - timedelta(days=1),
    )
    line = listed(world.actor("caseworker")).page.items[0]
    assert (line.ref, line.name, line.members) == (row.ref, "Rosa Elena Mejía Pineda", 3)
    assert (line.stage, line.status, line.risk) == ("intake", "open", "high")
    assert (line.caseworker, line.team) == ("Sam Second", "North")
    assert (line.next_due_on, line.cliff_on) == (TODAY + timedelta(days=3), TODAY + timedelta(days=40))
    assert line.is_visit_overdue


def test_whoever_left_is_not_counted(world, north):
    row = cases.case(north, people.person(north))
    cases.member(row, people.person(north, "Julio"), "spouse", left_on=TODAY)
    assert listed(world.actor("caseworker")).page.items[0].members == 1


def test_what_is_due_soonest_comes_first_and_nothing_due_last(world, north):
    family_case(north, "Later", next_due_on=TODAY + timedelta(days=9))
    family_case(north, "Never", next_due_on=NEVER)
    family_case(north, "Overdue", next_due_on=TODAY - timedelta(days=2))
    assert names(listed(world.actor("caseworker"))) == ["Overdue Mejía", "Later Mejía", "Never Mejía"]


def test_closed_cases_show_only_when_asked_for(world, north):
    family_case(north, "Open")
    family_case(north, "Waits", status="on_hold")
    family_case(north, "Closed", status="closed")
    user = world.actor("caseworker")
    assert sorted(names(listed(user))) == ["Open Mejía", "Waits Mejía"]
    assert names(listed(user, status="on_hold")) == ["Waits Mejía"]
    assert names(listed(user, status="closed")) == ["Closed Mejía"]
    assert names(listed(user, stage="closed")) == ["Closed Mejía"]
    assert listed(user, status="all").page.total == 3


def test_each_filter_keeps_what_answers_it(world, north):
    user = world.actor("caseworker")
    wanted = cases.case(
        north,
        people.person(north, "Wanted", nationalities=("GTM", "SLV")),
        stage="placement",
        risk="raised",
        caseworker=world.users["caseworker"],
        next_due_on=TODAY - timedelta(days=1),
        cliff_on=TODAY + timedelta(days=30),
    )
    cases.case(
        north,
        people.person(north, "Other"),
        caseworker=world.users["second"],
        next_due_on=TODAY,
        cliff_on=TODAY + timedelta(days=91),
    )
    second = world.users["caseworker"].ref
    for asked in (
        {"stage": "placement"},
        {"risk": "raised"},
        {"caseworker": "mine"},
        {"caseworker": second},
        {"overdue": "1"},
        {"cliff": "30"},
        {"cliff": "90"},
        {"nationality": "GTM"},
        {"nationality": "SLV", "stage": "placement", "risk": "raised", "cliff": "30"},
    ):
        found = listed(user, **asked)
        assert [line.ref for line in found.page.items] == [wanted.ref], asked
        assert found.page.total == 1, asked
    assert listed(user, nationality="VEN").page.items == ()
    assert listed(user, caseworker="nobody").page.items == ()


def test_a_case_answers_to_the_nationality_of_every_member(world, north):
    cases.case(north, people.person(north), people.person(north, "Eva", nationalities=("NIC",)))
    assert len(listed(world.actor("caseworker"), nationality="NIC").page.items) == 1


def test_several_teams_are_one_list_and_can_be_told_apart(world, north):
    both = accounts.user(world.houses["house"], "supervisor", "Bo Both", (north, world.teams["south"]))
    for n, team in enumerate([north, world.teams["south"]] * 3):
        family_case(team, f"P{n}", next_due_on=TODAY + timedelta(days=n))
    user = accounts.actor(both)
    assert names(listed(user)) == [f"P{n} Mejía" for n in range(6)]
    assert names(listed(user, team=north.ref)) == ["P0 Mejía", "P2 Mejía", "P4 Mejía"]


@pytest.mark.parametrize("sort", listing_filter.SORTS)
def test_pages_show_every_case_once_in_both_directions(world, north, sort):
    both = accounts.user(world.houses["house"], "supervisor", "Bo Both", (north, world.teams["south"]))
    stages = ("intake", "evaluation", "placement", "regularization", "follow_up")
    made = [
        family_case(
            [north, world.teams["south"]][n % 2],
            f"P{n % 4}",
            stage=stages[n % 5],
            next_due_on=TODAY + timedelta(days=n % 3),
            cliff_on=NEVER if n % 2 else TODAY,
            opened_on=TODAY - timedelta(days=n % 7),
        ).ref
        for n in range(2 * PAGE_SIZE + 5)
    ]
    forwards, backwards = all_pages(accounts.actor(both), sort=sort)
    assert sorted(forwards) == sorted(made)
    assert backwards == forwards


def test_a_case_that_moves_meanwhile_neither_hides_nor_repeats_another(world, north):
    made = [family_case(north, f"P{n:02}", next_due_on=TODAY + timedelta(days=n)) for n in range(PAGE_SIZE + 3)]
    user = world.actor("caseworker")
    first = listed(user).page
    made[0].next_due_on = TODAY + timedelta(days=900)
    db.session.flush()
    rest = listed(user, after=first.next_ref).page
    assert [line.ref for line in rest.items] == [row.ref for row in made[PAGE_SIZE:]] + [made[0].ref]


def test_stages_follow_one_another_in_their_own_order(world, north):
    for stage in ("follow_up", "intake", "regularization", "evaluation"):
        family_case(north, stage, stage=stage)
    found = listed(world.actor("caseworker"), sort="stage")
    assert [line.stage for line in found.page.items] == ["intake", "evaluation", "regularization", "follow_up"]


def test_the_numbers_by_stage_follow_the_filter(world, north):
    family_case(north, "A", risk="high")
    family_case(north, "B", stage="placement", risk="high")
    family_case(north, "C", stage="placement")
    found = listed(world.actor("caseworker"), risk="high", stage="placement")
    assert found.by_stage == {"intake": 1, "placement": 1}
    assert found.page.total == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("stage", "limbo"),
        ("status", "half-open"),
        ("team", "TM-0000-0000-0"),
        ("caseworker", "US-0000-0000-0"),
        ("nationality", "ZZZ"),
        ("pathway", "nowhere"),
        ("risk", "none"),
        ("overdue", "perhaps"),
        ("cliff", "7"),
        ("sort", "colour"),
    ],
)
def test_a_value_that_makes_no_sense_is_said_and_left_out(world, north, field, value):
    family_case(north, "Ana")
    found = listed(world.actor("caseworker"), **{field: value})
    assert set(found.problems) == {field}
    assert names(found) == ["Ana Mejía"]


def test_a_page_after_a_case_that_is_not_there_is_the_first_one(world, north):
    family_case(north, "Ana")
    elsewhere = family_case(world.teams["far"], "Ciro")
    user = world.actor("caseworker")
    for ref in ("CF-nonsense", elsewhere.ref, "CF-0000-0000-0'; drop table case_file"):
        found = listed(user, after=ref)
        assert set(found.problems) == {"page"}
        assert names(found) == ["Ana Mejía"]


def test_a_page_of_cases_costs_two_statements_however_many_there_are(world, north):
    for n in range(PAGE_SIZE):
        cases.case(north, *people.family(north, f"Name{n}"), caseworker=world.users["second"])
    user = world.actor("caseworker")
    asked = listing_filter.read({}, queries_listing.known_choices(user))
    db.session.commit()
    statements = []

    def note(_connection, _cursor, statement, *_more):
        statements.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        queries_listing.case_list(user, asked)
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    reads = [s for s in statements if s.lstrip().upper().startswith(("SELECT", "WITH"))]
    writes = [s for s in statements if s.lstrip().upper().startswith("INSERT")]
    assert len(reads) == 2
    assert len(writes) == 1 and "access_log" in writes[0]
