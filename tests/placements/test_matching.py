"""Somebody of a case is matched with an opening: who can, who cannot, on which terms."""

from datetime import timedelta
from decimal import Decimal

import pytest

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.audit import AccessLog, AuditEntry
from caseflow.models.employers import Employer, Opening
from caseflow.models.placements import Placement
from tests.factories import cases, people
from tests.factories import employers as make
from tests.factories.evaluation import occupation


def the_placement() -> Placement:
    db.session.expire_all()
    return db.session.query(Placement).one()


def none_saved() -> bool:
    return db.session.query(Placement).count() == 0


def change(model, row, **values) -> None:
    kept = db.session.get(model, row.id)
    for name, value in values.items():
        setattr(kept, name, value)
    db.session.commit()


def test_the_terms_of_the_opening_are_filled_in_and_kept(browse, scene):
    browser = browse("caseworker")
    page = browser.get(scene.new).text
    assert 'value="21.50"' in page and 'value="37.5' in page and "Rosa Elena" in page and "Julio" in page
    assert "Not 18 on the first day of work: Alba" in page
    answer = browser.submit(scene.new, person=scene.rosa.ref)
    assert answer.status_code == 302
    row = the_placement()
    assert (row.state, row.head, row.wage, row.person_id) == ("matched", None, Decimal("21.50"), scene.rosa.id)
    shown = browser.get(answer.location).text
    assert "Matched" in shown and "has not agreed to be presented to this employer" in shown
    entry = db.session.query(AuditEntry).filter_by(action="placement.create").one()
    assert entry.chain == f"case:{scene.case.id}" and entry.subject == f"{scene.case.ref}/placements/{row.ref}"


@pytest.mark.parametrize(
    ("party", "words"),
    [
        ({"vetting_state": "missing"}, "has not been vetted"),
        ({"vetting_state": "refused"}, "Nobody is sent there"),
        ({"vetted_until": clock.today() - timedelta(days=1)}, "Vet again before anybody"),
        ({"is_frozen": True}, "New submissions are stopped"),
    ],
)
def test_nobody_is_placed_with_an_employer_that_is_not_vetted_today(browse, scene, party, words):
    change(Employer, scene.farm, **party)
    browser = browse("caseworker")
    assert words in browser.get(scene.new).text
    answer = browser.submit(scene.new, person=scene.rosa.ref)
    assert answer.status_code == 422 and words in answer.text and none_saved()


def test_nobody_is_placed_through_a_recruiter_that_is_not_vetted(world, browse, scene):
    agency = make.employer(world.houses["house"], "Agencia Sol", vetted=False, kind="recruiter")
    change(Opening, scene.opening, recruiter_id=agency.id)
    answer = browse("caseworker").submit(scene.new, person=scene.rosa.ref)
    assert answer.status_code == 422 and "The recruiter of this opening is not vetted" in answer.text and none_saved()
    change(Employer, agency, vetting_state="approved", vetted_until=clock.today())
    assert browse("caseworker").submit(scene.new, person=scene.rosa.ref).status_code == 302


def test_a_child_is_not_offered_and_not_taken(browse, scene):
    answer = browse("caseworker").submit(scene.new, person=scene.alba.ref)
    assert answer.status_code == 422 and none_saved()


def test_whoever_turns_eighteen_before_the_first_day_may_be_matched(world, browse, scene):
    start = scene.opening.starts_on
    young = people.person(world.teams["north"], "Nadia", born=start.replace(year=start.year - 18))
    cases.member(scene.case, young)
    db.session.commit()
    assert browse("caseworker").submit(scene.new, person=young.ref, choice_reason="Knows the work.").status_code == 302


def test_an_unknown_age_is_no_grown_up(world, browse, scene):
    someone = people.person(world.teams["north"], "Nadia", born=None)
    cases.member(scene.case, someone)
    db.session.commit()
    answer = browse("caseworker").submit(scene.new, person=someone.ref)
    assert answer.status_code == 422 and "Enter the birth date" in answer.text and none_saved()


def test_somebody_who_left_the_case_or_is_in_another_one_is_not_taken(world, browse, scene):
    gone = people.person(world.teams["north"], "Gone")
    cases.member(scene.case, gone, left_on=clock.today())
    other = people.person(world.teams["north"], "Other")
    cases.case(world.teams["north"], other)
    db.session.commit()
    for person in (gone, other):
        answer = browse("caseworker").submit(scene.new, person=person.ref)
        assert answer.status_code == 422 and none_saved()


def test_an_opening_that_is_full_or_paused_takes_nobody(browse, scene, placed):
    change(Opening, scene.opening, heads=1)
    placed("accepted", scene.julio, head=1)
    assert (
        "The one place of this opening is taken" in browse("caseworker").submit(scene.new, person=scene.rosa.ref).text
    )
    change(Opening, scene.opening, state="paused", heads=2)
    assert "The opening is not open" in browse("caseworker").submit(scene.new, person=scene.rosa.ref).text


def test_work_that_has_ended_is_neither_offered_nor_taken(browse, scene):
    today = clock.today()
    change(Opening, scene.opening, starts_on=today - timedelta(days=90), ends_on=today - timedelta(days=1))
    browser = browse("caseworker")
    assert scene.opening.ref not in browser.get(f"/cases/{scene.case.ref}/placements/new").text
    assert "The work that this opening offers ended" in browser.get(f"/openings/{scene.opening.ref}").text
    start = (today - timedelta(days=30)).isoformat()
    answer = browser.submit(scene.new, person=scene.rosa.ref, starts_on=start)
    assert answer.status_code == 422 and none_saved()


def test_a_first_day_that_has_passed_is_asked_for_anew(browse, scene):
    change(Opening, scene.opening, starts_on=clock.today() - timedelta(days=20))
    answer = browse("caseworker").submit(scene.new, person=scene.rosa.ref)
    assert answer.status_code == 422 and "Enter the day on which the work begins" in answer.text
    start = clock.today().isoformat()
    assert browse("caseworker").submit(scene.new, person=scene.rosa.ref, starts_on=start).status_code == 302


def test_whoever_holds_a_place_elsewhere_is_not_matched_again(world, browse, scene):
    other = make.opening(make.employer(world.houses["house"], "Hill Farm"))
    make.placement(other, scene.case, scene.rosa, state="accepted", head=1)
    db.session.commit()
    answer = browse("caseworker").submit(scene.new, person=scene.rosa.ref)
    assert answer.status_code == 422 and "already has a place with another employer" in answer.text


def test_the_same_person_is_not_matched_twice_with_one_opening(browse, scene, placed):
    ref = placed().ref
    answer = browse("caseworker").submit(scene.new, person=scene.rosa.ref)
    assert answer.status_code == 422 and ref in answer.text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"wage": "20.00"}, "below that of the opening"),
        ({"wage": "800", "wage_period": "week"}, "below that of the opening"),
        ({"currency": "USD"}, "pays in another currency"),
        ({"wage_period": "piece"}, "cannot be compared"),
        ({"wage": ""}, "Enter the wage"),
        ({"wage": "NaN"}, "number"),
        ({"hours_per_week": "100"}, "at most 84"),
        ({"starts_on": "2019-01-01"}, "between a year ago and two years"),
        ({"starts_on": ""}, "Enter the day"),
        ({"person": ""}, "Choose who it is for"),
        ({"head": "1"}, "no field called"),
    ],
)
def test_terms_that_cannot_be_are_refused_next_to_their_field(browse, scene, fields, words):
    answer = browse("caseworker").submit(scene.new, **{"person": scene.rosa.ref, **fields})
    assert answer.status_code == 422 and words in answer.text and none_saved()


def test_a_lower_wage_with_a_reason_is_kept_with_it(browse, scene):
    fields = {"person": scene.rosa.ref, "wage": "20.00", "wage_reason": "Lower in the three months of training."}
    answer = browse("caseworker").submit(scene.new, **fields)
    assert answer.status_code == 302
    assert "Lower in the three months of training." in browse("caseworker").get(answer.location).text


def test_wages_of_different_periods_are_compared_by_the_hour(browse, scene):
    fields = {"person": scene.rosa.ref, "wage": "900", "wage_period": "week"}
    assert browse("caseworker").submit(scene.new, **fields).status_code == 302


def test_openings_that_fit_come_first_and_the_others_say_why_not(world, browse, scene):
    house = world.houses["house"]
    make.opening(make.employer(house, "Unvetted Farm", vetted=False), "Unsafe job")
    make.opening(scene.farm, "Paused job", state="paused")
    nurse = make.opening(scene.farm, "Nurse", isco="2221", starts_on=clock.today() + timedelta(days=90))
    make.opening(scene.farm, "Withdrawn job", state="withdrawn")
    occupation(scene.julio, isco="2221")
    db.session.commit()
    page = browse("caseworker").get(f"/cases/{scene.case.ref}/placements/new").text
    order = [page.index(title) for title in ("Nurse", "Continuing care assistant", "Unsafe job")]
    assert order == sorted(order) and "Work they look for" in page
    assert "has not been vetted" in page and "The opening is not open" in page and "Withdrawn job" not in page
    assert page.count("placements/new?opening=") == 2 and nurse.ref in page
    only = browse("caseworker").get(f"/cases/{scene.case.ref}/placements/new", occupation="2221").text
    assert "Nurse" in only and "Unsafe job" not in only


def test_looking_at_what_fits_is_written_into_the_access_log(browse, scene):
    browse("caseworker").get(f"/cases/{scene.case.ref}/placements/new")
    assert db.session.query(AccessLog).filter_by(action="case.read", subject=scene.case.ref).count() == 1


def test_nothing_is_placed_from_a_closed_case(world, browse, scene):
    shut = cases.case(world.teams["north"], people.person(world.teams["north"], "Old"), status="closed")
    db.session.commit()
    answer = browse("caseworker").get(f"/cases/{shut.ref}/placements/new")
    assert answer.status_code == 422 and "The case is closed" in answer.text


def test_a_case_or_an_opening_of_others_is_not_there(world, browse, scene):
    far = make.opening(make.employer(world.houses["other"], "Finca Lejana"))
    db.session.commit()
    assert browse("stranger").get(scene.new).status_code == 404
    assert browse("foreign").get(scene.new).status_code == 404
    browser = browse("caseworker")
    assert browser.get(f"/cases/{scene.case.ref}/placements/new?opening={far.ref}").status_code == 404
    assert browser.get("/cases/CF-0000-0000-0/placements/new").status_code == 404


def test_the_terms_are_changed_and_a_second_editor_is_told(browse, scene, placed):
    address = f"/placements/{placed().ref}/edit"
    assert browse("second").submit(address, wage="25.00").status_code == 302
    answer = browse("caseworker").submit(address, wage="24.00", seen="1")
    assert answer.status_code == 409 and "25" in answer.text and 'value="24.00"' in answer.text
    assert browse("caseworker").submit(address, wage="19.00").status_code == 422
    assert the_placement().wage == Decimal("25.00")


def test_the_first_day_agreed_upon_stays_once_the_work_has_begun(browse, scene, placed):
    today = clock.today()
    row = placed("started", head=1, started_on=today)
    before = row.starts_on
    answer = browse("caseworker").submit(f"/placements/{row.ref}/edit", starts_on="2026-01-01", wage="22.00")
    assert answer.status_code == 302
    assert (the_placement().starts_on, the_placement().wage) == (before, Decimal("22.00"))
