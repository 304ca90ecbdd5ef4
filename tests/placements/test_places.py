"""A place is held by one person, whatever the timing."""

import threading
from collections.abc import Callable

import pytest
from sqlalchemy.exc import IntegrityError

from caseflow import clock
from caseflow.access.actor import Actor
from caseflow.errors import Refused, Stale
from caseflow.extensions import db, expect_writes
from caseflow.models.employers import Opening
from caseflow.models.placements import Placement
from caseflow.placements.commands_moves import move_placement
from caseflow.placements.entries import MoveEntry
from tests.browsing import form_values
from tests.factories import cases, people
from tests.factories import employers as make


def at_once(app, acts: list[Callable[[], None]]) -> list[str]:
    """Let all of them happen at the same moment, each in a connection of its own; what each got: "" or the message."""
    gate, said = threading.Barrier(len(acts)), ["?"] * len(acts)

    def one(place: int, act: Callable[[], None]) -> None:
        with app.app_context():
            expect_writes(True)
            gate.wait(timeout=20)
            try:
                act()
                said[place] = ""
            except Refused as no:
                said[place] = no.message
            except Stale:
                said[place] = "stale"
            finally:
                db.session.remove()

    threads = [threading.Thread(target=one, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return said


def offered(world, opening: Opening, number: int) -> str:
    person = people.person(world.teams["north"], f"Person {number}")
    file = cases.case(world.teams["north"], person)
    row = make.placement(opening, file, person, state="offered")
    make.contract(row)
    return row.ref


def accept(user: Actor, ref: str) -> Callable[[], None]:
    return lambda: move_placement(user, ref, MoveEntry("accepted", clock.today()), seen=1)


@pytest.mark.parametrize(("heads", "wanting"), [(1, 2), (2, 5)])
def test_of_those_who_accept_at_the_same_moment_only_as_many_as_there_are_places_get_one(
    app, world, heads, wanting
):  # fmt: skip
    opening = make.opening(make.employer(world.houses["house"]), heads=heads)
    refs = [offered(world, opening, number) for number in range(wanting)]
    db.session.commit()
    user = world.actor("caseworker")
    db.session.rollback()
    said = at_once(app, [accept(user, ref) for ref in refs])
    assert said.count("") == heads
    refused = [message for message in said if message]
    assert all("taken" in message or "a moment ago" in message for message in refused), refused
    db.session.rollback()
    held = [row.head for row in db.session.query(Placement) if row.head is not None]
    assert sorted(held) == list(range(1, heads + 1))


def test_two_who_move_one_placement_at_the_same_moment_do_it_once(app, world):
    opening = make.opening(make.employer(world.houses["house"]))
    ref = offered(world, opening, 1)
    db.session.commit()
    users = [world.actor("caseworker"), world.actor("second")]
    db.session.rollback()
    said = at_once(app, [accept(user, ref) for user in users])
    assert sorted(said) == ["", "stale"]


def test_the_database_itself_lets_nobody_hold_a_place_twice(world):
    opening = make.opening(make.employer(world.houses["house"]))
    rosa, julio, _alba = people.family(world.teams["north"])
    file = cases.case(world.teams["north"], rosa, julio)
    make.placement(opening, file, rosa, state="accepted", head=1)
    with pytest.raises(IntegrityError):
        make.placement(opening, file, julio, state="accepted", head=1)
    db.session.rollback()


def test_a_place_that_was_given_back_is_taken_again(app, world):
    opening = make.opening(make.employer(world.houses["house"]), heads=2)
    first, second, third = (offered(world, opening, number) for number in range(3))
    db.session.commit()
    user = world.actor("caseworker")
    for ref in (first, second):
        move_placement(user, ref, MoveEntry("accepted", clock.today()), seen=1)
    with pytest.raises(Refused, match="All 2 places"):
        move_placement(user, third, MoveEntry("accepted", clock.today()), seen=1)
    db.session.rollback()
    move_placement(user, first, MoveEntry("withdrawn", clock.today(), "Ill."), seen=2)
    move_placement(user, third, MoveEntry("accepted", clock.today()), seen=1)
    held = {row.ref: row.head for row in db.session.query(Placement)}
    assert held == {first: None, second: 2, third: 1}


def test_places_that_other_teams_took_are_taken(world):
    opening = make.opening(make.employer(world.houses["house"]), heads=1)
    far = people.person(world.teams["south"], "Far")
    make.placement(opening, cases.case(world.teams["south"], far), far, state="accepted", head=1)
    ref = offered(world, opening, 1)
    db.session.commit()
    with pytest.raises(Refused, match="The one place"):
        move_placement(world.actor("caseworker"), ref, MoveEntry("accepted", clock.today()), seen=1)


def test_whoever_saw_the_last_place_free_is_told_that_it_was_taken_a_moment_ago(world, browse):
    opening = make.opening(make.employer(world.houses["house"]), heads=1)
    first, second = (offered(world, opening, number) for number in range(2))
    db.session.commit()
    mine, other = browse("caseworker"), browse("second")
    assert "A place of the opening is taken" in other.get(f"/placements/{second}/move/accepted").text
    day = clock.today().isoformat()
    assert mine.submit(f"/placements/{first}/move/accepted", on=day).status_code == 302
    answer = other.submit(f"/placements/{second}/move/accepted", on=day)
    assert answer.status_code == 422 and "somebody took it a moment ago" in answer.text
    db.session.expire_all()
    held = {row.ref: (row.state, row.head) for row in db.session.query(Placement)}
    assert held == {first: ("accepted", 1), second: ("offered", None)}
    assert "Filled" in mine.get(f"/openings/{opening.ref}").text


def test_two_browsers_that_accept_the_last_place_at_the_same_moment_get_it_once(app, world, browse):
    opening = make.opening(make.employer(world.houses["house"]), heads=1)
    refs = [offered(world, opening, number) for number in range(2)]
    db.session.commit()
    browsers, day = [browse("caseworker"), browse("second")], clock.today().isoformat()
    pages = [one.get(f"/placements/{ref}/move/accepted").text for one, ref in zip(browsers, refs, strict=True)]
    gate, answers = threading.Barrier(2), ["?", "?"]

    def send(place: int) -> None:
        form = {**form_values(pages[place]), "on": day}
        gate.wait(timeout=20)
        with app.app_context():
            answer = browsers[place].client.post(f"/placements/{refs[place]}/move/accepted", data=form)
            answers[place] = f"{answer.status_code} {'a moment ago' in answer.text}"
            db.session.remove()

    threads = [threading.Thread(target=send, args=(place,)) for place in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["302 False", "422 True"]
    db.session.rollback()
    assert [row.head for row in db.session.query(Placement) if row.head is not None] == [1]
