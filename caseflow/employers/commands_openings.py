"""Openings: what an employer offers, recorded, changed, paused, filled, withdrawn."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import SYSTEM, Actor
from caseflow.access.refs import new_ref
from caseflow.access.refusals import rules_decide
from caseflow.audit import trail
from caseflow.employers import checks, current
from caseflow.employers.entries import OpeningEntry
from caseflow.employers.rows import employer_to_change, opening_to_change, taken
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.employers import Employer, Opening
from caseflow.models.pathways import Pathway, PathwayVersion
from caseflow.models.placements import Placement
from caseflow.rules import openings as rules
from caseflow.rules.placements import MOVES, Terms
from caseflow.vocabulary.language import _
from caseflow.vocabulary.placements import ContractKind, WagePeriod
from caseflow.vocabulary.skills import LanguageLevel
from caseflow.vocabulary.vetting import EmployerKind, OpeningState

LIVE = tuple(state for state, next_ones in MOVES.items() if next_ones)


def create_opening(user: Actor, employer_ref: str, entry: OpeningEntry) -> str:
    """Record what an employer offers, vetted or not. Returns its reference. Raises NotFound, Denied or Refused."""
    employer = employer_to_change(user, employer_ref, "opening.edit")
    recruiter = _recruiter(user, employer, entry.recruiter)
    columns = _columns(entry, 0)
    _known_pathways(entry.pathway_keys, set())
    row = Opening(
        ref=new_ref("OP"),
        organization_id=employer.organization_id,
        employer_id=employer.id,
        recruiter_id=recruiter.id if recruiter else None,
        state=OpeningState.OPEN,
        created_at=clock.now(),
        **columns,
    )
    db.session.add(row)
    db.session.flush()
    after = {"title": row.title, "employer": employer.name, "heads": row.heads, "starts_on": row.starts_on}
    trail.commit(user, "opening.create", row, f"{employer.ref}/openings/{row.ref}", after=after)
    return row.ref


def edit_opening(user: Actor, ref: str, entry: OpeningEntry, *, seen: int) -> None:
    """Change an opening. The cases of the people placed in it follow. Raises NotFound, Denied, Stale or Refused."""
    row = opening_to_change(user, ref)
    before = current.opening(row, row.recruiter.ref if row.recruiter else "")
    current.same_version(row.version, seen, entry, before)
    if row.state == OpeningState.WITHDRAWN:
        raise Refused(_("The opening is withdrawn. Add a new one instead."))
    recruiter = _recruiter(user, row.employer, entry.recruiter)
    _known_pathways(entry.pathway_keys, set(row.pathway_keys))
    ended_on = row.ends_on
    for name, value in _columns(entry, taken(user, row)).items():
        setattr(row, name, value)
    row.recruiter_id = recruiter.id if recruiter else None
    was, now = current.changes(before, current.opening(row, recruiter.ref if recruiter else ""))
    if not was:
        return
    if row.ends_on != ended_on:
        _tell_cases(user, row, ended_on)
    trail.commit(
        user, "opening.edit", row, f"{row.employer.ref}/openings/{ref}", title=row.title, before=was, after=now
    )


def move_opening(user: Actor, ref: str, to: str, *, reason: str, seen: int) -> None:
    """Open, pause, fill or withdraw an opening. Raises NotFound, Denied, Stale or Refused."""
    row = opening_to_change(user, ref)
    gate.fresh(row, seen)
    with rules_decide():
        state = rules.check_state(row.state, to, taken=taken(user, row), reason=reason)
    before, row.state = row.state, state
    facts = {"title": row.title, "before": {"state": before}, "after": {"state": state}, "reason": reason}
    trail.commit(user, "opening.move", row, f"{row.employer.ref}/openings/{ref}", **facts)


def _columns(entry: OpeningEntry, places_taken: int) -> dict[str, Any]:
    title, country = checks.name(entry.title, "title"), checks.country(entry.country)
    language, level = checks.language(entry.language, entry.language_level, LanguageLevel)
    terms = Terms(
        entry.starts_on, entry.ends_on, entry.wage, entry.wage_period, entry.currency, entry.hours_per_week
    )  # fmt: skip
    with rules_decide():
        rules.check_opening(terms, entry.heads, taken=places_taken)
    return {
        "title": title,
        "isco": checks.occupation(entry.occupation),
        "noc": checks.noc(entry.noc),
        "country": country,
        "region": checks.region(country, entry.region),
        "municipality": entry.municipality,
        "heads": entry.heads,
        "contract_kind": checks.one_of(ContractKind, entry.contract_kind, "contract_kind", need=True),
        "starts_on": entry.starts_on,
        "ends_on": entry.ends_on,
        "wage": entry.wage,
        "wage_period": checks.one_of(WagePeriod, entry.wage_period, "wage_period", need=True),
        "currency": checks.currency(entry.currency),
        "hours_per_week": entry.hours_per_week,
        "has_housing": entry.has_housing,
        "language": language,
        "language_level": level,
        "needs_licence": entry.needs_licence,
        "pathway_keys": sorted(set(entry.pathway_keys)),
        "note": entry.note,
    }


def _recruiter(user: Actor, employer: Employer, ref: str) -> Employer | None:
    """The recruiter of an opening, None for none. Raises Refused."""
    found = db.session.scalar(scope.employers(user).where(Employer.ref == ref)) if ref else None
    if ref and found is None:
        raise Refused(_("Choose a recruiter from the list."), "recruiter")
    with rules_decide():
        rules.check_parties(
            same=found is not None and found.id == employer.id,
            employer_kind=EmployerKind(employer.kind),
            recruiter_kind=found.kind if found else None,
        )
    return found


def _known_pathways(keys: tuple[str, ...], kept: set[str]) -> None:
    """Pathways of which a version is current, or that the opening had already. Raises Refused."""
    query = select(Pathway.key).join(PathwayVersion, PathwayVersion.pathway_id == Pathway.id)
    known = set(db.session.scalars(query.where(PathwayVersion.is_current))) | kept
    if set(keys) - known:
        raise Refused(_("Choose pathways from the list."), "pathway_keys")


def _tell_cases(user: Actor, opening: Opening, ended_on: date | None) -> None:
    """The end of the work moves due days in the cases of the people placed there, whichever team's they are."""
    query = scope.placements(SYSTEM).where(Placement.opening_id == opening.id, Placement.state.in_(LIVE))
    for placement in db.session.scalars(query.options(joinedload(Placement.case))):
        subject = f"{placement.case.ref}/placements/{placement.ref}"
        before, after = {"ends_on": ended_on}, {"ends_on": opening.ends_on}
        trail.record(user, "opening.edit", placement.case, subject, title=opening.title, before=before, after=after)
