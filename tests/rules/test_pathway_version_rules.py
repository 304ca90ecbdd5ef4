"""What a new version changes, and whether a version takes applications."""

from dataclasses import replace
from datetime import date

import pytest

from caseflow.rules.conditions import Answer
from caseflow.rules.pathway import Intake, MonthDay
from caseflow.rules.pathway_versions import Difference, differences, takes_applications
from tests.factories.pathways import a_rule, a_step, shipped_pathways

PATHWAY = shipped_pathways()["mx_tvtf"]


def test_a_version_does_not_differ_from_itself() -> None:
    assert differences(PATHWAY, replace(PATHWAY, version=2)) == ()


def test_what_a_new_version_changes_is_listed_part_by_part() -> None:
    first, second, *others = PATHWAY.steps
    new = replace(
        PATHWAY,
        version=2,
        intake=Intake("paused"),
        rules=(*PATHWAY.rules[1:], a_rule("TVTF_AGE", "person.age", "gte", 18)),
        steps=(a_step("TVTF_CHECK"), first, replace(second, typical_days=20, actor="province"), *others[:-1]),
    )
    assert differences(PATHWAY, new) == (
        Difference("pathway", "mx_tvtf", "changed", ("intake",)),
        Difference("rule", "TVTF_NATIONALITY", "removed"),
        Difference("rule", "TVTF_AGE", "added"),
        Difference("step", "TVTF_RENEW", "removed"),
        Difference("step", "TVTF_CHECK", "added"),
        Difference("step", "TVTF_CONTRACT_GT", "changed", ("actor", "typical_days")),
    )


def test_a_step_put_in_before_others_does_not_change_them() -> None:
    steps = (a_step("FIRST", number=1), *(replace(step, number=step.number + 1) for step in PATHWAY.steps))
    assert differences(PATHWAY, replace(PATHWAY, steps=steps)) == (Difference("step", "FIRST", "added"),)


HARVEST = Intake("seasonal", season_from=MonthDay(11, 1), season_until=MonthDay(2, 28))


@pytest.mark.parametrize(
    ("intake", "on", "answer", "code"),
    [
        (Intake("open"), date(2026, 1, 1), Answer.MET, None),
        (Intake("closed", closed_on=date(2025, 12, 31)), date(2026, 1, 1), Answer.NOT_MET, "intake_closed"),
        (Intake("closed", closed_on=date(2025, 12, 31)), date(2025, 12, 31), Answer.MET, None),
        (Intake("open", closed_on=date(2025, 12, 31)), date(2026, 1, 1), Answer.NOT_MET, "intake_closed"),
        (Intake("open", opened_on=date(2026, 3, 1)), date(2026, 2, 1), Answer.NOT_MET, "intake_not_yet_open"),
        (Intake("paused"), date(2026, 1, 1), Answer.NOT_MET, "intake_paused"),
        (Intake("unknown"), date(2026, 1, 1), Answer.UNKNOWN, "intake_not_known"),
        (Intake("seasonal"), date(2026, 1, 1), Answer.UNKNOWN, "intake_not_known"),
        (HARVEST, date(2026, 12, 1), Answer.MET, None),
        (HARVEST, date(2027, 2, 28), Answer.MET, None),
        (HARVEST, date(2027, 3, 1), Answer.NOT_MET, "intake_out_of_season"),
    ],
)
def test_whether_applications_are_taken_on_a_day(intake: Intake, on: date, answer: Answer, code: str | None) -> None:
    found, why = takes_applications(intake, on)
    assert (found, why.code if why else None) == (answer, code)
