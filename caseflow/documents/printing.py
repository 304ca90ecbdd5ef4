"""Applications on paper: the cover sheet with its list, and one file with every accepted paper behind it."""

from zoneinfo import ZoneInfo

from flask import render_template

from caseflow import clock
from caseflow.access.actor import Actor
from caseflow.adapters import pdf
from caseflow.adapters.paper_pdf import Part, merged, page_count
from caseflow.documents import queries_application as queries
from caseflow.documents.queries_application import Application, Enclosed
from caseflow.vocabulary.language import _, format_date, in_language

PDF = "application/pdf"
_LONGEST_COVER = 6


def print_application(user: Actor, ref: str, number: int) -> bytes:
    """The cover sheet of a step in the user's language. Raises NotFound or Denied."""
    with in_language(user.language):
        found = queries.application(user, ref, number)
        return _cover(user, found, {}, _title(found))


def print_papers(user: Actor, ref: str, number: int) -> bytes:
    """The cover sheet and the accepted papers of a step as one file with a bookmark for each.

    Raises NotFound, Denied, Refused for too much, DamagedPaper.
    """
    with in_language(user.language):
        found = queries.enclosed(user, ref, number)
        title = _title(found.application)
        cover = _cover_before(user, found, title)
        parts = (Part(_("Cover sheet and list of documents"), cover, PDF), *found.parts)
        return merged(parts, title=title, language=user.language)


def _title(found: Application) -> str:
    return _("Application %(ref)s, step %(number)s", ref=found.case_ref, number=found.number)


def _cover_before(user: Actor, found: Enclosed, title: str) -> bytes:
    """The cover sheet that says on which page of the file each paper begins, so as many times as it takes to know."""
    cover, length = b"", 0
    for pages in range(1, _LONGEST_COVER + 1):
        if pages < length:
            continue
        cover = _cover(user, found.application, _first_pages(found.application, pages), title)
        length = page_count(cover)
        if length == pages:
            break
    return cover


def _first_pages(found: Application, before: int) -> dict[str, int]:
    """The page of the file on which each paper begins, after so many pages of the cover sheet; by kind."""
    first, page = {}, before + 1
    for one in found.listed:
        if one.enclosed:
            first[one.kind.value] = page
            page += one.pages
    return first


def _cover(user: Actor, found: Application, first_pages: dict[str, int], title: str) -> bytes:
    at = clock.now().astimezone(ZoneInfo(user.timezone))
    printed = _(
        "Confidential. Printed by %(name)s on %(day)s at %(time)s.",
        name=user.name,
        day=format_date(at.date()),
        time=f"{at:%H:%M}",
    )
    html = render_template("pdf/application.html", found=found, printed=printed, first_pages=first_pages)
    return pdf.render(html, language=user.language, title=title)
