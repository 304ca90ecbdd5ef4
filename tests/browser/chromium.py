"""Debian's Chromium for the browser tests, without a screen and without a word to the outside.

Run as a program it says by its exit code whether Chromium is installed here.
"""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


def program() -> str | None:
    """The path of the browser, if there is one."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser; each test makes a context of its own from it, so that no cookie is carried over."""
    path = program()
    if path is None:
        raise FileNotFoundError("Chromium is not installed. On Debian: sudo apt-get install -y chromium")
    with sync_playwright() as playwright:
        # The sandbox needs rights that root and containers lack; these tests open only our own pages.
        browser = playwright.chromium.launch(executable_path=path, chromium_sandbox=False, args=QUIET)
        try:
            yield browser
        finally:
            browser.close()


if __name__ == "__main__":
    sys.exit(0 if program() else 1)
