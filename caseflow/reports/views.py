"""Pages of studies: the list, one on the screen, as a PDF and as a spreadsheet, and two side by side."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for

from caseflow.adapters import pdf, sheets
from caseflow.adapters.sheets import Sheet
from caseflow.reports import commands, queries, words
from caseflow.reports.study import Study
from caseflow.reports.words import Shown
from caseflow.rules.suppression import HIDDEN
from caseflow.vocabulary.language import _, current_language, format_date
from caseflow.web.answers import accepted
from caseflow.web.forms import Form, acting_user

bp = Blueprint("reports", __name__, url_prefix="/reports")
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class MakeForm(Form):
    """Nothing to fill in: a study is always of everybody, so that no two can be subtracted."""


@bp.get("")
def listing() -> Any:
    return render_template("reports/listing.html", studies=queries.study_list(acting_user()))


@bp.route("/study/new", methods=["GET", "POST"])
def make() -> Any:
    form = MakeForm()
    if accepted(form, lambda: commands.make_study(acting_user())):
        flash(_("The study is made."))
        return redirect(url_for("reports.show", ref=form.result))
    studies = queries.study_list(acting_user())
    return render_template("reports/make.html", form=form, last=studies[0] if studies else None), form.status


@bp.get("/<ref>")
def show(ref: str) -> Any:
    user = acting_user()
    found, made_at = queries.one_study(user, ref, "page")
    others = [line for line in queries.study_list(user) if line.ref != found.ref]
    return render_template("reports/show.html", others=others, made_at=made_at, **_words(found))


@bp.get("/<ref>.pdf")
def paper(ref: str) -> Any:
    user = acting_user()
    found, made_at = queries.one_study(user, ref, "pdf")
    page = render_template("pdf/study.html", made_at=made_at, house=user.organization_name, **_words(found))
    printed = pdf.render(page, language=current_language(), title=_title(found))
    return _attached(printed, "application/pdf", f"{found.ref}.pdf")


@bp.get("/<ref>.xlsx")
def spreadsheet(ref: str) -> Any:
    found, made_at = queries.one_study(acting_user(), ref, "xlsx")
    return _attached(_workbook(found, made_at), SPREADSHEET, f"{found.ref}.xlsx")


@bp.get("/<ref>/beside")
def beside(ref: str) -> Any:
    other = request.args.get("other", "")
    if not other:
        found, _made_at = queries.one_study(acting_user(), ref, "page")
        return redirect(url_for("reports.show", ref=found.ref))
    both = queries.two_studies(acting_user(), ref, other)
    return render_template("reports/beside.html", both=both, title_of=words.title, **_names())


def _attached(content: bytes, kind: str, name: str) -> Response:
    return Response(content, mimetype=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _title(found: Study) -> str:
    return _("Baseline study of %(day)s", day=format_date(found.on))


def _names() -> dict[str, Any]:
    return {"row_name": words.row_name, "value_name": words.value_name, "unit_name": words.unit_name}


def _words(found: Study) -> dict[str, Any]:
    """What the page and the paper show."""
    return {
        "study": found,
        "title": _title(found),
        "tables": list(words.tables(found)),
        "gaps": words.gaps(found),
        "supply": words.supply(found),
        "places": words.supply_by_place(found),
        **_names(),
    }


def _workbook(found: Study, made_at: datetime) -> bytes:
    return sheets.write(list(_sheets(found)), _title(found), made_at)


def _sheets(found: Study) -> Iterator[Sheet]:
    remarks = [
        _("Grown-up people in open cases on %(day)s: %(people)s", day=format_date(found.on), people=found.people),
        _(
            "Numbers below %(least)s are hidden (%(mark)s) to protect privacy, and so is what would give them away.",
            least=found.smallest,
            mark=HIDDEN,
        ),
        _("Groups of fewer than %(least)s people are put together with others.", least=found.smallest),
        found.ref,
    ]
    yield Sheet(_("About"), _title(found), remarks)
    yield _sheet(words.supply(found), _("By occupation"))
    yield _sheet(words.supply_by_place(found), _("By place"))
    for table in (words.gaps(found), *words.tables(found)):
        yield _sheet(table, table.title)
    units = [
        (words.row_name(group.major), words.unit_name(code), count)
        for group in found.units
        for code, count in group.counts
    ]
    yield Sheet(_("Occupations"), _("Occupations"), head=(_("Group"), _("Occupation"), _("People")), rows=units)
    heads = [
        (words.unit_name(one.isco), words.place_name(one.region or one.country), one.heads) for one in found.demand
    ]
    yield Sheet(_("Open heads"), _("Open heads"), head=(_("Occupation"), _("Place"), _("Open heads")), rows=heads)


def _sheet(table: Shown, name: str) -> Sheet:
    rows = [(line, *(words.printed(cell) for cell in cells)) for line, cells in table.lines]
    if table.total:
        rows.append((_("Total"), *(words.printed(cell) for cell in table.total)))
    return Sheet(name, table.title, head=(table.first, *table.head), rows=rows)
