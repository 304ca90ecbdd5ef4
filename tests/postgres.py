"""A real PostgreSQL for the tests, from Debian's programs, on a socket of its own and gone afterwards.

Run as a program it says by its exit code whether PostgreSQL is installed here.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Tests throw the data away, so nothing need survive a crash; and nobody reaches it over the network.
SETTINGS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses=''"


def programs() -> Path | None:
    """The folder of initdb and pg_ctl: Debian keeps them out of PATH, one folder a version."""
    on_path = shutil.which("initdb")
    debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest_first = sorted(debian, key=lambda found: int(found.parts[-3]), reverse=True)
    found = [Path(on_path)] if on_path else newest_first
    return found[0].parent if found else None


@contextmanager
def postgresql() -> Iterator[str]:
    """Start an empty server; gives the address of its database `postgres`. Takes about a second."""
    bin_folder = programs()
    if bin_folder is None:
        raise FileNotFoundError("PostgreSQL is not installed. On Debian: sudo apt-get install -y postgresql")
    folder = Path(tempfile.mkdtemp(prefix="caseflow-pg-"))
    as_user = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    if as_user:
        shutil.chown(folder, "postgres", "postgres")  # PostgreSQL refuses to run as root

    def run(program: str, *arguments: str) -> None:
        command = [bin_folder / program, "-D", folder / "data", *arguments]
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, **as_user)

    try:
        run("initdb", "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        run("pg_ctl", "start", "-w", "-l", str(folder / "log"), "-o", f"{SETTINGS} -k {folder}")
        try:
            yield f"postgresql+psycopg://postgres@/postgres?host={folder}"
        finally:
            run("pg_ctl", "stop", "-m", "immediate")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(0 if programs() else 1)
