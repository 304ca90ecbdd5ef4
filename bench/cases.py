"""How long the pages of the room of cases take with 20,000 cases: lists by sort and filter, deep pages, searches.

    python -m bench.cases --database sqlite|postgresql [--cases 20000] [--record]

Each page is asked for through the whole application, signed in, again and again; the middle of the times is shown.
`cpu` is what this process computed (on SQLite the database too), `wall` what the user waits for without a network.
`--record` writes bench/results/cases-<database>.md.
"""

import argparse
import os
import platform
import re
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import flask_migrate
from flask import Flask
from sqlalchemy import func, select, text

from bench.fill import Filled, fill
from caseflow import clock
from caseflow.accounts import commands as accounts
from caseflow.app import create_app
from caseflow.extensions import db, expect_writes
from caseflow.models.accounts import User
from caseflow.models.cases import Case
from caseflow.models.people import Person
from tests import postgres
from tests.conftest import settings

RESULTS = Path(__file__).parent / "results"
WARM_UP, REPEATS = 3, 15
LISTS = {
    "list, first page": "/cases",
    "list by status cliff": "/cases?sort=cliff",
    "list by name": "/cases?sort=name",
    "list, newest first": "/cases?sort=opened",
    "list by stage": "/cases?sort=stage",
    "my cases": "/cases?caseworker=mine",
    "nobody's cases": "/cases?caseworker=nobody",
    "one stage": "/cases?stage=placement",
    "on hold": "/cases?status=on_hold",
    "closed": "/cases?status=closed",
    "all, by name": "/cases?status=all&sort=name",
    "high risk": "/cases?risk=critical",
    "overdue": "/cases?overdue=1",
    "cliff within 30 days": "/cases?cliff=30&sort=cliff",
    "cliff within 90 days, by name": "/cases?cliff=90&sort=name",
    "a frequent nationality": "/cases?nationality=HND",
    "a rare nationality": "/cases?nationality=BLZ",
    "one pathway": "/cases?pathway=route_3",
    "pathway, stage, nationality, risk": "/cases?pathway=route_3&stage=follow_up&nationality=GTM&risk=high",
    "my tasks": "/tasks",
    "everybody's tasks": "/tasks?whose=everybody",
}
SEARCHES = {
    "search: a frequent name": "Hernández",
    "search: two words without accents": "nunez rosa",
    "search: with a slip": "hernadnez mejai",
    "search: by sound": "belasquez",
    "search: a beginning": "quin",
    "search: nobody": "xyzzy plugh",
    "search: a document's number": "E00000101",
}


@dataclass(frozen=True)
class Timing:
    what: str
    who: str
    cpu: float
    wall: float
    statements: int
    size: int


@contextmanager
def application(database: str) -> Iterator[Flask]:
    """The application on an empty, migrated database of that kind."""
    with tempfile.TemporaryDirectory(prefix="caseflow-bench-") as folder:
        if database == "sqlite":
            yield _migrated(Path(folder), f"sqlite:///{folder}/bench.db")
            return
        with postgres.postgresql() as url:
            yield _migrated(Path(folder), url)


def _migrated(folder: Path, url: str) -> Flask:
    app = create_app(settings(folder, url))
    with app.app_context():
        flask_migrate.upgrade()
    return app


class Visitor:
    """Somebody signed in, and how long what they ask for takes."""

    def __init__(self, app: Flask, who: str, email: str) -> None:
        self.app, self.who, self.client = app, who, app.test_client()
        with app.app_context():
            expect_writes(True)
            row = db.session.scalars(select(User).where(User.email == email)).one()
            signed = accounts.sign_in(row.email, "four quiet herons wade", device=None, subnet=who, agent="bench")
        with self.client.session_transaction() as cookie:
            cookie["_user_id"] = signed.token
            cookie["_fresh"] = True
        self.token = self._token()

    def _token(self) -> str:
        page = self.client.get("/cases").text
        found = re.search(r'name="csrf_token" value="([^"]+)"', page)
        assert found
        return found.group(1)

    def timed(self, what: str, address: str, q: str | None = None) -> Timing:
        cpu, wall, size = [], [], 0
        for _ in range(WARM_UP + REPEATS):
            at_cpu, at_wall = time.process_time(), time.perf_counter()
            answer = self._ask(address, q)
            cpu.append(time.process_time() - at_cpu)
            wall.append(time.perf_counter() - at_wall)
            assert answer.status_code == 200, (what, answer.status_code)
            size = len(answer.data)
        return Timing(what, self.who, _middle(cpu), _middle(wall), 0, size)

    def _ask(self, address: str, q: str | None) -> Any:
        if q is None:
            return self.client.get(address)
        return self.client.post(address, data={"q": q, "csrf_token": self.token})


def _middle(seconds: list[float]) -> float:
    return round(statistics.median(seconds[WARM_UP:]) * 1000, 1)


def measure(app: Flask, filled: Filled) -> list[Timing]:
    """Every list and search, as the supervisor of four teams and as a caseworker of one."""
    found = []
    for who, email in (("supervisor, 4 teams", filled.supervisor), ("caseworker, 1 team", filled.caseworker)):
        visitor = Visitor(app, who, email)
        for what, address in LISTS.items():
            found.append(visitor.timed(what, address))
            if what in ("list, first page", "list by name", "list by stage"):
                deep = f"{address}{'&' if '?' in address else '?'}after={_deep(app)}"
                found.append(visitor.timed(f"{what.removesuffix(', first page')}, deep page", deep))
        for what, typed in SEARCHES.items():
            found.append(visitor.timed(what, "/cases/search", typed))
    return found


def _deep(app: Flask) -> str:
    """A case in the middle of the biggest team's list."""
    with app.app_context():
        query = select(Case.ref).where(Case.team_id == 1, Case.status == "open", Case.stage == "placement")
        number = db.session.scalar(select(func.count()).select_from(query.subquery())) or 0
        return db.session.scalars(query.order_by(Case.next_due_on, Case.id).offset(number // 2).limit(1)).one()


def report(database: str, filled: Filled, found: list[Timing], version: str) -> str:
    """The times as a Markdown table."""
    lines = [
        f"# The room of cases with {filled.cases:,} cases, {filled.people:,} people: {version}",
        "",
        f"{clock.today()}, Python {platform.python_version()}, {os.cpu_count()} cores, "
        f"{REPEATS} times each, the middle one in milliseconds. `python -m bench.cases --database {database}`.",
        "",
        "| page | for | cpu ms | wall ms | kB |",
        "|---|---|---:|---:|---:|",
    ]
    lines += [f"| {t.what} | {t.who} | {t.cpu} | {t.wall} | {t.size // 1000} |" for t in found]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fill, measure, say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--record", action="store_true")
    given = parser.parse_args()
    with application(given.database) as app:
        began = time.perf_counter()
        with app.app_context():
            expect_writes(True)
            filled = fill(given.cases)
            number = db.session.scalar(select(func.count()).select_from(Person))
            version = _version()
            expect_writes(False)
        print(f"{filled.cases} cases, {number} people in {time.perf_counter() - began:.0f} s, {version}")
        table = report(given.database, filled, measure(app, filled), version)
        print(table)
        if given.record:
            RESULTS.mkdir(exist_ok=True)
            (RESULTS / f"cases-{given.database}.md").write_text(table)


def _version() -> str:
    if db.engine.dialect.name == "sqlite":
        return "SQLite " + str(db.session.scalar(text("select sqlite_version()")))
    return "PostgreSQL " + str(db.session.scalar(text("show server_version"))).split()[0]


if __name__ == "__main__":
    main()
