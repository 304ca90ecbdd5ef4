"""Names out of a pathway's own file, put into the sentences that rules give."""

from collections.abc import Mapping

from caseflow.errors import Refused
from caseflow.models.people import Person
from caseflow.pathways.shelf import catalogue
from caseflow.rules import names as naming
from caseflow.rules.pathway import Pathway
from caseflow.rules.reason import Because, NotAllowed
from caseflow.vocabulary.facts import FACTS
from caseflow.vocabulary.language import _, current_language
from caseflow.vocabulary.reasons import sentence


def _shared(language: str) -> Mapping[str, str]:
    facts = {name: str(fact.label) for name, fact in FACTS.items()}
    facts |= {name: kind.names.say(language) for name, kind in catalogue().facts.items()}
    rules = {code: rule.says.say(language) for code, rule in catalogue().blocking_rules.items()}
    return {**facts, **rules}


def names(pathway: Pathway | None = None) -> dict[str, str]:
    """Every code that a reason can carry with its name in the reader's language: steps, facts, rules."""
    language = current_language()
    steps = {step.code: step.names.say(language) for step in pathway.steps} if pathway is not None else {}
    return {**_shared(language), **steps}


def say(why: Because | None, pathway: Pathway | None = None) -> str:
    """The sentence of a reason, with names for codes; empty for none."""
    if why is None:
        return ""
    named = why.named(names(pathway))
    return sentence(named.code, named.facts)


def full_name(person: Person) -> str:
    """A person's name as they write it."""
    return naming.full_name(person.given_names, person.family_names)


def refused(no: NotAllowed, pathway: Pathway | None = None) -> Refused:
    """What a rule said, as an answer to the user."""
    return Refused(say(no.because, pathway), no.field)


def told(text: str, field: str = "reason") -> str:
    """The text, if there is one. Raises Refused next to its field for nothing but blanks."""
    if not text.strip():
        raise Refused(_("Say why.") if field == "reason" else _("Write something here."), field)
    return text
