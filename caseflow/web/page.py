"""What every page may use: words, dates, the user's menu. Bound to the templates in create_app."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import Flask, current_app, request, url_for
from flask_login import current_user
from jinja2 import ChainableUndefined, ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader

from caseflow import clock
from caseflow.access import gate
from caseflow.bundle import TEMPLATES
from caseflow.models.base import NEVER
from caseflow.rules.reason import Because, from_json
from caseflow.vocabulary import labels, language, reasons
from caseflow.vocabulary.language import LazyString, _l

MENU: tuple[tuple[str, str, LazyString], ...] = (
    # action that opens it, endpoint, words
    ("today.read", "oversight.today", _l("Today")),
    ("case.list", "cases.listing", _l("Cases")),
    ("notice.read", "notices.listing", _l("Reminders")),
    ("task.edit", "cases.tasks", _l("Tasks")),
    ("person.list", "people.listing", _l("People")),
    ("employer.read", "employers.listing", _l("Employers")),
    ("opening.read", "employers.openings", _l("Openings")),
    ("placement.read", "placements.listing", _l("Placements")),
    ("grievance.read", "grievances.listing", _l("Grievances")),
    ("training.read", "training.listing", _l("Trainings")),
    ("application.read", "pathways.applications", _l("Applications")),
    ("pathway.read", "pathways.listing", _l("Pathways")),
    ("report.read", "reports.listing", _l("Studies")),
    ("supervision.read", "oversight.supervision", _l("Supervision")),
    ("national.list", "consular.listing", _l("Nationals")),
    ("partner.read", "partner.openings", _l("Your openings")),
    ("partner.read", "partner.candidates", _l("Candidates")),
    ("audit.read", "oversight.audit", _l("Audit trail")),
    ("user.read", "administration.users", _l("Users")),
    ("organization.edit", "administration.organizations", _l("Organizations")),
)


@dataclass(frozen=True)
class MenuItem:
    text: str
    href: str
    is_here: bool


def bind(app: Flask) -> None:
    """Give the templates their loader, filters and globals."""
    macros = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    app.jinja_loader = ChoiceLoader([FileSystemLoader(TEMPLATES), macros])
    env = app.jinja_env
    env.trim_blocks = env.lstrip_blocks = True
    # The GOV.UK macros ask for parameters of parameters that were not given.
    env.undefined = ChainableUndefined
    env.globals.update(
        label=labels.label,
        date=_date,
        moment=_moment,
        money=language.format_money,
        number=language.format_number,
        country=language.country_name,
        region=language.subdivision_name,
        speech=language.language_name,
        reason=_reason,
        days_left=_days_left,
        may=_may,
        menu=_menu,
        language=language.current_language,
        languages=language.LOCALE_NAMES,
        other_address=_other_address,
        today=_today,
        NEVER=NEVER,
    )


def _may(action: str) -> bool:
    return current_user.is_authenticated and gate.may(current_user, action)


def _menu() -> list[MenuItem]:
    if not current_user.is_authenticated:
        return []
    here = request.endpoint or ""
    # An employer's day is a page of its own room.
    here = "oversight.today" if here == "partner.home" else here
    items = []
    for action, endpoint, words in MENU:
        if gate.may(current_user, action) and endpoint in current_app.view_functions:
            items.append(MenuItem(str(words), url_for(endpoint), here == endpoint))
    return items


def _today() -> Any:
    return clock.today(current_user.timezone if current_user.is_authenticated else "UTC")


def _date(day: Any, style: str = "medium", none: str = "") -> str:
    """A day in the reader's language; `none` for no day."""
    return none if day is None or day == NEVER else language.format_date(day, style)


def _moment(at: Any) -> str:
    return "" if at is None else language.format_datetime(at)


def _days_left(day: Any) -> int:
    """Days from today to the day; negative when it has passed."""
    return int((day - _today()).days)


def _reason(why: Because | dict[str, Any] | None) -> str:
    """The sentence of a reason, stored or not."""
    if not why:
        return ""
    known = from_json(why) if isinstance(why, dict) else why
    return reasons.sentence(known.code, known.facts)


def _other_address(**changes: Any) -> str:
    """This page with other parameters: for sorting, filters and pages."""
    kept = {k: v for k, v in request.args.to_dict(flat=False).items() if k not in ("after", "before")}
    kept.update({k: v for k, v in changes.items()})
    kept = {k: v for k, v in kept.items() if v not in (None, "", [])}
    # What is in an address is a query and nothing more: `url_for` takes "endpoint" and "_scheme" for its own.
    return url_for(request.endpoint or "", **(request.view_args or {})) + ("?" + urlencode(kept, True) if kept else "")
