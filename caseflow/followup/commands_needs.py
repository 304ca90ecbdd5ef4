"""Needs that a visit or an intake raises, and the services they are referred to."""

from dataclasses import dataclass
from datetime import date

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.followup import records
from caseflow.models.cases import Case, CaseMember
from caseflow.models.followup import Need
from caseflow.models.people import Person
from caseflow.vocabulary.followup import NeedState, Sector
from caseflow.vocabulary.language import _


@dataclass(frozen=True)
class NeedFields:
    """A need as somebody wrote it; `person` is a reference or empty for the whole family."""

    sector: str
    description: str
    person: str = ""
    referred_to: str = ""
    referred_on: date | None = None
    state: str = NeedState.OPEN
    result: str = ""


def add_need(user: Actor, ref: str, fields: NeedFields) -> int:
    """A need of the family or of one member. Raises NotFound or Refused next to its field."""
    case = records.open_case(user, ref)
    gate.require(user, "need.edit")
    need = Need(case_id=case.id, raised_on=clock.today(user.timezone))
    after = _write(user, case, need, fields)
    db.session.add(need)
    trail.commit(user, "need.add", case, ref, **after)
    return need.id


def edit_need(user: Actor, ref: str, need_id: int, fields: NeedFields, *, seen: int) -> None:
    """Change a need: refer it, say what came of it, close it. Raises NotFound, Stale or Refused."""
    case = records.open_case(user, ref)
    need = gate.one(scope.of_case(user, Need).where(Case.ref == ref, Need.id == need_id))
    gate.require(user, "need.edit")
    gate.fresh(
        need, seen, {"description": fields.description, "referred_to": fields.referred_to, "state": fields.state}
    )
    before = {"state": need.state, "referred_to": need.referred_to, "result": need.result}
    after = _write(user, case, need, fields)
    trail.commit(user, "need.edit", case, ref, before=before, after=after)


def _write(user: Actor, case: Case, need: Need, fields: NeedFields) -> dict[str, str]:
    today = clock.today(user.timezone)
    state = NeedState(fields.state)
    if fields.referred_on is not None and fields.referred_on > today:
        raise Refused(_("The referral cannot lie in the future. Check the day."), "referred_on")
    if state is NeedState.REFERRED and not fields.referred_to:
        raise Refused(_("Say to which service the need was referred."), "referred_to")
    if state in (NeedState.MET, NeedState.CLOSED) and not fields.result:
        raise Refused(_("Say what came of it."), "result")
    need.person_id = _member(user, case, fields.person)
    need.sector, need.description, need.state = Sector(fields.sector), fields.description, state
    need.referred_to, need.result = fields.referred_to, fields.result
    need.referred_on = fields.referred_on or need.referred_on or (today if fields.referred_to else None)
    return {"sector": need.sector, "state": need.state, "referred_to": need.referred_to, "result": need.result}


def _member(user: Actor, case: Case, person_ref: str) -> int | None:
    if not person_ref:
        return None
    query = (
        scope.members(user)
        .join(Person, Person.id == CaseMember.person_id)
        .where(CaseMember.case_id == case.id, CaseMember.left_on.is_(None), Person.ref == person_ref)
    )
    found = db.session.scalar(query)
    if found is None:
        raise Refused(_("Choose somebody who is in this case."), "person")
    return found.person_id
