"""Whether somebody can take a pathway, with what must be found out first."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from caseflow.rules.conditions import AllOf, Answer, Compare, Estimate
from caseflow.rules.eligibility import ELIGIBLE, NOT_ELIGIBLE, UNKNOWN, facts_needed, judge, sum_up
from tests.factories.pathways import READ_ON, a_rule, shipped_pathways

TODAY = date(2026, 11, 30)
ADULT = a_rule("ADULT", "person.age", "gte", 18)
RECORD = a_rule("RECORD", "person.has_irregular_migration_record", "eq", False, severity="warn")
CELBAN = a_rule("CELBAN", "celban", "gte", 7, group="ENGLISH")
IELTS = a_rule("IELTS", "ielts", "gte", 7, group="ENGLISH")


def result(rules: list, facts: dict) -> str:
    return sum_up(judge(rules, facts, TODAY)).result


def test_everything_met_is_eligible() -> None:
    assert result([ADULT, RECORD], {"person.age": 30, "person.has_irregular_migration_record": False}) == ELIGIBLE


def test_a_returned_migrant_is_warned_and_not_turned_away() -> None:
    found = sum_up(judge([ADULT, RECORD], {"person.age": 30, "person.has_irregular_migration_record": True}, TODAY))
    assert found.result == ELIGIBLE
    assert [verdict.members[0].code for verdict in found.of(Answer.NOT_MET, "warn")] == ["RECORD"]


def test_one_rule_that_must_be_met_and_is_not_decides() -> None:
    assert result([ADULT, a_rule("OFFER", "offer", "exists", True)], {"person.age": 17}) == NOT_ELIGIBLE


def test_what_is_not_recorded_becomes_something_to_find_out() -> None:
    found = sum_up(judge([RECORD, ADULT], {}, TODAY))
    assert found.result == UNKNOWN
    assert found.missing == ("person.age", "person.has_irregular_migration_record")


def test_what_is_for_information_is_not_chased() -> None:
    assert (
        sum_up(judge([a_rule("FEE", "offer.wage_equals_minimum", "eq", True, severity="info")], {}, TODAY)).missing
        == ()
    )


def test_any_one_of_the_alternatives_is_enough() -> None:
    assert result([CELBAN, IELTS], {"celban": 3, "ielts": 7}) == ELIGIBLE
    assert result([CELBAN, IELTS], {"celban": 3}) == UNKNOWN
    assert result([CELBAN, IELTS], {"celban": 3, "ielts": 5}) == NOT_ELIGIBLE


def test_alternatives_that_are_met_ask_for_nothing_more() -> None:
    assert sum_up(judge([CELBAN, IELTS], {"celban": 8}, TODAY)).missing == ()


NIGHTS = a_rule("NIGHTS", "offer.hours_per_week", "gte", 30, when=Compare("offer.noc_teer", "in", (4, 5)))


def test_a_rule_whose_condition_does_not_hold_does_not_apply() -> None:
    (judged,) = judge([NIGHTS], {"offer.noc_teer": 2, "offer.hours_per_week": 10}, TODAY)
    assert (judged.answer, judged.applies) == (Answer.MET, False)


def test_a_rule_that_may_not_apply_is_unknown_even_where_it_would_not_be_met() -> None:
    (judged,) = judge([NIGHTS], {"offer.hours_per_week": 10}, TODAY)
    assert (judged.answer, judged.missing) == (Answer.UNKNOWN, ("offer.noc_teer",))


def test_a_rule_that_holds_anyway_needs_no_answer_to_whether_it_applies() -> None:
    (judged,) = judge([NIGHTS], {"offer.hours_per_week": 40}, TODAY)
    assert (judged.answer, judged.missing) == (Answer.MET, ())


def test_a_rule_of_one_step_is_asked_at_that_step() -> None:
    rule = a_rule("HELD", "person.cpp_age_days", "gte", 183, for_step="PE_ESPECIAL")
    assert judge([rule], {}, TODAY) == ()
    assert judge([rule], {}, TODAY, step="PE_ESPECIAL")[0].answer is Answer.UNKNOWN


def test_a_source_that_was_read_long_ago_is_shown_as_stale() -> None:
    assert not judge([ADULT], {}, READ_ON + timedelta(days=365))[0].stale
    assert judge([ADULT], {}, READ_ON + timedelta(days=366))[0].stale


def test_every_judged_rule_carries_its_source_and_confidence() -> None:
    (judged,) = judge([ADULT], {"person.age": 20}, TODAY)
    assert (judged.rule.source, judged.rule.read_on, judged.rule.confidence) == ("a test", READ_ON, "high")


def test_the_facts_that_rules_ask_for_are_known_beforehand() -> None:
    both = a_rule("X", "a", "eq", True, when=AllOf((Compare("b", "eq", True), Compare("c", "eq", True))))
    assert facts_needed([both, ADULT]) == ("a", "b", "c", "person.age")


def test_the_nurse_of_the_library_with_a_cefr_level_must_still_take_a_test() -> None:
    pathway = shipped_pathways()["ca_aip_ns_care"]
    facts = {
        "employer.designations": {"AIP-NS"},
        "person.paid_work_hours_last_5y": 4000,
        "offer.noc_teer": 4,
        "offer.is_permanent": True,
        "person.isced_level": 6,
        "person.clb_min_skill": Estimate(8, "cefr"),
        "person.documents": {"work_permit"},
    }
    found = sum_up(judge(pathway.rules, facts, TODAY))
    assert (found.result, found.missing) == (UNKNOWN, ("person.clb_min_skill",))
    assert sum_up(judge(pathway.rules, facts | {"person.clb_min_skill": 5}, TODAY)).result == ELIGIBLE


def test_a_venezuelan_family_in_colombia_needs_only_one_ground() -> None:
    pathway = shipped_pathways()["co_ppt"]
    facts = {
        "person.nationalities": {"VEN"},
        "person.residence_country": "COL",
        "person.status_COL": "irregular",
        "person.in_colombia_irregular_on": date(2020, 12, 1),
        "person.has_expulsion_order_COL": False,
        "person.has_criminal_record": False,
    }
    assert sum_up(judge(pathway.rules, facts, TODAY)).result == ELIGIBLE
    late = facts | {"person.in_colombia_irregular_on": date(2021, 3, 1), "person.regular_entry_date_COL": False}
    assert sum_up(judge(pathway.rules, late, TODAY)).result == NOT_ELIGIBLE


answers = st.sampled_from([None, True, False])


@given(
    st.lists(
        st.tuples(answers, st.sampled_from(["block", "warn", "info"]), st.sampled_from([None, "G", "H"])), max_size=8
    )
)
def test_the_order_of_the_rules_never_changes_the_result(drawn: list) -> None:
    rules = [a_rule(f"R{i}", f"f{i}", "eq", True, severity=s, group=g) for i, (_, s, g) in enumerate(drawn)]
    facts = {f"f{i}": value for i, (value, _, _) in enumerate(drawn)}
    forward, backward = sum_up(judge(rules, facts, TODAY)), sum_up(judge(rules[::-1], facts, TODAY))
    assert forward.result == backward.result
    assert set(forward.missing) == set(backward.missing)
