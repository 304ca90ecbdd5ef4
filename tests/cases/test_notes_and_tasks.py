"""What is noted and to be done about a case, and one's own list of it."""

from datetime import date, timedelta

import pytest

from caseflow import clock
from caseflow.cases import commands_notes, commands_tasks, queries_tasks
from caseflow.cases.commands_tasks import Work
from caseflow.cases.queries_tasks import TasksAsked
from caseflow.errors import Denied, NotFound, Refused, Stale
from caseflow.extensions import db
from caseflow.models.base import NEVER
from caseflow.models.cases import Note, Task
from caseflow.paging import PAGE_SIZE, Cursor
from tests.factories import cases, people, trail

TODAY = clock.today()


@pytest.fixture
def north(world):
    return world.teams["north"]


@pytest.fixture
def case(north):
    row = cases.case(north, *people.family(north))
    db.session.commit()
    return row


def note(world, case, who="caseworker", **more):
    given = {"kind": "internal", "body": "They have found a flat.", "person": ""}
    commands_notes.write_note(world.actor(who), case.ref, **{**given, **more})


def test_a_note_is_internal_or_for_the_family_and_about_somebody_or_all(world, case):
    note(world, case)
    note(world, case, kind="shareable", body="Your papers are complete.")
    kinds = [(n.kind, n.body, n.author_id) for n in db.session.query(Note).order_by(Note.id)]
    own = world.users["caseworker"].id
    assert kinds == [("internal", "They have found a flat.", own), ("shareable", "Your papers are complete.", own)]
    assert trail.last(case)[0] == "note.write"


@pytest.mark.parametrize(
    ("more", "field"),
    [({"kind": "public"}, "kind"), ({"body": " "}, "body"), ({"person": "PE-0000-0000-0"}, "person")],
)
def test_a_note_that_says_too_little_is_not_kept(world, case, more, field):
    with pytest.raises(Refused) as no:
        note(world, case, **more)
    assert no.value.field == field
    db.session.rollback()
    assert not db.session.query(Note).all()


def test_nobody_notes_what_they_do_not_see(world, case):
    for who in ("stranger", "foreign", "liaison"):
        with pytest.raises(NotFound):
            note(world, case, who)


def test_a_closed_case_still_takes_a_note_but_no_task(world, north):
    closed = cases.case(north, people.person(north), status="closed")
    db.session.commit()
    note(world, closed)
    with pytest.raises(Refused, match="closed"):
        commands_tasks.add_task(world.actor("caseworker"), closed.ref, Work("Ring"))


def add(world, case, title="Ring the school", **more):
    return commands_tasks.add_task(world.actor("caseworker"), case.ref, Work(title, **more))


def task_of(case, number=1):
    return db.session.query(Task).filter_by(case_id=case.id, number=number).one()


def test_tasks_are_numbered_and_move_the_day_that_the_case_is_due(world, case):
    assert add(world, case, due_on=TODAY + timedelta(days=9)) == 1
    assert add(world, case, due_on=TODAY + timedelta(days=3), assignee=world.users["second"].ref) == 2
    db.session.refresh(case)
    assert case.next_due_on == TODAY + timedelta(days=3)
    commands_tasks.finish_task(world.actor("second"), case.ref, 2, result="Enrolled.", seen=task_of(case, 2).version)
    db.session.refresh(case)
    assert case.next_due_on == TODAY + timedelta(days=9)
    assert trail.last(case)[0] == "task.done" and trail.last(case)[1]["result"] == "Enrolled."
    commands_tasks.cancel_task(world.actor("caseworker"), case.ref, 1, reason="Moved.", seen=task_of(case).version)
    db.session.refresh(case)
    assert case.next_due_on == NEVER
    done = task_of(case, 2)
    assert (done.state, done.result, done.done_by_id) == ("done", "Enrolled.", world.users["second"].id)


@pytest.mark.parametrize(
    ("work", "field"),
    [
        (Work(" "), "title"),
        (Work("Ring", kind="party"), "kind"),
        (Work("Ring", due_on=TODAY - timedelta(days=1)), "due_on"),
        (Work("Ring", due_on=date(1900, 1, 1)), "due_on"),
        (Work("Ring", assignee="US-0000-0000-0"), "assignee"),
        (Work("Ring", person="PE-0000-0000-0"), "person"),
    ],
)
def test_a_task_that_cannot_be_is_refused_next_to_its_field(world, case, work, field):
    with pytest.raises(Refused) as no:
        commands_tasks.add_task(world.actor("caseworker"), case.ref, work)
    assert no.value.field == field
    db.session.rollback()
    assert not db.session.query(Task).all()


def test_a_task_is_changed_while_it_is_to_do_by_whoever_read_the_newest(world, case):
    add(world, case)
    user, seen = world.actor("caseworker"), task_of(case).version
    commands_tasks.edit_task(user, case.ref, 1, Work("Ring the clinic", due_on=TODAY), seen=seen)
    told = trail.last(case)[1]
    assert (told["before"]["title"], told["after"]["title"]) == ("Ring the school", "Ring the clinic")
    with pytest.raises(Stale) as stale:
        commands_tasks.edit_task(user, case.ref, 1, Work("Ring nobody", due_on=TODAY), seen=seen)
    assert stale.value.current["title"] == "Ring the clinic"
    commands_tasks.finish_task(user, case.ref, 1, result="", seen=task_of(case).version)
    for again in (
        lambda: commands_tasks.finish_task(user, case.ref, 1, result="", seen=task_of(case).version),
        lambda: commands_tasks.cancel_task(user, case.ref, 1, reason="x", seen=task_of(case).version),
        lambda: commands_tasks.edit_task(user, case.ref, 1, Work("x"), seen=task_of(case).version),
    ):
        with pytest.raises(Refused, match="already"):
            again()


def test_an_overdue_task_may_keep_its_day_when_its_words_change(world, case):
    cases.task(case, by=world.users["caseworker"], due_on=TODAY - timedelta(days=5))
    db.session.commit()
    work = Work("Ring the school again", due_on=TODAY - timedelta(days=5))
    commands_tasks.edit_task(world.actor("caseworker"), case.ref, 1, work, seen=task_of(case).version)
    assert task_of(case).title == "Ring the school again"


def test_cancelling_needs_a_reason(world, case):
    add(world, case)
    with pytest.raises(Refused) as no:
        commands_tasks.cancel_task(world.actor("caseworker"), case.ref, 1, reason=" ", seen=task_of(case).version)
    assert no.value.field == "reason"


def test_a_number_that_is_not_in_the_case_is_not_found(world, north, case):
    other = cases.case(north, people.person(north))
    db.session.commit()
    add(world, other)
    with pytest.raises(NotFound):
        commands_tasks.finish_task(world.actor("caseworker"), case.ref, 1, result="", seen=1)


def tasks(user, **more):
    db.session.commit()
    return queries_tasks.task_list(user, TasksAsked(**more))


def test_my_tasks_are_mine_open_and_the_most_urgent_first(world, north, case):
    me, other = world.users["caseworker"], world.users["second"]
    cases.task(case, "Later", by=me, assignee=me, due_on=TODAY + timedelta(days=4))
    cases.task(case, "Some day", by=me, assignee=me)
    cases.task(case, "Late", by=me, assignee=me, due_on=TODAY - timedelta(days=4))
    cases.task(case, "Done", by=me, assignee=me, state="done")
    cases.task(case, "Sam's", by=me, assignee=other)
    cases.task(case, "Nobody's", by=me)
    closed = cases.case(north, people.person(north), status="closed")
    cases.task(closed, "Over", by=me, assignee=me)
    user = world.actor("caseworker")
    assert [line.title for line in tasks(user).items] == ["Late", "Later", "Some day"]
    assert tasks(user).total == 3
    assert [line.title for line in tasks(user, overdue=True).items] == ["Late"]
    assert [line.title for line in tasks(user, whose="nobody").items] == ["Nobody's"]
    assert len(tasks(user, whose="everybody").items) == 5
    assert tasks(world.actor("stranger"), whose="everybody").items == ()
    line = tasks(user).items[0]
    assert (line.case_ref, line.case_name) == (case.ref, "Rosa Elena Mejía Pineda")


def test_the_pages_of_tasks_show_each_once_in_both_directions(world, case):
    me = world.users["caseworker"]
    for n in range(2 * PAGE_SIZE + 3):
        cases.task(case, f"T{n}", by=me, assignee=me, due_on=TODAY + timedelta(days=n % 4))
    user, seen, page = world.actor("caseworker"), [], tasks(world.actor("caseworker"))
    seen += [line.place for line in page.items]
    while page.next_ref:
        page = tasks(user, cursor=Cursor(after=page.next_ref))
        seen += [line.place for line in page.items]
    assert len(seen) == len(set(seen)) == 2 * PAGE_SIZE + 3
    back = tasks(user, cursor=Cursor(before=page.items[0].place))
    assert [line.place for line in back.items] == seen[PAGE_SIZE : 2 * PAGE_SIZE]
    assert tasks(user, cursor=Cursor(after="CF-nowhere.x")).items[0].place == seen[0]


def test_only_staff_have_tasks(world):
    for who in ("liaison", "analyst", "administrator"):
        with pytest.raises(Denied):
            tasks(world.actor(who))
