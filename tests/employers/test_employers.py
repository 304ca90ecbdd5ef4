"""Employers and recruiters: found, recorded, changed, stopped and allowed again."""

from datetime import timedelta

import pytest

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.audit import AuditEntry
from caseflow.models.employers import Employer
from tests.factories import employers as make

NEW = {"name": "Granja Los Álamos", "country": "CAN", "kind": "employer"}


def all_of_them():
    return db.session.query(Employer).all()


def actions() -> list[str]:
    return [entry.action for entry in db.session.query(AuditEntry).order_by(AuditEntry.id)]


def test_a_new_employer_is_not_vetted_and_the_page_says_what_comes_next(browse):
    browser = browse("caseworker")
    answer = browser.submit("/employers/new", **NEW, region="nova scotia", designations="aip-ns, AIP-NB")
    assert answer.status_code == 302
    (row,) = all_of_them()
    assert (row.vetting_state, row.region, row.designations) == ("missing", "CA-NS", ["AIP-NB", "AIP-NS"])
    page = browser.get(answer.location).text
    assert "Not vetted" in page and "has not been vetted" in page and "Start the vetting" in page
    assert actions()[-1] == "employer.create"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": ""}, "Enter the name"),
        ({"name": "x" * 201}, "at most 200"),
        ({"name": "Farm\u202eDlrow"}, "cannot be seen"),
        ({"country": ""}, "Choose a country"),
        ({"country": "XXX"}, "Not a valid choice"),
        ({"region": "Atlantis"}, "no region of this name"),
        ({"sector": "piracy"}, "Not a valid choice"),
        ({"registered_until": "2026-02-31"}, "Not a valid date"),
        ({"registered_until": "2206-02-01"}, "within thirty years"),
        ({"contact_email": "nobody at home"}, "such as name@example.org"),
        ({"designations": "no code!"}, "no code of a programme"),
        ({"kind": ""}, "Choose one"),
        ({"surprise": "1"}, "no field called"),
    ],
)
def test_what_is_wrong_stands_next_to_its_field_and_nothing_is_saved(browse, change, words):
    answer = browse("caseworker").submit("/employers/new", **{**NEW, **change})
    assert answer.status_code == 422 and words in answer.text
    assert not all_of_them()


def test_the_same_registration_number_is_the_same_employer(world, browse):
    make.employer(world.houses["house"], "First Farm", registration_number="NS-1")
    make.employer(world.houses["other"], "Finca Lejana", registration_number="NS-2")
    db.session.commit()
    browser = browse("caseworker")
    answer = browser.submit("/employers/new", **NEW, registration_number="NS-1")
    assert answer.status_code == 422 and "First Farm" in answer.text
    assert browser.submit("/employers/new", **NEW, registration_number="NS-2").status_code == 302


def test_a_second_editor_sees_what_changed_and_keeps_their_text(world, browse):
    row = make.employer(world.houses["house"])
    db.session.commit()
    browser = browse("caseworker")
    address = f"/employers/{row.ref}/edit"
    assert browse("second").submit(address, municipality="Kentville").status_code == 302
    answer = browser.submit(address, municipality="Wolfville", seen=1)
    assert answer.status_code == 409 and "Kentville" in answer.text and 'value="Wolfville"' in answer.text
    db.session.expire_all()
    assert db.session.get(Employer, row.id).municipality == "Kentville"


def test_saving_without_a_change_writes_nothing(world, browse):
    row = make.employer(world.houses["house"])
    db.session.commit()
    assert browse("caseworker").submit(f"/employers/{row.ref}/edit").status_code == 302
    assert "employer.edit" not in actions()


def test_anybody_of_the_staff_stops_new_submissions_and_only_a_supervisor_allows_them_again(world, browse):
    row = make.employer(world.houses["house"])
    db.session.commit()
    worker, supervisor = browse("caseworker"), browse("supervisor")
    address = f"/employers/{row.ref}"
    assert worker.submit(f"{address}/freeze", reason="").status_code == 422
    assert worker.submit(f"{address}/freeze", reason="A worker reports a fee.").status_code == 302
    page = worker.get(address).text
    assert "New submissions stopped" in page and "A worker reports a fee." in page
    assert "Allow new submissions again" not in page
    assert worker.get(f"{address}/unfreeze").status_code == 403
    assert worker.submit(f"{address}/freeze", reason="Again.").status_code == 422
    assert supervisor.submit(f"{address}/unfreeze", reason="").status_code == 422
    assert supervisor.submit(f"{address}/unfreeze", reason="The fee was paid back.").status_code == 302
    assert "New submissions stopped" not in worker.get(address).text
    assert actions()[-2:] == ["employer.freeze", "employer.unfreeze"]


def test_employers_are_found_by_any_word_of_their_name(world, browse):
    for name in ("Łódź Meats", "Granja Los Álamos", "Valley Farm"):
        make.employer(world.houses["house"], name)
    make.employer(world.houses["other"], "Alamos del Sur")
    db.session.commit()
    found = browse("caseworker").post("/employers", {"q": "alamos"})
    assert found.status_code == 200 and "Granja Los Álamos" in found.text
    assert "Valley Farm" not in found.text and "del Sur" not in found.text
    assert "No employer or recruiter fits" in browse("caseworker").post("/employers", {"q": "100%_"}).text


def test_filters_say_how_the_vetting_stands_today(world, browse):
    house, today = world.houses["house"], clock.today()
    make.employer(house, "Good Farm")
    make.employer(house, "Old Farm", vetted_until=today - timedelta(days=1))
    make.employer(house, "Last Day Farm", vetted_until=today)
    make.employer(house, "New Farm", vetted=False)
    make.employer(house, "Frozen Farm", is_frozen=True)
    make.employer(house, "Agencia Sol", vetted=False, kind="recruiter", country="GTM", vetting_state="refused")
    db.session.commit()
    browser = browse("caseworker")

    def names(**query):
        page = browser.get("/employers", **query).text
        every = ("Good Farm", "Old Farm", "Last Day Farm", "New Farm", "Frozen Farm", "Agencia Sol")
        return [name for name in every if name in page]

    assert names(vetting="approved") == ["Good Farm", "Last Day Farm", "Frozen Farm"]
    assert names(vetting="expired") == ["Old Farm"]
    assert names(vetting="missing") == ["New Farm"]
    assert names(vetting="refused") == names(kind="recruiter") == names(country="GTM") == ["Agencia Sol"]
    assert names(vetting="frozen") == ["Frozen Farm"]
    assert names(vetting="proposed") == []
    assert len(names(vetting="nonsense")) == 6
    assert "not known and was left out" in browser.get("/employers", vetting="nonsense").text


def test_pages_follow_each_other_without_losing_or_repeating_anybody(world, browse):
    refs = [make.employer(world.houses["house"], f"Farm {number:02d}").ref for number in range(55)]
    db.session.commit()
    browser, seen, query = browse("caseworker"), [], {}
    for _page in range(3):
        page = browser.get("/employers", **query).text
        shown = [ref for ref in refs if f"/employers/{ref}" in page]
        seen, query = seen + shown, {"after": shown[-1]}
    assert seen == refs
    back = browser.get("/employers", before=refs[25]).text
    assert refs[0] in back and refs[24] in back and refs[25] + '"' not in back
    assert refs[0] in browser.get("/employers", after="EM-0000-0000-0").text


def test_a_list_of_many_costs_no_more_queries_than_a_list_of_few(world, browse, queries):
    browser = browse("caseworker")
    make.opening(make.employer(world.houses["house"], "One"))
    db.session.commit()
    with queries() as few:
        browser.get("/employers")
    for number in range(20):
        make.opening(make.employer(world.houses["house"], f"Farm {number}"))
    db.session.commit()
    with queries() as many:
        browser.get("/employers")
    assert len(many) <= len(few)


@pytest.mark.parametrize("who", ["liaison", "employer", "reviewer", "analyst", "auditor", "administrator"])
def test_other_roles_get_no_page_of_this_room(world, browse, who):
    row = make.employer(world.houses["house"])
    opening = make.opening(row)
    db.session.get(type(world.users["employer"]), world.users["employer"].id).employer_id = row.id
    db.session.commit()
    browser = browse(who)
    for address in ("/employers", "/employers/new", "/openings"):
        assert browser.get(address).status_code == 403
    for address in (f"/employers/{row.ref}", f"/employers/{row.ref}/vetting", f"/openings/{opening.ref}"):
        assert browser.get(address).status_code == 404


def test_another_organization_does_not_know_of_the_employer(world, browse):
    row = make.employer(world.houses["house"])
    db.session.commit()
    browser = browse("foreign")
    missing = browser.get("/employers/EM-0000-0000-0")
    assert browser.get(f"/employers/{row.ref}").status_code == missing.status_code == 404
    assert row.name not in browser.get("/employers").text
