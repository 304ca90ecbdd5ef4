"""The page of an evaluation: sums, warnings, what has expired, who may see it, and what reading it leaves behind."""

import re
from contextlib import contextmanager
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import event

from caseflow import clock
from caseflow.evaluation import queries
from caseflow.evaluation.parts import WRITING
from caseflow.extensions import db
from caseflow.models.evaluation import Licence, WorkExperience
from caseflow.vocabulary.actions import ACTION_LABELS
from tests.evaluation.trail import reads_of
from tests.factories import evaluation as make
from tests.factories import people

OTHERS = ("stranger", "supervisor_south", "foreign", "liaison", "employer", "reviewer", "analyst", "auditor")


@pytest.fixture
def rosa(world):
    row = people.person(world.teams["north"])
    db.session.commit()
    return row


def page(browse, person) -> str:
    answer = browse("caseworker").get(f"/people/{person.ref}/evaluation")
    assert answer.status_code == 200
    return " ".join(answer.text.split())


def days(number: int):
    return clock.today() + timedelta(days=number)


def test_an_empty_evaluation_says_what_to_do_next(browse, rosa):
    text = page(browse, rosa)
    for said in ("No occupation yet", "No work yet", "No education yet", "No licence", "No language test yet"):
        assert said in text


def test_paid_hours_are_summed_in_total_and_of_the_last_five_years(browse, rosa):
    make.experience(rosa, started_on=days(-364), ended_on=None, hours_per_week=Decimal(35))
    make.experience(rosa, started_on=days(-364), ended_on=None, hours_per_week=Decimal(20), is_paid=False)
    make.experience(rosa, started_on=days(-5000), ended_on=days(-5000 + 699), hours_per_week=Decimal(10))
    db.session.commit()
    text = page(browse, rosa)
    assert "<dt>Paid work in total</dt><dd>2,825 hours</dd>" in text
    assert "<dt>Paid work in the last five years</dt><dd>1,825 hours</dd>" in text


def test_hours_that_are_not_recorded_make_the_sum_a_least(browse, rosa):
    make.experience(rosa, started_on=days(-6), ended_on=None, hours_per_week=Decimal(40))
    make.experience(rosa, hours_per_week=None)
    db.session.commit()
    assert "at least 40 hours" in page(browse, rosa)


def test_jobs_that_take_more_than_eighty_hours_together_are_asked_about_and_kept(browse, rosa):
    make.experience(rosa, started_on=days(-100), ended_on=None, hours_per_week=Decimal(50))
    make.experience(rosa, "5321", "Care at night", started_on=days(-50), ended_on=None, hours_per_week=Decimal(30))
    db.session.commit()
    assert "the jobs together take" not in page(browse, rosa)
    make.experience(rosa, "9111", "Cleaning", started_on=days(-20), ended_on=days(-10), hours_per_week=Decimal(6))
    db.session.commit()
    text = page(browse, rosa)
    assert "the jobs together take up to 86 hours a week" in text and db.session.query(WorkExperience).count() == 3


def test_noc_and_teer_are_shown_where_a_noc_is_given(browse, rosa):
    make.experience(rosa, "9211", "Picked coffee", noc="85101")
    db.session.commit()
    assert "NOC 85101 Harvesting labourers, TEER 5" in page(browse, rosa)


def test_a_number_is_sealed_and_only_its_end_is_shown(browse, rosa):
    row = make.licence(rosa, "RN-2204417")
    db.session.commit()
    text = page(browse, rosa)
    assert "••••4417" in text and "RN-2204417" not in text
    stored = db.session.execute(db.text("SELECT number FROM licence")).scalar_one()
    assert b"2204417" not in bytes(stored)
    cara = browse("caseworker")
    assert "RN-2204417" in cara.get(f"/people/{rosa.ref}/evaluation/licence/{row.id}").text
    assert "RN-2204417" not in cara.get(f"/people/{rosa.ref}/evaluation/licence/{row.id}/remove").text


@pytest.mark.parametrize(
    ("left", "said"), [(-1, "expired"), (0, "expires today"), (1, "expires in 1 day"), (90, "expires in 90 days")]
)
def test_how_long_a_licence_holds_is_said_in_words(browse, rosa, left, said):
    make.licence(rosa, expires_on=days(left))
    db.session.commit()
    assert f">{said}</span>" in page(browse, rosa)


def test_an_expired_licence_is_saved_and_the_answer_says_so(browse, rosa):
    cara = browse("caseworker")
    fields = {"isco": "2221", "body": "Colegio", "country": "HND", "kind": "foreign", "expires_on": "2020-05-03"}
    cara.submit(f"/people/{rosa.ref}/evaluation/licence/new", **fields)
    row = db.session.query(Licence).one()
    assert "This licence expired on 3 May 2020." in page_after(cara, rosa)
    form = cara.get(f"/people/{rosa.ref}/evaluation/licence/{row.id}").text
    assert 'id="expires_on-hint"' in form and "This licence expired on 3 May 2020." in form


def page_after(browser, person) -> str:
    return browser.get(f"/people/{person.ref}/evaluation").text


def test_a_test_shows_benchmarks_and_the_day_until_which_it_holds(browse, rosa):
    make.language_test(rosa, scores="6.0 5.0 5.5 3.5", taken_on=days(-800))
    make.language_test(rosa, "oet", "B C+ B A")
    db.session.commit()
    text = page(browse, rosa)
    assert "CLB 7" in text and "CLB 6" in text and "below CLB 4" in text
    assert text.count(">expired</span>") == 1 and "OET (health professions)" in text


def test_what_people_say_of_their_languages_is_shown_beside_the_tests(browse, rosa):
    people.language(rosa, "quc", "native")
    db.session.commit()
    assert "K’iche’ (First language)" in page(browse, rosa)


def test_names_cannot_carry_code_into_the_page(browse, rosa):
    make.experience(rosa, title="<script>alert(1)</script>", employer_name="<b>x")
    make.recognition(rosa, "conditional", decided_on=days(-1), conditions="<img src=x onerror=alert(1)>")
    db.session.commit()
    text = page(browse, rosa)
    assert "<script>alert" not in text and "<img" not in text and "<b>x" not in text


def same(text: str) -> str:
    """A page without the token that every page has anew."""
    return re.sub(r'(name="(?:csrf_token|once)" value=")[^"]*', r"\1", text)


@pytest.mark.parametrize("who", OTHERS)
def test_whoever_may_not_know_the_person_finds_no_evaluation(browse, rosa, who):
    row = make.experience(rosa)
    db.session.commit()
    other, missing = browse(who), "PE-0000-0000-0"
    for rest in ("", "/work/new", f"/work/{row.id}", f"/work/{row.id}/remove", "/occupation/new", "/summary"):
        hidden = other.get(f"/people/{rosa.ref}/evaluation{rest}")
        assert hidden.status_code == 404
        assert same(hidden.text) == same(other.get(f"/people/{missing}/evaluation{rest}").text)
    for rest in ("/start", "/sign", f"/work/{row.id}/remove"):
        assert other.post(f"/people/{rosa.ref}/evaluation{rest}", {"seen": "0"}).status_code == 404
    assert reads_of(rosa) == [] and db.session.query(WorkExperience).count() == 1


def test_every_reading_is_written_down_before_the_page_is_sent(browse, rosa):
    row = make.licence(rosa)
    db.session.commit()
    cara = browse("caseworker")
    cara.get(f"/people/{rosa.ref}/evaluation")
    cara.get(f"/people/{rosa.ref}/evaluation/licence/{row.id}")
    assert reads_of(rosa) == [("evaluation.read", queries.FIELDS), ("evaluation.read", "licence")]


def test_everything_that_is_written_has_its_words():
    assert set(WRITING) <= set(ACTION_LABELS)


@contextmanager
def counted():
    seen = []

    def note(_connection, _cursor, statement, *_more):
        seen.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield seen
    event.remove(db.engine, "before_cursor_execute", note)


def test_a_long_evaluation_takes_no_more_queries_than_a_short_one(app, rosa, world):
    actor = world.actor("caseworker")
    make.evaluation(rosa, started_by=world.users["caseworker"])
    make.experience(rosa)
    db.session.commit()
    with counted() as few:
        queries.evaluation(actor, rosa.ref)
    for _ in range(10):
        make.experience(rosa)
        make.licence(rosa)
        make.language_test(rosa)
    db.session.commit()
    with counted() as many:
        queries.evaluation(actor, rosa.ref)
    assert len(many) == len(few)
