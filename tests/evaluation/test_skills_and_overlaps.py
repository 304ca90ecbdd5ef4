"""Each skill once for each source; jobs at the same time that cannot have been, and those that are asked about."""

from datetime import date
from decimal import Decimal

import pytest

from caseflow.extensions import db
from caseflow.models.evaluation import Skill, WorkExperience
from caseflow.rules.experience import Spell
from caseflow.rules.overlaps import Job, check_job
from tests.factories import evaluation as make
from tests.factories import people

SAID = {"skill": "wound_care", "source": "said", "level": "2"}
TODAY = date(2026, 11, 24)


@pytest.fixture
def rosa(world):
    row = people.person(world.teams["north"])
    make.experience(
        row, title="Ward nurse", started_on=date(2020, 1, 1), ended_on=date(2021, 12, 31), hours_per_week=Decimal(60)
    )
    db.session.commit()
    return row


def at(person, rest: str) -> str:
    return f"/people/{person.ref}/evaluation{rest}"


def test_a_skill_has_one_line_for_each_source(browse, rosa):
    cara = browse("caseworker")
    new = at(rosa, "/skill/new")
    assert cara.submit(new, **SAID).status_code == 302
    twice = cara.submit(new, **{**SAID, "level": "4"})
    assert twice.status_code == 422 and "is in the list already with this source" in twice.text
    tested = {**SAID, "source": "tested", "assessed_on": "2025-01-10", "evidence": "Test at the clinic"}
    assert cara.submit(new, **tested).status_code == 302
    row = db.session.query(Skill).filter_by(source="said").one()
    moved = cara.submit(at(rosa, f"/skill/{row.id}"), source="tested", assessed_on="2025-01-11", evidence="Another")
    assert moved.status_code == 422 and db.session.query(Skill).filter_by(source="said").count() == 1
    page = " ".join(cara.get(at(rosa, "")).text.split())
    assert (
        "With help (2 of 4)" in page
        and "Test at the clinic" in page
        and 'optgroup label="Care and nursing"' in (cara.get(new).text)
    )


def job(**more):
    fields = {
        "isco": "5321", "title": "Care at night", "country": "HND", "started_on": "2021-06-01",
        "ended_on": "2021-08-31", "hours_per_week": "55", "is_paid": "True", "employer_name": "Hogar",
    }  # fmt: skip
    return {**fields, **more}


def test_more_hours_than_a_week_has_are_refused_with_the_job_and_its_days(browse, rosa):
    answer = browse("caseworker").submit(at(rosa, "/work/new"), **job())
    assert answer.status_code == 422
    said = " ".join(answer.text.split())
    assert "Together with “Ward nurse” this would be 115 hours a week from 1 Jun 2021 to 31 Aug 2021" in said
    assert 'id="hours_per_week-error"' in answer.text and db.session.query(WorkExperience).count() == 1


def test_the_same_work_twice_is_refused(browse, rosa):
    same = job(isco="2221", employer_name=" hospital  ESCUELA", title="Nurse", hours_per_week="")
    answer = browse("caseworker").submit(at(rosa, "/work/new"), **same)
    assert answer.status_code == 422 and "“Ward nurse” is in the list for the same employer" in answer.text
    later = job(isco="2221", employer_name="Hospital Escuela", started_on="2022-01-01", ended_on="2022-05-01")
    assert browse("caseworker").submit(at(rosa, "/work/new"), **later).status_code == 302


def test_other_jobs_at_the_same_time_are_kept_and_asked_about(browse, rosa):
    cara = browse("caseworker")
    assert cara.submit(at(rosa, "/work/new"), **job(hours_per_week="12")).status_code == 302
    page = " ".join(cara.get(at(rosa, "")).text.split())
    assert "“Ward nurse” and “Care at night” were at the same time, from 1 Jun 2021 to 31 Aug 2021" in page
    row = db.session.query(WorkExperience).filter_by(title="Care at night").one()
    assert cara.submit(at(rosa, f"/work/{row.id}"), hours_per_week="90").status_code == 422
    assert cara.submit(at(rosa, f"/work/{row.id}"), hours_per_week="20").status_code == 302
    assert "the jobs together take" not in cara.get(at(rosa, "")).text


def one(title, begins, ends, hours, employer="E", isco="9211") -> Job:
    return Job(title, employer, Spell(isco, begins, ends, None if hours is None else Decimal(hours)))


def test_a_day_of_handing_over_is_no_overlap():
    first = one("A", date(2020, 1, 1), date(2020, 3, 1), 70)
    check_job(one("B", date(2020, 3, 1), None, 70, "F"), [first], TODAY)
    check_job(one("A", date(2020, 3, 1), None, 70), [first], TODAY)


def test_three_jobs_are_counted_together_only_where_all_three_were():
    others = [one("A", date(2020, 1, 1), date(2020, 6, 30), 50, "A"), one("B", date(2020, 7, 15), None, 50, "B")]
    check_job(one("C", date(2020, 1, 1), None, 60, "C"), others, TODAY)
    others.append(one("D", date(2020, 6, 1), date(2020, 8, 1), "2.5", "D"))
    with pytest.raises(Exception, match="work_hours_together"):
        check_job(one("C", date(2020, 1, 1), None, 60, "C"), others, TODAY)
