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
from typing import Any

# The server lives as long as somebody holds the other end of this script's standard input: tests that are killed
# leave none behind. Its data is thrown away, so nothing need survive a crash; and nobody reaches it over a network.
SCRIPT = """
set -e
PATH=$1:$PATH
cd "$2"
initdb -D data --username=postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >/dev/null
pg_ctl start -D data -w -l log -o "-k '$2' -c listen_addresses='' \\
    -c fsync=off -c synchronous_commit=off -c full_page_writes=off" >/dev/null
echo ready
cat
pg_ctl stop -D data -m immediate >/dev/null
rm -rf "$2"
"""


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
    folder = tempfile.mkdtemp(prefix="caseflow-pg-")
    as_user: dict[str, Any] = {}
    if os.geteuid() == 0:  # as which PostgreSQL refuses to run
        shutil.chown(folder, "postgres", "postgres")
        as_user = {"user": "postgres", "group": "postgres", "extra_groups": []}
    server = subprocess.Popen(
        ["sh", "-c", SCRIPT, "sh", bin_folder, folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd="/",
        start_new_session=True,  # Ctrl-C is for the tests, which then end the server
        **as_user,
    )
    with server:  # closes its standard input at the end, and waits
        if server.stdout is None or server.stdout.readline() != b"ready\n":
            raise RuntimeError(f"PostgreSQL did not start; see above and {folder}/log")
        yield f"postgresql+psycopg://postgres@/postgres?host={folder}"


if __name__ == "__main__":
    sys.exit(0 if programs() else 1)
