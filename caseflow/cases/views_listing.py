"""The list of cases, and looking for one."""

from typing import Any

from flask import redirect, render_template, request

from caseflow.cases import listing_filter, queries_listing, queries_search
from caseflow.cases.forms_people import FindPersonForm
from caseflow.cases.views_page import case_page
from caseflow.errors import Refused
from caseflow.vocabulary.labels import choices
from caseflow.vocabulary.language import LazyString, _, _l, countries
from caseflow.vocabulary.stages import Risk, Stage
from caseflow.web.forms import acting_user

FILTER_NAMES: dict[str, LazyString] = {
    "stage": _l("Stage"),
    "status": _l("Status"),
    "team": _l("Team"),
    "caseworker": _l("Caseworker"),
    "nationality": _l("Nationality"),
    "pathway": _l("Pathway"),
    "risk": _l("Risk"),
    "overdue": _l("Due dates"),
    "cliff": _l("Status cliff"),
    "sort": _l("Sort by"),
}


def listing() -> Any:
    """The user's cases. What of the address makes no sense is said, and left out."""
    known = queries_listing.known_choices(acting_user())
    asked = listing_filter.read(request.args, known)
    found = queries_listing.case_list(acting_user(), asked)
    page = render_template(
        "cases/listing.html",
        found=found,
        asked=asked,
        only=asked.only,
        known=known,
        names=FILTER_NAMES,
        stages=choices(Stage, blank=_("All stages")),
        risks=choices(Risk, blank=_("All")),
        countries=countries(),
    )
    return page, Refused.status if found.problems else 200


def search() -> Any:
    """What answers a name, a reference or a document's number. A case's own reference goes straight to it."""
    form = FindPersonForm()
    is_right = form.validate_on_submit()
    found = queries_search.cases_found(acting_user(), form.q.data or "" if is_right else "")
    if found.goes_to:
        return redirect(case_page(found.goes_to))
    page = render_template("cases/search.html", form=form, found=found, text=form.q.data or "")
    return page, 200 if is_right else Refused.status
