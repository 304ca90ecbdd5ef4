"""Our style sheets, scripts and icons as they are served: compressed, with every answer's headers, kept for long."""

import hashlib
import shutil
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Flask
from whitenoise import WhiteNoise
from whitenoise.compress import Compressor

from caseflow.bundle import STATIC
from caseflow.web.headers import ALWAYS

# Addresses carry a part of the file's hash, so a browser may keep a file until it has another address.
MONTH = 30 * 24 * 3600


def serve(app: Flask, folder: Path) -> None:
    """Serve the static files from compressed copies in `folder`, which are made or renewed now."""
    served = WhiteNoise(
        app.wsgi_app,
        root=str(prepared(STATIC, folder)),
        prefix="static/",
        max_age=MONTH,
        allow_all_origins=False,
        add_headers_function=_add_headers,
    )
    app.wsgi_app = served  # type: ignore[method-assign]


def bind(app: Flask) -> None:
    """Let every address of a static file name its content."""
    app.url_defaults(_name_content)


def prepared(source: Path, target: Path) -> Path:
    """Copies of the files, each with a compressed one beside it where that is smaller; what is new enough stays."""
    compressor = Compressor(quiet=True, use_brotli=False)
    for file in sorted(path for path in source.rglob("*") if path.is_file() and not path.is_symlink()):
        copy = target / file.relative_to(source)
        if copy.exists() and copy.stat().st_mtime >= file.stat().st_mtime:
            continue
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
        if compressor.should_compress(copy.name):
            list(compressor.compress(str(copy)) or ())
    return target


def _add_headers(headers: Any, _path: str, _url: str) -> None:
    for name, value in ALWAYS.items():
        headers[name] = value


def _name_content(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint == "static" and "v" not in values and (digest := _digest(values.get("filename", ""))):
        values["v"] = digest


@lru_cache(maxsize=200)
def _digest(filename: str) -> str:
    file = STATIC / filename
    return hashlib.sha256(file.read_bytes()).hexdigest()[:10] if file.is_file() else ""
