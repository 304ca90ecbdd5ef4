"""Every answer carries the headers that keep its content where it belongs, whatever its status."""

import pytest


@pytest.mark.parametrize(
    "address", ["/sign-in", "/", "/no-such-page", "/healthz", "/static/caseflow.css", "/api/v1/cases"]
)
def test_the_headers_are_there(browse, address):
    for browser in (browse(), browse("caseworker")):
        answer = browser.get(address)
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe-inline" not in policy and "unsafe-eval" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert "Server" not in answer.headers


def test_pages_are_kept_by_nobody(browse):
    assert browse("caseworker").get("/account").headers["Cache-Control"] == "no-store"


def test_an_unknown_host_is_refused(browse):
    assert browse().client.get("/sign-in", headers={"Host": "evil.example"}).status_code == 400


def test_the_session_cookie_is_not_for_scripts_or_other_sites(browse):
    browser = browse()
    browser.get("/sign-in")
    cookie = browser.client.get_cookie("cf")
    assert cookie.http_only and cookie.same_site == "Lax"


def test_an_address_that_does_not_exist_does_not_echo_itself(browse):
    answer = browse("caseworker").get("/cases/<script>alert(1)</script>")
    assert answer.status_code == 404 and "alert(1)" not in answer.text
