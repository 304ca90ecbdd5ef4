"""Rankings for tests: who stands where, without what led to it."""

from caseflow import clock
from caseflow.access.refs import new_ref
from caseflow.extensions import db
from caseflow.models.employers import Opening
from caseflow.models.matching import MatchRun
from caseflow.models.people import Person
from caseflow.rules import ranking as rules
from caseflow.rules.matching import check_weights


def ranking(of: Opening, *best_first: Person, by: int, left_out: tuple[Person, ...] = (), **more) -> MatchRun:
    """A ranking of people for an opening: the best first, then those whom a rule left out. Made by a user's id."""
    people = [*best_first, *left_out]
    places = [*range(1, len(best_first) + 1), *(0 for _ in left_out)]
    columns = {"person": [one.id for one in people], "place": places}
    given = {
        "kind": "people_for_opening",
        "on": clock.today(),
        "weights": check_weights(of.weights or {}),
        "made_at": clock.now(),
    }
    row = MatchRun(
        ref=new_ref("MR"),
        organization_id=of.organization_id,
        opening_id=of.id,
        rules="test",
        inputs=rules.pack(rules.Kept({})),
        results=rules.pack(rules.Kept({}, columns)),
        inputs_hash="",
        results_hash="",
        considered=len(people),
        ranked=len(best_first),
        made_by_id=by,
        **{**given, **more},
    )
    db.session.add(row)
    db.session.flush()
    return row
