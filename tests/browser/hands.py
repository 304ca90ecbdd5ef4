"""The hands of a user: they read what a page offers, fill in its fields by their labels and press its buttons.

Nothing here knows an address, an id or the name of a field: what cannot be found by its words cannot be found.
"""

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect


class Hands:
    """One person at one browser window."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.status = 0  # what the server answered to the last press

    @property
    def main(self) -> Locator:
        return self.page.locator("#main")

    def text(self) -> str:
        """What the page says, as a reader sees it."""
        return self.main.inner_text()

    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    def go(self, *links: str, inside: Locator | None = None) -> "Hands":
        """Follow links by their words, one page after another; `inside` is the part where the first one stands."""
        for text in links:
            place = inside or self.page.locator("body")
            self._follow(place.get_by_role("link", name=text).or_(place.get_by_role("button", name=text)).first)
            inside = None
        return self

    def back(self) -> "Hands":
        """The link above the heading that leads to where one came from."""
        self._follow(self.page.locator(".govuk-back-link"))
        return self

    def card(self, heading: str) -> Locator:
        """The part of the page under that heading."""
        return self.main.locator("section").filter(has=self.page.get_by_role("heading", name=heading, exact=True))

    def row(self, text: str) -> Locator:
        """The line of a table that says this."""
        return self.main.get_by_role("row").filter(has_text=text).first

    def write(self, answers: dict[str, Any]) -> "Hands":
        """Answer the questions of a form by their labels: text, a choice, several, or True for a tick."""
        for question, answer in answers.items():
            self._answer(question, answer)
        return self

    def press(self, text: str) -> "Hands":
        self._follow(self.main.get_by_role("button", name=text, exact=True).first)
        return self

    def send(self, answers: dict[str, Any], button: str) -> "Hands":
        return self.write(answers).press(button)

    def fetch(self, link: str) -> bytes:
        """What stands behind a link to a file."""
        href = self.main.get_by_role("link", name=link).or_(self.main.get_by_role("button", name=link)).first
        answer = self.page.context.request.get(self.page.evaluate("a => a.href", href.element_handle()))
        assert answer.status == 200, f"{link}: {answer.status}"
        return bytes(answer.body())

    def answer(self, question: str) -> str:
        """What stands in a field."""
        return self.main.get_by_label(re.compile(r"^\s*" + re.escape(question))).first.input_value()

    def said(self, text: str) -> "Hands":
        """The page must say this."""
        expect(self.main).to_contain_text(text)
        return self

    def wrong(self, question: str, message: str) -> "Hands":
        """The page names the problem on top, and again beside the question it belongs to."""
        field = self.page.get_by_label(re.compile(r"^\s*" + re.escape(question)))
        beside = self.main.locator(".govuk-form-group--error").filter(has=field)
        expect(self.main.get_by_role("alert")).to_contain_text(message)
        expect(beside.first).to_contain_text(message)
        return self

    def _follow(self, thing: Locator) -> None:
        with self.page.expect_navigation(wait_until="domcontentloaded") as arrived:
            thing.click()
        self.status = arrived.value.status if arrived.value else 0

    def _answer(self, question: str, answer: Any) -> None:
        begins = re.compile(r"^\s*" + re.escape(question))
        group = self.main.get_by_role("group", name=begins)
        if group.count() and answer is not True:
            for choice in [answer] if isinstance(answer, str) else answer:
                group.first.get_by_label(choice, exact=True).check()
            return
        field = self.main.get_by_label(begins).first
        if answer is True:
            field.check()
        elif field.evaluate("e => e.tagName") == "SELECT":
            offered = field.locator("option").all_inner_texts()
            assert answer in offered, f"{question}: {answer} is not among {offered[:40]}"
            field.select_option(label=answer)
        else:
            field.fill(str(answer))
