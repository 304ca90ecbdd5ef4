"""One case as staff may read it. Page, PDF and API render this and nothing else: the type is the whitelist."""

from dataclasses import dataclass
from datetime import date

from caseflow.casefile.due import Due
from caseflow.casefile.sections.consents import PersonConsents
from caseflow.casefile.sections.evaluation import PersonEvaluation
from caseflow.casefile.sections.family import Member
from caseflow.casefile.sections.follow_up import FollowUp
from caseflow.casefile.sections.grievances import GrievanceLine
from caseflow.casefile.sections.notes import NoteLine
from caseflow.casefile.sections.pathway import PathwayPart
from caseflow.casefile.sections.permits import PermitPart
from caseflow.casefile.sections.placement import Placed
from caseflow.casefile.sections.tasks import Tasks
from caseflow.vocabulary.stages import CaseStatus, HoldEvent, Outcome, Risk, Stage


@dataclass(frozen=True)
class Head:
    """What the page opens with. `due` are the next days of all sections, the nearest first."""

    ref: str
    title: str
    version: int
    stage: Stage
    stage_since: date
    status: CaseStatus
    risk: Risk
    team: str
    caseworker: str
    organization: str
    opened_on: date
    referred_by: str
    hold_since: date | None
    hold_until: date | None
    hold_event: HoldEvent | None
    hold_reason: str
    outcome: Outcome | None
    stage_reached: Stage | None
    closed_on: date | None
    closing_internal: str
    closing_shareable: str
    due: tuple[Due, ...]


@dataclass(frozen=True)
class CaseFile:
    """The head, and the sections that `access.fields.STAFF_SECTIONS` lists, in its order; a test compares the two."""

    head: Head
    family: tuple[Member, ...]
    evaluation: tuple[PersonEvaluation, ...]
    placement: tuple[Placed, ...]
    pathway: PathwayPart
    permits: PermitPart
    follow_up: FollowUp
    grievances: tuple[GrievanceLine, ...]
    tasks: Tasks
    notes: tuple[NoteLine, ...]
    consents: tuple[PersonConsents, ...]

    @property
    def present(self) -> tuple[Member, ...]:
        """The members who have not left."""
        return tuple(member for member in self.family if member.left_on is None)
