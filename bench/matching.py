"""How long it takes to rank some 20,000 people for an opening and keep the ranking, beside plain SQL and NumPy.

    python -m bench.matching --database sqlite|postgresql [--cases 12700] [--record]

The plain SQL statement and the NumPy columns are written apart from the rules and must give every person the same
score. NumPy is for this bench alone and no dependency: without it that line is left out.
`--record` writes bench/results/matching-<database>.md.
"""

# ruff: noqa: E501
import argparse
import os
import platform
import statistics
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import select

from bench.cases import RESULTS, _version, application
from bench.fill import fill
from bench.matching_sql import plain_ranking
from bench.workers import Jobs, add_work
from caseflow import clock
from caseflow.access.actor import Actor
from caseflow.accounts.queries import actor_of_email
from caseflow.extensions import db, expect_writes
from caseflow.matching import commands, replay, run
from caseflow.matching.collector import paused
from caseflow.matching.inputs import gather
from caseflow.matching.wanted import asked
from caseflow.models.employers import Opening
from caseflow.models.matching import MatchRun
from caseflow.rules import match_order, ranking
from caseflow.rules.birth import years_before
from caseflow.rules.match_order import PEOPLE, Inputs
from caseflow.rules.match_points import counting

try:
    import numpy
except ImportError:
    numpy = None  # type: ignore[assignment]

REPEATS = 7


def timed(act: Callable[[], Any]) -> tuple[str, str, Any]:
    """The middle of the times in milliseconds, wall and cpu, and what came out last."""
    wall, cpu, found = [], [], None
    for _ in range(REPEATS):
        at, at_cpu = time.perf_counter(), time.process_time()
        found = act()
        wall.append(time.perf_counter() - at)
        cpu.append(time.process_time() - at_cpu)
    return f"{statistics.median(wall) * 1000:.0f}", f"{statistics.median(cpu) * 1000:.0f}", found


def gathered(user: Actor, ref: str, today: date) -> Inputs:
    """The inputs of a ranking, read."""
    with paused():
        found = asked(user, db.select(Opening).where(Opening.ref == ref), today)
        return gather(user, PEOPLE, found, today, about=ref)


def with_numpy(inputs: Inputs) -> list[tuple[int, int]]:
    """(person, score) of everybody whom the given results rank, by whole columns at once; the farm's opening only."""
    cells, wanted = inputs.cells, inputs.wanted[0]
    whole = {name: numpy.array([-1 if v is None else v for v in cells[name]], dtype=numpy.int64)
             for name in ("wanted_rank", "wanted_digits", "worked_digits", "months", "months_near", "spoken", "tested", "isced")}  # fmt: skip
    rank = whole["wanted_rank"]
    near = numpy.maximum(
        numpy.select([whole["wanted_digits"] == 3, whole["wanted_digits"] == 2], [40, 20], 0),
        numpy.select(
            [whole["worked_digits"] == 4, whole["worked_digits"] == 3, whole["worked_digits"] == 2], [50, 30, 10], 0
        ),
    )
    occupation = numpy.where(rank > 0, numpy.maximum(64, 100 - 4 * (rank - 1)), near)
    done = whole["months"] + whole["months_near"] // 2
    experience = numpy.minimum(100, 125 * done // (done + (wanted.experience_months or 24)))
    held = numpy.maximum(whole["spoken"], whole["tested"])
    language = numpy.where(
        held >= 2, numpy.minimum(100, 60 + 20 * (held - 2)), numpy.where(held > 0, 60 * held // 2, 0)
    )
    isced = whole["isced"]
    education = numpy.where(isced < 0, 0, numpy.clip(100 - 25 * ((wanted.isced or 0) - isced), 0, 100))
    regions, countries = numpy.array(cells["regions"]), numpy.array(cells["countries"])
    named = numpy.char.find(regions, wanted.region) >= 0
    region = numpy.where(
        named,
        100,
        numpy.where(
            numpy.char.find(countries, wanted.country) >= 0, 80, numpy.where((regions == "") & (countries == ""), 50, 0)
        ),
    )
    days = numpy.array(
        [wanted.starts_on.isoformat() if v is None else v for v in cells["earliest"]], dtype="datetime64[D]"
    )
    waits = (numpy.datetime64(wanted.starts_on) - days).astype(int)
    start = numpy.where(waits < 0, 0, numpy.where(waits <= 30, 100, numpy.maximum(0, 100 - 100 * (waits - 30) // 335)))
    start = numpy.where(numpy.array([v is None for v in cells["earliest"]]), 50, start)
    score = (
        30 * occupation
        + 25 * experience
        + 10 * language
        + 5 * education
        + 5 * region
        + 5 * start
        + 20 * _skills(cells["skills"])
    )
    order = numpy.lexsort((numpy.array(inputs.person), -score))
    return [(inputs.person[n], int(score[n])) for n in order]


def _skills(column: Any) -> Any:
    """The points of every different text of skills, spread over the lines."""
    level, source = {1: 25, 2: 50, 3: 85, 4: 100}, {"said": 60, "tested": 90, "certified": 100}
    texts, which = numpy.unique(numpy.array(column), return_inverse=True)
    points = []
    for words in texts.tolist():
        best: dict[str, int] = {}
        for code, reached, who in (word.rsplit(":", 2) for word in words.split()):
            best[code] = max(best.get(code, 0), level[int(reached)] * source[who] // 100)
        points.append(sum(best.values()) // 3)
    return numpy.array(points)[which]


def measure(user: Actor, jobs: Jobs) -> list[tuple[str, str, str]]:
    """Every way, as (what, wall, cpu); raises AssertionError where one gives another score."""
    today = clock.today(user.timezone)
    found = []
    for what, ref in (("the farm", jobs.farm), ("care", jobs.care), ("nursing", jobs.nurse)):
        wall, cpu, made = timed(lambda ref=ref: commands.rank_people(user, ref))
        row = db.session.scalars(select(MatchRun).where(MatchRun.ref == made)).one()
        found.append(
            (f"caseflow, {what}: read, ranked, kept ({row.considered:,} people, {row.ranked:,} ranked)", wall, cpu)
        )
    wall, cpu, inputs = timed(lambda: gathered(user, jobs.farm, today))
    found.append(("… of it: reading from the database", wall, cpu))
    wall, cpu, results = timed(lambda: _paused(match_order.rank, inputs))
    found.append(("… of it: rules, reasons, points, order", wall, cpu))
    wall, cpu, _kept = timed(lambda: [ranking.digest(ranking.pack(one)) for one in (match_order.keep(inputs), results)])
    found.append(("… of it: packing and hashing inputs and results", wall, cpu))
    columns = results.columns
    ours = {p: s for p, s, place in zip(columns["person"], columns["score"], columns["place"], strict=True) if place}
    adult = years_before(inputs.wanted[0].starts_on, 18)
    wall, cpu, plain = timed(lambda: plain_ranking(jobs.farm, sorted(user.team_ids), today, adult))
    assert dict(plain) == ours, f"SQL ranks {len(plain)}, caseflow {len(ours)}"
    found.append((f"plain SQL: no reasons, nothing kept ({len(plain):,} ranked, the same scores)", wall, cpu))
    assert counting(inputs.wanted[0], inputs.weights[0]) == inputs.weights[0]
    if numpy is not None:
        wall, cpu, fast = timed(lambda: with_numpy(inputs))
        assert {p: s for p, s in fast if p in ours} == ours
        found.append(("NumPy: points and order of columns already read, no reasons (the same scores)", wall, cpu))
    made = commands.rank_people(user, jobs.farm)
    found.append(("the page of the ranking, first of its pages", *timed(lambda: run.run_page(user, made))[:2]))
    wall, cpu, again = timed(lambda: replay.replayed(user, made))
    assert again.is_equal
    found.append(("made again and compared: equal", wall, cpu))
    return found


def _paused(act: Callable[..., Any], *given: Any) -> Any:
    with paused():
        return act(*given)


def report(database: str, found: list[tuple[str, str, str]], version: str) -> str:
    """The times as a Markdown table."""
    lines = [
        f"# Ranking people for an opening: {version}",
        "",
        f"{clock.today()}, Python {platform.python_version()}, {os.cpu_count()} cores, {REPEATS} times each, the middle "
        f"one in milliseconds. `python -m bench.matching --database {database}`. The machine's load was "
        f"{os.getloadavg()[1]:.0f}: above 2 others computed too, and the wall says little.",
        "",
        "| what | wall ms | cpu ms |",
        "|---|---:|---:|",
    ]
    return "\n".join([*lines, *(f"| {what} | {wall} | {cpu} |" for what, wall, cpu in found)]) + "\n"


def main() -> None:
    """Fill, measure, say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--cases", type=int, default=12_700)
    parser.add_argument("--record", action="store_true")
    given = parser.parse_args()
    with application(given.database) as app, app.app_context():
        expect_writes(True)
        filled, jobs = fill(given.cases), add_work()
        user = actor_of_email(filled.supervisor)
        assert user is not None
        table = report(given.database, measure(user, jobs), _version())
        expect_writes(False)
    print(table)
    if given.record:
        (RESULTS / f"matching-{given.database}.md").write_text(table)


if __name__ == "__main__":
    main()
