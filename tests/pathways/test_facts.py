"""What the rules are told about somebody: what is recorded, and nothing that is not."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.evaluation import Education, LanguageTest, Licence, WorkExperience
from caseflow.models.people import IdentityDocument, PersonFact, PersonLanguage, StatusRecord
from caseflow.pathways import facts
from caseflow.rules.conditions import Estimate
from caseflow.rules.eligibility import facts_needed, sum_up
from caseflow.rules.pathway import FACT_ANCHORS
from caseflow.rules.spans import Span, judge_facts
from caseflow.rules.work_dates import ANCHORS
from caseflow.vocabulary.facts import stored
from tests.factories import cases, employers, pathways, people

TODAY = date(2026, 6, 1)


@pytest.fixture
def somebody(world):
    return people.person(world.teams["north"], born=date(1990, 5, 17), nationalities=("HND", "MEX"))


def of(world, person, today=TODAY):
    db.session.commit()
    return facts.of_people(world.actor("caseworker"), [person.id], today)[person.id]


def record(person, name, value, on=TODAY):
    db.session.add(PersonFact(person_id=person.id, name=name, value=stored(value), recorded_on=on, recorded_by_id=1))


def test_every_fact_that_the_library_asks_for_is_assembled_or_can_be_recorded():
    asked = {name for pathway in pathways.shipped_pathways().values() for name in facts_needed(pathway.rules)}
    assert asked - facts.ASSEMBLED - facts.RECORDABLE == set()
    assert set(pathways.shipped_catalogue().facts) - facts.ASSEMBLED - facts.RECORDABLE == set()
    assert facts.ASSEMBLED - set(pathways.shipped_catalogue().facts) == set(), "names are those of the catalogue"
    assert set(FACT_ANCHORS) - set(ANCHORS) - facts.RECORDABLE == set(), "days that deadlines hang on"


def test_what_is_not_recorded_is_not_there(world):
    nobody = people.person(
        world.teams["north"], born=None, nationalities=(), protection="unknown", residence_country=None,
        residence_region=None,
    )  # fmt: skip
    assert of(world, nobody) == {"person.documents": frozenset()}


def test_identity_and_residence(world, somebody):
    db.session.add(IdentityDocument(person_id=somebody.id, kind="passport", expires_on=TODAY + timedelta(days=1)))
    db.session.add(IdentityDocument(person_id=somebody.id, kind="unhcr_card", expires_on=TODAY - timedelta(days=1)))
    found = of(world, somebody)
    assert found["person.age"] == 36 and found["person.age_months"] == 36 * 12
    assert found["person.nationalities"] == {"HND", "MEX"}
    assert found["person.residence_country"] == "CAN" and found["person.current_region"] == "CA-NS"
    assert found["person.protection"] == "clear"
    assert "passport" in found["person.documents"] and "unhcr_registration" not in found["person.documents"]


def test_a_stateless_person_is_known_to_have_no_nationality(world):
    found = of(world, people.person(world.teams["north"], nationalities=(), is_stateless=True))
    assert found["person.nationalities"] == frozenset()


def test_hours_of_work_are_days_over_seven_times_hours_a_week_and_only_paid_ones_count(world, somebody):
    def job(isco, begin, end, hours, **more):
        title = "Work"
        row = WorkExperience(person_id=somebody.id, isco=isco, title=title, country="HND", started_on=begin, **more)
        row.ended_on, row.hours_per_week = end, None if hours is None else Decimal(hours)
        db.session.add(row)

    job("5321", date(2020, 1, 1), date(2020, 12, 29), 35)  # 364 days: 52 weeks
    job("6111", date(2025, 6, 3), date(2025, 7, 7), 40)  # 35 days: 5 weeks
    job("5321", date(2025, 1, 1), date(2025, 12, 31), 20, is_paid=False)
    found = of(world, somebody)
    assert found["person.paid_work_hours_total"] == 52 * 35 + 200
    assert found["person.paid_work_hours_last_5y"] == 200
    assert found["person.has_farm_experience"] is True
    assert found["person.experience_noc"] >= {"33102"}
    assert found["person.care_hours_2020_03_13_to_2020_08_14"] == 155 * 5
    job("5321", date(2023, 1, 1), None, None)
    assert of(world, somebody)["person.paid_work_hours_total"] == Span(52 * 35 + 200, None)


def test_schooling_professions_and_language_results(world, somebody):
    add = db.session.add
    add(Education(person_id=somebody.id, isced=6, title="Nursing", country="HND", completed_on=date(2012, 1, 1)))
    add(Education(person_id=somebody.id, isced=7, title="Not finished", country="HND"))
    add(Licence(person_id=somebody.id, isco="2221", body="Colegio", country="HND", kind="foreign"))
    scores = {"listening": "7.5", "reading": "6.5", "writing": "6.5", "speaking": "7"}
    add(LanguageTest(person_id=somebody.id, test="ielts_general", language="eng", taken_on=date(2025, 5, 1), **scores))
    add(LanguageTest(person_id=somebody.id, test="ielts_academic", language="eng", taken_on=date(2025, 6, 1), **scores))
    found = of(world, somebody)
    assert found["person.isced_level"] == 6
    assert found["person.professional_registrations"] == {"nursing"}
    assert found["person.clb_min_skill"] == 8
    assert found["person.tests.ielts_academic"]["writing"] == 6.5
    assert found["person.tests.ielts_academic"]["valid_until"] == date(2027, 6, 1)
    assert "language_test_result" in found["person.documents"]
    assert "person.clb_min_skill" not in of(world, somebody, today=date(2028, 1, 1)), "an expired result tells nothing"


def test_what_somebody_says_of_their_own_english_is_only_an_estimate(world, somebody):
    db.session.add(PersonLanguage(person_id=somebody.id, language="eng", level="B2"))
    assert of(world, somebody)["person.clb_min_skill"] == Estimate(7, "cefr")


def test_statuses_of_a_country_are_called_as_its_rules_call_them(world, somebody):
    add = db.session.add
    add(StatusRecord(person_id=somebody.id, country="COL", status="irregular", is_regular=False,
                     valid_from=date(2019, 3, 1), valid_until=date(2022, 1, 1)))  # fmt: skip
    add(StatusRecord(person_id=somebody.id, country="COL", status="refugee_claimant", is_regular=True,
                     valid_from=date(2022, 1, 2)))  # fmt: skip
    found = of(world, somebody)
    assert found["person.status_COL"] == "SC2"
    assert found["person.in_colombia_irregular_on"] == date(2019, 3, 1)


def test_a_recorded_answer_counts_before_what_is_put_together(world, somebody):
    record(somebody, "person.status_COL", "PEP")
    record(somebody, "person.elp_evidence", frozenset({"nursing_education_in_english"}))
    record(somebody, "claim.date", date(2026, 1, 5))
    record(somebody, "person.has_criminal_record", False)
    found = of(world, somebody)
    assert found["person.status_COL"] == "PEP" and found["claim.date"] == date(2026, 1, 5)
    assert found["person.has_criminal_record"] is False
    assert found["person.elp_evidence"] == {"nursing_education_in_english"}


def test_days_since_something_are_counted_from_its_day(world, somebody):
    record(somebody, "person.days_since_mmr_vaccine", TODAY - timedelta(days=10))
    record(somebody, "person.days_since_yellow_fever_vaccine", False)
    record(somebody, "person.working_days_since_entry_MEX", date(2026, 5, 22))  # a Friday; TODAY is a Monday
    found = of(world, somebody)
    assert found["person.days_since_mmr_vaccine"] == 10
    assert found["person.days_since_yellow_fever_vaccine"] < 0, "never vaccinated is not long enough ago"
    assert found["person.working_days_since_entry_MEX"] == 6


def test_the_job_that_somebody_is_placed_in(world, somebody):
    house = world.houses["house"]
    case = cases.case(world.teams["north"], somebody)
    opening = employers.opening(
        employers.employer(house, designations=["AIP-NS"]), noc="33102", contract_kind="seasonal",
        starts_on=date(2026, 10, 1), ends_on=date(2027, 3, 31),
    )  # fmt: skip
    declined = employers.opening(employers.employer(house, "Other"), starts_on=date(2026, 1, 1))
    employers.placement(declined, case, somebody, state="declined_by_person")
    employers.placement(opening, case, somebody, state="accepted")
    found = of(world, somebody)
    assert found["offer"] is True and found["offer.start_date"] == date(2026, 10, 1)
    assert found["offer.noc"] == "33102" and found["offer.noc_teer"] == 3
    assert found["offer.is_seasonal"] and found["offer.is_temporary_or_seasonal"] and not found["offer.is_permanent"]
    assert found["offer.duration_months"] == pytest.approx(6, abs=0.1) and found["offer.fiscal_year"] == 2027
    assert found["offer.on_farm_primary_agriculture"] is False and found["offer.sector"] == "health_care"
    assert found["employer.designations"] == {"AIP-NS"}


def test_nobody_hears_of_people_of_another_team(world, somebody):
    db.session.commit()
    assert facts.of_people(world.actor("stranger"), [somebody.id], TODAY) == {}


# Numbers that are known only roughly


def adult_rule():
    return (pathways.a_rule("ADULT", "person.age", "gte", 18),)


@pytest.mark.parametrize(
    ("born", "result"),
    [(date(1990, 1, 1), "eligible"), (date(2008, 1, 1), "unknown"), (date(2015, 1, 1), "not_eligible")],
)
def test_a_year_of_birth_is_enough_where_every_day_of_it_gives_the_same_answer(world, born, result):
    found = of(world, people.person(world.teams["north"], born=born, precision="year"))
    judged = sum_up(judge_facts(adult_rule(), found, TODAY))
    assert judged.result == result
    assert judged.missing == (("person.age",) if result == "unknown" else ())


def test_a_job_without_hours_leaves_only_what_is_surely_reached():
    rule = (pathways.a_rule("HOURS", "person.paid_work_hours_total", "gte", 1560),)
    for least, result in ((1600, "eligible"), (1000, "unknown")):
        known = {"person.paid_work_hours_total": Span(least, None)}
        assert sum_up(judge_facts(rule, known, clock.today())).result == result
