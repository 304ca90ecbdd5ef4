"""The case that a command is about: whether it is open, waits or is closed, and what that forbids."""

from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.access.refusals import refusal
from caseflow.errors import Refused
from caseflow.models.cases import Case
from caseflow.rules.reason import because
from caseflow.vocabulary.language import _
from caseflow.vocabulary.stages import CaseStatus


def case_to_change(user: Actor, ref: str) -> Case:
    """The case, locked until the commit: nobody closes it while somebody else joins it. Raises NotFound."""
    return gate.one(scope.cases(user).where(Case.ref == ref).with_for_update())


def must_be_open(case: Case) -> None:
    """Nothing is changed in a closed case. Raises Refused."""
    if case.status == CaseStatus.CLOSED:
        raise refusal(because("case_is_closed"))


def must_not_wait(case: Case) -> None:
    """A case on hold goes nowhere. Raises Refused."""
    if case.status == CaseStatus.ON_HOLD:
        raise Refused(_("The case is on hold. Open it again before you move it."))


def stop_waiting(case: Case) -> None:
    """Whatever the case waited for, it does so no longer. Its status is for the caller to set."""
    case.hold_since, case.hold_until, case.hold_event, case.hold_reason = None, None, "", None
