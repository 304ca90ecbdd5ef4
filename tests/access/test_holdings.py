"""What people hold is read for many at once, and never of somebody else's people."""

from datetime import timedelta

from sqlalchemy import event, select

from caseflow import clock
from caseflow.access import holdings
from caseflow.extensions import db
from caseflow.models.people import Person
from caseflow.rules.wanted import SKILL
from tests.factories import cases, evaluation, people, training


def full(world, team="north"):
    person = people.person(world.teams[team], "Rosa", "Mejía")
    file = cases.case(world.teams[team], person, caseworker=world.users["caseworker"])
    evaluation.occupation(person)
    evaluation.education(person)
    evaluation.experience(person)
    evaluation.licence(person)
    evaluation.recognition(person)
    evaluation.language_test(person)
    people.language(person, "spa", "native")
    evaluation.skill(person, "cpr")
    course = training.offer(world.houses["house"])
    part = training.enrolment(course, file, person, state="passed", seat=1)
    evaluation.skill(person, "cpr", "certified", 4, enrolment_id=part.id)
    evaluation.evaluation(person, started_by=world.users["caseworker"], signed_by=world.users["supervisor"])
    return person


def asked(act) -> int:
    statements = []

    def count(_connection, _cursor, statement, *_rest):
        statements.append(statement)

    event.listen(db.engine, "before_cursor_execute", count)
    try:
        act()
    finally:
        event.remove(db.engine, "before_cursor_execute", count)
    return len(statements)


def test_everything_that_somebody_holds_is_there(world):
    person = full(world)
    db.session.commit()
    held = holdings.of_person(world.actor("caseworker"), person.id)
    assert (held.isced, held.evaluation, held.wanted) == (6, "signed", ("2221",))
    assert held.spoken("spa") == "native"
    assert {(one.level, one.of_training) for one in held.skills} == {(3, False), (4, True)}
    assert (len(held.licences), len(held.recognitions), len(held.tests), len(held.work)) == (1, 1, 1, 1)
    assert held.months_of_work("2221", clock.today() + timedelta(days=1)) >= 35


def test_many_people_cost_no_more_queries_than_one(world):
    ids = [full(world).id for _ in range(4)]
    db.session.commit()
    user = world.actor("caseworker")
    db.session.rollback()
    holdings.of_people(user, ids)
    one, many = asked(lambda: holdings.of_people(user, ids[:1])), asked(lambda: holdings.of_people(user, ids))
    assert one == many <= 12
    assert asked(lambda: holdings.of_people(user, ids, [SKILL])) == 3


def test_nobody_elses_people_are_read(world):
    own, far = full(world), full(world, "south")
    db.session.commit()
    user = world.actor("caseworker")
    assert set(holdings.of_people(user, [own.id, far.id])) == {own.id}
    assert set(holdings.of_people(user, select(Person.id))) == {own.id}
    assert holdings.of_person(user, far.id).skills == ()
    assert holdings.of_people(world.actor("liaison"), [own.id]) == {}
