"""Openings: what an employer offers, recorded, changed, paused, filled, withdrawn."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import SYSTEM, Actor
from caseflow.access.refs import new_ref
from caseflow.access.refusals import refusal, rules_decide
from caseflow.audit import trail
from caseflow.employers import checks, current, floors
from caseflow.employers import checks_openings as more
from caseflow.employers.entries import OpeningEntry
from caseflow.employers.rows import employer_to_change, opening_to_change, site_of, taken
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.employers import Employer, EmployerSite, Opening, OpeningSite
from caseflow.models.pathways import Pathway, PathwayVersion
from caseflow.models.placements import Placement
from caseflow.rules import openings as rules
from caseflow.rules import wages
from caseflow.rules.placements import MOVES, Terms
from caseflow.rules.reason import because
from caseflow.vocabulary.language import _
from caseflow.vocabulary.placements import ContractKind, WagePeriod
from caseflow.vocabulary.skills import LanguageLevel
from caseflow.vocabulary.vetting import EmployerKind, OpeningState

LIVE = tuple(state for state, next_ones in MOVES.items() if next_ones)


def create_opening(user: Actor, employer_ref: str, entry: OpeningEntry, *, is_draft: bool = False) -> str:
    """Record what an employer offers, vetted or not; a draft is not offered yet. Returns its reference.

    Raises NotFound, Denied or Refused.
    """
    employer = employer_to_change(user, employer_ref, "opening.edit")
    recruiter = _recruiter(user, employer, entry.recruiter)
    _known_pathways(entry, set())
    site = _site(user, employer, entry, kept=None)
    columns = _columns(entry, 0)
    row = Opening(
        ref=new_ref("OP"),
        organization_id=employer.organization_id,
        employer_id=employer.id,
        recruiter_id=recruiter.id if recruiter else None,
        state=OpeningState.DRAFT if is_draft else OpeningState.OPEN,
        created_at=clock.now(),
        **columns,
    )
    db.session.add(row)
    db.session.flush()
    if site is not None:
        db.session.add(OpeningSite(opening_id=row.id, site_id=site.id))
    after = {"title": row.title, "employer": employer.name, "heads": row.heads, "starts_on": row.starts_on}
    trail.commit(user, "opening.create", row, f"{employer.ref}/openings/{row.ref}", after={**after, "state": row.state})
    return row.ref


def edit_opening(user: Actor, ref: str, entry: OpeningEntry, *, seen: int) -> None:
    """Change an opening. The cases of the people placed in it follow. Raises NotFound, Denied, Stale or Refused."""
    row = opening_to_change(user, ref)
    there = site_of(user, row)
    site_id = there.site_id if there else None
    before = current.opening(row, row.recruiter.ref if row.recruiter else "", site_id)
    current.same_version(row.version, seen, entry, before)
    if row.state == OpeningState.WITHDRAWN:
        raise Refused(_("The opening is withdrawn. Add a new one instead."))
    recruiter = _recruiter(user, row.employer, entry.recruiter)
    _known_pathways(entry, {*row.pathway_keys, *row.programmes})
    site = _site(user, row.employer, entry, kept=site_id)
    ended_on = row.ends_on
    for name, value in _columns(entry, taken(user, row)).items():
        setattr(row, name, value)
    row.recruiter_id = recruiter.id if recruiter else None
    new_site_id = site.id if site else None
    was, now = current.changes(before, current.opening(row, recruiter.ref if recruiter else "", new_site_id))
    if not was:
        return
    if new_site_id != site_id:
        _move_to(row, there, site)
    if row.ends_on != ended_on:
        _tell_cases(user, row, ended_on)
    trail.commit(
        user, "opening.edit", row, f"{row.employer.ref}/openings/{ref}", title=row.title, before=was, after=now
    )


def move_opening(user: Actor, ref: str, to: str, *, reason: str, seen: int) -> None:
    """Open, pause, fill or withdraw an opening. What is opened is checked anew against the law of its place.

    Raises NotFound, Denied, Stale or Refused.
    """
    row = opening_to_change(user, ref)
    gate.fresh(row, seen)
    with rules_decide():
        state = rules.check_state(row.state, to, taken=taken(user, row), reason=reason)
        if state == OpeningState.OPEN:
            rules.check_end(row.contract_kind, row.ends_on)
            wages.check_pay(current.pay(row), *floors.of_place(row.country, row.region, row.isco, row.starts_on))
    before, row.state = row.state, state
    facts = {"title": row.title, "before": {"state": before}, "after": {"state": state}, "reason": reason}
    trail.commit(user, "opening.move", row, f"{row.employer.ref}/openings/{ref}", **facts)


def _columns(entry: OpeningEntry, places_taken: int) -> dict[str, Any]:
    """Everything that is kept of an opening by name, each value checked. Raises Refused."""
    found = {**_job(entry), **_who(entry)}
    terms = Terms(
        entry.starts_on, entry.ends_on, entry.wage, entry.wage_period, entry.currency, entry.hours_per_week
    )  # fmt: skip
    with rules_decide():
        rules.check_opening(terms, entry.heads, taken=places_taken)
        rules.check_end(entry.contract_kind, entry.ends_on)
        found["deductions"] = wages.check_deductions(entry.deductions, entry.deductions_for, entry.wage)
    found["deductions_for"] = entry.deductions_for
    pay = current.pay(Opening(**found))
    with rules_decide():
        wages.check_pay(pay, *floors.of_place(found["country"], found["region"], found["isco"], found["starts_on"]))
    return found


def _job(entry: OpeningEntry) -> dict[str, Any]:
    """What the work is, where, when, and for how much."""
    title, country = checks.name(entry.title, "title"), checks.country(entry.country)
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
        "has_meals": entry.has_meals,
        "takes_families": entry.takes_families,
        "note": entry.note,
    }


def _who(entry: OpeningEntry) -> dict[str, Any]:
    """Whom the work wants, who may come, and how candidates are ranked."""
    language, level = checks.language(entry.language, entry.language_level, LanguageLevel)
    return {
        "language": language,
        "language_level": level,
        "language_tested": entry.language_tested and language is not None,
        "needs_licence": entry.needs_licence,
        "skills": more.skills(entry.skills),
        "experience_months": more.experience(entry.experience_months),
        "isced": more.schooling(entry.isced),
        "youngest": more.youngest(entry.youngest),
        "residence_countries": more.residence_countries(entry.residence_countries),
        "statuses": more.statuses(entry.statuses),
        "programmes": sorted(set(entry.programmes)),
        "pathway_keys": sorted(set(entry.pathway_keys)),
        "weights": more.weights(entry.weights),
    }


def _site(user: Actor, employer: Employer, entry: OpeningEntry, *, kept: int | None) -> EmployerSite | None:
    """The site where the work is, None for none said. Raises Refused (field site)."""
    if not entry.site:
        return None
    query = scope.of_employer(user, EmployerSite).where(EmployerSite.employer_id == employer.id)
    found = next((one for one in db.session.scalars(query) if str(one.id) == entry.site), None)
    if found is None:
        raise Refused(_("Choose a site from the list."), "site")
    if found.ended_on is not None and found.id != kept:
        raise refusal(because("site_ended"), "site")
    country = checks.country(entry.country)
    region = checks.region(country, entry.region)
    if found.country != country or (found.region and found.region != region):
        raise refusal(because("site_elsewhere", place=found.region or found.country), "site")
    return found


def _move_to(row: Opening, there: OpeningSite | None, site: EmployerSite | None) -> None:
    """The work is at another site. The opening's version grows with it: a site is part of what somebody read."""
    row.version += 1
    if there is not None and site is not None:
        there.site_id = site.id
    elif site is not None:
        db.session.add(OpeningSite(opening_id=row.id, site_id=site.id))
    elif there is not None:
        db.session.delete(there)


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


def _known_pathways(entry: OpeningEntry, kept: set[str]) -> None:
    """Pathways of which a version is current, or that the opening had already. Raises Refused."""
    query = select(Pathway.key).join(PathwayVersion, PathwayVersion.pathway_id == Pathway.id)
    known = set(db.session.scalars(query.where(PathwayVersion.is_current))) | kept
    for field, keys in (("pathway_keys", entry.pathway_keys), ("programmes", entry.programmes)):
        if set(keys) - known:
            raise Refused(_("Choose pathways from the list."), field)


def _tell_cases(user: Actor, opening: Opening, ended_on: date | None) -> None:
    """The end of the work moves due days in the cases of the people placed there, whichever team's they are."""
    query = scope.placements(SYSTEM).where(Placement.opening_id == opening.id, Placement.state.in_(LIVE))
    for placement in db.session.scalars(query.options(joinedload(Placement.case))):
        subject = f"{placement.case.ref}/placements/{placement.ref}"
        before, after = {"ends_on": ended_on}, {"ends_on": opening.ends_on}
        trail.record(user, "opening.edit", placement.case, subject, title=opening.title, before=before, after=after)
