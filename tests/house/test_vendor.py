"""What we ship from others is what the manifest says, and carries no sign that is not ours to show."""

import hashlib
import json
from pathlib import Path

import pytest

VENDOR = Path(__file__).parents[2] / "static" / "vendor"
MANIFEST = json.loads((VENDOR / "VENDOR.json").read_text())


def test_every_vendored_file_is_listed_and_none_is_missing() -> None:
    shipped = {str(path.relative_to(VENDOR)) for path in VENDOR.rglob("*") if path.is_file()}
    assert shipped == set(MANIFEST["files"]) | {"VENDOR.json"}


@pytest.mark.parametrize("path", MANIFEST["files"])
def test_a_vendored_file_has_not_changed_since_it_was_vendored(path: str) -> None:
    assert hashlib.sha256((VENDOR / path).read_bytes()).hexdigest() == MANIFEST["files"][path]["sha256"]


def test_every_package_says_its_version_licence_and_integrity() -> None:
    for name in {file["package"] for file in MANIFEST["files"].values()}:
        assert all(MANIFEST["packages"][name][key] for key in ("version", "licence", "integrity")), name


@pytest.mark.parametrize("path", [path for path in MANIFEST["files"] if path.endswith((".css", ".js", ".svg"))])
@pytest.mark.parametrize("name", ["GDS Transport", "crest", "govuk-logo", "sourceMappingURL"])
def test_no_sign_of_the_british_state_and_no_source_map_is_shipped(path: str, name: str) -> None:
    assert name not in (VENDOR / path).read_text(encoding="utf-8")
