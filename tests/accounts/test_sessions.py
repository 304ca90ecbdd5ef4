"""Sessions end by themselves, and with everything that should end them."""

from datetime import timedelta

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.accounts import SignInSession, User
from tests.factories.accounts import PASSWORD


def is_in(browser) -> bool:
    return browser.get("/account").status_code == 200


def test_a_session_ends_after_half_an_hour_without_use(browse):
    browser = browse("caseworker")
    with clock.moved(timedelta(minutes=29)):
        assert is_in(browser)
    with clock.moved(timedelta(minutes=58)):
        assert is_in(browser)
    with clock.moved(timedelta(minutes=90)):
        assert not is_in(browser)


def test_a_session_ends_after_twelve_hours_of_constant_use(browse):
    browser = browse("caseworker")
    for minutes in range(20, 12 * 60, 20):
        with clock.moved(timedelta(minutes=minutes)):
            assert is_in(browser), minutes
    with clock.moved(timedelta(hours=12, minutes=1)):
        assert not is_in(browser)


def test_a_deactivated_user_is_out_at_the_next_page(browse, world):
    browser = browse("caseworker")
    assert is_in(browser)
    db.session.get(User, world.users["caseworker"].id).active = False
    db.session.commit()
    assert not is_in(browser)


def test_changing_the_password_ends_the_other_sessions_and_keeps_this_one(browse):
    here, elsewhere = browse("caseworker"), browse("caseworker")
    new = "seven slow otters drift by"
    answer = here.submit("/account/password", current=PASSWORD, new=new)
    assert answer.status_code == 302
    assert is_in(here) and not is_in(elsewhere)


def test_a_weak_password_is_refused_next_to_its_field(browse):
    answer = browse("caseworker").submit("/account/password", current=PASSWORD, new="short")
    assert answer.status_code == 422 and "15" in answer.text


def test_a_wrong_current_password_is_refused(browse):
    answer = browse("caseworker").submit("/account/password", current="wrong", new="seven slow otters drift by")
    assert answer.status_code == 422 and "not your current password" in answer.text


def test_only_a_hash_of_the_token_is_kept(browse, world):
    browse("caseworker")
    row = db.session.query(SignInSession).one()
    assert len(row.token_hash) == 64


def test_looking_again_within_a_minute_writes_nothing(browse):
    browser = browse("caseworker")
    before = db.session.query(SignInSession).one().seen_at
    assert is_in(browser)
    db.session.rollback()
    assert db.session.query(SignInSession).one().seen_at == before
