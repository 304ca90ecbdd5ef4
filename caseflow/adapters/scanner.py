"""Asking ClamAV whether a file carries malware, over its socket (its INSTREAM command)."""

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

_CHUNK = 64 * 1024
_SECONDS = 60.0


class ScannerAway(OSError):
    """The scanner does not answer, or answers what nobody understands."""


def found_in(address: str, path: Path) -> str:
    """What the scanner calls the malware in the file; empty when it found none. Raises ScannerAway.

    `address` is `unix:///run/clamav/clamd.ctl` or `tcp://127.0.0.1:3310`.
    """
    try:
        with _connected(address) as line, path.open("rb") as file:
            line.sendall(b"zINSTREAM\0")
            while chunk := file.read(_CHUNK):
                line.sendall(struct.pack(">I", len(chunk)) + chunk)
            line.sendall(struct.pack(">I", 0))
            answer = _line(line)
    except (OSError, ValueError) as error:
        raise ScannerAway("the virus scanner does not answer") from error
    said = answer.removeprefix("stream:").strip()
    if said == "OK":
        return ""
    if said.endswith(" FOUND"):
        return said.removesuffix(" FOUND")
    raise ScannerAway("the virus scanner answered something else")


def _line(line: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and len(said) < 4096:
        chunk = line.recv(4096)
        if not chunk:
            break
        said += chunk
    return said.rstrip(b"\0\n").decode("utf-8", "replace")


@contextmanager
def _connected(address: str) -> Iterator[socket.socket]:
    where = urlsplit(address)
    if where.scheme == "unix":
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        target: str | tuple[str, int] = where.path
    elif where.scheme == "tcp" and where.hostname and where.port:
        line = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        target = (where.hostname, where.port)
    else:
        raise ValueError("no address of a scanner")
    with line:
        line.settimeout(_SECONDS)
        line.connect(target)
        yield line
