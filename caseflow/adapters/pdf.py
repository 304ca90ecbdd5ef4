"""HTML to tagged PDF (PDF/UA). The only file that knows WeasyPrint.

Loads nothing but our own files below `static/`, addressed as `cf-asset:PATH`: no network, no other file of the
machine. How templates are written for it stands at the top of `static/pdf.css`.
"""

from caseflow.adapters import fonts  # isort: skip  # first: WeasyPrint looks for fonts when it is imported

import mimetypes
from functools import cache
from pathlib import Path
from threading import Lock
from urllib.parse import unquote

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

_SCHEME = "cf-asset"
# Pango's font map is not made for several threads; layout holds the interpreter anyway.
_one_at_a_time = Lock()


class NotPrintable(Exception):
    """The page asks for something that a printed page may not load. Nothing is printed."""


class _OwnAssets(URLFetcher):
    """Serves files below `static/` and refuses everything else, so that no PDF ever holds another file."""

    def __init__(self, root: Path) -> None:
        super().__init__(allowed_protocols=(_SCHEME,), allow_redirects=False, fail_on_errors=True)
        self._root = root.resolve()
        self.refused: list[str] = []

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        scheme, _, rest = url.partition(":")
        # Resolved before it is compared: neither ".." nor a link leads out.
        path = (self._root / unquote(rest.split("?")[0].split("#")[0]).lstrip("/")).resolve()
        if scheme.lower() != _SCHEME or not path.is_relative_to(self._root) or not path.is_file():
            self.refused.append(url)
            raise ValueError("not one of our own files")
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, body=path.read_bytes(), headers={"Content-Type": kind})


@cache
def _prepared() -> tuple[_OwnAssets, FontConfiguration, CSS]:
    """What every document shares. Made once: made anew each time, memory grows."""
    assets, font_config = _OwnAssets(fonts.STATIC), FontConfiguration()
    return assets, font_config, CSS(filename=fonts.STATIC / "pdf.css", font_config=font_config, url_fetcher=assets)


def render(html: str, *, language: str, title: str) -> bytes:
    """The page as a tagged PDF in that language.

    `title` is all that the file says about itself: keep names out of it. Author, keywords and description of the
    HTML are dropped. Raises NotPrintable if the page asks for anything but `cf-asset:` files.
    """
    with _one_at_a_time:
        refused = _prepared()[0].refused
        refused.clear()
        try:
            pdf = _render(html, language, title)
        except FatalURLFetchingError as fatal:  # a BaseException, which nobody further up would catch
            raise NotPrintable(str(fatal)) from fatal
        if refused:  # WeasyPrint swallows what happens inside SVG
            raise NotPrintable(f"A printed page may not load {refused[0]}")
        return pdf


def _render(html: str, language: str, title: str) -> bytes:
    assets, font_config, style = _prepared()
    page = HTML(string=html, url_fetcher=assets)
    page.etree_element.set("lang", language)
    document = page.render(font_config=font_config, stylesheets=[style], pdf_variant="pdf/ua-1")
    about = document.metadata
    if about.attachments:
        raise NotPrintable("A printed page has no attachments")
    about.title, about.lang = title, language
    about.authors, about.keywords = [], []
    about.description = about.generator = about.created = about.modified = None
    pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    return pdf
