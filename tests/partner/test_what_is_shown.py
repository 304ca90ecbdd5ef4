"""An employer reads what each person agreed to, from the stage that the person chose; and nothing else."""

import pytest
from sqlalchemy import select

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.audit import AccessLog
from caseflow.models.placements import PlacementMessage
from tests.access.harvest import whole
from tests.factories import consent as make
from tests.factories import employers
from tests.partner.scenes import KIND, put_forward

# What no page of an employer ever holds.
NEVER = ("HN-SECRET-77", "UNHCR", "Hidden Lane", "Internal words", "Truro", "CF-", "PE-", "clear")
TELLS = ("Rosa", "Mejía", "0147", "Passport", "Clínica Tela", "Instituto Tela", "Honduras", "Cuidadora", "1990", "Gar")


def page_of(browse, placement):
    answer = browse("employer").get(f"/partner/candidates/{placement.ref}")
    assert answer.status_code == 200
    return answer.text.split('id="main"')[1]


def has(page, words):
    return [word for word in words if word in page]


def test_before_the_stage_that_the_person_chose_the_employer_reads_about_the_work_without_a_name(browse, forward):
    placed, _person, _agreed = forward("submitted", stage="interview")
    page = page_of(browse, placed)
    assert has(page, TELLS) == [] and has(page, NEVER) == []
    assert f"Candidate {placed.ref[3:7]}" in page and "What the person can do" in page and "Spanish" in page
    assert "Can start on" in page and "another country" not in page and "Colegio" not in page


def test_from_the_chosen_stage_on_it_reads_who_it_is(browse, forward):
    placed, _person, _agreed = forward("interview", stage="interview")
    page = page_of(browse, placed)
    assert has(page, TELLS) == list(TELLS) and has(page, NEVER) == []


@pytest.mark.parametrize("state", ["matched", "shortlisted"])
def test_nothing_is_there_before_the_submission(browse, forward, state):
    placed, _person, _agreed = forward(state, submitted_on=None)
    browser = browse("employer")
    assert browser.get(f"/partner/candidates/{placed.ref}").status_code == 404
    for address in ("/partner", "/partner/candidates"):
        assert placed.ref not in browser.get(address).text and "Mejía" not in browser.get(address).text


@pytest.mark.parametrize("fields", [("work",), ("start",), ("identity",), ("contact",), ("documents",)])
def test_only_what_was_named_is_shown(browse, forward, fields):
    placed, _person, _agreed = forward("interview", fields=fields)
    page = page_of(browse, placed)
    shown = {
        "work": "What the person can do" in page, "start": "Can start on" in page, "identity": "Mejía" in page,
        "contact": "0147" in page, "documents": "Papers" in page,
    }  # fmt: skip
    assert [name for name, is_there in shown.items() if is_there] == list(fields)
    assert has(page, NEVER) == []
    if "identity" not in fields:
        assert has(page, ("Rosa", "Mejía", "Clínica Tela", "Honduras", "1990")) == []


def test_a_consent_taken_back_closes_the_view_at_once(browse, world, forward):
    placed, person, agreed = forward("interview")
    browser = browse("employer")
    assert browser.get(f"/partner/candidates/{placed.ref}").status_code == 200
    browse("caseworker").post(f"/people/{person.ref}/consents/{agreed.ref}/withdraw")
    gone = browser.get(f"/partner/candidates/{placed.ref}")
    missing = browser.get("/partner/candidates/PL-0000-0000-0")
    assert gone.status_code == 404 and whole(gone) == whole(missing)
    for address in ("/partner", "/partner/candidates", f"/partner/candidates/{placed.ref}/answer/offered"):
        assert "Mejía" not in browser.get(address).text and placed.ref not in browser.get(address).text
    for address in ("answer/offered", "start", "end", "wages/new"):
        assert browser.post(f"/partner/candidates/{placed.ref}/{address}").status_code == 404


@pytest.mark.parametrize(
    "change", [{"expires_on": 0}, {"end_reason": "moved"}, {"risks_explained": False}, {"employer_id": 999_999}]
)
def test_a_consent_that_does_not_count_shows_nobody(browse, forward, change):
    placed, _person, agreed = forward("interview")
    for name, value in change.items():
        setattr(agreed, name, clock.today() if name == "expires_on" else value)
    db.session.add(agreed)
    db.session.commit()
    assert browse("employer").get(f"/partner/candidates/{placed.ref}").status_code == 404


def test_the_newest_word_decides_even_when_it_says_less(browse, world, forward, farm):
    placed, person, _agreed = forward("interview")
    make.consent(
        person, farm.name, world.users["caseworker"], kind=KIND, fields=["work"], employer_id=farm.id,
        identity_from="accepted", given_on=clock.today(),
    )  # fmt: skip
    db.session.commit()
    assert has(page_of(browse, placed), ("Rosa", "0147", "Papers")) == []


def test_a_consent_of_before_there_was_a_choice_still_counts(browse, forward):
    placed, _person, agreed = forward("submitted", stage="")
    agreed.employer_id, agreed.recipient_name = None, "VALLEY  farm"
    db.session.add(agreed)
    db.session.commit()
    assert "Mejía" in page_of(browse, placed)


def test_what_came_to_nothing_or_has_ended_is_no_longer_read(browse, forward):
    for state in ("declined_by_employer", "declined_by_person", "withdrawn"):
        placed, *_rest = forward(state)
        page = page_of(browse, placed)
        assert has(page, TELLS) == [] and "Candidate" in page
    pages = []
    for state in ("ended_completed", "ended_resigned", "ended_dismissed", "ended_abuse_exit"):
        placed, *_rest = forward(state)
        page = page_of(browse, placed)
        assert "Mejía" in page and has(page, ("0147", "Clínica", "Papers", "abuse", "resigned")) == []
        pages.append(page.replace(placed.ref, ""))
    assert "Work ended" in pages[0]


def test_whom_nobody_reaches_is_where_they_were(browse, forward):
    placed, *_rest = forward("unknown_no_contact", started_on=clock.today())
    assert "At work with you" in page_of(browse, placed) and "contact" not in page_of(browse, placed).split("Hours")[0]


def test_other_employers_and_their_candidates_are_not_there(browse, world, forward):
    other = employers.employer(world.houses["house"], "Another Farm")
    job = employers.opening(other, "Picker")
    job.employer = other
    placed, person, _agreed = put_forward(world, job, "interview", family="Zelaya")
    make.consent(person, "Valley Farm", world.users["caseworker"], kind=KIND)
    db.session.commit()
    forward("submitted")
    browser = browse("employer")
    assert browser.get(f"/partner/candidates/{placed.ref}").status_code == 404
    assert browser.get(f"/partner/openings/{job.ref}").status_code == 404
    for address in ("/partner", "/partner/candidates", "/partner/openings", f"/partner/candidates?opening={job.ref}"):
        text = browser.get(address).text
        assert has(text, ("Zelaya", "Another Farm", "Picker")) == []


def test_an_account_without_an_employer_sees_nothing(browse, world):
    browser = browse("employer")
    for address in ("/partner", "/partner/candidates", "/partner/openings"):
        assert browser.get(address).status_code == 200
    assert browser.get("/").status_code == 302


def test_staff_and_liaisons_do_not_come_through_this_door(browse, forward):
    placed, *_rest = forward("interview")
    for who in ("caseworker", "supervisor", "liaison", "analyst"):
        assert browse(who).get("/partner").status_code == 403
        assert browse(who).get(f"/partner/candidates/{placed.ref}").status_code == 404


def test_every_read_is_written_down_under_its_consent_and_the_person_may_have_the_list(browse, forward):
    placed, person, agreed = forward("submitted", stage="offered")
    browser = browse("employer")
    browser.get(f"/partner/candidates/{placed.ref}")
    browser.get("/partner/candidates")
    rows = db.session.scalars(select(AccessLog).where(AccessLog.subject == person.ref).order_by(AccessLog.id)).all()
    assert [(row.action, row.fields, row.consent_id) for row in rows] == [
        ("partner.read", "work, start", agreed.id), ("partner.list", "start", agreed.id),
    ]  # fmt: skip
    page = browse("caseworker").get(f"/people/{person.ref}/disclosures").text
    assert "Emil Farmer, Valley Farm" in page and "Work, education, licences and languages" in page
    assert "Candidate read by the employer" in page and "Name, birth date" not in page.split("<tbody")[1]


def test_messages_of_both_sides_are_read_and_written(browse, world, forward):
    placed, *_rest = forward("interview")
    staff = PlacementMessage(
        placement_id=placed.id, body="She can come on Monday.", by_side="staff",
        author_id=world.users["caseworker"].id, at=clock.now(),
    )  # fmt: skip
    db.session.add(staff)
    db.session.commit()
    answer = browse("employer").post(f"/partner/candidates/{placed.ref}", {"body": "Monday is fine."})
    assert answer.status_code == 302
    page = page_of(browse, placed)
    assert has(page, ("Our service wrote", "She can come", "You wrote", "Monday is fine")) and "Cara" not in page
    assert browse("employer").post(f"/partner/candidates/{placed.ref}", {"body": " "}).status_code == 422
