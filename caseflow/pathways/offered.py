"""The versions of pathways that are offered today, and whether they take applications."""

from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import defer, joinedload

from caseflow.errors import NotFound
from caseflow.extensions import db
from caseflow.models.pathways import Pathway as PathwayRow
from caseflow.models.pathways import PathwayVersion
from caseflow.pathways.shelf import pathway_of
from caseflow.rules.pathway import Intake, Pathway


@dataclass(frozen=True)
class Offered:
    """A version as it is stored, and what it says."""

    row: PathwayVersion
    pathway: Pathway

    @property
    def intake(self) -> Intake:
        """Whether it takes applications: as the administrator last said, in the season of its file."""
        return intake_of(self.row, self.pathway)


def intake_of(row: PathwayVersion, pathway: Pathway) -> Intake:
    """The intake of a version: state and days as they are stored, the season from its file."""
    season = pathway.intake
    return Intake(
        row.intake_state,
        row.intake_opens_on,
        row.intake_closes_on,
        season.season_from,
        season.season_until,
        season.note,
    )


def current(key: str) -> Offered:
    """The version of a pathway that new cases get. Raises NotFound."""
    return _one(_versions().where(PathwayRow.key == key, PathwayVersion.is_current))


def version(key: str, number: int) -> Offered:
    """That version of a pathway. Raises NotFound."""
    return _one(_versions().where(PathwayRow.key == key, PathwayVersion.number == number))


def all_current() -> list[Offered]:
    """Every pathway in its current version, by country and key."""
    query = _versions().where(PathwayVersion.is_current).order_by(PathwayRow.country, PathwayRow.key)
    return [_offered(row) for row in db.session.scalars(query)]


def numbers(key: str) -> list[int]:
    """The numbers of all versions of a pathway, the newest first."""
    query = select(PathwayVersion.number).join(PathwayRow).where(PathwayRow.key == key)
    return list(db.session.scalars(query.order_by(PathwayVersion.number.desc())))


def _versions() -> Select[PathwayVersion]:
    query = select(PathwayVersion).join(PathwayVersion.pathway)
    return query.options(joinedload(PathwayVersion.pathway), defer(PathwayVersion.body))


def _one(query: Select[PathwayVersion]) -> Offered:
    row = db.session.scalar(query)
    if row is None:
        raise NotFound
    return _offered(row)


def _offered(row: PathwayVersion) -> Offered:
    return Offered(row, pathway_of(row))
