"""What the file of a case holds, for whom, and at what cost."""

import dataclasses

import pytest
from sqlalchemy import event, select

from caseflow import clock
from caseflow.access.fields import STAFF_SECTIONS
from caseflow.audit import trail
from caseflow.casefile.file import CaseFile
from caseflow.casefile.read import read, read_with_timeline
from caseflow.errors import NotFound
from caseflow.extensions import db
from caseflow.models.audit import AccessLog
from caseflow.models.base import NEVER, Base
from caseflow.models.cases import Case
from caseflow.vocabulary.actors import Actor
from caseflow.vocabulary.language import in_language
from caseflow.vocabulary.routes import CliffLevel
from caseflow.vocabulary.steps import StepState
from caseflow.vocabulary.turns import DECIDERS
from tests.factories import casefiles, cases, people
from tests.factories.casefiles import days
from tests.factories.pathways import shipped_catalogue
from tests.factories.trail import readings

MOST_QUERIES = 29


@pytest.fixture
def ref(world) -> str:
    case = casefiles.five(world)
    db.session.commit()
    return case.ref


def queries_of(act) -> int:
    counted = []

    def note(_connection, _cursor, statement, *_more) -> None:
        if statement.startswith("SELECT"):
            counted.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        act()
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    return len(counted)


def test_the_sections_are_those_that_the_policy_lists_and_no_others():
    assert tuple(f.name for f in dataclasses.fields(CaseFile)) == ("head", *STAFF_SECTIONS)


def test_a_file_is_frozen_all_the_way_down_and_holds_no_row(world, ref):
    def check(thing: object) -> None:
        assert not isinstance(thing, Base | list | dict | set), thing
        if dataclasses.is_dataclass(thing):
            assert type(thing).__dataclass_params__.frozen, type(thing)
            for field in dataclasses.fields(thing):
                check(getattr(thing, field.name))
        elif isinstance(thing, tuple):
            for one in thing:
                check(one)

    check(read(world.actor("caseworker"), ref))


def test_every_section_has_its_word(world, ref):
    file = read(world.actor("caseworker"), ref)
    assert all(getattr(file, name) for name in STAFF_SECTIONS)
    assert [member.given for member in file.family][:2] == [casefiles.LONG, "يوسف"]
    assert file.family[1].ages == (clock.today().year - 1986, clock.today().year - 1985)
    assert file.family[0].papers[0].number_end == "543"
    assert file.permits.permits[-1].number_end in {"", "789"}


def test_a_large_family_costs_no_more_queries_than_a_small_one(world, ref):
    small = cases.case(world.teams["north"], people.person(world.teams["north"], "Ana", "López"))
    large = db.session.scalar(select(Case).where(Case.ref == ref))
    for number in range(12):
        person = people.person(world.teams["north"], f"Child {number}", "Xiloj")
        people.contact(person)
        people.document(person, f"P{number}23456789")
        cases.member(large, person, "child")
        cases.task(large, f"Task {number}", by=world.users["caseworker"], due_on=days(number))
    small_ref, user = small.ref, world.actor("caseworker")
    db.session.commit()
    counted = [queries_of(lambda one=one: read_with_timeline(user, one)) for one in (small_ref, ref)]
    assert counted[1] <= MOST_QUERIES
    # Versions and names of colleagues are looked up only when there are some.
    assert counted[0] <= counted[1] <= counted[0] + 2


def test_what_is_due_first_is_the_day_that_lists_sort_by(world, ref):
    case = db.session.scalar(select(Case).where(Case.ref == ref))
    trail.commit(world.actor("caseworker"), "case.edit", case, ref)
    file = read(world.actor("caseworker"), ref)
    kept = db.session.scalar(select(Case.next_due_on).where(Case.ref == ref))
    assert kept != NEVER
    assert file.head.due[0].day == kept
    assert [due.day for due in file.head.due] == sorted(due.day for due in file.head.due)


def test_what_is_due_says_for_whom_with_whom_and_why(world, ref):
    due = {one.what: one for one in read(world.actor("caseworker"), ref).head.due}
    endorsement = due["Provincial endorsement"]
    assert (endorsement.who.given, endorsement.turn) == (casefiles.LONG, Actor.PROVINCE)
    assert endorsement.because.code == "due_usually"
    assert due["Permanent residence application"].because.fact("step") == "Provincial endorsement"
    assert due["Retention and family follow-up at 3, 6, 12 and 24 months"].by_hand
    remedy = due["Request for reconsideration against the refusal of “Bridging work permit (optional)”"]
    assert remedy.day == days(11)
    assert due["Visit"].day == days(44)


def test_the_cliff_of_the_family_is_that_of_whoever_is_nearest(world, ref):
    permits = read(world.actor("caseworker"), ref).permits
    assert permits.family_cliff.who.given == "يوسف"
    assert permits.family_cliff.ends_on == days(20)
    assert permits.family_cliff.begin_by == days(-10) and permits.family_cliff.is_late
    levels = {cliff.who.given: cliff.level for cliff in permits.cliffs}
    assert levels["Ixchel Q’anil"] is CliffLevel.UNKNOWN


def test_the_progress_line_has_a_stop_for_each_step_of_the_pathway(world, ref):
    way = read(world.actor("caseworker"), ref).pathway
    assert [stop.state for stop in way.line] == ["done", "done", "done", "here", "bad", "here", "", "here"]
    assert [len(stop.steps) for stop in way.line] == [1, 1, 5, 1, 1, 1, 5, 1]
    ready = next(step for step in way.steps if step.state is StepState.READY)
    assert [paper.kind for paper in ready.wanting] == ["pr_application_package"]
    assert ready.turn is Actor.PERSON


def test_who_decides_is_the_same_here_and_in_the_library():
    deciding = {code for code, actor in shipped_catalogue().actors.items() if actor.decides}
    assert deciding == DECIDERS


def test_names_come_in_the_readers_language(world, ref):
    with in_language("es"):
        assert "Aval provincial" in {stop.name for stop in read(world.actor("caseworker"), ref).pathway.line}


def test_the_reading_is_written_down(world, ref):
    read_with_timeline(world.actor("caseworker"), ref)
    entry = readings("case.read")[-1]
    assert (entry.actor_id, entry.subject) == (world.users["caseworker"].id, ref)
    assert entry.fields.split() == [*STAFF_SECTIONS, "timeline"]


@pytest.mark.parametrize(
    "who", ["stranger", "supervisor_south", "foreign", "liaison", "employer", "auditor", "analyst"]
)
def test_somebody_elses_case_is_not_there_and_leaves_no_trace(world, ref, who):
    for wanted in (ref, "CF-0000-0000-0"):
        with pytest.raises(NotFound):
            read(world.actor(who), wanted)
    assert db.session.scalars(select(AccessLog)).all() == []


def test_whoever_left_for_another_team_is_nobody_here(world, ref):
    case = db.session.scalar(select(Case).where(Case.ref == ref))
    left = people.person(world.teams["north"], "Berta", "Gone")
    cases.member(case, left, "sibling", left_on=days(-10))
    people.contact(left, "+502 5555 0000")
    db.session.commit()
    assert "Berta" in {m.given for m in read(world.actor("caseworker"), ref).family}
    left.team_id = world.teams["south"].id
    db.session.commit()
    assert "Berta" not in {m.given for m in read(world.actor("caseworker"), ref).family}


def test_a_case_without_anything_reads_well(world):
    case = cases.case(world.teams["north"], people.person(world.teams["north"], born=None, nationalities=()))
    ref, user = case.ref, world.actor("supervisor")
    db.session.commit()
    file = read(user, ref)
    assert file.head.due == () and file.pathway.stops == () and file.family[0].ages is None
