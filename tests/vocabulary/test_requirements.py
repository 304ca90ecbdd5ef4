"""What occupations ask for is data: every code in it is known, every item says where it comes from."""

import pytest

from caseflow.rules.wanted import KINDS
from caseflow.vocabulary.labels import LABELS
from caseflow.vocabulary.language import is_country, is_language
from caseflow.vocabulary.occupations import is_occupation, occupations
from caseflow.vocabulary.requirements import profile, profiled
from caseflow.vocabulary.skill_list import is_skill
from caseflow.vocabulary.skills import Isced, LanguageLevel
from caseflow.vocabulary.steps import Confidence
from caseflow.vocabulary.training import GapState, WantedKind

COUNTRIES = ("CAN", "USA", "GTM", "")


@pytest.mark.parametrize("isco", sorted(profiled()))
def test_every_item_of_a_profile_has_known_codes_and_a_source(isco):
    assert is_occupation(isco)
    for country in COUNTRIES:
        for item in profile(isco, country).items:
            assert item.kind in KINDS
            assert item.source and item.confidence in set(Confidence), item
            if item.kind == "skill":
                assert is_skill(item.code) and item.level in "1234", item
            if item.kind in ("language", "benchmark", "nurse_test"):
                assert all(is_language(code) for code in item.code.split()), item
            if item.kind == "language":
                assert item.level in set(LanguageLevel), item
            if item.kind == "education":
                assert item.level in set(Isced), item
            if item.kind == "licence":
                assert is_occupation(item.code), item


def test_no_occupation_and_no_country_gives_an_empty_page():
    for isco, _name in occupations():
        for country in COUNTRIES:
            assert profile(isco, country).items, (isco, country)
    assert profile("7531", "GTM").is_general
    assert not profile("2221", "HND").of_country
    assert profile("2221", "CAN").of_country and is_country("CAN")


@pytest.mark.parametrize("isco", ["2221", "3221", "5321", "5322", "2142", "2151", "2144", "2512", "9211", "9212",
                                  "9214", "6113", "5120", "9313", "7115", "7126", "7212", "8332", "9112"])  # fmt: skip
def test_the_occupations_of_the_product_have_a_profile(isco):
    assert not profile(isco, "CAN").is_general
    assert not profile(isco, "").is_general


def test_every_kind_and_state_of_the_rules_has_its_word():
    assert {kind.value for kind in WantedKind} == set(KINDS)
    assert WantedKind in LABELS and GapState in LABELS
