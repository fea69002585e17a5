"""
Worksheets of gptables that take every text literally.

gptables lays out an accessible worksheet: title, lines, a marked-up table. What it would guess from a text (a link, a
formula, a number, a reference to a note) is not guessed here. It also keeps the formats of each table in a data frame
of dictionaries, which takes a twentieth of a second a worksheet; here they are worked out cell by cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import IO, Any

from yjreport.annex.spreadsheet.columns import SheetColumn, Written
from yjreport.annex.spreadsheet.pages import Page
from yjreport.annex.spreadsheet.parts import clean
from yjreport.annex.spreadsheet.widths import height, pixels, row_heights
from yjreport.annex.tables_csv import safe

A4 = 9
LINK = {"underline": True, "font_color": "blue"}
TOTAL = {"bold": True, "top": 1}


def new_book(file: IO[bytes]) -> Any:
    """Return an empty workbook whose own type is Arial 12, so that widths are counted in it."""
    options = {
        "in_memory": True,
        "default_format_properties": {"font_name": "Arial", "font_size": 12},
        "default_row_height": 20,
        "default_column_width": 80,
    }
    return _book_class()(file, options=options)


@cache
def _book_class() -> type:
    """Return gptables' workbook, made of worksheets that take every text literally."""
    from gptables.core.wrappers import GPWorkbook, GPWorksheet

    class Sheet(GPWorksheet):  # type: ignore[misc]  # gptables says nothing of its types
        """Write texts as texts and numbers as numbers."""

        page: Page

        def write_link(self, row: int, column: int, text: str, target: str, style: Mapping[str, Any]) -> None:
            """Write a link to the first cell of another worksheet."""
            form = self._workbook.add_format({**style, **LINK})
            self.write_url(row, column, f"internal:'{target}'!A1", form, text)

        def _parse_urls(self, sheet: object) -> None:
            """Make no links of texts."""

        def _reference_annotations(self, gptable: object, reference_order: list[int]) -> None:
            """Make no references of texts."""

        def _smart_write(self, row: int, col: int, data: object, format_dict: Mapping[str, Any], *args: object) -> None:
            text = clean(str(data))
            # The hidden apostrophe of a spreadsheet: a text that looks like a formula stays a text when it is edited.
            guard = {"quote_prefix": True} if safe(text) != text else {}
            self.write_string(row, col, text, self._workbook.add_format({**format_dict, **guard, "valign": "top"}))

        def _write_table_elements(self, pos: list[int], gptable: Any, auto_width: bool) -> list[int]:
            top, _, bottom, right = gptable.data_range
            headings = []
            for place, column in enumerate(self.page.columns):
                style = {**self.theme.column_heading_format, **_align(place, column)}
                headings.append({"header": clean(column.heading), "header_format": self._workbook.add_format(style)})
                self._smart_write(top, place, column.heading, style)
                for at, cell in enumerate(column.cells):
                    self._write_figure_or_text(top + 1 + at, place, cell, self._style(place, column, cell, at))
            self._set_sizes(top)
            self.add_table(
                top, 0, bottom, right,
                {"columns": headings, "style": None, "name": gptable.table_name, "autofilter": False},
            )  # fmt: skip
            self.repeat_rows(top)
            # The line of a source or a reference in a column of words is meant to be a text.
            self.ignore_errors({"number_stored_as_text": f"A1:XFD{bottom + 1}"})
            return [bottom + 1, 0]

        def _set_sizes(self, top: int) -> None:
            for place, column in enumerate(self.page.columns):
                self.set_column_pixels(place, place, pixels(column))
            self.set_row(0, height(1, size=self.theme.title_format["font_size"]))
            for at in range(1, top):
                self.set_row(at, height(1))
            for at, high in enumerate(row_heights(self.page.columns), start=top):
                self.set_row(at, high)

        def _style(self, place: int, column: SheetColumn, cell: Written, at: int) -> dict[str, Any]:
            base = self.theme.data_format if place else self.theme.index_2_format
            style = {**base, **_align(place, column), "valign": "top"}
            if cell.number_format:
                style["num_format"] = cell.number_format
            return {**style, **TOTAL} if at in self.page.totals else style

        def _write_figure_or_text(self, row: int, place: int, cell: Written, style: dict[str, Any]) -> None:
            # The title, the lines and the headings stand above.
            target = "" if place else self.page.links.get(row - len(self.page.lines) - 2, "")
            if target:
                self.write_link(row, place, str(cell.value), target, style)
            elif isinstance(cell.value, str):
                self._smart_write(row, place, cell.value, style)
            else:
                self.write_number(row, place, float(cell.value), self._workbook.add_format(style))

    class Book(GPWorkbook):  # type: ignore[misc]  # gptables says nothing of its types
        """Hold such worksheets, set for print on A4."""

        def add_worksheet(self, name: str | None = None, gridlines: str = "show_all") -> Sheet:
            sheet: Sheet = super(GPWorkbook, self).add_worksheet(name, Sheet)
            sheet.theme, sheet._workbook = self.theme, self
            sheet.hide_gridlines(1)
            sheet.set_landscape()
            sheet.set_paper(A4)
            sheet.fit_to_pages(1, 0)
            return sheet

    return Book


def _align(place: int, column: SheetColumn) -> dict[str, Any]:
    """Return right for figures, off the words of the next column; left for words and for the headings of rows."""
    figures = place and any(cell.number_format for cell in column.cells)
    return {"align": "right", "indent": 1} if figures else {"align": "left"}
