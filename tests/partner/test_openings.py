"""An employer proposes, changes and takes back its own openings; only staff open them."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.employers import Opening
from tests.factories import employers
from tests.partner.scenes import put_forward


def sheet(**changed):
    return {
        "title": "Picker", "occupation": "9211", "heads": "4", "contract_kind": "seasonal", "country": "CAN",
        "region": "Nova Scotia", "municipality": "Kentville", "starts_on": str(clock.today() + timedelta(days=60)),
        "ends_on": str(clock.today() + timedelta(days=200)), "wage": "19,50", "wage_period": "hour", "currency": "CAD",
        "hours_per_week": "44", "has_housing": "y", **changed,
    }  # fmt: skip


def proposals():
    db.session.expire_all()
    return db.session.scalars(select(Opening).where(Opening.title == "Picker")).all()


def test_an_opening_is_proposed_changed_and_taken_back(browse, world, farm):
    browser = browse("employer")
    answer = browser.submit("/partner/openings/new", **sheet())
    assert answer.status_code == 302
    row = proposals()[0]
    assert (row.state, row.employer_id, row.organization_id) == ("proposed", farm.id, farm.organization_id)
    assert (row.region, row.isco, str(row.wage)) == ("CA-NS", "9211", "19.50")
    assert "Proposed by the employer" in browse("caseworker").get(f"/openings/{row.ref}").text
    at = f"/partner/openings/{row.ref}"
    assert browser.submit(f"{at}/edit", heads="6", wage="20").status_code == 302
    assert proposals()[0].heads == 6
    assert browser.post(f"{at}/edit", {**sheet(), "seen": 1}).status_code == 409
    assert browser.submit(f"{at}/move/withdrawn").status_code == 422
    assert browser.submit(f"{at}/move/withdrawn", reason="Not needed any more").status_code == 302
    assert proposals()[0].state == "withdrawn"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": ""}, "title"),
        ({"occupation": "0000"}, "occupation"),
        ({"heads": "0"}, "heads"),
        ({"heads": "many"}, "heads"),
        ({"country": "XYZ"}, "country"),
        ({"region": "Atlantis"}, "region"),
        ({"ends_on": "2020-01-01"}, "ends_on"),
        ({"ends_on": ""}, "ends_on"),
        ({"wage": "-4"}, "wage"),
        ({"wage": "9" * 30}, "wage"),
        ({"currency": "ZZZ"}, "currency"),
        ({"hours_per_week": "120"}, "hours_per_week"),
        ({"deductions": "3"}, "deductions_for"),
        ({"title": "x" * 300}, "title"),
    ],
)
def test_what_cannot_be_is_named_at_its_field_and_not_kept(browse, farm, wrong, field):
    answer = browse("employer").submit("/partner/openings/new", **sheet(**wrong))
    assert answer.status_code == 422 and f'id="{field}-error"' in answer.text and proposals() == []


def test_extra_fields_open_nothing(browse, farm):
    answer = browse("employer").post("/partner/openings/new", {**sheet(), "state": "open", "weights": "{}"})
    assert answer.status_code == 422 and proposals() == []


def test_an_open_opening_is_paused_at_once_and_opened_by_staff_only(browse, opening):
    browser = browse("employer")
    at = f"/partner/openings/{opening.ref}"
    assert browser.submit(f"{at}/move/paused", reason="The season begins later").status_code == 302
    db.session.expire_all()
    assert db.session.get(Opening, opening.id).state == "paused"
    for to in ("open", "filled", "closed", "nonsense"):
        assert browser.get(f"{at}/move/{to}").status_code == 404
    refused = browser.submit(f"{at}/edit", heads="9") if browser.get(f"{at}/edit").status_code == 200 else None
    assert refused is not None and refused.status_code == 422 and "no longer only proposed" in refused.text


def test_an_opening_with_people_whom_the_employer_may_not_know_of_is_not_withdrawn_and_nothing_is_told(
    browse, world, opening
):
    put_forward(world, opening, "accepted", family="Hidden", head=1, consent={"risks_explained": False})
    db.session.commit()
    answer = browse("employer").submit(f"/partner/openings/{opening.ref}/move/withdrawn", reason="No need")
    assert answer.status_code == 422 and "cannot be recorded here at the moment" in answer.text
    assert "Hidden" not in answer.text and "place" not in answer.text.split("error-summary__list")[1].split("</ul>")[0]
    page = browse("employer").get(f"/partner/openings/{opening.ref}").text
    assert "Nobody who agreed" in page and "Hidden" not in page


def test_what_is_internal_about_an_opening_is_not_shown(browse, world, farm):
    recruiter = employers.employer(world.houses["house"], "Secret Recruiter", kind="recruiter")
    row = employers.opening(
        farm, "Caregiver", recruiter_id=recruiter.id, note="Internal words", residence_countries=["GTM"],
        statuses=["visitor"], weights={"skills": 77}, youngest=31, pathway_keys=["gt_mintrab_ptte"],
    )  # fmt: skip
    draft = employers.opening(farm, "Only a draft of staff", state="draft")
    db.session.commit()
    browser = browse("employer")
    pages = [browser.get(at).text for at in (f"/partner/openings/{row.ref}", "/partner/openings", "/partner")]
    for words in ("Secret Recruiter", "Internal words", "Guatemala", "Visitor", "77", "mintrab", "Only a draft"):
        assert not [page for page in pages if words in page.split('id="main"')[1]]
    assert browser.get(f"/partner/openings/{draft.ref}").status_code == 404


def test_an_account_without_an_employer_proposes_nothing(browse, world):
    assert browse("employer").post("/partner/openings/new", sheet()).status_code == 404
    assert proposals() == []
