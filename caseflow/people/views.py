"""The list of people, the search, and the page of one person."""

from typing import Any

from flask import render_template, request

from caseflow.paging import Cursor
from caseflow.people import page as pages
from caseflow.people import queries
from caseflow.people.forms import SearchForm
from caseflow.people.queries import Filters
from caseflow.vocabulary.language import _, countries, is_country
from caseflow.vocabulary.protection import Protection
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user


def listing() -> Any:
    user = acting_user()
    filters = _filters()
    cursor = Cursor(request.args.get("after"), request.args.get("before"))
    page = queries.listing(user, filters, cursor)
    teams = queries.own_teams(user)
    return render_template("people/listing.html", page=page, filters=filters, teams=teams, choices=_filter_choices())


def search() -> Any:
    """What is looked for is posted: it never stands in an address, and so in no log and no browser's memory."""
    form = SearchForm()
    user = acting_user()
    queries.may_look(user)
    hits = form.result if accepted(form, lambda: queries.search(user, form.q.data or "")) else None
    return render_template("people/search.html", form=form, hits=hits), form.status


def show(ref: str) -> Any:
    return render_template("people/person.html", person=pages.person_page(acting_user(), ref))


def _filters() -> Filters:
    """The filters of the address; what is none of their codes is no filter."""
    wanted = request.args
    nationality, protection = wanted.get("nationality", ""), wanted.get("protection", "")
    return Filters(
        nationality=nationality if nationality == "stateless" or is_country(nationality) else "",
        protection=protection if protection in set(Protection) else "",
        cases=wanted.get("cases", "") if wanted.get("cases") in ("open", "none") else "",
        team=wanted.get("team", "")[:16],
    )


def _filter_choices() -> dict[str, list[tuple[str, str]]]:
    return {
        "nationality": [("", _("All")), ("stateless", _("Stateless")), *countries()],
        "cases": [("", _("All")), ("open", _("With an open case")), ("none", _("Without an open case"))],
        "protection": [
            ("", _("All")),
            (Protection.CLEAR, _("Clear")),
            (Protection.PROTECTED, _("Protected")),
            (Protection.UNKNOWN, _("Not screened")),
        ],
    }
