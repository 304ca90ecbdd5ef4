"""The page for the family on paper: one page, whatever there is to say."""

from flask import render_template

from caseflow.access.actor import Actor
from caseflow.adapters import pdf
from caseflow.adapters.paper_pdf import page_count
from caseflow.casefile.letter import SIZES, Letter, fitted
from caseflow.casefile.message import letter


def print_letter(user: Actor, ref: str, *, language: str, about: str = "", note: int = 0) -> bytes:
    """The page as a tagged PDF of one page; that it was printed is written down first. Raises NotFound or Denied."""
    return on_one_page(letter(user, ref, language=language, about=about, note=note, action="message.print"))


def on_one_page(found: Letter) -> bytes:
    """The letter in the roomiest size in which it fits."""
    made = b""
    for size in SIZES:
        html = render_template("pdf/message.html", letter=fitted(found, size), size=size.name)
        made = pdf.render(html, language=found.language, title=found.title)
        if page_count(made) == 1:
            break
    return made
