"""A pathway for somebody: open now, open when something comes, or shut by a rule that nobody can do anything about."""

from datetime import date

import pytest

from caseflow.rules.conditions import Compare
from caseflow.rules.eligibility import judge, sum_up
from caseflow.rules.pathway import EligibilityRule, Words
from caseflow.rules.what_if import FIND_OUT, GET, NOW, OFFER, SHUT, WHEN, outlook

TODAY = date(2026, 11, 24)


def rule(field, op, value=None, severity="block", group=None, code="R"):
    words = Words((("en", field),))
    return EligibilityRule(code, words, Compare(field, op, value), severity, "a page", TODAY, "high", group=group)


def look(rules, facts, takes=True):
    return outlook(sum_up(judge(rules, facts, TODAY)), takes_applications=takes)


def test_what_is_met_is_open_now_unless_the_intake_is_closed():
    rules = [rule("person.isced_level", "gte", 3)]
    assert look(rules, {"person.isced_level": 6}).stands == NOW
    assert look(rules, {"person.isced_level": 6}, takes=False).stands == SHUT


def test_what_is_not_known_opens_it_when_it_is_found_out_and_never_shuts_it():
    found = look([rule("person.has_criminal_record", "eq", False)], {})
    assert (found.stands, found.shuts) == (WHEN, ())
    assert [need.way.kind for need in found.needs] == [FIND_OUT]


@pytest.mark.parametrize(
    ("one", "facts", "kind"),
    [
        (rule("person.clb_min_skill", "gte", 5), {"person.clb_min_skill": 4}, GET),
        (rule("person.isced_level", "gte", 3), {"person.isced_level": 1}, GET),
        (rule("person.age", "gte", 18), {"person.age": 17}, GET),
        (rule("offer.noc_teer", "in", [0, 1]), {"offer.noc_teer": 5}, OFFER),
        (rule("offer", "exists"), {}, OFFER),
        (rule("employer.designations", "has", ["AIP-NS"]), {"employer.designations": frozenset()}, OFFER),
    ],
)
def test_what_can_be_learnt_waited_for_or_found_is_a_condition(one, facts, kind):
    found = look([one], facts)
    assert found.stands == WHEN
    assert [need.way.kind for need in found.needs] == [kind]


@pytest.mark.parametrize(
    ("one", "facts"),
    [
        (rule("person.nationality", "in", ["GTM"]), {"person.nationalities": frozenset({"HND"})}),
        (rule("person.age", "lte", 55), {"person.age": 60}),
        (rule("person.has_irregular_migration_record", "eq", False), {"person.has_irregular_migration_record": True}),
    ],
)
def test_what_nobody_can_change_shuts_it_and_is_named(one, facts):
    found = look([one, rule("person.isced_level", "gte", 3, code="S")], facts)
    assert found.stands == SHUT
    assert [judged.rule.compare.field for judged in found.shuts] == [one.compare.field]


def test_of_alternatives_one_that_can_be_met_keeps_it_open():
    rules = [
        rule("person.nationality", "in", ["GTM"], group="ANY", code="A"),
        rule("person.clb_min_skill", "gte", 5, group="ANY", code="B"),
    ]
    found = look(rules, {"person.nationalities": frozenset({"HND"}), "person.clb_min_skill": 4})
    assert found.stands == WHEN
    assert [(need.judged.code, need.any_of) for need in found.needs] == [("B", True)]


def test_a_warning_is_shown_and_shuts_nothing_whether_known_or_not():
    one = rule("person.has_irregular_migration_record", "eq", False, severity="warn")
    for facts in ({}, {"person.has_irregular_migration_record": True}):
        found = look([one], facts)
        assert (found.stands, len(found.warns)) == (NOW, 1)
