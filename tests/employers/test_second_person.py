"""Whoever wrote an answer of a vetting never decides it, whoever pressed the button."""

from caseflow.extensions import db
from caseflow.models.employers import Vetting
from tests.factories import employers as make


def test_a_writer_does_not_decide_though_a_colleague_proposed(browse, world):
    boss = make.employer(world.houses["house"], vetted=False)
    sue, cara = world.users["supervisor"], world.users["caseworker"]
    row = Vetting(employer_id=boss.id, state="proposed", proposed_by_id=cara.id, written_by=[sue.id, cara.id])
    db.session.add(row)
    db.session.commit()
    answer = browse("supervisor").submit(
        f"/employers/{boss.ref}/vetting/decide", decision="refused", reason="No clause"
    )
    assert answer.status_code == 422
    db.session.rollback()
    assert db.session.get(Vetting, row.id).decided_by_id is None
