"""Somebody knocks at the doors in ways that no page offers: addresses, forms, links, sessions."""

import re

import pytest

from caseflow.access.routes import ROUTES
from caseflow.accounts import commands, commands_admin, throttle
from caseflow.errors import NotFound
from caseflow.extensions import db
from caseflow.models.accounts import SignInSession
from tests.factories.accounts import PASSWORD

NEW = "four quite different words here"
ELSEWHERE = (
    "//evil.example", "/\t/evil.example", "/\n/evil.example", "/\r\n/evil.example", "\t//evil.example",
    "/\\evil.example", "\\\\evil.example", "https://evil.example", "javascript:alert(1)", "/\x0b/evil.example",
    "/ok\r\nSet-Cookie: a=b",
)  # fmt: skip


def token(page: str) -> str:
    return re.search(r'name="csrf_token" value="([^"]+)"', page).group(1)


@pytest.fixture
def failing(app):
    """The application as it runs: what breaks is answered with 500 instead of thrown at the test."""
    app.testing, app.config["PROPAGATE_EXCEPTIONS"] = False, False
    yield app
    app.testing, app.config["PROPAGATE_EXCEPTIONS"] = True, None


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_no_address_leads_elsewhere_after_signing_in(app, world, browse, wanted):
    # A tab or a line end in the middle is dropped by browsers, and was dropped by the redirect: "/<tab>/evil.example".
    stranger = browse(None)
    form = {"email": world.users["liaison"].email, "password": PASSWORD}
    form["csrf_token"] = token(stranger.get("/sign-in").text)
    answer = stranger._open("/sign-in", method="POST", query_string={"to": wanted}, data=form)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_no_address_leads_elsewhere_after_choosing_a_language(browse, wanted):
    stranger = browse(None)
    page = stranger.get("/sign-in").text
    form = {"language": "es", "to": wanted, "csrf_token": token(page)}
    answer = stranger._open("/language", method="POST", data=form)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


def test_a_stranger_reads_in_the_language_they_choose(browse):
    stranger = browse(None)
    answer = stranger.post("/language", {"language": "es", "to": "/sign-in"})
    assert answer.headers["Location"] == "/sign-in"
    assert '<html lang="es"' in stranger.get("/sign-in").text


def test_signing_out_ends_the_session_whatever_else_the_form_holds(browse, world):
    liaison = browse("liaison")
    liaison.post("/sign-out", {"more": "x"})
    alive = SignInSession.user_id == world.users["liaison"].id, SignInSession.ended_at.is_(None)
    assert db.session.query(SignInSession).filter(*alive).count() == 0


@pytest.mark.parametrize("name", ["endpoint", "_scheme", "_external", "_anchor", "_method", "values"])
def test_a_query_has_no_say_in_how_addresses_are_made(failing, browse, name):
    answer = browse("supervisor").get(f"/supervision?{name}=javascript")
    assert answer.status_code == 200
    assert 'href="javascript' not in answer.text


@pytest.mark.parametrize("number", [2**31, 2**63, 10**30])
def test_a_number_that_no_row_can_have_is_not_found(failing, browse, number):
    assert browse("liaison").post(f"/account/tokens/{number}/end").status_code == 404
    assert browse("supervisor").get(f"/employers/EM-0000-0000-0/vettings/{number}").status_code == 404


def test_nul_is_found_nowhere(failing, browse):
    # PostgreSQL refuses to look for it, so it would be an error where others are "not found".
    liaison = browse("liaison")
    addresses = ("/consular/PE-%00", "/consular?after=%00", "/%00")
    assert [liaison.get(address).status_code for address in addresses] == [404, 404, 404]
    answer = liaison.post("/consular", {"name": "Ro\0sa"})
    assert answer.status_code == 422 and "cannot be seen" in answer.text


def test_an_older_password_link_is_worth_nothing_once_another_is_made_or_used(app, world):
    account, admin = world.users["liaison"], world.actor("administrator")
    first = commands_admin.renew_password_link(admin, account.ref)
    second = commands_admin.renew_password_link(admin, account.ref)
    with pytest.raises(NotFound):
        commands.choose_password(first, NEW)
    commands.choose_password(second, NEW)
    with pytest.raises(NotFound):
        commands.choose_password(second, NEW + " again")


def test_a_password_link_is_shown_on_no_page_but_its_account_s(browse, world):
    admin = browse("administrator")
    admin.submit(f"/admin/users/{world.users['liaison'].ref}/link")
    assert "/password/" not in admin.get(f"/admin/users/{world.users['analyst'].ref}").text


def test_the_current_password_cannot_be_tried_without_end(browse):
    caseworker = browse("caseworker")
    form = {"current": "not the right one", "new": NEW}
    answers = [caseworker.post("/account/password", form).status_code for _ in range(12)]
    assert answers[:10] == [422] * 10
    assert answers[10:] == [429, 429]


def test_another_consulate_ends_the_sessions_of_before(browse, world):
    liaison = browse("liaison")
    assert liaison.get("/consular").status_code == 200
    other = world.houses["consulate_slv"].ref
    browse("administrator").submit(f"/admin/users/{world.users['liaison'].ref}", organization=other)
    assert liaison.get("/consular").status_code == 302


def test_every_address_that_changes_something_wants_the_token_of_a_page(app, browse):
    caseworker = browse("caseworker")
    for rule in app.url_map.iter_rules():
        if "POST" not in rule.methods or rule.endpoint not in ROUTES or rule.rule.startswith("/api/"):
            continue
        address = re.sub(r"<int:\w+>", "1", rule.rule)
        address = re.sub(r"<\w+>", "XX-0000-0000-0", address)
        assert caseworker._open(address, method="POST", data={}).status_code == 400, address


def test_the_cookie_of_a_browser_opens_nothing_in_the_api(browse):
    caseworker = browse("caseworker")
    assert caseworker._open("/api/v1/cases").status_code == 401
    assert caseworker._open("/api/v1/cases/CF-1/steps/1/start", method="POST", json={"seen": 1}).status_code == 401


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"])
def test_other_methods_change_nothing_and_tell_nothing(browse, method):
    liaison = browse("liaison")
    there, gone = (liaison._open(f"/consular/{ref}", method=method) for ref in ("PE-0000-0000-0", "PE-0000-0000-1"))
    assert there.status_code == gone.status_code == 405


def test_the_method_cannot_be_overridden(browse):
    liaison = browse("liaison")
    headers = {"X-HTTP-Method-Override": "POST", "X-HTTP-Method": "POST", "X-Method-Override": "POST"}
    answer = liaison._open("/sign-out?_method=POST", headers=headers)
    assert answer.status_code == 405
    assert liaison.get("/consular").status_code == 200


def test_no_bucket_is_shared_between_the_door_and_the_account(world):
    names = {b.key for b in throttle.buckets("a@example.org", None, "10.0.0.0/24")}
    assert throttle.own_password("US-1").key not in names


def test_the_log_says_where_a_page_broke_and_not_with_what(failing, browse, caplog):
    secret = "Rosa Oculta, E7781"

    def broken() -> str:
        raise RuntimeError(f"row refused: {secret}") from ValueError(secret)

    before = failing.view_functions["accounts.own"]
    failing.view_functions["accounts.own"] = broken
    try:
        answer = browse("liaison").get(f"/account?name={secret}")
    finally:
        failing.view_functions["accounts.own"] = before
    assert answer.status_code == 500 and secret not in answer.text
    number = re.search(r"<code>(\w+)</code>", answer.text).group(1)
    assert number in caplog.text and "RuntimeError" in caplog.text and "ValueError" in caplog.text
    assert "Rosa" not in caplog.text and "E7781" not in caplog.text
