"""Write the officer's workbook: accessible, with drop-downs, the same bytes for the same parameters."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from yjreport.config.catalogue import Area, Catalogue
from yjreport.config.schema import Report, Service, Source
from yjreport.periods import Period
from yjreport.workbook.cover import cover_rows, cover_title
from yjreport.workbook.fields import Field
from yjreport.workbook.layout import COVER, EXAMPLE, LISTS, SHEETS, Sheet
from yjreport.workbook.rows import examples, listed, source_ids
from yjreport.workbook.words import Words

FONT = {"font_name": "Arial", "font_size": 12, "valign": "top"}
ROWS_READY = 600
"""Rows below the header that offer drop-downs and their help."""

_TABLE = "Table Style Light 15"
_LANDSCAPE_A4 = 9
_RANGES: dict[str, tuple[str, date | int, date | int, str]] = {
    "day": ("date", date(1990, 1, 1), date(2100, 12, 31), "This is no day, such as 2025-03-31."),
    "whole": ("integer", -999_999_999, 999_999_999, "This is no whole number in plain digits."),
    "number": ("decimal", -999_999_999, 999_999_999, "This is no number in plain digits."),
}
"""By the form of a column: the kind of value that Excel accepts there, from and to, and what it says of others."""


def workbook_bytes(
    service: Service,
    report: Report,
    catalogue: Catalogue,
    areas: Mapping[str, Area],
    sources: Mapping[str, Source],
) -> bytes:
    """
    Return the bytes of the workbook of a service's year.

    Args:
        service: who the service is.
        report: the year, and the measure set whose measures are listed.
        catalogue: the measures and sections that the drop-downs offer.
        areas: every area that the service's files may name, by the documented word.
        sources: the source register, whose open data are offered after the service's own sources.
    """
    import xlsxwriter  # type: ignore[import-untyped]  # the library has no types

    own = source_ids(service.slug, report.year).values()
    register = (id for id, one in sources.items() if one.kind == "open" and one.synthetic == service.synthetic)
    words = Words(service, catalogue, areas, [*own, *register])
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}) as book:
        _Writing(book, words, service, report, catalogue).write()
    return made.getvalue()


class _Writing:
    """Write one workbook."""

    def __init__(self, book: Any, words: Words, service: Service, report: Report, catalogue: Catalogue) -> None:
        self.book, self.words = book, words
        self.service, self.report, self.catalogue = service, report, catalogue
        self.ranges: dict[str, str] = {}
        self.formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def write(self) -> None:
        """Write every sheet and the properties of the document."""
        start = Period.of_year(self.report.year).start or date(2000, 1, 1)
        title = cover_title(self.service, self.report.year)
        self.book.set_properties({
            "title": title, "subject": "Inputs of the performance annex of a Youth Justice Plan",
            "author": self.service.calls_itself, "company": self.service.calls_itself,
            "keywords": "youth justice, performance annex, inputs", "created": datetime.combine(start, time()),
        })  # fmt: skip
        self.book.formats[0].set_font_size(FONT["font_size"])
        self.book.formats[0].set_font_name(FONT["font_name"])
        pages = {name: self.book.add_worksheet(name) for name in (COVER, *SHEETS, LISTS)}
        self._lists(pages[LISTS])
        self._cover(pages[COVER], title)
        for name, sheet in SHEETS.items():
            self._sheet(pages[name], sheet)
        pages[COVER].activate()

    def style(self, **more: Any) -> Any:
        """Return a cell format of the workbook's font; the same one for the same wishes."""
        key = tuple(sorted(more.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format({**FONT, **more})
        return self.formats[key]

    def _head(self, page: Any, title: str, notes: Iterable[str]) -> int:
        """Write the title in A1 and the notes below it, and return the next row."""
        page.hide_gridlines(0)
        page.set_landscape()
        page.set_paper(_LANDSCAPE_A4)
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
        page.write_string(0, 0, title, self.style(bold=True, font_size=16))
        row = 1
        for note in notes:
            page.write_string(row, 0, note, self.style())
            row += 1
        return row

    def _table(self, page: Any, row: int, name: str, headings: Sequence[str], rows: int) -> None:
        heads = [{"header": heading, "header_format": self.style(bold=True, text_wrap=True, bottom=1)}
                 for heading in headings]  # fmt: skip
        page.add_table(row, 0, row + rows, len(headings) - 1, {
            "name": name, "autofilter": False, "style": _TABLE, "banded_rows": False, "columns": heads,
        })  # fmt: skip
        page.repeat_rows(row)

    def _lists(self, page: Any) -> None:
        """Write every word of the drop-downs, with what it stands for."""
        row = self._head(page, "Lists: the words that the drop-downs offer", (
            "The drop-downs of the other sheets use these rows: leave them as they are.",
            "The word of the third column is understood too.",
        ))  # fmt: skip
        lists = self.words.lists.items()
        lines = [(name, word, canonical) for name, words in lists for word, canonical in words.items()]
        self._table(page, row, "lists_table", ("List", "Word to choose", "Short name"), len(lines))
        wrapped = self.style(text_wrap=True, num_format="@")
        for number, line in enumerate(lines, start=row + 1):
            page.write_row(number, 0, line, wrapped)
            place = f"$B${number + 1}"
            self.ranges[line[0]] = f"{self.ranges.get(line[0], place).partition(':')[0]}:{place}"
        for column, width in enumerate((26, 70, 40)):
            page.set_column(column, column, width)

    def _cover(self, page: Any, title: str) -> None:
        lines, notes = cover_rows(self.service, self.report)
        row = self._head(page, title, notes)
        self._table(page, row, "start_table", ("Part", "Name", "What it means, or what to type"), len(lines))
        for number, line in enumerate(lines, start=row + 1):
            page.write_row(number, 0, line, self.style(text_wrap=True))
        for column, width in enumerate((22, 44, 100)):
            page.set_column(column, column, width)

    def _sheet(self, page: Any, sheet: Sheet) -> None:
        head = self._head(page, sheet.title, sheet.notes)
        rows = [*examples(sheet.name), *listed(sheet.name, self.service, self.report, self.catalogue, self.words)]
        self._table(page, head, f"{sheet.name}_table", [field.title for field in sheet.fields], len(rows))
        for column, field in enumerate(sheet.fields):
            page.set_column(column, column, field.width, self._cell_style(field))
            page.data_validation(head + 1, column, head + ROWS_READY, column, self._validation(field))
        for number, cells in enumerate(rows, start=head + 1):
            example = cells["row_type"] == EXAMPLE
            for column, field in enumerate(sheet.fields):
                self._write(page, number, column, field, cells.get(field.name, ""), example)

    def _cell_style(self, field: Field, *, example: bool = False) -> Any:
        more: dict[str, Any] = {"italic": True} if example else {}
        if field.form == "day":
            more["num_format"] = "yyyy-mm-dd"
        elif field.form == "text":
            more["num_format"] = "@"
        if field.form in ("prose", "text"):
            more["text_wrap"] = True
        return self.style(**more)

    def _write(self, page: Any, row: int, column: int, field: Field, value: object, example: bool) -> None:
        style = self._cell_style(field, example=example)
        if value == "":
            page.write_blank(row, column, None, style)
        elif isinstance(value, date):
            page.write_datetime(row, column, datetime.combine(value, time()), style)
        elif isinstance(value, (int, float)):
            page.write_number(row, column, value, style)
        else:
            page.write_string(row, column, self._offered(field, str(value)), style)

    def _offered(self, field: Field, canonical: str) -> str:
        """Return the word that the drop-down of a column offers for a canonical one."""
        if field.words == "area":
            return self.words.area_word(canonical)
        offered = self.words.lists.get(field.words, {})
        return next((word for word, meant in offered.items() if meant == canonical), canonical)

    def _validation(self, field: Field) -> dict[str, Any]:
        rule: dict[str, Any] = {"validate": "any", "input_title": field.title[:32], "input_message": field.help}
        if field.words and field.words in self.ranges:
            # Marks may be several and a source may be a new one: nothing warns there.
            free = field.words in ("mark", "source")
            rule |= {"validate": "list", "source": f"={LISTS}!{self.ranges[field.words]}", "show_error": not free,
                     "error_message": "This is none of the words of the list. Choose Yes to keep it."}  # fmt: skip
        elif field.form in _RANGES:
            kind, least, most, wrong = _RANGES[field.form]
            rule |= {"validate": kind, "criteria": "between", "minimum": least, "maximum": most, "error_message": wrong}
        if rule["validate"] != "any":
            rule |= {"error_type": "warning", "error_title": field.title[:32]}
        return rule
