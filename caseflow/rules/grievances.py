"""Grievances: how grave one is at the least, when it is urgent, what it stops, and who may close it.

The categories follow the complaint mechanisms of fair recruitment (IRIS principle 5); the signs FL01 to FL11 are the
ILO's indicators of forced labour, with the alert rule of the fair-recruitment checklist. Severities are ours (design).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from caseflow.rules import visits
from caseflow.rules.reason import Because, NotAllowed, because

CRITICAL, HIGH, MEDIUM, LOW = "critical", "high", "medium", "low"
SEVERITIES = (CRITICAL, HIGH, MEDIUM, LOW)  # the gravest first

FEE, DOCUMENTS, CONTRACT, VIOLENCE = (
    "recruitment_fee", "document_retention", "contract_substitution", "violence_or_threat",
)  # fmt: skip
OTHER = "other"
# Signs to ask about when somebody tells of this.
SUGGESTS: Mapping[str, tuple[str, ...]] = {
    FEE: ("FL09", "FL02"),
    DOCUMENTS: ("FL07", "FL03"),
    CONTRACT: ("FL02",),
    "wage_unpaid": ("FL08",),
    "wage_underpayment": ("FL08",),
    "wage_late": ("FL08",),
    "unlawful_deduction": ("FL08", "FL09"),
    VIOLENCE: ("FL05", "FL06"),
    "retaliation": ("FL06",),
    "discrimination": ("FL01",),
    "health_and_safety": ("FL10",),
    "excessive_hours": ("FL11",),
    "housing": ("FL10", "FL04"),
    "transport": ("FL03", "FL04"),
    "permit_or_status": ("FL01", "FL06"),
    OTHER: (),
}
CATEGORIES = tuple(SUGGESTS)
# What the category says by itself, whether or not somebody ticked it: kept papers are the indicator.
IMPLIES: Mapping[str, frozenset[str]] = {DOCUMENTS: frozenset({"FL07"})}
STOPS_ALONE = frozenset({FEE, DOCUMENTS, CONTRACT, VIOLENCE})
LEAST_OF_SIGN: Mapping[str, str] = {
    **dict.fromkeys(visits.INDICATORS, MEDIUM),
    **dict.fromkeys(("FL03", "FL06", "FL08"), HIGH),
    **dict.fromkeys(visits.ALONE_URGENT, CRITICAL),
}
LEAST_OF_CATEGORY: Mapping[str, str] = {
    **dict.fromkeys((FEE, CONTRACT, VIOLENCE, "wage_unpaid", "retaliation"), HIGH),
    **dict.fromkeys(("wage_underpayment", "unlawful_deduction"), MEDIUM),
}
# What a visit opens when it was asked nothing but saw these; anything else is `other`: a sign is not a category.
OF_SIGN: Mapping[str, str] = {"FL08": "wage_unpaid", "FL10": "health_and_safety", "FL11": "excessive_hours"}

OPEN, IN_PROGRESS, REFERRED, CLOSED = "open", "in_progress", "referred", "closed"
PROTECT = "protect"
REFERRALS = frozenset({"labour_inspection", "police", "lawyer", "shelter", "health_care", "other_referral"})
# The employer learns of it: only when the person said that we may speak with it.
TELLS_EMPLOYER = frozenset({"spoke_employer", "ask_reimbursement"})
LONGEST_AGO = timedelta(days=50 * 366)
AHEAD = timedelta(days=2 * 366)


def signs(category: str, indicators: Iterable[str]) -> frozenset[str]:
    """The indicators that count: those ticked, and the one that the category is by itself."""
    return frozenset(indicators) & frozenset(visits.INDICATORS) | IMPLIES.get(category, frozenset())


def to_ask(category: str, indicators: Iterable[str]) -> tuple[str, ...]:
    """The indicators that often go with this category and are not ticked."""
    known = signs(category, indicators)
    return tuple(code for code in SUGGESTS.get(category, ()) if code not in known)


def urgent(category: str, indicators: Iterable[str]) -> Because | None:
    """Why somebody must see within a day that the person is safe: FL05, FL07, FL09, or any two others."""
    return visits.urgent(visits.Findings(indicators=signs(category, indicators)))


def least_severity(category: str, indicators: Iterable[str]) -> str:
    """How grave it is at the least; two indicators together are never less than high."""
    counted = signs(category, indicators)
    least = [LEAST_OF_CATEGORY.get(category, LOW), *(LEAST_OF_SIGN[code] for code in counted)]
    if len(counted) >= 2:
        least.append(HIGH)
    return min(least, key=SEVERITIES.index)


def check_severity(severity: str, category: str, indicators: Iterable[str]) -> str:
    """The severity, if it is known and not milder than what was said. Raises NotAllowed."""
    least = least_severity(category, indicators)
    if severity not in SEVERITIES:
        raise NotAllowed(because("grievance_severity_unknown"), "severity")
    if SEVERITIES.index(severity) > SEVERITIES.index(least):
        raise NotAllowed(because("grievance_severity_too_mild", severity=least), "severity")
    return severity


def stops(category: str, indicators: Iterable[str]) -> bool:
    """Whether new submissions to the employer stop until a supervisor decides."""
    return category in STOPS_ALONE or urgent(category, indicators) is not None


def check_days(happened_on: date | None, raised_on: date, today: date, born: date | None = None) -> None:
    """Whether it can have happened, and been told, on those days. Raises NotAllowed next to its field."""
    if raised_on > today:
        raise NotAllowed(because("grievance_raised_in_future", day=raised_on), "raised_on")
    if raised_on < today - LONGEST_AGO:
        raise NotAllowed(because("grievance_day_too_long_ago", day=raised_on), "raised_on")
    if happened_on is None:
        return
    if happened_on > today:
        raise NotAllowed(because("grievance_in_future", day=happened_on), "happened_on")
    if born is not None and happened_on < born:
        raise NotAllowed(because("grievance_before_birth", day=happened_on, born=born), "happened_on")
    if happened_on < today - LONGEST_AGO:
        raise NotAllowed(because("grievance_day_too_long_ago", day=happened_on), "happened_on")
    if happened_on > raised_on:
        raise NotAllowed(because("grievance_told_before", day=happened_on, told=raised_on), "raised_on")


@dataclass(frozen=True)
class Action:
    """What is done about it, on which days."""

    kind: str
    on: date
    due_on: date | None = None
    done_on: date | None = None
    referred_to: str = ""


def check_action(action: Action, *, raised_on: date, may_speak: bool, today: date) -> None:
    """Whether this can be written down. Raises NotAllowed next to its field."""
    if action.kind in TELLS_EMPLOYER and not may_speak:
        raise NotAllowed(because("grievance_may_not_speak"), "kind")
    if action.on > today:
        raise NotAllowed(because("grievance_action_in_future", day=action.on), "on")
    if action.on < raised_on:
        raise NotAllowed(because("grievance_action_before_raised", day=action.on, raised=raised_on), "on")
    if action.due_on is not None and not action.on <= action.due_on <= today + AHEAD:
        raise NotAllowed(because("grievance_due_not_possible", due=action.due_on, day=action.on), "due_on")
    if action.kind in REFERRALS and not action.referred_to.strip():
        raise NotAllowed(because("grievance_referral_to_missing"), "referred_to")
    if action.done_on is not None:
        check_done(action.on, action.done_on, today)


def check_done(on: date, done_on: date, today: date) -> None:
    """Whether what began on a day can be done on that one. Raises NotAllowed."""
    if done_on > today:
        raise NotAllowed(because("grievance_done_in_future", day=done_on), "done_on")
    if done_on < on:
        raise NotAllowed(because("grievance_done_before_begun", day=done_on, begun=on), "done_on")


def state_after(state: str, kind: str) -> str:
    """The state of a grievance once this is being done about it."""
    if kind in REFERRALS:
        return REFERRED
    return IN_PROGRESS if state == OPEN and kind != PROTECT else state


def state_when_reopened(kinds: Iterable[str]) -> str:
    """The state of a grievance that is opened again, by what was done about it."""
    state = OPEN
    for kind in kinds:
        state = state_after(state, kind)
    return state


def against_closing(state: str, *, raised_by: int, closer: int, open_kinds: Collection[str]) -> Because | None:
    """Why this user may not close it now; None when they may. A second person closes; urgent things are done first."""
    if state == CLOSED:
        return because("grievance_is_closed")
    if raised_by == closer:
        return because("grievance_same_person")
    if PROTECT in open_kinds:
        return because("grievance_urgent_open")
    return None


def check_closing(
    state: str, *, raised_by: int, closer: int, open_kinds: Collection[str], outcome: str, note: str
) -> None:
    """Whether this user may close it in this way. Raises NotAllowed."""
    no = against_closing(state, raised_by=raised_by, closer=closer, open_kinds=open_kinds)
    if no is not None:
        raise NotAllowed(no)
    if not outcome:
        raise NotAllowed(because("grievance_outcome_missing"), "outcome")
    if not note.strip():
        raise NotAllowed(because("grievance_outcome_note_missing"), "note")


def from_visit(findings: visits.Findings) -> tuple[tuple[str, frozenset[str]], ...]:
    """The grievances that a visit opens: each category with its indicators.

    Signs that go with none of them stay with the gravest; an urgent finding opens one even when nothing else was said.
    """
    seen = frozenset(findings.indicators) & frozenset(visits.INDICATORS)
    categories = list(visits.grievances(findings))
    alert = visits.urgent(findings) is not None
    if alert and seen & {"FL05", "FL06"} and VIOLENCE not in categories:
        categories.append(VIOLENCE)
    if alert and not categories:
        categories.append(next((OF_SIGN[sign] for sign in sorted(seen) if sign in OF_SIGN), OTHER))
    opened = {category: signs(category, seen & frozenset(SUGGESTS[category])) for category in categories}
    if not opened:
        return ()
    gravest = min(opened, key=lambda c: SEVERITIES.index(least_severity(c, opened[c])))
    opened[gravest] |= seen - frozenset().union(*opened.values())
    if alert and not any(urgent(category, found) for category, found in opened.items()):
        opened[gravest] |= seen
    return tuple(opened.items())
