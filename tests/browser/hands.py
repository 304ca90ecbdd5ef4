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

    @property
    def main(self) -> Locator:
        return self.page.locator("#main")

    def text(self) -> str:
        """What the page says, as a reader sees it."""
        return self.main.inner_text()

    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    def go(self, *links: str, inside: str = "") -> "Hands":
        """Follow links by their words, one page after another; `inside` names the card in which the first stands."""
        for text in links:
            place = self.card(inside) if inside else self.page.locator("body")
            self._follow(place.get_by_role("link", name=text).or_(place.get_by_role("button", name=text)).first)
            inside = ""
        return self

    def back(self) -> "Hands":
        """The link above the heading that leads to where one came from."""
        self._follow(self.page.locator(".govuk-back-link"))
        return self

    def card(self, heading: str) -> Locator:
        """The part of the page under that heading."""
        return self.main.locator("section").filter(has=self.page.get_by_role("heading", name=heading, exact=True))

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

    def said(self, text: str) -> "Hands":
        """The page must say this."""
        expect(self.main).to_contain_text(text)
        return self

    def _follow(self, thing: Locator) -> None:
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            thing.click()

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
