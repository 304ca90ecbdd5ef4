"""The virus scanner is asked over its socket; one that is away or talks nonsense is never taken for a yes."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from caseflow.adapters.scanner import ScannerAway, found_in


@contextmanager
def clamav(answer: bytes) -> Iterator[tuple[str, list[bytes]]]:
    """A scanner that answers once, and what it was sent."""
    got: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve():
            line, _who = server.accept()
            with line, line.makefile("rb") as sent:
                assert sent.read(10) == b"zINSTREAM\0"
                while size := struct.unpack(">I", sent.read(4))[0]:
                    got.append(sent.read(size))
                line.sendall(answer)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}", got
        thread.join(5)


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "paper"
    path.write_bytes(b"x" * 200_000)
    return path


def test_a_clean_file_is_sent_whole_and_found_clean(paper):
    with clamav(b"stream: OK\0") as (address, got):
        assert found_in(address, paper) == ""
    assert b"".join(got) == paper.read_bytes()


def test_malware_is_named(paper):
    with clamav(b"stream: Eicar-Test-Signature FOUND\0") as (address, _got):
        assert found_in(address, paper) == "Eicar-Test-Signature"


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b"", b"stream: perhaps\0"])
def test_anything_else_is_no_answer(paper, answer):
    with clamav(answer) as (address, _got), pytest.raises(ScannerAway):
        found_in(address, paper)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "unix:///nowhere/clamd.ctl", "clamav"])
def test_a_scanner_that_is_away_says_so(paper, address):
    with pytest.raises(ScannerAway):
        found_in(address, paper)
