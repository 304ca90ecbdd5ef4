"""Administrators add organizations, teams and users, and see no case."""

import re

from caseflow.extensions import db
from caseflow.models.accounts import Organization, User
from tests.factories.accounts import PASSWORD


def test_a_new_user_chooses_a_password_by_a_link_shown_once_and_signs_in(browse, world):
    admin = browse("administrator")
    answer = admin.submit(
        "/admin/users/new",
        name="Nora New",
        email="Nora@Example.org",
        role="caseworker",
        organization=world.houses["house"].ref,
        teams=[world.teams["north"].ref],
    )
    assert answer.status_code == 302
    page = admin.get(answer.location).text
    link = re.search(r"/password/[\w-]+", page).group(0)
    assert link not in admin.get(answer.location).text
    newcomer = browse()
    assert newcomer.submit(link, new=PASSWORD).status_code == 302
    assert newcomer.post("/sign-in", {"email": "nora@example.org", "password": PASSWORD}).status_code == 302
    assert browse().get(link).status_code in {200, 404}
    assert browse().submit(link, new=PASSWORD).status_code == 404


def test_a_caseworker_needs_a_team_and_the_message_stands_next_to_the_field(browse, world):
    answer = browse("administrator").submit(
        "/admin/users/new", name="N", email="n@example.org", role="caseworker", organization=world.houses["house"].ref
    )
    assert answer.status_code == 422 and "at least one team" in answer.text
    assert db.session.query(User).filter_by(email="n@example.org").count() == 0


def test_a_liaison_belongs_to_a_consulate(browse, world):
    answer = browse("administrator").submit(
        "/admin/users/new", name="N", email="n@example.org", role="liaison", organization=world.houses["house"].ref
    )
    assert answer.status_code == 422 and "does not belong" in answer.text


def test_another_role_ends_the_sessions_of_before(browse, world):
    cara = browse("caseworker")
    assert cara.get("/account").status_code == 200
    ref = world.users["caseworker"].ref
    answer = browse("administrator").submit(f"/admin/users/{ref}", role="analyst", teams=[])
    assert answer.status_code == 302
    assert cara.get("/account").status_code == 302


def test_two_administrators_do_not_overwrite_each_other(browse, world):
    address = f"/admin/users/{world.users['auditor'].ref}"
    admin = browse("administrator")
    assert admin.submit(address, name="First").status_code == 302
    late = admin.submit(address, name="Second", seen="1")
    assert late.status_code == 409 and "First" in late.text and 'value="Second"' in late.text
    db.session.rollback()
    assert db.session.get(User, world.users["auditor"].id).name == "First"


def test_nobody_takes_their_own_rights_away(browse, world):
    answer = browse("administrator").submit(f"/admin/users/{world.users['administrator'].ref}", role="auditor")
    assert answer.status_code == 422 and "Ask another administrator" in answer.text


def test_an_organization_and_its_team_are_added(browse):
    admin = browse("administrator")
    answer = admin.submit("/admin/organizations/new", name="Casa Abierta", kind="service", country="PER")
    assert answer.status_code == 302
    assert admin.submit(f"{answer.location}/teams/new", name="Lima").status_code == 302
    page = admin.get(answer.location).text
    assert "Lima" in page and "Casa Abierta" in page
    again = admin.submit("/admin/organizations/new", name="Casa Abierta", kind="service", country="PER")
    assert again.status_code == 422 and "already" in again.text


def test_a_consulate_with_users_keeps_its_country(browse, world):
    ref = world.houses["consulate"].ref
    answer = browse("administrator").submit(f"/admin/organizations/{ref}", country="SLV")
    assert answer.status_code == 422
    db.session.rollback()
    assert db.session.query(Organization).filter_by(ref=ref).one().country == "HND"


def test_the_list_is_filtered_and_paged(browse, world):
    page = browse("administrator").get("/admin/users?role=liaison").text
    assert "Lia Honduras" in page and "Cara Worker" not in page


def test_nobody_else_administers(browse):
    for who in ("caseworker", "supervisor", "liaison", "employer", "reviewer", "analyst", "auditor"):
        assert browse(who).get("/admin/users").status_code == 403


def test_a_token_is_shown_once_and_can_be_ended(browse, world):
    cara = browse("caseworker")
    assert cara.submit("/account/tokens/new", name="my sheet", days="30").status_code == 302
    page = cara.get("/account").text
    token = re.search(r"<code>([\w-]{40,})</code>", page).group(1)
    again = cara.get("/account").text
    assert token not in again and "my sheet" in again
    address = re.search(r"/account/tokens/\d+/end", again).group(0)
    assert browse("second").post(address).status_code == 404
    assert cara.post(address).status_code == 302
    assert "my sheet" not in cara.get("/account").text


def test_a_user_reads_in_the_language_they_choose(browse):
    cara = browse("caseworker")
    cara.submit("/account/language", language="es")
    assert '<html lang="es"' in cara.get("/account").text


def test_other_sessions_are_ended_by_their_owner(browse):
    here, elsewhere = browse("caseworker"), browse("caseworker")
    assert here.post("/account/sessions/end").status_code == 302
    assert here.get("/account").status_code == 200 and elsewhere.get("/account").status_code == 302
