"""Spreadsheets (XLSX). The only file that knows XlsxWriter. Text stays text: nothing becomes a formula or a link."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Value = str | int | None

_NAME_LENGTH = 31
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_KEEP_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True)
class Sheet:
    """One sheet: a title, remarks below it, then a table. `head` may be empty where there are remarks only."""

    name: str
    title: str
    remarks: Sequence[str] = ()
    head: Sequence[str] = ()
    rows: Sequence[Sequence[Value]] = ()


def write(sheets: Sequence[Sheet], title: str, made_at: datetime) -> bytes:
    """A workbook that says nothing of who made it on which machine: only the title, and the day of what is in it."""
    out = BytesIO()
    book = Workbook(out, _KEEP_TEXT)
    day = made_at.replace(tzinfo=None, hour=0, minute=0, second=0, microsecond=0)
    book.set_properties({"title": title, "author": "", "company": "", "comments": "", "created": day})
    bold = book.add_format({"bold": True, "font_size": 14})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    taken: set[str] = set()
    for sheet in sheets:
        _fill(book.add_worksheet(_name(sheet.name, taken)), sheet, bold, head, text)
    book.close()
    return out.getvalue()


def _fill(page: Worksheet, sheet: Sheet, bold: Format, head: Format, text: Format) -> None:
    page.write_string(0, 0, sheet.title, bold)
    at = 1
    for remark in sheet.remarks:
        page.write_string(at, 0, remark)
        at += 1
    at += 1
    for column, words in enumerate(sheet.head):
        page.write_string(at, column, words, head)
    if sheet.head:
        page.freeze_panes(at + 1, 1)
    for line, row in enumerate(sheet.rows, start=at + 1):
        for column, value in enumerate(row):
            if isinstance(value, int):
                page.write_number(line, column, value)
            elif value is not None:
                page.write_string(line, column, value, text)
    page.set_column(0, 0, 46)
    page.set_column(1, max(1, len(sheet.head) - 1), 14)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)


def _name(wanted: str, taken: set[str]) -> str:
    """A name that a sheet may have, and no other sheet has."""
    plain = " ".join(wanted.translate(_NOT_IN_NAMES).split())[:_NAME_LENGTH] or "1"
    name, number = plain, 2
    while name.casefold() in taken:
        ending = f" {number}"
        name, number = plain[: _NAME_LENGTH - len(ending)] + ending, number + 1
    taken.add(name.casefold())
    return name
