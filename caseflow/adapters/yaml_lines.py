"""YAML text to plain nodes that remember their line, read with suspicion.

A pathway file may come from anybody. PyYAML is used for its events only: nothing is constructed, so no tag can
make an object; anchors and aliases (the "billion laughs") are refused, and so are duplicate keys, a second
document, deep nesting and large files. Bare words keep YAML 1.2's meaning: `no` is the text "no", `0110` is the
text "0110"; only `true`, `false`, `null`, `~` and plain numbers are more than text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import yaml

MAX_BYTES = 256 * 1024
MAX_DEPTH = 12
MAX_NODES = 20_000

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})\Z")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,17}\Z")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
# libyaml's parser where the wheel has it: the same events, ten times quicker.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Node:
    """A value and where it stands. `quoted` tells a text in quotes from a bare word."""

    value: "Value"
    line: int
    quoted: bool = False


Value: TypeAlias = bool | int | float | str | tuple[Node, ...] | Mapping[str, Node] | None


class Unreadable(Exception):
    """The text is not YAML, or not YAML that we accept. `code` is one of the `yaml_…` reasons."""

    def __init__(self, line: int, code: str) -> None:
        super().__init__(f"line {line}: {code}")
        self.line = line
        self.code = code


def read(text: str | bytes) -> Node:
    """The one document in the text as nodes. Raises Unreadable with the line."""
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if len(raw) > MAX_BYTES:
        raise Unreadable(1, "yaml_too_large")
    try:
        words = raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise Unreadable(raw[: wrong.start].count(b"\n") + 1, "yaml_not_utf8") from None
    try:
        return _Reader(words).document()
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        raise Unreadable(mark.line + 1 if mark else 1, "yaml_syntax") from None
    except yaml.reader.ReaderError as wrong:
        raise Unreadable(words[: wrong.position].count("\n") + 1, "yaml_syntax") from None
    except yaml.YAMLError:
        raise Unreadable(1, "yaml_syntax") from None


class _Reader:
    """The events of one text, read by hand into nodes."""

    def __init__(self, text: str) -> None:
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)
        self.nodes = 0

    def document(self) -> Node:
        next(self.events)  # the stream begins
        begins = next(self.events)
        if not isinstance(begins, yaml.DocumentStartEvent):
            raise Unreadable(1, "yaml_empty")
        root = self.node(next(self.events), 0)
        next(self.events)  # the document ends
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise Unreadable(_line(after), "yaml_second_document")
        return root

    def node(self, event: yaml.Event, depth: int) -> Node:
        line = _line(event)
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            raise Unreadable(line, "yaml_too_deep")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise Unreadable(line, "yaml_alias")
        if getattr(event, "tag", None) is not None:
            raise Unreadable(line, "yaml_tag")
        if isinstance(event, yaml.MappingStartEvent):
            return Node(self.mapping(depth), line)
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(self.sequence(depth), line)
        assert isinstance(event, yaml.ScalarEvent)  # noqa: S101 - there is no other kind of node
        return _scalar(event, line)

    def mapping(self, depth: int) -> dict[str, Node]:
        found: dict[str, Node] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            if not isinstance(key.value, str):
                raise Unreadable(key.line, "yaml_key")
            if key.value in found:
                raise Unreadable(key.line, "yaml_duplicate_key")
            found[key.value] = self.node(next(self.events), depth + 1)
        return found

    def sequence(self, depth: int) -> tuple[Node, ...]:
        found = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self.node(event, depth + 1))
        return tuple(found)


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return int(mark.line) + 1 if mark is not None else 1


def _scalar(event: yaml.ScalarEvent, line: int) -> Node:
    if event.style:  # quoted, or a block text; a bare word has none (libyaml says "")
        return Node(event.value, line, quoted=True)
    text = event.value
    if text in _WORDS:
        return Node(_WORDS[text], line)
    if _INTEGER.match(text):
        return Node(int(text), line)
    if _DECIMAL.match(text):
        return Node(float(text), line)
    return Node(text, line)
