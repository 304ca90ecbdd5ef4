"""The rubric, computed by hand."""

from datetime import date, timedelta

import pytest

from caseflow.rules import circumstances as rules
from caseflow.rules.circumstances import Factor, check_circumstance, score
from caseflow.rules.reason import NotAllowed
from caseflow.vocabulary import circumstances as vocabulary

TODAY = date(2026, 11, 24)
DEBT = Factor("V_DEBT", "individual", 2)
ALONE = Factor("V_ISOLATION", "community", 2)
FRIENDS = Factor("P_NETWORK", "community", 3, protects=True)
VIOLENCE = Factor("V_GBV", "individual", 2, is_restricted=True)


def test_points_are_strength_times_weight_and_what_protects_is_taken_off() -> None:
    found = score([DEBT, ALONE, Factor("P_LANGUAGE", "individual", 1, protects=True)])
    assert [line.points for line in found.lines] == [6, 4, -3]
    assert (found.danger, found.protection, found.total, found.band, found.floor) == (10, 3, 7, "low", None)
    assert score([]).total == 0 and score([]).band == "low"


def test_protection_takes_off_half_at_most() -> None:
    found = score([DEBT, FRIENDS, Factor("P_LANGUAGE", "individual", 3, protects=True)])
    assert (found.danger, found.protection_found, found.protection, found.total) == (6, 15, 3, 3)
    assert score([FRIENDS]).total == 0


@pytest.mark.parametrize(("total", "band"), [(0, "low"), (8, "low"), (9, "medium"), (17, "medium"), (18, "high")])
def test_bands_begin_where_they_say(total: int, band: str) -> None:
    assert rules.band_of(total) == band


def test_what_is_severe_or_violent_has_a_lowest_band() -> None:
    severe = score([Factor("V_XENOPHOBIA", "community", 3), FRIENDS])
    assert severe.total == 3 and severe.band == "medium" and severe.floor is not None
    assert severe.floor.code == "circumstance_severe_is_medium"
    violent = score([VIOLENCE])
    assert violent.total == 6 and violent.band == "high" and violent.review_days == 30
    assert score([Factor("V_GBV", "individual", 1, is_restricted=True)]).band == "low"
    strong = score([Factor("P_FORMAL_JOB", "individual", 3, protects=True)])
    assert strong.band == "low" and strong.floor is None


@pytest.mark.parametrize(
    ("severity", "since", "review", "field"),
    [
        (None, None, TODAY + timedelta(days=1), "severity"),
        (4, None, TODAY + timedelta(days=1), "severity"),
        (0, None, TODAY + timedelta(days=1), "severity"),
        (2, TODAY + timedelta(days=1), TODAY + timedelta(days=1), "since_on"),
        (2, date(1980, 1, 1), TODAY + timedelta(days=1), "since_on"),
        (2, None, None, "review_on"),
        (2, None, TODAY, "review_on"),
        (2, None, TODAY + timedelta(days=366), "review_on"),
    ],
)
def test_what_cannot_be_is_named(severity: int | None, since: date | None, review: date | None, field: str) -> None:
    with pytest.raises(NotAllowed) as no:
        check_circumstance(severity, since, review, date(1990, 5, 17), TODAY)
    assert no.value.field == field


def test_the_words_and_the_rubric_know_the_same_levels_and_bands() -> None:
    assert set(vocabulary.LEVEL_LABELS) == set(rules.WEIGHTS)
    assert {band.value for band in vocabulary.Band} == set(rules.BANDS) == {b.value for b in vocabulary.BAND_ASKS}
    assert {kind.level for kind in vocabulary.KINDS.values()} <= set(rules.WEIGHTS)
