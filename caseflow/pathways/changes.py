"""What differs between two versions of a pathway, in the reader's words: before and after, side by side."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from caseflow.pathways.sentences import intake_words
from caseflow.pathways.shown import RemedyShown, RuleShown, StepShown, rule_shown, said, step_shown
from caseflow.rules.pathway import Pathway
from caseflow.rules.pathway_versions import Difference, differences
from caseflow.vocabulary.labels import label
from caseflow.vocabulary.language import LazyString, _, _l, country_name, format_date
from caseflow.vocabulary.steps import Confidence, IntakeState

_STEP: dict[str, LazyString] = {
    "name": _l("Name"),
    "actor": _l("Who acts"),
    "prepared_by": _l("Prepared by"),
    "applies_to": _l("For"),
    "only_if": _l("Only if"),
    "after_refusal_of": _l("Only after a refusal of"),
    "after": _l("After"),
    "documents": _l("Documents"),
    "times": _l("Times"),
    "deadline": _l("Deadline"),
    "deadline_note": _l("Note on the deadline"),
    "gives": _l("Gives"),
    "remedy": _l("Against a refusal"),
    "conditions": _l("Must hold first"),
    "optional": _l("Optional"),
    "contacts_origin": _l("Contacts the country of origin"),
    "note": _l("Note"),
    "source": _l("Source"),
    "read_on": _l("Read on"),
    "confidence": _l("How sure we are"),
}
_RULE: dict[str, LazyString] = {
    "says": _l("Rule"),
    "exactly": _l("Exactly"),
    "applies": _l("Only when"),
    "severity": _l("Weight"),
    "group": _l("One of several ways"),
    "step": _l("Asked for the step"),
    "note": _l("Note"),
    "source": _l("Source"),
    "read_on": _l("Read on"),
    "confidence": _l("How sure we are"),
}
_PATHWAY: dict[str, tuple[LazyString, Callable[[Pathway], object]]] = {
    "names": (_l("Name"), lambda pathway: said(pathway.names)),
    "public_names": (_l("Name on paper that others may see"), lambda pathway: said(pathway.public_names)),
    "country": (_l("Country"), lambda pathway: country_name(pathway.country)),
    "region": (_l("Region"), lambda pathway: pathway.region),
    "destinations": (_l("Leads to"), lambda pathway: tuple(country_name(code) for code in pathway.destinations)),
    "outcome": (_l("Outcome"), lambda pathway: said(pathway.outcome)),
    "tier": (_l("Tier"), lambda pathway: str(pathway.tier)),
    "is_subprocess": (_l("Beside another pathway"), lambda pathway: pathway.is_subprocess),
    "intake": (_l("Applications"), lambda pathway: _intake(pathway)),
    "read_on": (_l("Read on"), lambda pathway: pathway.read_on),
    "confidence": (_l("How sure we are"), lambda pathway: Confidence(pathway.confidence)),
    "legal_basis": (_l("Legal basis"), lambda pathway: pathway.legal_basis),
    "sources": (_l("Sources"), lambda pathway: pathway.sources),
    "shares_data_with": (_l("Passes data on to"), lambda pathway: tuple(said(who) for who in pathway.shares_data_with)),
    "alternatives": (_l("Other routes"), lambda pathway: pathway.alternatives),
    "otherwise": (_l("For those whom it shuts out"), lambda pathway: said(pathway.otherwise)),
}


@dataclass(frozen=True)
class Detail:
    """One aspect that changed: what it is called, before, after."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """One thing that differs between two versions."""

    part: str
    name: str
    change: str
    details: tuple[Detail, ...] = ()


def changes_between(old: Pathway, new: Pathway) -> tuple[Change, ...]:
    """What differs between two versions: what is new, gone or changed, by name, and how."""
    names: Mapping[str, str] = {
        **{step.code: said(step.names) for step in (*old.steps, *new.steps)},
        **{rule.code: said(rule.says) for rule in (*old.rules, *new.rules)},
        new.id: said(new.names),
    }
    return tuple(
        Change(one.part, names.get(one.code, one.code), one.change, _details(one, old, new))
        for one in differences(old, new)
    )


def _details(one: Difference, old: Pathway, new: Pathway) -> tuple[Detail, ...]:
    if one.change != "changed":
        return ()
    if one.part == "pathway":
        pairs = [(str(name), _plain(read(old)), _plain(read(new))) for name, read in map(_aspect, one.aspects)]
        return tuple(Detail(*pair) for pair in pairs)
    found = _of_step(one.code, old, new) if one.part == "step" else _of_rule(one.code, old, new)
    # What shows in no word (another language of a text, a flag that only the engine reads) is said to be there.
    return found or (Detail(", ".join(one.aspects), "", _("changed")),)


def _aspect(name: str) -> tuple[LazyString | str, Callable[[Pathway], object]]:
    return _PATHWAY.get(name, (name, lambda pathway: str(getattr(pathway, name))))


def _of_step(code: str, old: Pathway, new: Pathway) -> tuple[Detail, ...]:
    return _beside(_STEP, step_shown(old.step(code), old), step_shown(new.step(code), new))


def _of_rule(code: str, old: Pathway, new: Pathway) -> tuple[Detail, ...]:
    before, after = (next(rule for rule in pathway.rules if rule.code == code) for pathway in (old, new))
    return _beside(_RULE, rule_shown(before, old), rule_shown(after, new))


def _beside(
    names: Mapping[str, LazyString], old: StepShown | RuleShown, new: StepShown | RuleShown
) -> tuple[Detail, ...]:
    shown = [field.name for field in fields(new) if field.name in names]
    pairs = [(str(names[name]), _plain(getattr(old, name)), _plain(getattr(new, name))) for name in shown]
    return tuple(Detail(name, before, after) for name, before, after in pairs if before != after)


def _plain(value: object) -> str:
    """A value as a reader would say it."""
    if value is None or value == "" or value == ():
        return _("none")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, RemedyShown):
        days = str(value.days) if value.days is not None else ""
        return " ".join(part for part in (str(label(value.kind)), value.to, days, value.note) if part)
    if isinstance(value, StrEnum):
        return str(label(value))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(_plain(one) for one in value)
    return str(value)


def _intake(pathway: Pathway) -> str:
    state = str(label(IntakeState(pathway.intake.state)))
    return " ".join(part for part in (state, intake_words(pathway.intake), said(pathway.intake.note)) if part)
