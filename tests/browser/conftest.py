"""A real server over the scene of the authorization matrix, and a real browser in front of it."""

import shutil
import threading
from collections.abc import Iterator

import pytest
from werkzeug.serving import make_server

from caseflow.app import create_app
from caseflow.extensions import db, expect_writes
from tests.browser.chromium import chromium
from tests.conftest import _empty, settings
from tests.factories.accounts import PASSWORD
from tests.factories.world import World
from tests.security import scene as scenes

PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1200, "height": 900}


@pytest.fixture(scope="session")
def browser():
    with chromium() as found:
        yield found


@pytest.fixture(scope="session")
def site(whole_app, folder) -> Iterator[tuple[str, scenes.Scene, World]]:
    """Address of a running server, the scene in its database, and the world with its users."""
    _empty(whole_app, folder)
    with whole_app.app_context():
        expect_writes(True)
        world = World.build()
        scene = scenes.build(world)
        emails = {who: user.email for who, user in world.users.items()}
        db.session.remove()
        db.engine.dispose()
        expect_writes(False)
    shutil.copyfile(folder / "test.db", folder / "browser.db")
    app = create_app(settings(folder, f"sqlite:///{folder / 'browser.db'}"))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    scene.cookies = {who: signed_in_cookie(app, token) for who, token in scene.tokens.items()}
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", scene, emails
    server.shutdown()
    thread.join(timeout=5)
    server.server_close()
    with app.app_context():
        db.engine.dispose()


def signed_in_cookie(app, token: str) -> str:
    """The cookie of a browser that signed in: nobody signs in forty times in a minute."""
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"], cookie["_fresh"] = token, True
    return client.get_cookie("cf").value


def sign_in(page, email: str) -> None:
    """Sign in as a person does."""
    page.goto("/sign-in")
    page.fill("input[name=email]", email)
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/")


@pytest.fixture
def visitor(browser, site):
    """`visitor("caseworker", PHONE)` is a signed-in page; whatever its console complains about fails the test."""
    address, scene, _emails = site
    contexts, complaints = [], []

    def hear(said) -> None:
        # That a page was not found, or a form not accepted, is no complaint about the page itself.
        if said.type in {"error", "warning"} and "the server responded with a status of 4" not in said.text:
            complaints.append(said.text)

    def enter(who: str, size: dict[str, int] = DESKTOP, **more):
        context = browser.new_context(base_url=address, viewport=size, **more)
        contexts.append(context)
        context.add_cookies([{"name": "cf", "value": scene.cookies[who], "url": address}])
        page = context.new_page()
        page.on("console", hear)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield enter
    for context in contexts:
        context.close()
    assert not complaints, complaints
