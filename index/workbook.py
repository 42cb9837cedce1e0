"""Tables as an Office Open XML workbook, in which nothing from a report is a formula, a link or markup."""

import io
from collections.abc import Sequence

import msgspec
import xlsxwriter

from index.cells import harmless

LONGEST_CELL = 32_767  # characters; Excel takes no more
CUT = " … (texten är avkortad)"
TABLE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"  # the media type
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


class Sheet(msgspec.Struct, frozen=True):
    """A sheet: its title, its headings, its rows, and the widths of its columns in characters."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str | int]]
    widths: Sequence[int]


def workbook(*sheets: Sheet) -> bytes:
    """The sheets, headings kept in sight and a filter on each column; text that is too long is cut and says so."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        for told in sheets:
            sheet = book.add_worksheet(told.title)
            for column, (heading, width) in enumerate(zip(told.headings, told.widths, strict=True)):
                sheet.set_column(column, column, width, wrapped)
                sheet.write_string(0, column, heading, bold)
            for number, row in enumerate(told.rows, 1):
                for column, cell in enumerate(row):
                    if isinstance(cell, str):
                        sheet.write_string(number, column, _fitting(harmless(cell)))
                    else:
                        sheet.write_number(number, column, cell)
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, max(1, len(told.rows)), len(told.headings) - 1)
    return file.getvalue()


def _fitting(cell: str) -> str:
    return cell if len(cell) <= LONGEST_CELL else cell[: LONGEST_CELL - len(CUT)] + CUT
