"""The workbook's bytes, written by gptables: its cover, its worksheets in order, and its properties."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from yjreport.annex.document import read
from yjreport.annex.front import cut_off_day, full_title
from yjreport.annex.spreadsheet.cover import cover
from yjreport.annex.spreadsheet.pages import CONTENTS, Page, pages
from yjreport.annex.spreadsheet.parts import clean, finished
from yjreport.annex.spreadsheet.sheets import new_book
from yjreport.annex.spreadsheet.widths import height, lines

if TYPE_CHECKING:
    from nbformat import NotebookNode

COVER = "Cover"
FIRST_DAY = date(1980, 1, 1)
"""The first day of the format, for a cut-off that is no date."""
COVER_WIDTH = 75
"""Figures of Arial 12 that stand on a line of the cover; letters are no wider."""


def export(stitched: NotebookNode) -> bytes:
    """
    Return an annex as a workbook: cover, contents, notes, definitions, sources, and one table a worksheet.

    The same annex gives the same bytes: the date inside is the cut-off.
    """
    document = read(stitched)
    made = pages(document)
    front = document.front
    buffer = io.BytesIO()
    with _quiet():
        book = new_book(buffer)
        book.set_properties(_properties(front))
        _write_cover(book, cover(document, made))
        for page in made:
            _write_page(book, page)
        book.close()
    return finished(buffer.getvalue(), language=front["language"])


@contextmanager
def _quiet() -> Iterator[None]:
    """Leave out what gptables 2.0 does that a newer pandas advises against, and a file that it forgets to close."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        warnings.simplefilter("ignore", ResourceWarning)
        yield


def _properties(front: Mapping[str, Any]) -> dict[str, Any]:
    label = " Synthetic data." if front["synthetic"] else ""
    return {
        "title": clean(full_title(front)),
        "subject": clean(f"Tables of the performance annex {front['year']}"),
        "author": clean(front["service"]["calls_itself"]),
        "keywords": "youth justice, performance, statistics",
        "comments": clean(f"{front['edition_id'] or front['edition']}. {front['status']}.{label}"),
        "created": datetime.combine(cut_off_day(front) or FIRST_DAY, time(), UTC),
    }


def _write_cover(book: Any, said: Mapping[str, Any]) -> None:
    from gptables import Cover

    sheet = book.add_worksheet(COVER)
    sheet.set_portrait()
    row, _ = sheet.write_cover(Cover(**said, cover_label=COVER, width=COVER_WIDTH))
    for at, (text, size) in enumerate(_cover_lines(said)):
        # Its bold letters are wider as well as larger.
        sheet.set_row(at, height(lines(text, COVER_WIDTH * (1 if size == 12 else 0.65)), size=size))
    sheet.write_link(row, 0, f"Go to the worksheet {CONTENTS}", CONTENTS, book.theme.cover_text_format)


def _cover_lines(said: Mapping[str, Any]) -> list[tuple[str, int]]:
    """Return the lines of a cover as gptables writes them, with the size of their type."""
    made = [(said["title"], 16)]
    for part in ("intro", "about", "contact"):
        if said[part] is not None:
            made += [("", 14), *((text, 12) for text in said[part])]
    return made


def _write_page(book: Any, page: Page) -> None:
    import pandas
    from gptables import GPTable

    rows = list(zip(*(column.cells for column in page.columns), strict=True))
    frame = pandas.DataFrame(rows, columns=[column.heading for column in page.columns], dtype=object)
    table = GPTable(
        table=frame,
        table_name=page.table,
        title=page.title,
        instructions=page.lines[0],
        legend=list(page.lines[1:]),
        index_columns={2: 0},
    )
    sheet = book.add_worksheet(page.sheet)
    sheet.page = page
    sheet.write_gptable(table, auto_width=False)
