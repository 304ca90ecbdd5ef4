"""The catalogue that all pathway files share (actors, documents, blocking rules, facts), from nodes."""

from collections.abc import Mapping

from caseflow.rules.conditions import OPERATORS
from caseflow.rules.file_nodes import Entry, Node, Problem, Problems, words
from caseflow.rules.pathway import SEVERITIES, Actor, BlockingRule, Catalogue, FactKind, Words

CHARGED_TO = ("us", "person", "employer", "authority", "partner")
CHECKED_AT = ("start", "hand_in")
_NOTHING = Words(())


def parse_catalogue(node: Node) -> Catalogue | list[Problem]:
    """The catalogue in the nodes of its file, or everything that is wrong with it, in the order of the lines."""
    problems = Problems()
    top = Entry(node, problems, "schema actors documents blocking_rules facts")
    catalogue = Catalogue(
        actors={code: _actor(code, item, problems) for code, item in _listed(top, "actors").items()},
        documents={code: words(item, code, problems) or _NOTHING for code, item in _listed(top, "documents").items()},
        blocking_rules={code: _blocking(code, item, problems) for code, item in _listed(top, "blocking_rules").items()},
        facts={name: _fact(name, item, problems) for name, item in _listed(top, "facts").items()},
    )
    return sorted(problems.found, key=lambda problem: problem.line) if problems.found else catalogue


def _listed(top: Entry, key: str) -> Mapping[str, Node]:
    node = top.needed(key)
    if node is None:
        return {}
    if isinstance(node.value, Mapping):
        return node.value
    top.refuse(key, "file_wants_mapping")
    return {}


def _actor(code: str, node: Node, problems: Problems) -> Actor:
    entry = Entry(node, problems, "name charged_to decides")
    charged_to = entry.one_of("charged_to", CHARGED_TO)
    return Actor(code, entry.words("name") or _NOTHING, charged_to, entry.flag("decides"))


def _blocking(code: str, node: Node, problems: Problems) -> BlockingRule:
    entry = Entry(node, problems, "says severity at")
    return BlockingRule(
        code, entry.words("says") or _NOTHING, entry.one_of("severity", SEVERITIES), entry.one_of("at", CHECKED_AT)
    )


def _fact(name: str, node: Node, problems: Problems) -> FactKind:
    entry = Entry(node, problems, "type name")
    return FactKind(name, entry.one_of("type", OPERATORS), entry.words("name") or _NOTHING)
