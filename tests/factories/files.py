"""Files as people send them: photos, PDFs, and files that lie."""

import io
import struct
import zipfile
import zlib

import pikepdf
from PIL import Image


def photo(colour: str = "navy", size: tuple[int, int] = (400, 300), *, kind: str = "JPEG") -> bytes:
    """A photo with the camera's name and the place in it."""
    image = Image.new("RGB", size, colour)
    marks = image.getexif()
    marks[0x010F] = "Camera of somebody"
    marks.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    image.save(out, kind, exif=marks)
    return out.getvalue()


def pdf(pages: int = 1, *, title: str = "") -> bytes:
    """A PDF of blank pages."""
    document = pikepdf.new()
    for _page in range(pages):
        document.add_blank_page()
    if title:
        document.docinfo["/Title"] = title
    return _saved(document)


def pdf_that_acts() -> bytes:
    """A PDF that runs a script when it is opened and carries another file."""
    document = pikepdf.new()
    document.add_blank_page()
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS="app.alert('caught')")
    document.attachments["hidden.txt"] = b"hidden"
    return _saved(document)


def locked_pdf() -> bytes:
    """A PDF that opens with a password only."""
    document = pikepdf.new()
    document.add_blank_page()
    return _saved(document, encryption=pikepdf.Encryption(owner="secret", user="secret"))


def bomb() -> bytes:
    """A PNG of 100 million pixels in a few kilobytes."""
    rows = zlib.compress(b"\0" * (1251 * 10_000), 9)
    head = struct.pack(">IIBBBBB", 10_000, 10_000, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def zip_bomb() -> bytes:
    """An archive of ten megabytes of nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("papers.txt", b"\0" * 10_000_000)
    return out.getvalue()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _saved(document: pikepdf.Pdf, **more) -> bytes:
    out = io.BytesIO()
    document.save(out, **more)
    return out.getvalue()
