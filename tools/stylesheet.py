"""Rewrite a vendored style sheet so that it carries our brand and nothing that we may not ship."""

import re
from collections.abc import Callable

import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

OUR_FONTS = '"Noto Sans",system-ui,-apple-system,"Segoe UI",Roboto,arial,sans-serif'
THEIR_FONTS = "GDS Transport,arial,sans-serif"
NAMES_NOT_OURS = re.compile(r"GDS Transport|crown|crest|govuk-logo|logotype", re.IGNORECASE)

Wanted = Callable[[str], bool]  # is this one selector kept?


def rebrand(css: str, wanted: Wanted) -> str:
    """Return the style sheet with only the wanted selectors, our font stack, no font face and no source map.

    Raises ValueError when a name that is not ours to use is left.
    """
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    kept = "".join(_rule(rule, wanted) for rule in rules).replace(THEIR_FONTS, OUR_FONTS)
    if left := NAMES_NOT_OURS.search(kept):
        raise ValueError(f"“{left.group()}” is left near: {kept[max(0, left.start() - 80) : left.end() + 80]}")
    return '@charset "UTF-8";' + kept + "\n"


def _rule(rule: Node, wanted: Wanted) -> str:
    if isinstance(rule, QualifiedRule):
        return _selectors_and_declarations(rule, wanted)
    if not isinstance(rule, AtRule):
        raise ValueError(f"cannot read the style sheet at line {rule.source_line}: {rule}")
    if rule.lower_at_keyword in {"font-face", "charset"}:
        return ""
    if rule.lower_at_keyword in {"media", "supports"}:
        inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        body = "".join(_rule(each, wanted) for each in inner)
        return f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{body}}}" if body else ""
    return str(rule.serialize())


def _selectors_and_declarations(rule: QualifiedRule, wanted: Wanted) -> str:
    selectors = [part.strip() for part in _split_at_commas(rule.prelude)]
    kept = [selector for selector in selectors if wanted(selector)]
    return f"{','.join(kept)}{{{tinycss2.serialize(rule.content).strip()}}}" if kept else ""


def _split_at_commas(tokens: list[Node]) -> list[str]:
    """Split a selector list; a comma within `:is(…)` is inside one token and does not count."""
    parts: list[list[Node]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return [tinycss2.serialize(part) for part in parts]
