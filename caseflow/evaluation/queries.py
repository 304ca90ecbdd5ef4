"""What the evaluation of one person shows, and what its forms begin with. Every reading is written down first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.evaluation import lines, recognitions
from caseflow.evaluation.entries import saved
from caseflow.evaluation.parts import Part
from caseflow.evaluation.reading import Named, naming, person_to_read, rows_of
from caseflow.evaluation.rows import last_written, mark, writers
from caseflow.evaluation.signed import Content, thaw
from caseflow.extensions import db
from caseflow.models import evaluation as tables
from caseflow.models.accounts import TeamMember, User
from caseflow.models.people import Person, PersonLanguage
from caseflow.rules.evaluation import DRAFT, SIGNED, Standing, stands_against_signing
from caseflow.rules.reason import Because
from caseflow.vocabulary.occupations import occupation_name
from caseflow.vocabulary.skills import EvaluationState, LanguageLevel

FIELDS = "occupations, skills, work, education, licences, recognition, languages, tests, summary"


@dataclass(frozen=True)
class Version:
    """One evaluation of the person; `signed_by` is "" as long as it is being written."""

    number: int
    state: EvaluationState
    started_by: str
    started_at: datetime
    signed_by: str
    signed_at: datetime | None
    reason: str


@dataclass(frozen=True)
class Spoken:
    language: str
    level: LanguageLevel


@dataclass(frozen=True)
class EvaluationFile:
    """The page. `versions` has the newest first; `against` is what keeps this reader from signing now."""

    who: Named
    versions: tuple[Version, ...]
    summary: str
    against: tuple[Because, ...]
    signers: tuple[str, ...]
    seen: int
    wanted: tuple[lines.Wanted, ...]
    skills: tuple[lines.Able, ...]
    work: lines.Experience
    education: tuple[lines.Studied, ...]
    licences: tuple[lines.Held, ...]
    recognitions: tuple[recognitions.Assessed, ...]
    spoken: tuple[Spoken, ...]
    tests: tuple[lines.Tested, ...]

    @property
    def newest(self) -> Version | None:
        return self.versions[0] if self.versions else None


@dataclass(frozen=True)
class SavedLine:
    """What a form about one line, or about the whole, begins with."""

    who: Named
    entry: Any
    version: int


@dataclass(frozen=True)
class SignedVersion:
    """An old evaluation. `content` is None when nothing was kept of it."""

    who: Named
    version: Version
    summary: str
    content: Content | None


def evaluation(user: Actor, ref: str) -> EvaluationFile:
    """The whole evaluation of a person. Raises NotFound or Denied."""
    person = person_to_read(user, ref)
    versions = rows_of(user, person, tables.Evaluation, tables.Evaluation.number.desc())
    newest = versions[0] if versions else None
    names = _names(versions)
    authors = writers(person, newest) if newest else frozenset()
    wanted = rows_of(user, person, tables.WantedOccupation, tables.WantedOccupation.rank)
    work = rows_of(user, person, tables.WorkExperience, tables.WorkExperience.started_on.desc())
    education = rows_of(user, person, tables.Education, tables.Education.isced.desc())
    spoken = rows_of(user, person, PersonLanguage, PersonLanguage.id)
    tests = rows_of(user, person, tables.LanguageTest, tables.LanguageTest.taken_on.desc())
    standing = Standing(
        state=(SIGNED if newest.state == SIGNED else DRAFT) if newest else None,
        occupation=bool(wanted),
        education=bool(education),
        language=bool(tests) or any(row.level != LanguageLevel.NONE for row in spoken),
        is_writer=user.id in authors,
    )
    found = EvaluationFile(
        who=naming(person),
        versions=tuple(_version(row, names) for row in versions),
        summary=(newest.summary or "") if newest else "",
        against=stands_against_signing(standing),
        signers=_signers(user, person, authors),
        seen=last_written(person),
        wanted=tuple(lines.wanted(row) for row in wanted),
        skills=lines.ables(rows_of(user, person, tables.Skill, tables.Skill.id)),
        work=lines.experience_of(work, clock.today(user.timezone)),
        education=tuple(lines.studied(row) for row in education),
        licences=tuple(lines.held(row) for row in rows_of(user, person, tables.Licence, tables.Licence.id)),
        recognitions=_recognitions(user, person),
        spoken=tuple(Spoken(row.language, LanguageLevel(row.level)) for row in spoken),
        tests=tuple(lines.tested(row) for row in tests),
    )
    trail.seen(user, "evaluation.read", ref, FIELDS)
    return found


def _recognitions(user: Actor, person: Person) -> tuple[recognitions.Assessed, ...]:
    steps: dict[int, list[tables.RecognitionStep]] = {}
    for step in rows_of(user, person, tables.RecognitionStep, tables.RecognitionStep.position):
        steps.setdefault(step.recognition_id, []).append(step)
    rows = rows_of(user, person, tables.Recognition, tables.Recognition.id)
    today = clock.today(user.timezone)
    return tuple(recognitions.assessed(row, steps.get(row.id, ()), today) for row in rows)


def is_signed(user: Actor, ref: str) -> bool:
    """Whether the newest evaluation is signed, so that it is opened again before a change. Raises NotFound, Denied."""
    person = person_to_read(user, ref)
    table = tables.Evaluation
    query = scope.of_person(user, table).where(table.person_id == person.id).order_by(table.number.desc()).limit(1)
    return db.session.scalar(query.with_only_columns(table.state)) == SIGNED


def signed_version(user: Actor, ref: str, number: int) -> SignedVersion:
    """An evaluation as it was signed. Raises NotFound, also for one that nobody has signed, or Denied."""
    person = person_to_read(user, ref)
    table = tables.Evaluation
    query = scope.of_person(user, table).where(table.person_id == person.id, table.number == number)
    row = gate.one(query.where(table.state == SIGNED))
    found = SignedVersion(naming(person), _version(row, _names([row])), row.summary or "", thaw(row.content))
    trail.seen(user, "evaluation.read", ref, f"version {number}")
    return found


def named(user: Actor, ref: str) -> Named:
    """Whose evaluation a form is about. Raises NotFound or Denied."""
    found = naming(person_to_read(user, ref))
    trail.seen(user, "evaluation.read", ref, "name")
    return found


def check_there(user: Actor, ref: str) -> None:
    """Raises NotFound or Denied; reads nothing of the person."""
    person_to_read(user, ref)


def line(user: Actor, ref: str, part: Part, line_id: int) -> SavedLine:
    """One line of a part, to be changed. Raises NotFound or Denied."""
    columns: Any = part.model
    person = person_to_read(user, ref)
    row: Any = gate.one(scope.of_person(user, part.model).where(columns.person_id == person.id, columns.id == line_id))
    found = SavedLine(naming(person), saved(part.entry, row), row.version)
    trail.seen(user, "evaluation.read", ref, part.noun)
    return found


def occupation(user: Actor, ref: str, line_id: int) -> SavedLine:
    """One occupation that the person wants, by its name. Raises NotFound or Denied."""
    table = tables.WantedOccupation
    person = person_to_read(user, ref)
    row = gate.one(scope.of_person(user, table).where(table.person_id == person.id, table.id == line_id))
    found = SavedLine(naming(person), occupation_name(row.isco), row.version)
    trail.seen(user, "evaluation.read", ref, "occupations")
    return found


def summary(user: Actor, ref: str) -> SavedLine:
    """The summary of the newest evaluation; "" before there is one. Raises NotFound or Denied."""
    person = person_to_read(user, ref)
    versions = rows_of(user, person, tables.Evaluation, tables.Evaluation.number.desc())
    newest = versions[0] if versions else None
    found = SavedLine(naming(person), (newest.summary or "") if newest else "", mark(newest))
    trail.seen(user, "evaluation.read", ref, "summary")
    return found


def _version(row: tables.Evaluation, names: dict[int, str]) -> Version:
    return Version(
        number=row.number,
        state=EvaluationState(row.state),
        started_by=names.get(row.started_by_id, ""),
        started_at=row.started_at,
        signed_by=names.get(row.signed_by_id, "") if row.signed_by_id is not None else "",
        signed_at=row.signed_at,
        reason=row.reopened_reason or "",
    )


def _names(versions: list[tables.Evaluation]) -> dict[int, str]:
    ids = {row.started_by_id for row in versions} | {row.signed_by_id for row in versions}
    rows = db.session.execute(select(User.id, User.name).where(User.id.in_(ids - {None})))
    return {row.id: row.name for row in rows}


def _signers(user: Actor, person: Person, authors: frozenset[int]) -> tuple[str, ...]:
    """Who of the person's team did not write in it and so can sign it, by name."""
    team = scope.colleagues(user).join(TeamMember, TeamMember.user_id == User.id)
    query = team.where(TeamMember.team_id == person.team_id, User.id.not_in(authors)).with_only_columns(User.name)
    return tuple(db.session.scalars(query.order_by(User.name)))
