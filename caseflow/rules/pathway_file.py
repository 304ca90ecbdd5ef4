"""A pathway file, already read into nodes, to a `Pathway`, or everything that is wrong with it, line by line.

What must hold across the file (steps that exist, no circles) is in `pathway_links`.
"""

import re
from collections.abc import Collection
from datetime import date

from caseflow.rules.conditions import Compare
from caseflow.rules.file_nodes import Entry, Node, Problem, Problems, plain, stored
from caseflow.rules.pathway import (
    APPLIES_TO,
    CONFIDENCES,
    DAYS_BASES,
    DEADLINE_KINDS,
    INTAKE_STATES,
    PERMIT_KINDS,
    REMEDY_KINDS,
    SEVERITIES,
    Catalogue,
    DeadlineTemplate,
    EligibilityRule,
    Intake,
    Pathway,
    RemedyTemplate,
    StepTemplate,
    Words,
)
from caseflow.rules.pathway_conditions import read_compare, read_when
from caseflow.rules.pathway_links import check_links, with_default_order
from caseflow.rules.pathway_sense import check_sense

__all__ = ["Problem", "parse", "parse_stored", "plain"]

SCHEMA = "1"
_ID = re.compile(r"[a-z][a-z0-9_]{2,59}\Z")
_CODE = re.compile(r"[A-Z][A-Z0-9_]{1,59}\Z")
_COUNTRY = re.compile(r"[A-Z]{3}\Z")
_REGION = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}\Z")

_PATHWAY_KEYS = (
    "schema id version name public_name country region destinations outcome tier is_subprocess read_on confidence "
    "intake legal_basis sources shares_data_with alternatives otherwise eligibility steps"
)
_INTAKE_KEYS = "state opened_on closed_on season_from season_until note"
_RULE_KEYS = "code says field op value value_of when severity alternative_group for_step source read_on confidence note"
_STEP_KEYS = (
    "code name public_name actor prepared_by decided requires_documents blocking_rules after applies_to typical_days "
    "days_basis legal_days validity_days fixed_expiry gives renew_before_days deadline remedy recurring every_days "
    "optional only_if after_refusal_of contacts_origin source read_on confidence note"
)
_DEADLINE_KEYS = "kind anchor days months working earliest_days on month_day note"
_REMEDY_KEYS = "kind to days working source confidence note"
_NOTHING = Words(())


def parse(node: Node, catalogue: Catalogue) -> Pathway | list[Problem]:
    """The pathway that the nodes of a file describe, or what is wrong, in the order of the lines."""
    pathway, top, problems = _read(node, catalogue)
    if not problems.found:
        check_sense(pathway, top, problems)
    return sorted(problems.found, key=lambda problem: problem.line) if problems.found else pathway


def _read(node: Node, catalogue: Catalogue) -> tuple[Pathway, Entry, Problems]:
    problems = Problems()
    top = Entry(node, problems, _PATHWAY_KEYS)
    if top.text("schema") not in ("", SCHEMA):
        top.refuse("schema", "file_unknown_word", word=top.text("schema"), allowed=SCHEMA)
    read_on = top.day("read_on", needed=True) or date.min
    steps = with_default_order(_steps(top, catalogue, read_on, problems))
    pathway = Pathway(
        id=_matching(top, "id", _ID),
        version=top.whole("version", least=1, most=9_999, needed=True) or 0,
        names=top.words("name") or _NOTHING,
        public_names=top.words("public_name", needed=False),
        country=_matching_code(top, "country", _COUNTRY) or "",
        region=_matching_code(top, "region", _REGION, needed=False),
        destinations=top.texts("destinations", quoted=True),
        outcome=top.words("outcome") or _NOTHING,
        tier=top.whole("tier", least=1, most=3, needed=True) or 0,
        is_subprocess=top.flag("is_subprocess"),
        read_on=read_on,
        confidence=top.one_of("confidence", CONFIDENCES),
        intake=_intake(top, problems),
        legal_basis=top.texts("legal_basis"),
        sources=top.texts("sources"),
        shares_data_with=_many_words(top, "shares_data_with", problems),
        alternatives=top.texts("alternatives"),
        otherwise=top.words("otherwise", needed=False),
        rules=_rules(top, catalogue, read_on, problems),
        steps=steps,
    )
    check_links(pathway, top, problems)
    return pathway, top, problems


def parse_stored(body: object, catalogue: Catalogue) -> Pathway:
    """The pathway again from what `plain` kept of a valid file. Raises ValueError if it is not valid any more.

    Whether it makes sense is asked of new files only: cases may be on an older one that does not.
    """
    pathway, _top, problems = _read(stored(body), catalogue)
    if problems.found:
        first = problems.found[0].because
        raise ValueError(f"a stored pathway is not valid: {first.code} {dict(first.facts)}")
    return pathway


def _matching(entry: Entry, key: str, pattern: re.Pattern[str]) -> str:
    found = entry.text(key)
    if found and not pattern.match(found):
        entry.refuse(key, "file_bad_code", code=found)
    return found


def _matching_code(entry: Entry, key: str, pattern: re.Pattern[str], needed: bool = True) -> str | None:
    found = entry.code(key, needed)
    if found and not pattern.match(found):
        entry.refuse(key, "file_bad_code", code=found)
    return found


def _many_words(entry: Entry, key: str, problems: Problems) -> tuple[Words, ...]:
    listed = [Entry(item, problems, "who") for item in entry.items(key)]
    return tuple(found for one in listed if (found := one.words("who")) is not None)


def _intake(top: Entry, problems: Problems) -> Intake:
    node = top.needed("intake")
    if node is None:
        return Intake("unknown")
    entry = Entry(node, problems, _INTAKE_KEYS)
    intake = Intake(
        state=entry.one_of("state", INTAKE_STATES),
        opened_on=entry.day("opened_on"),
        closed_on=entry.day("closed_on"),
        season_from=entry.month_day("season_from"),
        season_until=entry.month_day("season_until"),
        note=entry.words("note", needed=False),
    )
    if intake.state == "closed" and entry.given("closed_on") is None:
        entry.refuse("closed_on", "file_intake_closed_without_date")
    if intake.opened_on and intake.closed_on and intake.closed_on < intake.opened_on:
        entry.refuse("closed_on", "file_intake_closes_before_it_opens")
    if (intake.season_from is None) != (intake.season_until is None):
        entry.refuse("season_from", "file_half_a_season")
    return intake


def _rules(top: Entry, catalogue: Catalogue, read_on: date, problems: Problems) -> tuple[EligibilityRule, ...]:
    rules = []
    for node in top.items("eligibility"):
        entry = Entry(node, problems, _RULE_KEYS)
        rules.append(
            EligibilityRule(
                code=_matching(entry, "code", _CODE),
                says=entry.words("says") or _NOTHING,
                compare=read_compare(entry, catalogue) or Compare("", "exists"),
                when=read_when(entry, catalogue, problems),
                severity=entry.one_of("severity", SEVERITIES),
                group=entry.text("alternative_group", needed=False) or None,
                for_step=entry.text("for_step", needed=False) or None,
                source=entry.text("source"),
                read_on=entry.day("read_on") or read_on,
                confidence=entry.one_of("confidence", CONFIDENCES),
                note=entry.words("note", needed=False),
            )
        )
    return tuple(rules)


def _steps(top: Entry, catalogue: Catalogue, read_on: date, problems: Problems) -> tuple[StepTemplate, ...]:
    nodes = top.items("steps")
    if not nodes:
        top.refuse("steps", "file_no_steps")
    return tuple(
        _step(Entry(node, problems, _STEP_KEYS), number, catalogue, read_on) for number, node in enumerate(nodes, 1)
    )


def _step(entry: Entry, number: int, catalogue: Catalogue, read_on: date) -> StepTemplate:
    actor = entry.one_of("actor", catalogue.actors)
    decides = actor in catalogue.actors and catalogue.actors[actor].decides
    decided = entry.flag("decided", default=decides)
    # A step that a ministry decides is prepared by us unless the file says otherwise.
    prepared_by = entry.one_of("prepared_by", catalogue.actors, default="caseworker" if decided else actor)
    every_days = entry.whole("every_days", least=1, most=3_660)
    if entry.flag("recurring") != (every_days is not None):
        entry.refuse("recurring", "file_recurring_without_days")
    return StepTemplate(
        code=_matching(entry, "code", _CODE),
        number=number,
        names=entry.words("name") or _NOTHING,
        public_names=entry.words("public_name", needed=False),
        actor=actor,
        prepared_by=prepared_by,
        decided=decided,
        requires_documents=_known(entry, "requires_documents", catalogue.documents),
        blocking_rules=_known(entry, "blocking_rules", catalogue.blocking_rules),
        after=_after(entry),
        applies_to=entry.one_of("applies_to", APPLIES_TO, default="principal"),
        typical_days=entry.whole("typical_days"),
        days_basis=entry.one_of("days_basis", DAYS_BASES, default="estimate"),
        legal_days=entry.whole("legal_days", least=1),
        validity_days=entry.whole("validity_days", least=1),
        fixed_expiry=entry.day("fixed_expiry"),
        gives=_gives(entry),
        renew_before_days=entry.whole("renew_before_days"),
        deadline=_deadline(entry),
        remedy=_remedy(entry, catalogue),
        every_days=every_days,
        optional=entry.flag("optional"),
        only_if=read_when(entry, catalogue, entry.problems, "only_if"),
        after_refusal_of=entry.text("after_refusal_of", needed=False) or None,
        contacts_origin=entry.flag("contacts_origin"),
        source=entry.text("source"),
        read_on=entry.day("read_on") or read_on,
        confidence=entry.one_of("confidence", CONFIDENCES),
        note=entry.words("note", needed=False),
    )


def _after(entry: Entry) -> tuple[str, ...]:
    """The steps before it; ("",) where the file leaves that to the order in which they are written."""
    if entry.given("after") is not None:
        return entry.texts("after")
    return () if entry.given("after_refusal_of") is not None else ("",)


def _known(entry: Entry, key: str, known: Collection[str]) -> tuple[str, ...]:
    found = entry.texts(key)
    for code in found:
        if code not in known:
            entry.refuse(key, "file_not_in_catalogue", code=code)
    return found


def _gives(entry: Entry) -> str | None:
    found = entry.one_of("gives", (*PERMIT_KINDS, "none"), default="none")
    if found == "none" and entry.given("renew_before_days") is not None:
        entry.refuse("renew_before_days", "file_renews_nothing")
    return None if found == "none" else found


def _deadline(step: Entry) -> DeadlineTemplate | None:
    node = step.given("deadline")
    if node is None:
        return None
    entry = Entry(node, step.problems, _DEADLINE_KEYS)
    if sum(entry.given(key) is not None for key in ("anchor", "on", "month_day")) != 1:
        entry.refuse("anchor", "file_deadline_needs_one_anchor")
    deadline = DeadlineTemplate(
        kind=entry.one_of("kind", DEADLINE_KINDS, default="latest"),
        anchor=entry.text("anchor", needed=False) or None,
        days=entry.whole("days", least=-3_660, most=3_660) or 0,
        months=entry.whole("months", least=-120, most=120) or 0,
        working=entry.flag("working"),
        earliest_days=entry.whole("earliest_days", least=-3_660, most=3_660),
        on=entry.day("on"),
        month_day=entry.month_day("month_day"),
        note=entry.words("note", needed=False),
    )
    if deadline.days and deadline.months:
        entry.refuse("months", "file_days_or_months")
    if deadline.earliest_days is not None and deadline.earliest_days > deadline.days:
        entry.refuse("earliest_days", "file_window_is_empty")
    return deadline


def _remedy(step: Entry, catalogue: Catalogue) -> RemedyTemplate | None:
    node = step.given("remedy")
    if node is None:
        return None
    entry = Entry(node, step.problems, _REMEDY_KEYS)
    return RemedyTemplate(
        kind=entry.one_of("kind", REMEDY_KINDS),
        to=entry.one_of("to", catalogue.actors),
        days=entry.whole("days", least=1, most=3_660),
        working=entry.flag("working"),
        source=entry.text("source"),
        confidence=entry.one_of("confidence", CONFIDENCES),
        note=entry.words("note", needed=False),
    )
