"""What an opening says beside the job: pay beside the law, who may come, what is wanted, how candidates are ranked."""

from datetime import timedelta

import pytest

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.audit import AuditEntry
from caseflow.models.employers import Opening
from caseflow.rules.matching import DEFAULT_WEIGHTS
from tests.employers.test_openings import NEW
from tests.factories import employers as make

LATER = (clock.today() + timedelta(days=120)).isoformat()


@pytest.fixture
def farm(world):
    row = make.employer(world.houses["house"], "Valley Farm")
    db.session.commit()
    return row


def add(browse, farm, **fields):
    return browse("caseworker").submit(f"/employers/{farm.ref}/openings/new", **{**NEW, **fields})


def the_opening() -> Opening:
    db.session.expire_all()
    return db.session.query(Opening).one()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"wage": "15"}, "15.00 CAD an hour"),
        ({"wage": "15"}, "Nova Scotia"),
        ({"wage": "15"}, "hortidaily.com"),
        ({"deductions": "6", "deductions_for": "housing"}, "only 15.50 CAD an hour are left"),
        ({"country": "MEX", "region": "", "currency": "MXN", "wage": "400", "wage_period": "day",
          "hours_per_week": "56"}, "56 hours a week are more than the law allows"),
        ({"country": "MEX", "region": "", "currency": "MXN", "wage": "1900", "wage_period": "week",
          "hours_per_week": "48"}, "Mexico"),
        ({"hours_per_week": "0.04"}, "more than 0"),
        ({"hours_per_week": "1e-500"}, "more than 0"),
        ({"wage": "sNaN"}, "Not a valid decimal"),
        ({"deductions": "Infinity"}, "Not a valid decimal"),
        ({"deductions": "3"}, "Say what is taken off for"),
        ({"deductions_for": "meals"}, "Enter how much is taken off"),
        ({"deductions": "30", "deductions_for": "meals"}, "leave nothing of the wage"),
        ({"contract_kind": "seasonal"}, "Enter its last day"),
        ({"contract_kind": "fixed_term"}, "Enter its last day"),
        ({"youngest": "17"}, "from 18 to 65"),
        ({"youngest": "many"}, "Not a valid integer"),
        ({"residence_countries": "Guatemala\nAtlantis"}, "“Atlantis” is no country"),
        ({"statuses": "royal"}, "not a valid choice"),
        ({"skills": "flying"}, "not a valid choice"),
        ({"programmes": "NOT_ONE"}, "not a valid choice"),
        ({"isced": "9"}, "Not a valid choice"),
        ({"experience_months": "481"}, "from 0 to 480"),
        ({"site": "999"}, "Not a valid choice"),
        ({"weight_skills": "101"}, "from 0 to 100"),
        ({"weight_skills": "1.5"}, "Not a valid integer"),
        ({f"weight_{name}": "0" for name in DEFAULT_WEIGHTS}, "nothing to rank by"),
    ],
)  # fmt: skip
def test_what_is_wrong_stands_next_to_its_field_and_nothing_is_saved(browse, farm, change, words):
    answer = add(browse, farm, **change)
    assert answer.status_code == 422 and words in answer.text
    assert db.session.query(Opening).count() == 0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, "within the law"),
        ({"country": "CHL", "region": "", "currency": "CLP"}, "No minimum wage is known for this place"),
        ({"currency": "USD"}, "cannot be compared"),
        ({"wage_period": "piece"}, "per piece cannot be compared"),
        ({}, "No legal maximum of hours is known"),
    ],
)
def test_the_page_says_how_the_wage_stands_and_never_that_all_is_well_where_nothing_is_known(
    browse, farm, change, words
):
    answer = add(browse, farm, **change)
    assert answer.status_code == 302
    assert words in browse("caseworker").get(answer.location).text


def test_the_floor_of_the_first_day_of_work_counts(browse, farm):
    # 16.60 was allowed in Nova Scotia until the first of October 2026.
    assert add(browse, farm, wage="16.80", starts_on="2026-09-30").status_code == 302
    answer = add(browse, farm, wage="16.80", starts_on="2026-10-01")
    assert answer.status_code == 422 and "17.00 CAD" in answer.text


def test_restrictions_and_wishes_are_kept_as_fields_and_shown_in_words(browse, farm):
    more = {
        "residence_countries": "guatemala, SLV\nHonduras",
        "statuses": ["refugee", "worker"],
        "skills": ["vital_signs", "wound_care"],
        "youngest": "21",
        "experience_months": "12",
        "isced": "3",
        "has_meals": "y",
        "takes_families": "y",
        "deductions": "2",
        "deductions_for": "housing",
        "weight_skills": "80",
    }
    answer = add(browse, farm, **more)
    assert answer.status_code == 302
    row = the_opening()
    assert row.residence_countries == ["GTM", "HND", "SLV"] and row.statuses == ["refugee", "worker"]
    assert (row.youngest, row.experience_months, row.isced) == (21, 12, 3)
    assert row.weights == {**DEFAULT_WEIGHTS, "skills": 80}
    page = browse("caseworker").get(answer.location).text
    shown = (
        "El Salvador, Guatemala, Honduras", "21 years or older", "12 months", "Upper secondary", "2.00",
        "Can come along", "Refugee, Worker with a permit", "weights of this opening", "Measuring vital signs",
    )  # fmt: skip
    for words in shown:
        assert words in page
    browser = browse("caseworker")
    assert browser.submit(f"/openings/{row.ref}/edit").status_code == 302
    assert browser.submit(f"/openings/{row.ref}/edit", weight_skills="20").status_code == 302
    assert the_opening().weights == {}
    edits = db.session.query(AuditEntry).filter_by(action="opening.edit").count()
    assert edits == 1


def test_a_draft_is_not_offered_until_somebody_opens_it(browse, farm):
    answer = add(browse, farm, act="draft")
    assert answer.status_code == 302 and the_opening().state == "draft"
    browser, row = browse("caseworker"), the_opening()
    assert row.ref not in browser.get("/openings").text
    assert "Draft" in browser.get(f"/openings/{row.ref}").text
    assert browser.submit(f"/openings/{row.ref}/state/open").status_code == 302
    assert the_opening().state == "open"


def test_a_proposal_is_checked_when_it_is_accepted_and_declined_with_a_reason(browse, farm):
    cheap, good = (make.opening(farm, state="proposed", wage=wage) for wage in (12, 22))
    db.session.commit()
    browser = browse("caseworker")
    page = browser.get(f"/openings/{cheap.ref}").text
    assert "The employer proposed this opening" in page and "against the law" in page
    answer = browser.submit(f"/openings/{cheap.ref}/state/open")
    assert answer.status_code == 422 and "12.00 CAD an hour" in answer.text
    assert browser.submit(f"/openings/{cheap.ref}/state/withdrawn", reason="").status_code == 422
    assert browser.submit(f"/openings/{cheap.ref}/state/withdrawn", reason="Too little.").status_code == 302
    assert "Too little." in browser.get(f"/openings/{cheap.ref}").text
    assert browser.submit(f"/openings/{good.ref}/state/open").status_code == 302


def test_a_second_editor_sees_the_new_fields_that_changed(browse, farm):
    row = make.opening(farm)
    db.session.commit()
    address = f"/openings/{row.ref}/edit"
    assert browse("second").submit(address, residence_countries="Peru", weight_skills="90").status_code == 302
    answer = browse("caseworker").submit(address, residence_countries="", weight_skills="20", seen="1")
    assert answer.status_code == 409 and "Peru" in answer.text and "skills 90" in answer.text
