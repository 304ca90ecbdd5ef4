"""What is wanted against what is held."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseflow.rules.experience import Spell
from caseflow.rules.gaps import gap, gaps, is_placeable
from caseflow.rules.holdings import (
    HeldLicence,
    HeldRecognition,
    HeldSkill,
    HeldStep,
    HeldTest,
    Holdings,
)
from caseflow.rules.language_tests import Result
from caseflow.rules.training import Gain, after
from caseflow.rules.wanted import EXPIRED, EXPIRING, HELD, KINDS, MISSING, OPEN, UNKNOWN, Wanted

TODAY = date(2026, 11, 24)
NOBODY = Holdings(1)
SIGNED = Holdings(1, evaluation="signed")


def test_what_nobody_recorded_is_not_known_and_never_missing():
    wanted = [
        Wanted("language", "eng", "B1"),
        Wanted("benchmark", "eng", "4"),
        Wanted("nurse_test", "eng"),
        Wanted("licence", "2221", "", "CAN"),
        Wanted("recognition", "2221/examination", "", "CAN"),
        Wanted("education", "", "3"),
        Wanted("experience", "2221", "12"),
        Wanted("skill", "cpr", "3"),
        Wanted("age", "", "18"),
    ]
    found = gaps(wanted, NOBODY, TODAY)
    assert {one.state for one in found} == {UNKNOWN}
    assert is_placeable(found) is None
    assert all(one.next is not None and one.next.code == "close_by_asking" for one in found)


def test_a_signed_evaluation_that_names_no_licence_says_that_there_is_none():
    assert gap(Wanted("licence", "2221", "", "CAN"), SIGNED, TODAY).state == MISSING


def test_a_signed_evaluation_from_before_skills_were_asked_says_nothing_about_skills():
    assert gap(Wanted("skill", "cpr", "2"), SIGNED, TODAY).state == UNKNOWN
    asked = replace(SIGNED, skills=(HeldSkill("first_aid", 2),))
    assert gap(Wanted("skill", "cpr", "2"), asked, TODAY).state == MISSING


@pytest.mark.parametrize(
    ("expires", "state"),
    [
        (None, HELD),
        (TODAY + timedelta(days=181), HELD),
        (TODAY + timedelta(days=180), EXPIRING),
        (TODAY, EXPIRING),
        (TODAY - timedelta(days=1), EXPIRED),
    ],
)
def test_a_skill_that_ends_is_shown_with_its_day(expires, state):
    held = replace(NOBODY, skills=(HeldSkill("cpr", 3, "certified", expires),))
    found = gap(Wanted("skill", "cpr", "3"), held, TODAY)
    assert (found.state, found.until) == (state, expires)


def test_a_renewed_certificate_counts_beside_the_one_that_ends():
    lines = (HeldSkill("cpr", 3, "certified", TODAY), HeldSkill("cpr", 3, "tested", None))
    found = gap(Wanted("skill", "cpr", "3"), replace(NOBODY, skills=lines), TODAY)
    assert (found.state, found.until) == (HELD, None)


def test_a_licence_of_another_country_has_to_be_recognised():
    held = replace(NOBODY, licences=(HeldLicence("2221", "HND", "full"),))
    found = gap(Wanted("licence", "2221", "", "CAN"), held, TODAY)
    assert (found.state, found.because.code, found.next.code) == (
        MISSING, "gap_licence_foreign", "close_by_recognition",
    )  # fmt: skip


def test_a_test_that_is_good_enough_but_too_old_has_expired():
    sitting = Result("celpip_general", "7", "7", "7", "7", date(2024, 1, 10))
    found = gap(Wanted("benchmark", "eng", "5"), replace(NOBODY, tests=(HeldTest("eng", sitting),)), TODAY)
    assert (found.state, found.until) == (EXPIRED, date(2026, 1, 10))


def test_what_somebody_says_of_their_english_is_no_test():
    held = replace(NOBODY, languages=(("eng", "C2"),))
    assert gap(Wanted("language", "eng", "B2"), held, TODAY).state == HELD
    assert gap(Wanted("benchmark", "eng", "4"), held, TODAY).state == UNKNOWN


def test_a_test_of_french_counts_where_either_language_will_do():
    sitting = Result("tef_canada", "520", "520", "520", "520", date(2026, 5, 10))
    held = replace(NOBODY, tests=(HeldTest("fra", sitting),))
    assert gap(Wanted("benchmark", "eng fra", "4"), held, TODAY).state in (HELD, MISSING)
    assert gap(Wanted("benchmark", "eng", "4"), held, TODAY).state == UNKNOWN


def test_months_of_two_jobs_at_the_same_time_count_once():
    work = (
        Spell("9211", date(2025, 1, 1), date(2025, 6, 30), Decimal(40)),
        Spell("6111", date(2025, 4, 1), date(2025, 12, 31), Decimal(20)),
    )
    held = replace(NOBODY, work=work)
    assert held.months_of_work("61|92", TODAY) == 12
    assert held.months_of_work("9211", TODAY) == 5 or held.months_of_work("9211", TODAY) == 6


def test_a_full_licence_stands_for_the_steps_that_led_to_it():
    held = replace(SIGNED, licences=(HeldLicence("2221", "CAN", "full"),))
    assert gap(Wanted("recognition", "2221/examination", "", "CAN"), held, TODAY).state == HELD


def test_a_step_under_way_is_said_so():
    steps = (HeldStep("credential_assessment", "passed"), HeldStep("examination", "in_progress"))
    held = replace(NOBODY, recognitions=(HeldRecognition("2221", "CAN", "pending", "ca_ns_nurse", steps),))
    done = gap(Wanted("recognition", "2221/credential_assessment", "", "CAN"), held, TODAY)
    assert done.state == HELD
    other = gap(Wanted("recognition", "2221/examination", "", "CAN"), held, TODAY)
    assert (other.state, other.because.code) == (MISSING, "gap_step_under_way")


def test_what_only_helps_keeps_nobody_from_being_placed():
    found = gaps([Wanted("licence", "2221", "", "CAN", must=False)], SIGNED, TODAY)
    assert found[0].state == MISSING
    assert is_placeable(found) is True


codes = st.sampled_from(["cpr", "first_aid", "harvesting"])
levels = st.sampled_from(["A1", "A2", "B1", "B2", "C1", "C2"])
days = st.none() | st.dates(date(2025, 1, 1), date(2029, 1, 1))
skills = st.lists(
    st.builds(HeldSkill, codes, st.integers(1, 4), st.sampled_from(["said", "tested", "certified"]), days), max_size=5
)
languages = st.dictionaries(st.sampled_from(["eng", "spa"]), st.sampled_from(["none", "A1", "B1", "C1", "native"]))
licences = st.lists(st.builds(HeldLicence, st.just("8332"), st.just("CAN"), st.just("full"), days), max_size=2)
people = st.builds(
    lambda known, spoken, held, state: Holdings(1, state, tuple(known), tuple(spoken.items()), (), tuple(held)),
    skills, languages, licences, st.sampled_from(["", "draft", "signed"]),
)  # fmt: skip
gains = st.one_of(
    st.builds(Gain, st.just("skill"), codes, st.sampled_from("1234"), st.none() | st.integers(1, 60)),
    st.builds(Gain, st.just("language"), st.sampled_from(["eng", "spa"]), levels),
    st.builds(Gain, st.just("licence"), st.just("8332"), st.just(""), st.none() | st.integers(1, 60)),
)
wanted_items = st.one_of(
    st.builds(Wanted, st.just("skill"), codes, st.sampled_from("1234")),
    st.builds(Wanted, st.just("language"), st.sampled_from(["eng", "spa"]), levels),
    st.builds(Wanted, st.just("benchmark"), st.just("eng"), st.sampled_from("456789")),
    st.builds(Wanted, st.just("licence"), st.just("8332"), st.just(""), st.just("CAN")),
)


@given(people, st.lists(gains, max_size=4), st.lists(wanted_items, max_size=6), st.integers(0, 3000))
def test_passing_a_training_never_opens_a_new_gap(held, given_by, wanted, later):
    """Neither on the day nor on any later one: nothing that was good becomes worse."""
    passed = after(held, given_by, TODAY, country="CAN")
    day = TODAY + timedelta(days=later)
    for one in wanted:
        before, now = gap(one, held, day), gap(one, passed, day)
        assert not (before.is_good and not now.is_good)
        if before.state == UNKNOWN:
            # What was not known stays so, unless the training is about that very thing: then it shows how far it went.
            assert now.state not in OPEN or (one.kind, one.code) in {(gain.kind, gain.code) for gain in given_by}
        if before.state == HELD:
            assert now.state == HELD


@given(people, gains)
def test_a_training_closes_the_gap_that_it_says_it_closes(held, gain):
    level = gain.level or ""
    one = Wanted(gain.kind, gain.code, level, "CAN")
    assert gap(one, after(held, [gain], TODAY, country="CAN"), TODAY).is_good


def test_every_kind_of_item_is_compared():
    for kind in set(KINDS) - {"fact"}:
        code = "2221/examination" if kind == "recognition" else "2221"
        level = "B1" if kind == "language" else "4"
        assert gap(Wanted(kind, code, level, "CAN"), NOBODY, TODAY).state == UNKNOWN


@pytest.mark.parametrize("who", [NOBODY, SIGNED])
def test_a_test_that_gives_no_level_is_named_and_the_level_asked_for(who):
    sat = Result("ielts_academic", "7.5", "6.5", "7", "7", date(2026, 3, 1))
    found = gap(Wanted("language", "eng", "C1"), replace(who, tests=(HeldTest("eng", sat),)), TODAY)
    assert (found.state, found.because.code) == (UNKNOWN, "gap_language_unplaced")
    old = HeldTest("eng", replace(sat, taken_on=date(2020, 3, 1)))
    assert gap(Wanted("language", "eng", "C1"), replace(who, tests=(old,)), TODAY).because != found.because
