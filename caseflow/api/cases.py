"""Cases and the moves of their steps, for programs: same commands, same queries, same rules as the pages."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from flask_smorest.blueprint import Blueprint

from caseflow import clock
from caseflow.access.actor import Actor
from caseflow.api import schemas
from caseflow.casefile import read as casefile
from caseflow.cases import listing_filter, queries_listing
from caseflow.errors import NotFound, Refused
from caseflow.pathways import commands_steps as steps
from caseflow.pathways import queries_steps
from caseflow.pathways.permit_details import PermitDetails
from caseflow.vocabulary.language import _
from caseflow.web.forms import acting_user

bp = Blueprint("api", __name__, url_prefix="/api/v1/cases", description="Cases and their steps")

Body = Mapping[str, Any]
Verb = Callable[[Actor, str, int, Body, date], None]


@bp.get("")
@bp.arguments(schemas.CaseQuery, location="query", unknown="raise")
@bp.response(200, schemas.CasePage)
def listing(args: dict[str, str]) -> dict[str, Any]:
    """The cases that the token's owner may see, a page at a time."""
    user = acting_user()
    asked = listing_filter.read(args, queries_listing.known_choices(user))
    found = queries_listing.case_list(user, asked)
    if found.problems:
        name, words = next(iter(found.problems.items()))
        raise Refused(words, "after" if name == "page" else name)
    page = found.page
    return {"items": page.items, "total": page.total, "next": page.next_ref, "previous": page.previous_ref}


@bp.get("/<ref>")
@bp.response(200, schemas.CaseFile)
def read(ref: str) -> Any:
    """One case with its members and steps. The reading is logged."""
    return casefile.read(acting_user(), ref)


@bp.get("/<ref>/steps/<int:number>")
@bp.response(200, schemas.Step)
def step(ref: str, number: int) -> Any:
    """One step, with the version to send back and the moves that are possible now."""
    return queries_steps.step_page(acting_user(), ref, number)


@bp.post("/<ref>/steps/<int:number>/<verb>")
@bp.arguments(schemas.StepMove)
@bp.response(200, schemas.Step)
def move_step(body: Body, ref: str, number: int, verb: str) -> Any:
    """Move a step: start, submit, withdraw, grant, refuse, complete, waive, cancel or reopen."""
    user = acting_user()
    if verb not in VERBS:
        raise NotFound
    VERBS[verb](user, ref, number, body, clock.today(user.timezone))
    return queries_steps.step_page(user, ref, number)


def _text(body: Body, name: str) -> str:
    text = str(body.get(name, "")).strip()
    if not text:
        raise Refused(_("This field is needed."), name)
    return text


def _permit(body: Body) -> PermitDetails | None:
    return PermitDetails(**body["permit"]) if "permit" in body else None


def _start(user: Actor, ref: str, number: int, body: Body, today: date) -> None:
    steps.start_step(user, ref, number, started_on=body.get("started_on", today), seen=body["seen"])


def _submit(user: Actor, ref: str, number: int, body: Body, today: date) -> None:
    steps.submit_step(user, ref, number, filed_on=body.get("filed_on", today), seen=body["seen"])


def _withdraw(user: Actor, ref: str, number: int, body: Body, _today: date) -> None:
    steps.withdraw_step(user, ref, number, reason=_text(body, "reason"), seen=body["seen"])


def _grant(user: Actor, ref: str, number: int, body: Body, today: date) -> None:
    day = body.get("decided_on", today)
    steps.grant_step(user, ref, number, decided_on=day, permit=_permit(body), seen=body["seen"])


def _refuse(user: Actor, ref: str, number: int, body: Body, today: date) -> None:
    steps.refuse_step(
        user,
        ref,
        number,
        decided_on=body.get("decided_on", today),
        internal=_text(body, "internal"),
        shareable=_text(body, "shareable"),
        seen=body["seen"],
    )


def _complete(user: Actor, ref: str, number: int, body: Body, today: date) -> None:
    day = body.get("done_on", today)
    steps.complete_step(user, ref, number, done_on=day, permit=_permit(body), seen=body["seen"])


def _waive(user: Actor, ref: str, number: int, body: Body, _today: date) -> None:
    steps.waive_step(user, ref, number, reason=_text(body, "reason"), seen=body["seen"])


def _cancel(user: Actor, ref: str, number: int, body: Body, _today: date) -> None:
    steps.cancel_step(user, ref, number, reason=_text(body, "reason"), seen=body["seen"])


def _reopen(user: Actor, ref: str, number: int, body: Body, _today: date) -> None:
    steps.reopen_step(user, ref, number, reason=_text(body, "reason"), seen=body["seen"])


VERBS: dict[str, Verb] = {
    "start": _start,
    "submit": _submit,
    "withdraw": _withdraw,
    "grant": _grant,
    "refuse": _refuse,
    "complete": _complete,
    "waive": _waive,
    "cancel": _cancel,
    "reopen": _reopen,
}
