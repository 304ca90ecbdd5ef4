"""PDF files that people send in: read by the real library, bounded, and written anew without what acts by itself.

The only file that knows pikepdf and PDFium.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2

from caseflow.adapters.pictures import PREVIEW_SIDE, NotAPicture, preview

MOST_PAGES = 300
# What makes a PDF do something when it is opened, and what hides other files in it.
_ACTS = ("/OpenAction", "/AA", "/JavaScript", "/AcroForm", "/AF", "/Collection")
_HIDES = ("/EmbeddedFiles", "/JavaScript")
_PAGE_ACTS = ("/AA", "/AF")
_LINK_ACTS = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/URI")


class NotAPaper(ValueError):
    """The PDF cannot be used. `code` says why: pdf_broken, pdf_locked, pdf_too_long, pdf_empty."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Paper:
    """A PDF written anew, with how many pages it has."""

    content: bytes
    pages: int


@dataclass(frozen=True)
class Part:
    """One paper of a merged file: its title in the bookmarks, and its content."""

    title: str
    content: bytes
    media_type: str


def rewritten(path: Path) -> Paper:
    """The PDF without scripts, actions and attachments. Raises NotAPaper."""
    try:
        with pikepdf.open(path) as pdf:
            if pdf.is_encrypted:
                raise NotAPaper("pdf_locked")
            pages = len(pdf.pages)
            if not pages:
                raise NotAPaper("pdf_empty")
            if pages > MOST_PAGES:
                raise NotAPaper("pdf_too_long")
            _disarm(pdf)
            out = io.BytesIO()
            pdf.save(out, deterministic_id=True)
    except pikepdf.PasswordError as error:
        raise NotAPaper("pdf_locked") from error
    except (pikepdf.PdfError, RecursionError, OverflowError, MemoryError, TypeError, AttributeError) as error:
        raise NotAPaper("pdf_broken") from error
    return Paper(out.getvalue(), pages)


def first_page(content: bytes) -> bytes:
    """A small JPEG of the first page. Raises NotAPaper."""
    try:
        with pypdfium2.PdfDocument(content) as document:
            page = document[0]
            scale = min(PREVIEW_SIDE / max(page.get_width(), page.get_height(), 1), 3)
            image = page.render(scale=scale).to_pil()
            out = io.BytesIO()
            image.convert("RGB").save(out, "JPEG", quality=85)
        return preview(out.getvalue()).content
    except (pypdfium2.PdfiumError, NotAPicture, IndexError) as error:
        raise NotAPaper("pdf_broken") from error


def merged(parts: Sequence[Part], *, title: str = "", language: str = "") -> bytes:
    """All parts as one PDF in their order, a bookmark at the first page of each. Pictures become pages.

    `title` is all that the file says about itself: keep names out of it; with it, a reader opens the bookmarks.
    Raises NotAPaper for a part that cannot be read.
    """
    out = pikepdf.new()
    with out.open_outline() as outline:
        for part in parts:
            try:
                with pikepdf.open(io.BytesIO(_as_pdf(part))) as paper:
                    first = len(out.pages)
                    out.pages.extend(paper.pages)
            except pikepdf.PdfError as error:
                raise NotAPaper("pdf_broken") from error
            outline.root.append(pikepdf.OutlineItem(part.title, first))
    if title:
        out.docinfo["/Title"] = title
        out.Root.PageMode = pikepdf.Name.UseOutlines
        out.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    if language:
        out.Root.Lang = language
    kept = io.BytesIO()
    out.save(kept)
    out.close()
    return kept.getvalue()


def as_pdf(content: bytes, media_type: str) -> bytes:
    """A picture as a page of A4, a PDF as it is, once it was opened. Raises NotAPaper."""
    try:
        found = _as_pdf(Part("", content, media_type))
        with pikepdf.open(io.BytesIO(found)) as pdf:
            if not len(pdf.pages):
                raise NotAPaper("pdf_empty")
    except (pikepdf.PdfError, pypdfium2.PdfiumError) as error:
        raise NotAPaper("pdf_broken") from error
    return found


def page_count(content: bytes) -> int:
    """How many pages a PDF of ours has."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def titles(content: bytes) -> tuple[str, ...]:
    """The bookmarks of a PDF, in order."""
    with pikepdf.open(io.BytesIO(content)) as pdf, pdf.open_outline() as outline:
        return tuple(str(item.title) for item in outline.root)


def _as_pdf(part: Part) -> bytes:
    if part.media_type == "application/pdf":
        return part.content
    document = pypdfium2.PdfDocument.new()
    try:
        picture = pypdfium2.PdfImage.new(document)
        picture.load_jpeg(io.BytesIO(part.content), inline=True)
        width, height = picture.get_px_size()
        # A page of A4, upright or on its side, the picture as large as fits inside its margins.
        page_width, page_height = (595, 842) if height >= width else (842, 595)
        scale = min((page_width - 56) / width, (page_height - 56) / height)
        wide, high = width * scale, height * scale
        picture.set_matrix(
            pypdfium2.PdfMatrix().scale(wide, high).translate((page_width - wide) / 2, (page_height - high) / 2)
        )
        page = document.new_page(page_width, page_height)
        page.insert_obj(picture)
        page.gen_content()
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()
    finally:
        document.close()


def _disarm(pdf: pikepdf.Pdf) -> None:
    for name in _ACTS:
        if name in pdf.Root:
            del pdf.Root[name]
    names = pdf.Root.get("/Names")
    if isinstance(names, pikepdf.Dictionary):
        for name in _HIDES:
            if name in names:
                del names[name]
    for page in pdf.pages:
        for name in _PAGE_ACTS:
            if name in page.obj:
                del page.obj[name]
        notes = page.obj.get("/Annots")
        if isinstance(notes, pikepdf.Array):
            page.obj["/Annots"] = pikepdf.Array([note for note in notes if not _acts(note)])
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        for name in tuple(metadata):
            del metadata[name]
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]


def _acts(note: object) -> bool:
    if not isinstance(note, pikepdf.Dictionary):
        return True
    if "/AA" in note or note.get("/Subtype") in ("/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Widget"):
        return True
    action = note.get("/A")
    return isinstance(action, pikepdf.Dictionary) and str(action.get("/S")) in _LINK_ACTS
