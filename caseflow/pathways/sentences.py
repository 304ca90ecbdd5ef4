"""What a pathway file says in structure, as sentences in the reader's language: conditions, deadlines, times."""

from collections.abc import Callable, Collection, Mapping
from datetime import date

from caseflow.pathways.facts import fact_name
from caseflow.rules.conditions import AllOf, AnyOf, Compare, Condition
from caseflow.rules.pathway import DeadlineTemplate, Intake, MonthDay, Pathway, StepTemplate
from caseflow.vocabulary.documents import DocumentKind
from caseflow.vocabulary.facts import FACTS
from caseflow.vocabulary.labels import label
from caseflow.vocabulary.language import (
    _,
    _n,
    country_name,
    current_language,
    format_date,
    format_number,
    subdivision_name,
)
from caseflow.vocabulary.occupations import noc_name
from caseflow.vocabulary.reasons_pathways import EVENTS
from caseflow.vocabulary.skills import LanguageSkill

_COUNTRIES = frozenset({"person.nationality", "person.residence_country"})
_REGIONS = frozenset({"person.current_region", "offer.region", "claim.region"})
_NOCS = frozenset({"offer.noc", "person.experience_noc"})


def condition_words(condition: Condition | None) -> str:
    """A condition as a reader would say it; empty for none."""
    if condition is None:
        return ""
    if isinstance(condition, Compare):
        return _compare(condition)
    joined = _(" and ") if isinstance(condition, AllOf) else _(" or ")
    parts = [
        f"({condition_words(part)})" if isinstance(part, AnyOf) else condition_words(part) for part in condition.of
    ]
    return joined.join(parts)


def _compare(wanted: Compare) -> str:
    fact, op = fact_name(wanted.field), wanted.op
    if wanted.value_of is not None:
        return _("%(fact)s: the same as %(other)s", fact=fact, other=fact_name(wanted.value_of))
    if op in ("exists", "not_exists"):
        there = (op == "exists") == (wanted.value is not False)
        return _("%(fact)s: there must be one", fact=fact) if there else _("%(fact)s: there must be none", fact=fact)
    if op == "has_any_document":
        return _("One of these documents: %(values)s", values=_listed(wanted))
    if op == "all_skills_gte" and isinstance(wanted.value, Mapping):
        return f"{fact}: " + ", ".join(_skill(skill, least) for skill, least in wanted.value.items())
    if op in _PAIRS and isinstance(wanted.value, Collection):
        first, last = (_one(wanted.field, value) for value in wanted.value)
        return _PAIRS[op](fact, first, last)
    return _SINGLE[op](fact, _listed(wanted))


_PAIRS: dict[str, Callable[[str, str, str], str]] = {
    "between": lambda fact, first, last: _("%(fact)s: from %(first)s to %(last)s", fact=fact, first=first, last=last),
    "date_between": lambda fact, first, last: _(
        "%(fact)s: from %(first)s to %(last)s", fact=fact, first=first, last=last
    ),
    "season_between": lambda fact, first, last: _(
        "%(fact)s: every year from %(first)s to %(last)s", fact=fact, first=first, last=last
    ),
}
_SINGLE: dict[str, Callable[[str, str], str]] = {
    "eq": lambda fact, value: _("%(fact)s: %(value)s", fact=fact, value=value),
    "ne": lambda fact, value: _("%(fact)s: not %(value)s", fact=fact, value=value),
    "in": lambda fact, value: _("%(fact)s: one of %(value)s", fact=fact, value=value),
    "not_in": lambda fact, value: _("%(fact)s: none of %(value)s", fact=fact, value=value),
    "has": lambda fact, value: _("%(fact)s: %(value)s among them", fact=fact, value=value),
    "gte": lambda fact, value: _("%(fact)s: at least %(value)s", fact=fact, value=value),
    "lte": lambda fact, value: _("%(fact)s: at most %(value)s", fact=fact, value=value),
    "date_on_or_before": lambda fact, value: _("%(fact)s: %(value)s or earlier", fact=fact, value=value),
    "date_on_or_after": lambda fact, value: _("%(fact)s: %(value)s or later", fact=fact, value=value),
}


def _listed(wanted: Compare) -> str:
    value = wanted.value
    several = isinstance(value, Collection) and not isinstance(value, (str, Mapping))
    values = value if several and isinstance(value, Collection) else (value,)
    return ", ".join(_one(wanted.field, one) for one in values)


def _one(name: str, value: object) -> str:
    """One value in words: a country, a region, an occupation, a document, a day, a number, yes or no."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, tuple) and len(value) == 2:
        return month_day(MonthDay(int(value[0]), int(value[1])))
    if isinstance(value, (int, float)):
        return format_number(value)
    code = str(value)
    if name in _COUNTRIES:
        return country_name(code)
    if name in _REGIONS:
        return subdivision_name(code)
    if name in _NOCS:
        return f"{code} {noc_name(code)}" if noc_name(code) != code else code
    if name == "person.documents" and code in set(DocumentKind):
        return str(label(DocumentKind(code)))
    known = FACTS.get(name)
    return str(known.choices[code]) if known is not None and code in known.choices else code


def _skill(skill: str, least: object) -> str:
    named = str(label(LanguageSkill(skill))) if skill in set(LanguageSkill) else _("Overall")
    return _("%(skill)s at least %(least)s", skill=named, least=least)


def month_day(day: MonthDay) -> str:
    """A day of every year: "15 December"."""
    text = format_date(date(2000, day.month, day.day), "long")
    return text.replace(" de 2000", "").replace(" 2000", "")


def intake_words(intake: Intake) -> str:
    """Since or until when applications are taken, as far as that is known."""
    parts = []
    if intake.opened_on is not None:
        parts.append(_("from %(day)s", day=format_date(intake.opened_on)))
    if intake.closed_on is not None:
        parts.append(_("until %(day)s", day=format_date(intake.closed_on)))
    if intake.season_from is not None and intake.season_until is not None:
        first, last = month_day(intake.season_from), month_day(intake.season_until)
        parts.append(_("every year from %(first)s to %(last)s", first=first, last=last))
    return ", ".join(parts)


def deadline_words(pathway: Pathway, deadline: DeadlineTemplate | None) -> str:
    """By when, or from when on, as the pathway says it for everybody; empty for no deadline."""
    if deadline is None:
        return ""
    if deadline.on is not None:
        day = format_date(deadline.on)
    elif deadline.month_day is not None:
        day = _("%(day)s of the year", day=month_day(deadline.month_day))
    else:
        day = _after(pathway, deadline)
    if deadline.earliest_days is not None:
        opens = _offset(deadline.earliest_days, deadline.working, _event(pathway, deadline.anchor or ""))
        return _("At the latest: %(day)s. At the earliest: %(opens)s.", day=day, opens=opens)
    if deadline.kind == "earliest":
        return _("At the earliest: %(day)s.", day=day)
    return _("At the latest: %(day)s.", day=day)


def _after(pathway: Pathway, deadline: DeadlineTemplate) -> str:
    event = _event(pathway, deadline.anchor or "")
    if not deadline.months:
        return _offset(deadline.days, deadline.working, event)
    count = abs(deadline.months)
    if deadline.months > 0:
        return _n("%(num)s month after %(event)s", "%(num)s months after %(event)s", count, event=event)
    return _n("%(num)s month before %(event)s", "%(num)s months before %(event)s", count, event=event)


def _offset(days: int, working: bool, event: str) -> str:
    if days == 0:
        return event
    count = abs(days)
    if working and days > 0:
        return _n("%(num)s working day after %(event)s", "%(num)s working days after %(event)s", count, event=event)
    if working:
        return _n("%(num)s working day before %(event)s", "%(num)s working days before %(event)s", count, event=event)
    if days > 0:
        return _n("%(num)s day after %(event)s", "%(num)s days after %(event)s", count, event=event)
    return _n("%(num)s day before %(event)s", "%(num)s days before %(event)s", count, event=event)


def _event(pathway: Pathway, anchor: str) -> str:
    if anchor in EVENTS:
        return str(EVENTS[anchor])
    code, _dot, event = anchor.partition(".")
    return str(EVENTS[event]) % {"step": pathway.step(code).names.say(current_language())}


def times(step: StepTemplate) -> list[str]:
    """How long a step takes, by law and as a rule, how often it comes back, how long what it gives is good for."""
    found = []
    if step.legal_days is not None:
        found.append(_n("By law within %(num)s day", "By law within %(num)s days", step.legal_days))
    if step.every_days is not None:
        found.append(_n("Every day", "Every %(num)s days", step.every_days))
    elif step.typical_days:
        basis = _("published") if step.days_basis == "published" else _("our estimate")
        found.append(
            _n("Usually %(num)s day (%(basis)s)", "Usually %(num)s days (%(basis)s)", step.typical_days, basis=basis)
        )
    if step.fixed_expiry is not None:
        found.append(_("Valid until %(day)s", day=format_date(step.fixed_expiry)))
    elif step.validity_days is not None and step.every_days is None:
        found.append(_n("Valid for %(num)s day", "Valid for %(num)s days", step.validity_days))
    if step.renew_before_days:
        found.append(
            _n("Renewal begins %(num)s day before", "Renewal begins %(num)s days before", step.renew_before_days)
        )
    return found
