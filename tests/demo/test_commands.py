"""The commands that a newcomer types first, typed in a process of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import POSTGRESQL

pytestmark = pytest.mark.skipif(POSTGRESQL, reason="these commands make a database of their own, in a file")


def typed(folder: Path, *words: str) -> subprocess.CompletedProcess:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("CASEFLOW_")}
    return subprocess.run(
        [sys.executable, "-m", "caseflow.cli", *words],
        env={**environment, "CASEFLOW_DATA_DIR": str(folder)},
        capture_output=True,
        text=True,
    )


def test_the_doctor_says_what_is_missing_and_the_demo_fills_only_what_is_empty(tmp_path):
    sick = typed(tmp_path, "doctor", "--json")
    found = {one["name"]: one["ok"] for one in json.loads(sick.stdout)}
    assert sick.returncode == 1 and found["settings"] and found["printing"] and not found["database"]
    assert typed(tmp_path, "db", "upgrade").returncode == 0
    words = ("--email", "ada@example.org", "--name", "Ada", "--organization", "House", "--country", "CAN")
    assert typed(tmp_path, "user", "add", *words, "--password", "four quiet herons wade").returncode == 0
    full = typed(tmp_path, "demo")
    assert full.returncode == 1 and "not empty" in full.stderr
