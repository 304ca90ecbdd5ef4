"""Occupations and the checklist, and that quoted codes stay what they are."""

from collections import Counter

import pytest

from caseflow.vocabulary import tables
from caseflow.vocabulary.checklist import (
    EVIDENCE_LABELS,
    PRINCIPLE_LABELS,
    FeeCategory,
    Severity,
    forced_labour_indicator,
    forced_labour_indicators,
    question,
    questions,
)
from caseflow.vocabulary.language import is_language
from caseflow.vocabulary.occupations import (
    TEER_LABELS,
    exactly,
    find_nocs,
    find_occupations,
    is_noc,
    is_occupation,
    isco_of_noc,
    noc_name,
    nocs,
    nocs_of_isco,
    occupation_name,
    occupations,
    teer,
)
from caseflow.vocabulary.skill_list import AREA_LABELS, SKILLS, is_skill, skill_name, skill_options
from caseflow.vocabulary.skills import Isced


def codes(found: list) -> list[str]:
    return [occupation.code for occupation in found]


@pytest.mark.parametrize(("table", "length"), [("isco", 4), ("noc", 5), ("languages", 3), ("currencies", 3)])
def test_codes_are_text_of_their_full_length(table: str, length: int) -> None:
    assert {len(code) for code in tables.read(table)} == {length}


def test_a_leading_zero_stays() -> None:
    assert occupation_name("0110") == "Commissioned armed forces officers"
    assert not is_occupation("110")
    assert Isced("0") is Isced.EARLY_CHILDHOOD


@pytest.mark.parametrize("table", ["isco", "noc", "skills", "languages", "currencies", "checklist", "forced_labour"])
def test_no_line_of_a_list_is_broken(table: str) -> None:
    for code, row in tables.read(table).items():
        assert None not in row.columns and None not in row.columns.values(), code
        assert row["en"], code
        assert all(text == text.strip() for text in row.columns.values()), code


@pytest.mark.parametrize("table", ["isco", "noc", "languages", "checklist", "forced_labour"])
def test_english_and_spanish_are_complete(table: str) -> None:
    assert all(row["es"] for row in tables.read(table).values())


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("nurse", "2221"),
        ("NURSING prof", "2221"),
        ("enfermera", "2221"),
        ("albanil", "7112"),
        ("Albañil", "7112"),
        ("care aide", "5321"),
        ("préposé", "5321"),
        ("preposé bénéf", "5321"),
        ("recolector", "9211"),
        ("9211", "9211"),
        ("civil engineer", "2142"),
        ("soldador", "7212"),
    ],
)
def test_an_occupation_is_found_by_its_name_in_any_language_or_by_its_code(typed: str, first: str) -> None:
    assert codes(find_occupations(typed))[0] == first


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("enfermra", "2221"),
        ("soldadr", "7212"),
        ("mechanical enginer", "2144"),
        ("plmoero", "7126"),
        ("ingenieroo civil", "2142"),
        ("Electrcien", "7411"),
    ],
)
def test_one_slip_of_the_hand_is_forgiven(typed: str, found: str) -> None:
    assert found in codes(find_occupations(typed))


@pytest.mark.parametrize("typed", ["nrse", "xnfermera", "jrnlero", "cooook"])
def test_more_slips_or_short_words_are_not(typed: str) -> None:
    assert find_occupations(typed) == []


def test_what_is_shared_by_two_occupations_is_not_settled_by_us() -> None:
    assert exactly("jornalero") == ["9211", "9213"] and exactly("Auxiliar de Enfermería") == ["3221", "5321"]
    assert exactly("ingeniera civil") == ["2142"] and exactly("welder and") == [] and exactly("") == []


def test_the_list_is_the_whole_of_isco_08() -> None:
    per_group = Counter(code[0] for code, _ in occupations())
    assert per_group == {"0": 3, "1": 31, "2": 92, "3": 84, "4": 29, "5": 40, "6": 18, "7": 66, "8": 40, "9": 33}
    for language in ("en", "es", "fr", "pt"):
        names = [row[language] for row in tables.read("isco").values()]
        assert all(names) and len(set(names)) == 436


@pytest.mark.parametrize("typed", ["", "   ", "%", "'", "xyzzy", "nurse xyzzy"])
def test_what_is_no_occupation_finds_nothing(typed: str) -> None:
    assert find_occupations(typed) == []


def test_the_beginning_of_a_code_finds_its_group_and_the_list_has_an_end() -> None:
    assert codes(find_occupations("921")) == ["9211", "9212", "9213", "9214", "9215", "9216"]
    assert len(find_occupations("9", limit=5)) == 5


def test_names_come_in_the_language_asked_for() -> None:
    assert find_occupations("nurse", "es")[0].name == "Profesionales de enfermería"
    assert find_nocs("cca", "fr")[0].name.startswith("Aides-infirmiers")
    assert occupation_name("9999") == "9999" and noc_name("00000") == "00000"


@pytest.mark.parametrize(
    ("noc", "level"), [("31301", 1), ("32101", 2), ("33102", 3), ("44101", 4), ("85101", 5), ("80020", 0)]
)
def test_teer_is_the_second_digit(noc: str, level: int) -> None:
    assert teer(noc) == level
    assert str(TEER_LABELS[level])


@pytest.mark.parametrize("noc", ["", "3310", "331020", "3310x", "٣٣١٠٢"])
def test_teer_of_what_is_no_noc_code_is_refused(noc: str) -> None:
    with pytest.raises(ValueError, match="not a NOC"):
        teer(noc)


def test_every_canadian_occupation_has_one_of_ours() -> None:
    assert all(is_occupation(isco_of_noc(code) or "") for code, _ in nocs())
    assert nocs_of_isco("5321") == ["33102"] and is_noc("33102")
    assert isco_of_noc("00000") is None
    assert len(occupations()) == len(tables.read("isco"))


def test_skills_are_known_by_area_and_in_four_languages() -> None:
    assert 90 <= len(SKILLS) <= 150 and all(is_skill(code) and len(code) <= 40 for code in SKILLS)
    grouped = skill_options()
    assert [name for name, _ in grouped] == [str(words) for words in AREA_LABELS.values()]
    assert sorted(code for _, found in grouped for code, _ in found) == sorted(SKILLS)
    assert skill_name("milking") == "Milking" and skill_name("juggling") == "juggling" and not is_skill("juggling")
    assert all(row[language] for row in tables.read("skills").values() for language in ("en", "es", "fr", "pt"))


def test_the_checklist_has_nineteen_questions_with_what_shows_the_answer() -> None:
    assert [q.id for q in questions()] == [f"FR{number:02d}" for number in range(1, 20)]
    for q in questions():
        assert q.applies_to <= {"employer", "recruiter"} and q.applies_to
        assert q.principle in PRINCIPLE_LABELS and set(q.evidence) <= set(EVIDENCE_LABELS)
        assert q.source and q.confidence in {"high", "medium", "low"}
        assert q.text().endswith("?") and q.evidence_texts()


def test_an_employer_is_not_asked_what_only_a_recruiter_is() -> None:
    assert "FR01" not in [q.id for q in questions("employer")]
    assert next(q.id for q in questions("recruiter")) == "FR01"
    assert question("FR02").severity is Severity.CRITICAL
    with pytest.raises(KeyError):
        question("FR20")


def test_the_ilo_lists_are_whole() -> None:
    assert len(forced_labour_indicators()) == 11
    assert forced_labour_indicator("FL07") == "Retention of identity documents"
    assert forced_labour_indicator("FL99") == "FL99"
    assert len(FeeCategory) == 17
    assert all(row[language] for row in tables.read("forced_labour").values() for language in ("en", "es", "fr", "pt"))


def test_the_languages_of_people_are_in_the_standard() -> None:
    assert all(is_language(code) for code in tables.read("languages"))
