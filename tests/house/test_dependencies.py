"""Every dependency is locked with its hash and has a reason that can be read."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
RUN = [re.split(r"[\[<>=]", line)[0] for line in PROJECT["project"]["dependencies"]]
DEVELOP = [re.split(r"[\[<>=]", line)[0] for line in PROJECT["dependency-groups"]["dev"]]
REASONS = (ROOT / "docs" / "dependencies.md").read_text().lower()
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def locked(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)(?:\[\w+\])?==(\S+)", (ROOT / lock).read_text(), re.MULTILINE))


@pytest.mark.parametrize("name", RUN + DEVELOP)
def test_a_direct_dependency_is_locked_and_its_reason_is_written_down(name: str) -> None:
    assert name in locked("requirements-dev.lock")
    assert name in REASONS


def test_what_is_tested_is_what_runs() -> None:
    assert set(RUN) <= set(locked("requirements.lock"))
    assert locked("requirements.lock").items() <= locked("requirements-dev.lock").items()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert len(re.findall(r"==\S+.*\\\n    --hash=sha256:", text)) == len(locked(lock))
    assert "://" not in text and "index-url" not in text
