"""What endangers and protects a person: few may know of it, and nobody else learns that there is anything."""

from datetime import timedelta

import pytest

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.accounts import User
from caseflow.models.cases import Case
from caseflow.models.evaluation import Circumstance
from tests.browsing import Browser
from tests.evaluation.trail import facts_of, reads_of
from tests.factories import accounts, cases, people
from tests.factories import evaluation as make


def ahead(days: int) -> str:
    return str(clock.today() + timedelta(days=days))


DEBT = {"code": "V_DEBT", "severity": "2", "review_on": ahead(30), "note": "Owes a recruiter in Danlí"}
SECRET = "owes the man at the border"


@pytest.fixture
def rosa(world):
    """Rosa, whose case the caseworker has taken."""
    row = people.person(world.teams["north"])
    cases.case(world.teams["north"], row, caseworker=world.users["caseworker"])
    db.session.commit()
    return row


@pytest.fixture
def told(rosa, world):
    """Rosa with a debt and with violence, both written down by the caseworker."""
    by = world.users["caseworker"]
    make.circumstance(rosa, "V_DEBT", 2, by=by, note=SECRET)
    make.circumstance(rosa, "V_GBV", 2, by=by, note="her partner")
    make.circumstance(rosa, "P_NETWORK", 1, by=by)
    db.session.commit()
    return rosa


@pytest.fixture
def boss(app, world) -> Browser:
    """A supervisor of the team who is no protection officer."""
    house, team = world.houses["house"], world.teams["north"]
    user: User = accounts.user(house, "supervisor", "Bob Boss", (team,))
    db.session.commit()
    return Browser(app, user)


def at(person, rest: str = "") -> str:
    return f"/people/{person.ref}/circumstances{rest}"


def test_the_caseworker_records_reviews_and_ends_it_and_reads_the_score(browse, rosa):
    cara = browse("caseworker")
    assert "Circumstances that matter for protection" in cara.get(f"/people/{rosa.ref}/evaluation").text
    assert cara.submit(at(rosa, "/new"), **DEBT).status_code == 302
    page = " ".join(cara.get(at(rosa)).text.split())
    assert "Debt from migrating" in page and "2 × 3 = 6" in page and "Low: 6" in page and "Danlí" in page
    row = db.session.query(Circumstance).one()
    assert cara.submit(at(rosa, f"/{row.id}/review"), severity="3", review_on=ahead(20)).status_code == 302
    page = cara.get(at(rosa)).text
    assert "Medium: 9" in page
    assert facts_of(rosa, "circumstance.review")[0]["after"]["severity"] == 3
    assert cara.submit(at(rosa, f"/{row.id}/end"), ended_on=ahead(0)).status_code == 302
    page = cara.get(at(rosa)).text
    assert "Ended" in page and "Low: 0" in page
    again = cara.post(at(rosa, f"/{row.id}/end"), {"ended_on": ahead(0), "seen": "3"})
    assert again.status_code == 422 and "This has ended" in again.text
    assert reads_of(rosa)[-1] == ("circumstance.read", "circumstances")


def test_violence_makes_it_high_and_what_protects_is_taken_off(browse, told):
    page = " ".join(browse("caseworker").get(at(told)).text.split())
    assert "High: 10" in page and "Tell the protection officer today" in page and "makes it high" in page
    assert "−1 × 2 = −2" in page and "restricted" in page


@pytest.mark.parametrize("who", ["second", "stranger", "supervisor_south", "foreign", "liaison", "employer", "reviewer",
                                 "analyst", "auditor", "administrator"])  # fmt: skip
def test_nobody_else_learns_that_there_is_anything(browse, rosa, told, who, world):
    nothing = people.person(world.teams["north"], "Ana", "Paz")
    db.session.commit()
    other = browse(who)
    line = db.session.query(Circumstance).first()
    with_something, with_nothing = other.get(at(told)), other.get(at(nothing))
    assert with_something.status_code == with_nothing.status_code == 404
    for rest in ("/new", f"/{line.id}/review", f"/{line.id}/end"):
        assert other.get(at(told, rest)).status_code == 404
        assert other.post(at(told, rest), {"seen": "1"}).status_code == 404
    assert db.session.query(Circumstance).filter(Circumstance.ended_on.is_not(None)).count() == 0


def test_a_caseworker_of_another_case_of_the_team_finds_no_trace_on_the_pages_of_the_person_and_the_case(
    browse, told, world
):
    cara, sam = browse("caseworker"), browse("second")
    assert cara.submit(at(told, "/new"), **{**DEBT, "code": "V_FOOD"}).status_code == 302
    file = db.session.query(Case).one().ref
    pages = [
        f"/people/{told.ref}", f"/people/{told.ref}/evaluation", f"/cases/{file}", f"/cases/{file}/timeline",
    ]  # fmt: skip
    for address in pages:
        page = sam.get(address)
        assert page.status_code == 200
        for word in ("ircumstance", SECRET, "Skips meals", "Gender-based"):
            assert word not in page.text, f"{word} on {address}"
    assert "ircumstance" not in cara.get(f"/cases/{file}/timeline").text


def test_a_supervisor_who_is_no_protection_officer_does_not_see_violence(boss, browse, told):
    page = boss.get(at(told)).text
    assert "Debt from migrating" in page and "Gender-based" not in page and "her partner" not in page
    assert "Low: 4" in page and "makes it high" not in page
    hidden = db.session.query(Circumstance).filter_by(is_restricted=True).one()
    assert boss.get(at(told, f"/{hidden.id}/review")).status_code == 404
    form = boss.get(at(told, "/new")).text
    assert "V_DEBT" in form and "V_GBV" not in form
    refused = boss.post(at(told, "/new"), {**DEBT, "code": "V_TRAFFICKING"})
    assert refused.status_code == 422 and db.session.query(Circumstance).count() == 3
    assert "Gender-based" in browse("supervisor").get(at(told)).text


WRONG = [
    ({"code": ""}, "Choose what it is"),
    ({"code": "V_MOON"}, "Not a valid choice"),
    ({"severity": "4"}, "Not a valid choice"),
    ({"severity": ""}, "Choose how strong"),
    ({"review_on": ""}, "Enter the day on which it is looked at again"),
    ({"review_on": ahead(0)}, "after today"),
    ({"review_on": ahead(400)}, "within 365 days"),
    ({"since_on": ahead(1)}, "lies in the future"),
    ({"since_on": "1980-01-01"}, "before the person&#39;s birth"),
    ({"note": "x" * 2001}, "at most 2000"),
    ({"is_restricted": "n"}, "no field called is_restricted"),
]


@pytest.mark.parametrize(("fields", "said"), WRONG, ids=lambda v: str(v)[:30])
def test_what_is_wrong_is_said_and_nothing_is_saved(browse, rosa, fields, said):
    answer = browse("caseworker").post(at(rosa, "/new"), {**DEBT, **fields})
    assert answer.status_code == 422 and said in answer.text and db.session.query(Circumstance).count() == 0


def test_the_same_is_not_recorded_twice_while_it_holds(browse, told):
    answer = browse("caseworker").submit(at(told, "/new"), **DEBT)
    assert answer.status_code == 422 and "recorded already" in answer.text


def test_two_who_review_it_at_once(browse, told):
    row = db.session.query(Circumstance).filter_by(is_restricted=False).first()
    assert (
        browse("supervisor").submit(at(told, f"/{row.id}/review"), severity="1", review_on=ahead(9)).status_code == 302
    )
    late = browse("caseworker").post(
        at(told, f"/{row.id}/review"), {"severity": "3", "review_on": ahead(8), "note": "mine", "seen": "1"}
    )
    assert late.status_code == 409 and "mine" in late.text


def test_the_rubric_is_published(browse, world):
    page = browse("second").get("/circumstances/how-scored").text
    assert "Household and family" in page and "Possible trafficking" in page
    assert browse("liaison").get("/circumstances/how-scored").status_code == 403


def test_what_is_kept_says_nothing_to_whoever_takes_the_database(told):
    raw = db.session.execute(db.text("select code, note from circumstance")).all()
    assert all("V_" not in str(code) and SECRET not in str(note) for code, note in raw)
