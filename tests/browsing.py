"""A browser without a screen: follows links and forms as a person would, and checks every page that it is given.

Each request gets an application context of its own, so that nobody is signed in by somebody else's request.
"""

import html
import re
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from caseflow.accounts import commands as accounts
from caseflow.extensions import db, expect_writes
from caseflow.models.accounts import User
from tests.factories.accounts import PASSWORD


class Browser:
    def __init__(self, app: Flask, user: User | None) -> None:
        self.app = app
        self.client = app.test_client()
        if user is not None:
            token = accounts.sign_in(
                user.email, PASSWORD, device=user.ref, subnet=f"test-{user.ref}", agent="test"
            ).token
            with self.client.session_transaction() as cookie:
                cookie["_user_id"] = token
                cookie["_fresh"] = True

    def get(self, address: str, **query: Any) -> TestResponse:
        with self._open(address, query_string=query or None) as response:
            response.get_data()
            return self._checked(response)

    def post(self, address: str, data: dict[str, Any] | None = None, **more: Any) -> TestResponse:
        """Send a form with the token of a page, as a browser does."""
        form = {**(data or {}), "csrf_token": self._token()}
        return self._checked(self._open(address, method="POST", data=form, **more))

    def submit(self, address: str, **fields: Any) -> TestResponse:
        """Open the form at the address, change these fields, send the rest as it stood there."""
        page = self._open(address)
        assert page.status_code == 200, f"{address} answered {page.status_code}"
        return self._checked(self._open(address, method="POST", data={**form_values(page.text), **fields}))

    def _open(self, address: str, **more: Any) -> TestResponse:
        # Let go of the test's own transaction: on SQLite one writer waits for the other.
        db.session.rollback()
        with self.app.app_context():
            return self.client.open(address, **more)

    def _token(self) -> str:
        page = self._open("/sign-in", follow_redirects=True)
        found = re.search(r'name="csrf_token" value="([^"]+)"', page.text)
        return found.group(1) if found else ""

    def _checked(self, response: TestResponse) -> TestResponse:
        expect_writes(True)
        db.session.rollback()
        if response.mimetype == "text/html" and response.status_code < 300:
            check_page(response.text)
        return response


def form_values(page: str) -> dict[str, Any]:
    """What the page's main form would send if the user changed nothing."""
    main = page[page.index('id="main"') :]
    forms = re.findall(r"<form[^>]*method=\"post\".*?</form>", main, re.S)
    form = max(forms, key=len) if forms else main
    values: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", form, re.S):
        name, kind = _attribute(tag, "name"), _attribute(tag, "type") or "text"
        if not name or (kind in {"checkbox", "radio"} and " checked" not in tag):
            continue
        value = html.unescape(_attribute(tag, "value") or "")
        if kind == "checkbox":
            values.setdefault(name, []).append(value)
        else:
            values[name] = value
    for name, text in re.findall(r"<textarea[^>]*name=\"([^\"]+)\"[^>]*>(.*?)</textarea>", form, re.S):
        values[name] = html.unescape(text)
    for name, options in re.findall(r"<select[^>]*name=\"([^\"]+)\"[^>]*>(.*?)</select>", form, re.S):
        chosen = re.search(r"<option value=\"([^\"]*)\"[^>]*selected", options) or re.search(
            r"value=\"([^\"]*)\"", options
        )
        values[name] = html.unescape(chosen.group(1)) if chosen else ""
    return values


def _attribute(tag: str, name: str) -> str | None:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return found.group(1) if found else None


def check_page(page: str) -> None:
    """What every page owes its reader, with or without eyes."""
    assert re.search(r'<html lang="(en|es|fr|pt)"', page), "the page names no language"
    assert len(re.findall(r"<h1\b", page)) == 1, "a page has one main heading"
    assert re.search(r"<title>[^<]+ – caseflow</title>", page), "a page has a title"
    assert " style=" not in page and not re.search(r"<style\b", page), "style comes from our own files"
    assert not re.search(r"<script(?![^>]*src=)[^>]*>", page), "scripts come from our own files"
    assert not re.search(r"\son[a-z]+=", re.sub(r">[^<]*<", "><", page)), "no code in attributes"
    assert "csrf_token" in page or 'method="post"' not in page, "a form without its token"
    for block in re.findall(r"<form[^>]*method=\"post\".*?</form>", page, re.S):
        assert 'name="csrf_token"' in block, "a form without its token"
