"""Fill static/vendor from pinned npm and Python packages, without what we may not ship.

For maintainers, when a version below changes; the result is committed, so nobody else needs npm:

    .venv/bin/python tools/vendor.py

The same pins always give the same bytes. tests/house/test_vendor.py checks the committed files against VENDOR.json.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from fonts import FONT_LICENCE, copy_fonts
from stylesheet import rebrand

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "static" / "vendor"
MIT = (ROOT / "tools" / "licences" / "mit.txt").read_text()

NPM = {
    "govuk-frontend": "6.6.0",
    "@ministryofjustice/frontend": "11.1.0",
    "htmx.org": "2.0.11",
    "accessible-autocomplete": "3.0.1",
}
# Of the MOJ style sheet only what works without its script and is no part of its brand; the whole is 94 kB, this is 40.
MOJ_COMPONENTS = (
    "alert|badge|button-group|filter|identity-bar|notification-badge|page-header-actions|pagination|"
    "primary-navigation|search|side-navigation|sub-navigation|tag|ticket-panel|timeline"
)
MOJ_SELECTOR = re.compile(rf"\.moj-({MOJ_COMPONENTS})(?![a-z-])|\.moj-({MOJ_COMPONENTS})--|\.moj-({MOJ_COMPONENTS})__")
# The arms, the crown and the logo are not ours to show.
NOT_OURS = re.compile(r"copyright-logo|footer__crown|header__logotype|govuk-logo")


def main() -> None:
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder:
        packages = fetch_npm(Path(folder))
        owner = copy_npm(Path(folder) / "node_modules")
        fonts, font_owner = copy_fonts(Path(folder), VENDOR)
    write_manifest(packages | fonts, owner | font_owner)
    print(f"static/vendor: {len(owner | font_owner)} files", file=sys.stderr)


def fetch_npm(folder: Path) -> dict[str, dict[str, str]]:
    """Install the pinned packages into `folder`, run none of their scripts, and say what came."""
    (folder / "package.json").write_text(json.dumps({"private": True, "dependencies": NPM}))
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--legacy-peer-deps", "--omit=peer", "--silent"]
    subprocess.run(["npm", "install", *quiet], cwd=folder, check=True)
    lock = json.loads((folder / "package-lock.json").read_text())["packages"]
    return {name: _described(folder, name, lock[f"node_modules/{name}"]) for name in NPM}


def _described(folder: Path, name: str, locked: dict[str, str]) -> dict[str, str]:
    licence = json.loads((folder / "node_modules" / name / "package.json").read_text())["license"]
    return {"from": "npm", "version": locked["version"], "integrity": locked["integrity"], "licence": licence}


def copy_npm(modules: Path) -> dict[str, str]:
    """Write the style sheets, scripts and licences; return which package each file came from."""
    govuk = modules / "govuk-frontend/dist/govuk"
    moj = modules / "@ministryofjustice/frontend/moj"
    autocomplete = modules / "accessible-autocomplete"
    texts = {
        "govuk-frontend.min.css": rebrand(_read(govuk / "govuk-frontend.min.css"), lambda s: not NOT_OURS.search(s)),
        "govuk-frontend.min.js": _script(govuk / "govuk-frontend.min.js"),
        "moj-frontend.min.css": rebrand(_read(moj / "moj-frontend.min.css"), lambda s: bool(MOJ_SELECTOR.search(s))),
        "htmx.min.js": _script(modules / "htmx.org/dist/htmx.min.js"),
        "accessible-autocomplete.min.css": rebrand(
            _read(autocomplete / "dist/accessible-autocomplete.min.css"), lambda s: True
        ),
        "accessible-autocomplete.min.js": _script(autocomplete / "dist/accessible-autocomplete.min.js"),
        # The packages of the first two carry no licence file, only its name; the notices are from their repositories.
        "licences/govuk-frontend.txt": MIT.format(
            notice="Copyright (C) 2017 Crown Copyright (Government Digital Service)"
        ),
        "licences/moj-frontend.txt": MIT.format(notice="Copyright (c) 2021 dxw"),
        "licences/htmx.txt": _read(modules / "htmx.org/LICENSE"),
        "licences/accessible-autocomplete.txt": _read(autocomplete / "LICENSE.txt"),
    }
    icons = re.findall(r"url\(/assets/(images/[\w-]+\.svg)\)", texts["moj-frontend.min.css"])
    texts |= {icon: _read(moj / "assets" / icon) for icon in sorted(set(icons))}
    for path, text in texts.items():
        (VENDOR / path).parent.mkdir(parents=True, exist_ok=True)
        (VENDOR / path).write_text(text.replace("url(/assets/images/", "url(images/"))
    return {path: _package_of(Path(path).name) for path in texts}


def _package_of(file_name: str) -> str:
    first_word = re.split(r"[-.]", file_name)[0]
    if first_word in {"moj", "icon"}:
        return "@ministryofjustice/frontend"
    return {"govuk": "govuk-frontend", "htmx": "htmx.org"}.get(first_word, "accessible-autocomplete")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _script(path: Path) -> str:
    """A script without the pointer to its source map, which browsers' tools would ask our server for."""
    return re.sub(r"\n?//# sourceMappingURL=\S+\s*$", "\n", _read(path))


def write_manifest(packages: dict[str, dict[str, str]], owner: dict[str, str]) -> None:
    files = {
        path: {"package": owner[path], "sha256": hashlib.sha256((VENDOR / path).read_bytes()).hexdigest()}
        for path in sorted(owner)
    }
    manifest = {"packages": packages, "changed": CHANGES, "files": files}
    (VENDOR / "VENDOR.json").write_text(json.dumps(manifest, indent=2) + "\n")


CHANGES = {
    "govuk-frontend": "font faces, arms, crown and logo removed, our font stack, no source map",
    "@ministryofjustice/frontend": f"only these components, no script, our font stack: {MOJ_COMPONENTS}",
    "accessible-autocomplete": "no source map",
    "fontpkg-noto-sans": f"static instances cut from the variable fonts; licence: {FONT_LICENCE}",
    "fontpkg-noto-sans-arabic": f"static instances cut from the variable font; licence: {FONT_LICENCE}",
    "fontpkg-ibm-plex-sans-arabic": f"unchanged; licence: {FONT_LICENCE}",
}


if __name__ == "__main__":
    main()
