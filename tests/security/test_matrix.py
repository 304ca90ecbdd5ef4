"""Every address × nine actors × own, other team's, other organization's, missing: by real requests."""

import re
import shutil

import pytest

from caseflow.access.routes import ROUTES
from caseflow.extensions import db, expect_writes
from tests.conftest import POSTGRESQL, _empty
from tests.factories.world import World
from tests.security import scene as scenes
from tests.security.matrix import DONE, DOORS, expected, place
from tests.security.scene import ACTORS, WHOSE

ENDPOINTS = sorted(set(ROUTES) - DOORS)


@pytest.fixture(scope="module")
def built(whole_app, folder):
    """The scene, made once; on SQLite each test gets it back as it was."""
    _empty(whole_app, folder)
    with whole_app.app_context():
        expect_writes(True)
        scene = scenes.build(World.build())
        db.session.remove()
        db.engine.dispose()
        expect_writes(False)
    if not POSTGRESQL:
        shutil.copyfile(folder / "test.db", folder / "scene.db")
    return scene


@pytest.fixture
def scene(whole_app, folder, built):
    if not POSTGRESQL:
        with whole_app.app_context():
            db.session.remove()
            db.engine.dispose()
        for rest in ("test.db-wal", "test.db-shm"):
            (folder / rest).unlink(missing_ok=True)
        shutil.copyfile(folder / "scene.db", folder / "test.db")
    return built


def ask(app, scene, who, method, address):
    """One request of that actor, with a form's token and nothing else in the form."""
    client = app.test_client()
    headers = {}
    is_api = address.startswith("/api/")
    if who is not None and is_api:
        headers["Authorization"] = f"Bearer {scene.api_tokens[who]}"
    elif who is not None:
        with client.session_transaction() as cookie:
            cookie["_user_id"], cookie["_fresh"] = scene.tokens[who], True
    data = {}
    if method == "POST" and not is_api:
        with app.app_context():
            page = client.get("/account" if who else "/sign-in").text
        data["csrf_token"] = re.search(r'name="csrf_token" value="([^"]+)"', page).group(1)
    with app.app_context():
        if is_api and method == "POST":
            return client.open(address, method=method, headers=headers, json={"seen": 1})
        return client.open(address, method=method, headers=headers, data=data or None)


def without_token(answer) -> bytes:
    """The page without what is new on every page."""
    return re.sub(rb'name="(csrf_token|once)" value="[^"]+"', b"", answer.data)


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_everybody_gets_what_the_matrix_says(whole_app, scene, endpoint):
    rule = next(r for r in whole_app.url_map.iter_rules() if r.endpoint == endpoint)
    methods = sorted({"GET", "POST"} & rule.methods)
    if POSTGRESQL:
        methods = methods[:1]
    about, wrong = place(endpoint), []
    whose_all = ("own",) if not rule.arguments else WHOSE
    for method in methods:
        for who in ACTORS:
            missing = None
            for whose in reversed(whose_all):
                right = expected(endpoint, who, whose)
                if POSTGRESQL and method == "POST" and right == DONE:
                    continue  # the scene is not put back there; SQLite tries these
                answer = ask(whole_app, scene, who, method, scene.address(rule, whose, about))
                if answer.status_code not in right:
                    wrong.append(f"{method} {who} at {whose}: {answer.status_code}, expected {sorted(right)}")
                if whose == "missing":
                    missing = without_token(answer)
                elif answer.status_code == 404 and without_token(answer) != missing:
                    wrong.append(f"{method} {who} at {whose}: 404, but not the bytes of what is missing")
    assert not wrong, "\n".join(wrong)


def test_an_address_without_a_rule_is_not_there(whole_app, scene):
    assert ask(whole_app, scene, "administrator", "GET", "/no-such-page").status_code == 404


def test_the_doors_are_open_to_everybody(whole_app, scene):
    for address in ("/sign-in", "/healthz", "/readyz", "/api/v1/openapi.json"):
        assert ask(whole_app, scene, None, "GET", address).status_code == 200
