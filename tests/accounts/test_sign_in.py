"""Signing in and out, as the people who do it see it."""

from caseflow.audit import verify
from tests.browsing import Browser
from tests.factories.accounts import PASSWORD


def sign_in(browser: Browser, email: str = "cara.worker@example.org", password: str = PASSWORD, to: str = ""):
    return browser.post("/sign-in" + (f"?to={to}" if to else ""), {"email": email, "password": password})


def test_a_caseworker_signs_in(browse):
    answer = sign_in(browse())
    assert answer.status_code == 302 and answer.location == "/"


def test_a_wrong_password_and_an_unknown_address_say_the_same(browse):
    wrong = sign_in(browse(), password="not the right one at all")
    unknown = sign_in(browse(), email="nobody@example.org")
    assert wrong.status_code == unknown.status_code == 422
    assert "do not belong together" in wrong.text and "do not belong together" in unknown.text


def test_after_signing_out_a_copy_of_the_cookie_is_worth_nothing(browse):
    browser = browse("caseworker")
    copied = browser.client.get_cookie("cf").value
    assert browser.post("/sign-out").status_code == 302
    thief = browse()
    thief.client.set_cookie("cf", copied)
    assert thief.get("/").status_code == 302


def test_signing_in_never_leads_to_another_site(browse):
    for address in ("//evil.example", "https://evil.example", "/\\evil.example"):
        assert sign_in(browse(), to=address).location == "/"


def test_many_wrong_tries_are_slowed_and_the_owner_still_gets_in_from_a_known_device(browse):
    owner = browse()
    assert sign_in(owner).status_code == 302
    owner.client.delete_cookie("cf")
    attacker = browse()
    answers = [sign_in(attacker, password=f"guess number {i} is wrong").status_code for i in range(8)]
    assert answers[:4] == [422] * 4 and answers[-1] == 429
    assert sign_in(owner).status_code == 302


def test_a_form_without_its_token_is_refused(app, world, browse):
    answer = browse()._open("/sign-in", method="POST", data={"email": "cara.worker@example.org", "password": PASSWORD})
    assert answer.status_code == 400


def test_a_form_sent_from_another_site_is_refused(browse):
    answer = browse().post(
        "/sign-in", {"email": "x@example.org", "password": "x"}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert answer.status_code == 403


def test_a_field_that_the_form_does_not_have_is_refused(browse):
    answer = browse().post("/sign-in", {"email": "cara.worker@example.org", "password": PASSWORD, "role": "auditor"})
    assert answer.status_code == 422 and "no field called role" in answer.text


def test_signing_in_is_in_the_trail_and_the_trail_is_sound(browse):
    sign_in(browse())
    result = verify.verify_all()
    assert result.is_sound and result.entries == 1
