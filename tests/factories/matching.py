"""People and families ready for a ranking, and what a family wishes. Flushed; the test commits."""

from caseflow import clock
from caseflow.access.refs import new_ref
from caseflow.extensions import db
from caseflow.models.cases import Case
from caseflow.models.employers import Opening
from caseflow.models.matching import FamilyWish, MatchRun
from caseflow.models.people import Person
from caseflow.rules import match_order, ranking
from caseflow.rules.match_order import PEOPLE, RULES, Inputs
from caseflow.rules.matching import DEFAULT_WEIGHTS, Candidate, Wanted
from tests.factories import cases, consent, evaluation, people
from tests.factories.world import World

CARE = "5321"


def ready(world: World, given: str = "Ana", isco: str = CARE, *, team: str = "north", **more) -> Person:
    """Somebody of a case in evaluation of its own who wants the work and agreed to be served."""
    one = people.person(world.teams[team], given, "Pérez", **more)
    cases.case(world.teams[team], one, stage="evaluation")
    fit(world, one, isco)
    return one


def fit(world: World, one: Person, isco: str = CARE) -> None:
    """They want this work and agreed to be served."""
    evaluation.occupation(one, isco)
    consent.consent(one, "Harbour House", world.users["caseworker"], kind="service")


def wish(of: Case, **more) -> FamilyWish:
    row = FamilyWish(case_id=of.id, recorded_by_id=more.pop("by", 1), recorded_at=clock.now(), **more)
    db.session.add(row)
    db.session.flush()
    return row


def run(of: Opening, *ids: int, made_by: int, organization_id: int, team_ids: list[int]) -> MatchRun:
    """A ranking of these people for the opening, kept as the room keeps it, without its entry in the trail."""
    wanted = Wanted(of.ref, of.isco, of.country, of.starts_on)
    lines = [Candidate(wanted_rank=1, wanted_digits=4, months=12 * (n + 1)) for n, _one in enumerate(ids)]
    cells = {name: [getattr(line, name) for line in lines] for name in Candidate._fields}
    inputs = Inputs(
        PEOPLE, clock.today(), "seed", (wanted,), (DEFAULT_WEIGHTS,), list(ids), [0] * len(ids),
        [str(one) for one in ids], cells,
    )  # fmt: skip
    packed = ranking.pack(match_order.keep(inputs))
    made = ranking.pack(match_order.rank(inputs))
    row = MatchRun(
        ref=new_ref("MR"), organization_id=organization_id, kind=PEOPLE, opening_id=of.id, team_ids=team_ids,
        on=clock.today(), rules=RULES, weights=DEFAULT_WEIGHTS, inputs=packed, results=made,
        inputs_hash=ranking.digest(packed), results_hash=ranking.digest(made), considered=len(ids), ranked=len(ids),
        made_by_id=made_by, made_at=clock.now(),
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    return row
