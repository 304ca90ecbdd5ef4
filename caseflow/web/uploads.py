"""Files on their way in: only at the addresses that take some, from people who are signed in, in a private folder."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from flask import Flask, Request, current_app, request
from flask_login import current_user
from werkzeug.datastructures import FileStorage

# Twenty files of 25 MB would be 500: whoever has more sends it in two goes.
MOST_BYTES = 120 * 1024 * 1024
ADDRESSES = frozenset({"documents.add", "documents.add_version"})


class UploadRequest(Request):
    """A request whose files wait in the data folder rather than where every program of the machine may look."""

    def _get_file_stream(
        self, total_content_length: int | None, content_type: str | None, filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:  # fmt: skip
        return tempfile.TemporaryFile("w+b", dir=scratch())


def scratch() -> Path:
    """The private folder in which files wait."""
    folder: Path = current_app.config["SETTINGS"].data_dir / "scratch"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def bind(app: Flask) -> None:
    """Let the addresses that take files take large ones."""
    app.request_class = UploadRequest
    app.url_value_preprocessor(_widen)


def _widen(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    if endpoint in ADDRESSES and current_user.is_authenticated:
        request.max_content_length = MOST_BYTES


@contextmanager
def on_disk(files: list[FileStorage]) -> Iterator[list[tuple[str, Path]]]:
    """What was sent, as (name, path); gone afterwards. Fields that were left empty are no files."""
    with tempfile.TemporaryDirectory(dir=scratch()) as folder:
        found = []
        for number, file in enumerate(file for file in files if file.filename):
            path = Path(folder) / str(number)
            file.save(path)
            found.append((Path((file.filename or "").replace("\\", "/")).name, path))
        yield found
