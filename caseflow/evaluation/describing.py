"""Lines of an evaluation in words: before one is removed, in an old version, and where two versions differ."""

from dataclasses import dataclass
from typing import Any

from caseflow.evaluation.answering import WORDS
from caseflow.evaluation.differences import LANGUAGE, OCCUPATION, Difference
from caseflow.evaluation.forms import FORMS, StepForm
from caseflow.evaluation.signed import STEP
from caseflow.evaluation.words import in_words, shown
from caseflow.vocabulary.language import _


@dataclass(frozen=True)
class Described:
    """One difference: of which part, whether it came, went or changed, and its fields as (name, before, after)."""

    part: str
    what: str
    title: str
    fields: list[tuple[str, str, str]]


def part_name(noun: str) -> str:
    """What a part of an evaluation is called."""
    if noun == STEP:
        return _("Steps of recognition")
    names = {OCCUPATION: _("Occupations wanted"), LANGUAGE: _("Languages, as the person said")}
    return names[noun] if noun in names else str(WORDS[noun].name)


def facts_of(noun: str, entry: Any) -> list[tuple[str, str]]:
    """A line in words: what each field is called, and what it says."""
    return [(_label(noun, name), words) for name, words in in_words(entry).items()]


def _label(noun: str, name: str) -> str:
    own = {"credential": _("What is to be recognised"), "step_kind": _("Step")} if noun == STEP else {}
    if name in own:
        return own[name]
    form = StepForm() if noun == STEP else FORMS[noun][0]()
    return str(form[name].label.text)


def described(one: Difference) -> Described:
    """A difference in words."""
    part = part_name(one.noun)
    if one.noun in (OCCUPATION, LANGUAGE):
        return Described(part, "changed", "", [(part, _list(one.noun, one.before), _list(one.noun, one.after))])
    entry = one.after if one.after is not None else one.before
    words = in_words(entry)
    title = next((words[name] for name in ("title", "credential", "skill", "isco", "test") if words.get(name)), "")
    if one.noun == STEP:
        title = f"{title}: {words['step_kind']}"
    if one.before is None or one.after is None:
        kind = "added" if one.before is None else "removed"
        return Described(part, kind, title, [(name, said, said) for name, said in facts_of(one.noun, entry) if said])
    before, after = in_words(one.before), in_words(one.after)
    fields = [(_label(one.noun, name), before[name], after[name]) for name in one.fields]
    return Described(part, "changed", title, fields)


def _list(noun: str, values: Any) -> str:
    if noun == OCCUPATION:
        return ", ".join(shown("isco", code) for code in values)
    return ", ".join(f"{shown('language', language)}: {shown('level', level)}" for language, level in values)
