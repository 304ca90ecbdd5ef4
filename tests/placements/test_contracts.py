"""Nobody accepts a contract that was not compared with the opening, or that is worse without a second person."""

from datetime import timedelta

import pytest

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.employers import Opening
from caseflow.models.people import PersonLanguage
from caseflow.models.placements import Contract, Placement

TODAY = clock.today()
START = TODAY + timedelta(days=60)
PAPER = {
    "received_on": TODAY.isoformat(),
    "starts_on": START.isoformat(),
    "wage": "21.50",
    "hours_per_week": "37.5",
    "language": "spa",
}


def record(browse, row, who: str = "caseworker", **fields):
    return browse(who).submit(f"/placements/{row.ref}/contracts/new", **{**PAPER, **fields})


def accept(browse, row):
    return browse("caseworker").submit(f"/placements/{row.ref}/move/accepted", on=TODAY.isoformat())


def kept(row) -> list[Contract]:
    db.session.expire_all()
    return db.session.query(Contract).filter_by(placement_id=row.id).order_by(Contract.number).all()


@pytest.fixture
def offered(scene, placed):
    """Rosa has an offer; she speaks Spanish."""
    db.session.add(PersonLanguage(person_id=scene.rosa.id, language="spa", level="native"))
    return placed("offered", with_contract=False)


def test_a_contract_as_good_as_the_opening_is_accepted_and_takes_the_place(browse, scene, offered):
    assert "No contract has been recorded" in accept(browse, offered).text
    assert record(browse, offered).status_code == 302
    assert [(one.number, one.state, one.findings) for one in kept(offered)] == [(1, "good", [])]
    assert "In no point worse" in browse("caseworker").get(f"/placements/{offered.ref}/contracts/1").text
    assert accept(browse, offered).status_code == 302
    assert db.session.get(Placement, offered.id).head == 1


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"wage": "18.00"}, "A lower wage: 18.00 CAD an hour instead of 21.50 CAD"),
        ({"wage": "700", "wage_period": "week"}, "A lower wage: 18.67 CAD an hour instead of 21.50 CAD"),
        ({"currency": "USD"}, "Another currency: USD instead of CAD"),
        ({"wage": "3493.75", "wage_period": "month"}, "The wage is per month instead of per hour"),
        ({"hours_per_week": "48"}, "More hours a week: 48 instead of 37.5"),
        ({"hours_per_week": "20"}, "Fewer paid hours a week: 20 instead of 37.5"),
        ({"isco": "9111"}, "Another occupation: "),
        ({"employer": "Somebody Else Ltd"}, "Another employer: Somebody Else Ltd instead of Valley Farm"),
        ({"region": "Ontario"}, "Another place: Ontario instead of Nova Scotia"),
        ({"country": "USA", "region": "", "currency": "CAD"}, "Another place: United States instead of Nova Scotia"),
        ({"municipality": "Halifax"}, "Another town: Halifax instead of Kentville"),
        ({"deductions": "2", "deductions_for": "Housing"}, "2 CAD are taken off the wage"),
        ({"ends_on": (START + timedelta(days=90)).isoformat()}, "the opening names no end"),
        ({"starts_on": (START + timedelta(days=31)).isoformat()}, "Work begins much later"),
        ({"language": "eng"}, "written in English, which the person does not understand"),
    ],
)
def test_every_worse_point_is_named_with_both_values_and_nobody_accepts(browse, scene, offered, fields, words):
    assert record(browse, offered, **fields).status_code == 302
    assert kept(offered)[0].state == "flagged"
    assert words in browse("caseworker").get(f"/placements/{offered.ref}/contracts/1").text
    answer = accept(browse, offered)
    assert answer.status_code == 422 and "The contract is worse than the opening" in answer.text
    assert db.session.get(Placement, offered.id).state == "offered"


def test_missing_housing_is_a_worse_contract(browse, scene, offered):
    db.session.get(Opening, scene.opening.id).has_housing = True
    db.session.commit()
    record(browse, offered)
    assert "No housing, which the opening offers" in browse("caseworker").get(f"/placements/{offered.ref}").text


def test_a_contract_explained_with_an_interpreter_is_understood(browse, offered):
    assert record(browse, offered, language="eng", explained_on=TODAY.isoformat()).status_code == 302
    assert kept(offered)[0].state == "good"


@pytest.mark.parametrize("level", [("A2", False), ("C1", True)])
def test_few_words_or_an_interpreter_are_not_enough_to_understand_a_contract(browse, scene, placed, level):
    db.session.add(PersonLanguage(person_id=scene.rosa.id, language="eng", level=level[0], needs_interpreter=level[1]))
    row = placed("offered", with_contract=False)
    record(browse, row, language="eng")
    assert kept(row)[0].state == "flagged"


def test_a_supervisor_who_did_not_record_it_approves_with_a_reason(browse, world, offered):
    record(browse, offered, wage="20.00")
    address = f"/placements/{offered.ref}/contracts/1/decision"
    assert browse("caseworker").get(address).status_code == 403
    assert browse("supervisor").submit(address, decision="approve").status_code == 422
    assert (
        browse("supervisor").submit(address, decision="approve", reason="Three months of training.").status_code == 302
    )
    (found,) = kept(offered)
    assert (found.state, found.reason, found.approved_by_id) == (
        "accepted", "Three months of training.", world.users["supervisor"].id,
    )  # fmt: skip
    assert accept(browse, offered).status_code == 302
    row = db.session.get(Placement, offered.id)
    assert (str(row.wage), row.wage_reason) == ("20.00", "Three months of training.")


def test_nobody_approves_what_they_recorded(browse, offered):
    record(browse, offered, who="supervisor", wage="20.00")
    answer = browse("supervisor").submit(
        f"/placements/{offered.ref}/contracts/1/decision", decision="approve", reason="It is fine."
    )
    assert answer.status_code == 422 and "Somebody else has to decide" in answer.text
    assert kept(offered)[0].state == "flagged" and accept(browse, offered).status_code == 422


def test_a_refused_contract_is_replaced_by_a_better_one_and_stays_readable(browse, offered):
    record(browse, offered, wage="19.00")
    address = f"/placements/{offered.ref}/contracts/1/decision"
    assert browse("supervisor").submit(address, decision="refuse", reason="Below the offer.").status_code == 302
    assert "The contract was refused" in accept(browse, offered).text
    assert record(browse, offered).status_code == 302
    assert [(one.number, one.state) for one in kept(offered)] == [(1, "refused"), (2, "good")]
    assert "19" in browse("caseworker").get(f"/placements/{offered.ref}/contracts/1").text
    answer = browse("supervisor").submit(address, decision="approve", reason="Late.")
    assert answer.status_code == 422 and "A newer contract has replaced this one" in answer.text
    assert accept(browse, offered).status_code == 302


def test_a_worse_contract_after_the_acceptance_stops_the_signature(browse, scene, placed):
    row = placed("accepted", head=1, accepted_on=TODAY)
    assert record(browse, row, wage="18.00", explained_on=TODAY.isoformat()).status_code == 302
    answer = browse("caseworker").submit(f"/placements/{row.ref}/move/contract_signed", on=TODAY.isoformat())
    assert answer.status_code == 422 and "worse than the opening" in answer.text


def test_an_opening_that_became_better_meanwhile_asks_for_a_new_comparison(browse, scene, offered):
    record(browse, offered)
    db.session.get(Opening, scene.opening.id).hours_per_week = 35
    db.session.commit()
    answer = accept(browse, offered)
    assert answer.status_code == 422 and "Record the contract again" in answer.text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"wage": "9.00"}, "must be paid"),
        ({"wage": ""}, "Enter the wage"),
        ({"wage": "lots"}, "Not a valid decimal"),
        ({"wage": "NaN"}, "number"),
        ({"hours_per_week": "85"}, "hours"),
        ({"hours_per_week": "0"}, "hours"),
        ({"currency": "XXX"}, "Not a valid choice"),
        ({"isco": "0000"}, "Not a valid choice"),
        ({"region": "Atlantis"}, "no region of that name"),
        ({"received_on": (TODAY + timedelta(days=1)).isoformat()}, "lies in the future"),
        ({"received_on": "soon"}, "Not a valid date"),
        ({"ends_on": START.isoformat()}, "before it begins"),
        ({"deductions": "2"}, "Say what is taken off"),
        ({"deductions": "30", "deductions_for": "Housing"}, "leave nothing of the wage"),
        ({"explained_on": (TODAY + timedelta(days=1)).isoformat()}, "must lie between the day it came"),
        ({"explained_on": (TODAY - timedelta(days=1)).isoformat()}, "must lie between the day it came"),
        ({"municipality": "x" * 201}, "at most 200"),
        ({"state": "good"}, "no field called"),
        ({"approved_by_id": "1"}, "no field called"),
    ],
)
def test_a_contract_that_cannot_be_is_refused_next_to_its_field_and_nothing_is_saved(browse, offered, fields, words):
    answer = record(browse, offered, **fields)
    assert answer.status_code == 422 and words in answer.text
    assert not kept(offered)


def test_a_contract_number_that_is_not_there_is_not_found(browse, offered):
    assert browse("caseworker").get(f"/placements/{offered.ref}/contracts/7").status_code == 404
    assert browse("supervisor").get(f"/placements/{offered.ref}/contracts/7/decision").status_code == 404


def test_nothing_is_recorded_for_a_placement_that_is_over(browse, placed):
    row = placed("withdrawn", with_contract=False)
    assert record(browse, row).status_code == 422 and not kept(row)
