"""Whatever a user reads is there in English and Spanish at all times; French and Portuguese may be partial."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from caseflow.bundle import TRANSLATIONS
from caseflow.vocabulary.language import LOCALES

ROOT = Path(__file__).parents[2]
METHODS = [("caseflow/**.py", "python"), ("templates/**.html", "jinja2")]
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "_l": None, "_n": (1, 2), "_ln": (1, 2)}
OPTIONS = {"templates/**.html": {"trimmed": "true", "silent": "false"}}


def catalogue(language: str):
    with (TRANSLATIONS / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language)


def first(message_id) -> str:
    return message_id[0] if isinstance(message_id, tuple | list) else message_id


@pytest.fixture(scope="module")
def in_the_code() -> set[str]:
    found = extract_from_dir(str(ROOT), METHODS, OPTIONS, KEYWORDS)
    return {first(message) for _file, _line, message, _comments, _context in found if first(message)}


def placeholders(text: str) -> list[str]:
    return sorted(set(re.findall(r"%\(\w+\)[sd]", text)))


def test_every_sentence_is_there_in_spanish(in_the_code):
    spanish = {first(m.id): m for m in catalogue("es") if m.id}
    missing = []
    for text in sorted(in_the_code):
        message = spanish.get(text)
        whole = message is not None and (all(message.string) if isinstance(message.string, tuple) else message.string)
        if not whole or message.fuzzy:
            missing.append(text)
    assert not missing, f"{len(missing)} without Spanish (./dev translate, then translate): {missing[:10]}"


@pytest.mark.parametrize("language", [code for code in LOCALES if code != "en"])
def test_a_translation_keeps_what_is_filled_in(language):
    wrong = []
    for message in catalogue(language):
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        allowed = set(placeholders(" ".join(ids)))
        wrong += [text for text in strings if text and not set(placeholders(text)) <= allowed]
        if len(ids) == 1 and strings[0] and placeholders(strings[0]) != placeholders(ids[0]):
            wrong.append(strings[0])
    assert not wrong, wrong[:10]
