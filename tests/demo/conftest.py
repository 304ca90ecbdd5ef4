"""The demo, filled once for all tests of a module."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from caseflow.demo import fill, sign_ins
from caseflow.demo.town import DOMAIN
from caseflow.extensions import db, expect_writes
from tests.browsing import Browser
from tests.conftest import _empty


@pytest.fixture(scope="module")
def demo(whole_app: Flask, folder: Path) -> Iterator[Flask]:
    """The application over a database that the demo has filled."""
    _empty(whole_app, folder)
    with whole_app.app_context():
        expect_writes(True)
        fill.fill()
        yield whole_app
        db.session.remove()
        expect_writes(False)


@pytest.fixture
def sign_in(demo: Flask) -> Callable[[str], Browser]:
    """`sign_in("liaison.hnd")` is a browser in which that user of the demo has signed in at the door."""

    def through_the_door(who: str) -> Browser:
        browser = Browser(demo, None)
        answer = browser.post("/sign-in", {"email": f"{who}@{DOMAIN}", "password": sign_ins.PASSPHRASE})
        assert answer.status_code == 302, answer.text
        return browser

    return through_the_door
