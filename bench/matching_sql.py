"""The same ranking as one plain SQL statement, for the opening of the farm: written apart from the rules, to be compared
with them person by person. It knows nothing of reasons: who does not fit is simply not there."""

# ruff: noqa: E501
from typing import Any

from sqlalchemy import text

from caseflow.extensions import db

_SQL = """
WITH job AS (
  SELECT o.id, o.isco, o.country, o.region, o.starts_on, o.language, o.isced, o.has_housing, o.takes_families, e.name
  FROM opening o JOIN employer e ON e.id = o.employer_id WHERE o.ref = :ref
), wants AS (
  SELECT w.person_id, MIN(CASE WHEN w.isco = j.isco THEN w.rank END) AS rank,
         MAX(CASE WHEN w.isco = j.isco THEN 4 WHEN substr(w.isco, 1, 3) = substr(j.isco, 1, 3) THEN 3
                  WHEN substr(w.isco, 1, 2) = substr(j.isco, 1, 2) THEN 2 ELSE 0 END) AS digits
  FROM wanted_occupation w CROSS JOIN job j GROUP BY w.person_id
), worked AS (
  SELECT x.person_id,
         MAX(CASE WHEN x.isco = j.isco THEN 4 WHEN substr(x.isco, 1, 3) = substr(j.isco, 1, 3) THEN 3
                  WHEN substr(x.isco, 1, 2) = substr(j.isco, 1, 2) THEN 2 ELSE 0 END) AS digits,
         SUM(CASE WHEN x.isco = j.isco THEN {days} ELSE 0 END) AS days,
         SUM(CASE WHEN substr(x.isco, 1, 3) = substr(j.isco, 1, 3) THEN {days} ELSE 0 END) AS group_days
  FROM work_experience x CROSS JOIN job j GROUP BY x.person_id
), spoken AS (
  SELECT l.person_id, CASE l.level WHEN 'none' THEN 0 WHEN 'A1' THEN 1 WHEN 'A2' THEN 2 WHEN 'B1' THEN 3
         WHEN 'B2' THEN 4 WHEN 'C1' THEN 5 WHEN 'C2' THEN 6 ELSE 7 END AS level
  FROM person_language l JOIN job j ON j.language = l.language
), sat AS (
  SELECT t.person_id, {least} AS clb
  FROM language_test t JOIN job j ON j.language = t.language WHERE {until} >= j.starts_on
), tested AS (
  SELECT person_id, MAX(CASE WHEN clb >= 10 THEN 6 WHEN clb = 9 THEN 5 WHEN clb >= 7 THEN 4 WHEN clb >= 5 THEN 3
                             WHEN clb = 4 THEN 2 END) AS level
  FROM sat GROUP BY person_id
), best AS (
  SELECT s.person_id, s.skill,
         MAX((CASE s.level WHEN 1 THEN 25 WHEN 2 THEN 50 WHEN 3 THEN 85 ELSE 100 END)
             * (CASE s.source WHEN 'said' THEN 60 WHEN 'tested' THEN 90 ELSE 100 END) / 100) AS points
  FROM skill s CROSS JOIN job j
  WHERE s.skill IN ('harvesting', 'pruning', 'tractor') AND (s.expires_on IS NULL OR s.expires_on >= j.starts_on)
  GROUP BY s.person_id, s.skill
), skills AS (SELECT person_id, SUM(points) / 3 AS points FROM best GROUP BY person_id),
schooling AS (
  SELECT person_id, MAX(isced) AS isced FROM education WHERE completed_on IS NOT NULL GROUP BY person_id
), refused AS (
  SELECT c.person_id FROM consent c JOIN job j ON lower(c.recipient_name) = lower(j.name)
  WHERE c.kind = 'present_to_employer' AND c.withdrawn_at IS NOT NULL
), served AS (
  SELECT DISTINCT person_id FROM consent
  WHERE kind = 'service' AND given_on <= :today AND expires_on > :today AND withdrawn_at IS NULL
), busy AS (
  SELECT person_id FROM placement WHERE head IS NOT NULL AND state = 'accepted'
), lines AS (
  SELECT p.id AS person_id, p.ref,
    CASE WHEN w.rank IS NOT NULL THEN {greatest}(64, 100 - 4 * (w.rank - 1))
         ELSE {greatest}(CASE w.digits WHEN 3 THEN 40 WHEN 2 THEN 20 ELSE 0 END,
                       CASE x.digits WHEN 4 THEN 50 WHEN 3 THEN 30 WHEN 2 THEN 10 ELSE 0 END) END AS occupation,
    {months} AS months, {near} AS months_near,
    COALESCE(k.points, 0) AS skills, {held} AS held,
    CASE WHEN d.isced IS NULL THEN 0 ELSE {greatest}(0, {smallest}(100, 100 - 25 * (j.isced - d.isced))) END AS education,
    CASE WHEN f.regions LIKE '%"' || j.region || '"%' THEN 100 WHEN f.countries LIKE '%"' || j.country || '"%' THEN 80
         WHEN COALESCE(f.regions, '[]') = '[]' AND COALESCE(f.countries, '[]') = '[]' THEN 50 ELSE 0 END AS region,
    CASE WHEN f.earliest_on IS NULL THEN 50 ELSE {waits} END AS waits, f.earliest_on IS NULL AS open_day,
    (f.earliest_on IS NULL OR f.earliest_on <= j.starts_on) AND COALESCE(f.not_regions, '[]') NOT LIKE '%"' || j.region || '"%'
      AND NOT (COALESCE(f.together, '') = 'must' AND NOT j.takes_families) AND NOT (COALESCE(f.needs_housing, {false}) AND NOT j.has_housing)
      AS wishes_hold
  FROM person p CROSS JOIN job j
  JOIN case_member m ON m.open_person_id = p.id JOIN case_file c ON c.id = m.case_id
  LEFT JOIN wants w ON w.person_id = p.id LEFT JOIN worked x ON x.person_id = p.id
  LEFT JOIN spoken s ON s.person_id = p.id LEFT JOIN tested t ON t.person_id = p.id
  LEFT JOIN skills k ON k.person_id = p.id LEFT JOIN schooling d ON d.person_id = p.id
  LEFT JOIN (SELECT case_id, CAST(regions AS VARCHAR) AS regions, CAST(countries AS VARCHAR) AS countries,
                    CAST(not_regions AS VARCHAR) AS not_regions, together, needs_housing, earliest_on
             FROM family_wish) f ON f.case_id = c.id
  WHERE p.team_id IN ({teams}) AND c.stage <> 'intake' AND c.status = 'open' AND p.born_latest <= :adult
    AND {greatest}(COALESCE(w.digits, 0), COALESCE(x.digits, 0)) >= 2
    AND p.id IN (SELECT person_id FROM served) AND p.id NOT IN (SELECT person_id FROM refused)
    AND p.id NOT IN (SELECT person_id FROM busy)
)
SELECT person_id,
  30 * occupation + 25 * {smallest}(100, 125 * (months + months_near / 2) / (months + months_near / 2 + 24)) + 20 * skills
  + 10 * {smallest}(100, 60 + 20 * (held - 2)) + 5 * education + 5 * region
  + 5 * (CASE WHEN open_day THEN 50 WHEN waits <= 30 THEN 100 ELSE {greatest}(0, 100 - 100 * (waits - 30) / 335) END) AS score
FROM lines WHERE held >= 2 AND region > 0 AND wishes_hold
ORDER BY score DESC, person_id
"""
_DIALECT = {
    "sqlite": {
        "days": "(CAST(julianday(x.ended_on) - julianday(x.started_on) AS INTEGER) + 1)",
        "least": "MIN(CAST(listening AS INTEGER), CAST(reading AS INTEGER), CAST(writing AS INTEGER), CAST(speaking AS INTEGER))",
        "until": "date(t.taken_on, '+2 years')",
        "greatest": "MAX",
        "smallest": "MIN",
        "waits": "CAST(julianday(j.starts_on) - julianday(f.earliest_on) AS INTEGER)",
        "floor": "CAST(({0}) AS INTEGER)",
        "false": "0",
    },
    "postgresql": {
        "days": "(x.ended_on - x.started_on + 1)",
        "least": "LEAST(listening::int, reading::int, writing::int, speaking::int)",
        "until": "(t.taken_on + interval '2 years')::date",
        "greatest": "GREATEST",
        "smallest": "LEAST",
        "waits": "(j.starts_on - f.earliest_on)",
        "floor": "floor({0})::int",
        "false": "false",
    },
}


def plain_ranking(ref: str, teams: list[int], today: Any, adult: Any) -> list[tuple[int, int]]:
    """(person, score in hundredths) of everybody who fits, best first."""
    words = dict(_DIALECT[db.engine.dialect.name])
    floor = words.pop("floor")
    exactly = floor.format("(COALESCE(x.days, 0) + 0.5) / 30.4375")
    group = floor.format("(COALESCE(x.group_days, 0) + 0.5) / 30.4375")
    level = "COALESCE({0}, -1)"
    sql = _SQL.format(
        **words,
        months=exactly,
        near=f"({group} - {exactly})",
        held=f"{words['greatest']}({level.format('s.level')}, {level.format('t.level')})",
        teams=", ".join(map(str, teams)),
    )
    return [
        (row[0], int(row[1])) for row in db.session.execute(text(sql), {"ref": ref, "today": today, "adult": adult})
    ]
