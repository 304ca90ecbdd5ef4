"""A form that is sent twice, by a double tap or a reload, is kept once."""

import threading

import pytest
from sqlalchemy import func, select

from caseflow.extensions import db
from caseflow.models.accounts import SentForm
from caseflow.models.cases import Note
from tests.browsing import form_values
from tests.factories import cases, people


@pytest.fixture
def address(world):
    row = cases.case(world.teams["north"], *people.family(world.teams["north"]))
    db.session.commit()
    return f"/cases/{row.ref}/notes/add"


def notes() -> int:
    return db.session.scalar(select(func.count(Note.id))) or 0


def filled(browser, address):
    return {**form_values(browser.get(address).text), "kind": "internal", "body": "They have found a flat."}


def test_a_double_tap_leaves_one_note_and_leads_to_the_same_page(browse, address):
    browser = browse("caseworker")
    form = filled(browser, address)
    first, second = browser.post(address, form), browser.post(address, form)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first.location == second.location
    assert notes() == 1


def test_the_same_words_in_a_form_opened_anew_are_another_note(browse, address):
    browser = browse("caseworker")
    for _time in range(2):
        assert browser.post(address, filled(browser, address)).status_code == 302
    assert notes() == 2


def test_a_form_that_was_refused_can_be_mended_and_sent(browse, address):
    browser = browse("caseworker")
    form = filled(browser, address)
    assert browser.post(address, {**form, "body": ""}).status_code == 422
    assert browser.post(address, form).status_code == 302
    assert notes() == 1


def test_somebody_elses_word_is_not_mine(browse, address):
    form = filled(browse("caseworker"), address)
    for who in ("caseworker", "second"):
        assert browse(who).post(address, form).status_code == 302
    assert notes() == 2


def test_two_taps_at_the_same_moment_leave_one_note(app, browse, address):
    browser = browse("caseworker")
    form = {**filled(browser, address), "csrf_token": browser._token()}
    clients, start, answers = [browse("caseworker").client for _time in range(2)], threading.Barrier(2), []

    def tap(client):
        start.wait()
        answers.append(client.post(address, data=form).status_code)

    session = {}
    with browser.client.session_transaction() as cookie:
        session = dict(cookie)
    for client in clients:
        with client.session_transaction() as cookie:
            cookie.update(session)
    db.session.remove()
    taps = [threading.Thread(target=tap, args=(client,)) for client in clients]
    for one in taps:
        one.start()
    for one in taps:
        one.join(30)
    assert sorted(answers)[0] == 302 and set(answers) <= {302, 409}
    assert notes() == 1
    assert db.session.scalar(select(func.count()).select_from(SentForm)) == 1
