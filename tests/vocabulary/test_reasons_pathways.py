"""Whatever the rules about pathways say has a sentence, and the sentence comes out whole."""

import itertools
import re
from datetime import date
from pathlib import Path

import pytest

import caseflow
from caseflow.rules.blocking import check
from caseflow.rules.cliff import Stay, cliff
from caseflow.rules.deadlines import deadline
from caseflow.rules.pathway import FACT_ANCHORS, STEP_EVENTS, DeadlineTemplate
from caseflow.rules.reason import Because, because
from caseflow.vocabulary.reasons import SENTENCES, sentence
from caseflow.vocabulary.reasons_pathways import EVENTS
from tests.factories.pathways import shipped_catalogue

HERE = Path(caseflow.__file__).parent
TODAY = date(2026, 11, 24)
RULES = "blocking cliff conditions deadlines eligibility pathway_versions steps catalogue_file file_nodes pathway_file"
FILES = [HERE / "rules" / f"{name}.py" for name in [*RULES.split(), "pathway_conditions", "pathway_links"]]
FILES.append(HERE / "adapters" / "yaml_lines.py")
CODES = re.compile(r'[bB]ecause\(\s*"(\w+)"|"((?:step_|due_|cliff_|remedy_|file_|yaml_|origin_)[a-z_]+)"')


def test_every_code_has_a_sentence() -> None:
    found = {one or other for file in FILES for one, other in CODES.findall(file.read_text(encoding="utf-8"))}
    assert len(found) > 100
    assert found - set(SENTENCES) == set()


def said(reason: Because) -> str:
    text = sentence(reason.code, reason.facts)
    assert text and "%(" not in text and not text.startswith("Reason:"), text
    return text


def test_every_blocking_rule_says_what_is_missing_and_how_to_mend_it() -> None:
    rules = shipped_catalogue().blocking_rules
    names = re.findall(r'"([a-z_]+\.[a-z_]+)"', (HERE / "rules" / "blocking.py").read_text(encoding="utf-8"))
    assert len(set(names)) > 20
    values = (None, True, False, "eligible", "not_eligible", "clear", "protected", {"passport"}, set())
    for name, value, sharing in itertools.product(set(names), values, (None, True)):
        facts = {name: value, "consent.share_recipient": sharing, "pathway.shares_onward": sharing}
        for found in check(rules, facts, (), rules):
            if found.because is not None:
                said(found.because)


@pytest.mark.parametrize("anchor", [*(f"CARD.{event}" for event in STEP_EVENTS), *FACT_ANCHORS])
@pytest.mark.parametrize("offset", [{"days": 30}, {"days": -1}, {"months": 1}, {"months": -3}, {}])
@pytest.mark.parametrize("working", [True, False])
def test_every_date_explains_itself(anchor: str, offset: dict, working: bool) -> None:
    due = deadline(DeadlineTemplate(anchor=anchor, working=working, **offset), {anchor: date(2026, 5, 3)}, TODAY)
    assert due is not None and due.because is not None
    text = said(due.because.named({"CARD": "Border card"}))
    assert "3 May 2026" in text
    assert ("Border card" in text) is anchor.startswith("CARD")


def test_the_explanation_of_the_design() -> None:
    template = DeadlineTemplate(anchor="OWP_ISSUE.granted_on", days=30)
    due = deadline(template, {"OWP_ISSUE.granted_on": date(2026, 5, 3)}, TODAY)
    assert due is not None and due.because is not None
    text = said(due.because.named({"OWP_ISSUE": "Open work permit"}))
    assert text == "30 days after the day “Open work permit” was granted (3 May 2026)"


def test_one_day_is_not_one_days() -> None:
    assert said(because("due_by_law", days=1, since=TODAY)).startswith("The authority must answer within 1 day of")


def test_a_cliff_names_the_permit_in_words() -> None:
    permit = Stay("border_worker_card", date(2026, 1, 1), date(2026, 12, 24), renew_before_days=30)
    text = said(cliff([permit], TODAY).because)
    assert text == "Border worker card ends on 24 Dec 2026, in 30 days. The next step must begin by 24 Nov 2026."


def test_documents_are_named_in_words() -> None:
    text = said(because("documents_missing", documents="cv, passport", count=2))
    assert text == "2 required documents are missing or not verified: Curriculum vitae, Passport."


def test_there_are_words_for_every_event() -> None:
    assert set(EVENTS) == {*STEP_EVENTS, *FACT_ANCHORS}
