"""Debian's Chromium for the browser tests, without a screen and without a word to the outside.

Run as a program it says by its exit code whether the browser tests can run here.
"""

import shutil
import subprocess
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


def driver_runs() -> bool:
    """Whether the program that drives the browser starts: on a bare Debian it lacks libatomic1."""
    command = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


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
    sys.exit(0 if program() and driver_runs() else 1)
