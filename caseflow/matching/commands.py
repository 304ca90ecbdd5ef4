"""A ranking is made and kept: people for an opening, openings for a person, two openings for a family."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import or_

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.access.refs import new_ref
from caseflow.access.refusals import refusal, rules_decide
from caseflow.audit import trail
from caseflow.errors import Refused
from caseflow.extensions import db, reading
from caseflow.matching.inputs import gather
from caseflow.matching.wanted import Asked, asked
from caseflow.models.base import Base
from caseflow.models.cases import Case, CaseMember
from caseflow.models.employers import Opening
from caseflow.models.matching import MatchRun
from caseflow.models.people import Person
from caseflow.rules import match_order, ranking
from caseflow.rules.match_order import FAMILY, OPENINGS, PEOPLE, Inputs
from caseflow.rules.matching import check_weights
from caseflow.rules.reason import because
from caseflow.vocabulary.language import _
from caseflow.vocabulary.stages import CaseStatus
from caseflow.vocabulary.vetting import OpeningState

# An opening that is not (yet, or no longer) offered can still be ranked for; one that is over cannot.
_PAST = (OpeningState.CLOSED, OpeningState.WITHDRAWN)
_OFFERED = (OpeningState.OPEN, OpeningState.PAUSED)


def rank_people(user: Actor, opening_ref: str, weights: Mapping[str, object] | None = None) -> str:
    """Rank the user's people for an opening, by its weights or by others for this once. Returns the run's reference.

    Raises NotFound, Denied or Refused (field weights).
    """
    _begin()
    with reading():
        opening = gate.one(scope.openings(user).where(Opening.ref == opening_ref))
        gate.require(user, "match.run")
        if opening.state in _PAST:
            raise Refused(_("This opening is over. Open it again, or choose another one."))
        today = clock.today(user.timezone)
        found = asked(user, scope.openings(user).where(Opening.id == opening.id), today)
        if weights is not None:
            with rules_decide():
                found = [replace(found[0], weights=check_weights(weights))]
        inputs = gather(user, PEOPLE, found, today, about=opening_ref)
    return _keep(user, inputs, scope.openings(user).where(Opening.ref == opening_ref), opening_ref, "opening_id")


def rank_openings(user: Actor, person_ref: str) -> str:
    """Rank the openings of the organization for a person. Returns the run's reference.

    Raises NotFound, Denied or Refused.
    """
    _begin()
    with reading():
        person = gate.one(scope.people(user).where(Person.ref == person_ref))
        gate.require(user, "match.run")
        today = clock.today(user.timezone)
        inputs = gather(user, OPENINGS, _offered(user, today), today, ids=[person.id], about=person_ref)
        if not inputs.person:
            raise Refused(_("This person is in no open case. Open a case first."))
    return _keep(user, inputs, scope.people(user).where(Person.ref == person_ref), person_ref, "person_id")


def rank_family(user: Actor, case_ref: str) -> str:
    """Look for two openings in one region for two people of a case. Returns the run's reference.

    Raises NotFound, Denied or Refused.
    """
    _begin()
    with reading():
        case = gate.one(scope.cases(user).where(Case.ref == case_ref))
        gate.require(user, "match.run")
        if case.status == CaseStatus.CLOSED:
            raise refusal(because("case_is_closed"))
        present = scope.members(user).where(CaseMember.case_id == case.id, CaseMember.left_on.is_(None))
        ids = list(db.session.scalars(present.with_only_columns(CaseMember.person_id)))
        today = clock.today(user.timezone)
        inputs = gather(user, FAMILY, _offered(user, today), today, ids=ids, about=case_ref)
    return _keep(user, inputs, scope.cases(user).where(Case.ref == case_ref), case_ref, "case_id")


def _begin() -> None:
    # What is read for a ranking takes a while; nobody who writes waits for it.
    trail.abandon()


def _offered(user: Actor, today: date) -> list[Asked]:
    query = scope.openings(user).where(
        Opening.state.in_(_OFFERED), or_(Opening.ends_on.is_(None), Opening.ends_on >= today)
    )
    found = asked(user, query.order_by(Opening.id), today)
    if not found:
        raise Refused(_("There is no opening to rank. Add one on the page of an employer."))
    return found


def _keep(user: Actor, inputs: Inputs, about: Any, ref: str, column: str) -> str:
    """Rank, and keep the inputs with the results in the trail of what was ranked for."""
    trail.abandon()
    results = match_order.rank(inputs)
    packed, made = ranking.pack(match_order.keep(inputs)), ranking.pack(results)
    hashes = {"inputs_hash": ranking.digest(packed), "results_hash": ranking.digest(made)}
    row: Base = gate.one(about)
    weights = inputs.weights[0] if inputs.kind == PEOPLE else {}
    counts = {"considered": len(inputs.person), "ranked": sum(1 for place in results.columns["place"] if place)}
    run = MatchRun(
        ref=new_ref("MR"),
        organization_id=row.organization_id,  # type: ignore[attr-defined]
        kind=inputs.kind,
        team_ids=_teams(user, row),
        on=inputs.on,
        rules=inputs.rules,
        weights=weights,
        inputs=packed,
        results=made,
        made_by_id=user.id,
        made_at=clock.now(),
        **{column: row.id},  # type: ignore[attr-defined]
        **hashes,
        **counts,
    )
    db.session.add(run)
    trail.commit(
        user, "match.run", row, f"{ref}/rankings/{run.ref}", ranking=run.ref, weights=weights, **counts, **hashes
    )
    return run.ref


def _teams(user: Actor, row: Base) -> Sequence[int]:
    """Whose people were looked at."""
    team_id = getattr(row, "team_id", None)
    return sorted(user.team_ids) if team_id is None else [team_id]
