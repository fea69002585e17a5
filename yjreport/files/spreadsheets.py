"""Read workbooks (XLSX, XLSM, XLS, ODS) into grids, and refuse what would fill the memory or mislead."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from yjreport.errors import InputEncoding
from yjreport.files.cell_text import CellValue, text_of
from yjreport.files.grid import Cell, Grid
from yjreport.files.misleading_cells import misleading_cells
from yjreport.files.workbook_size import MOST_REPEATED, check_size, library_faults_as, not_a_workbook

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook


def open_workbook(data: bytes, name: str) -> CalamineWorkbook:
    """
    Return a workbook that calamine has opened.

    Raises:
        InputEncoding: the bytes are no workbook, or one that cannot be read.
        InputStructure: its parts or the range of a sheet are far larger than any input.
    """
    check_size(data, name)
    from python_calamine import CalamineWorkbook

    with library_faults_as(not_a_workbook(name)):
        return CalamineWorkbook.from_filelike(io.BytesIO(data))


def sheet_values(book: CalamineWorkbook, sheet: str, name: str) -> list[list[CellValue]]:
    """Return the values of one sheet from A1 on; raise InputEncoding where it cannot be read."""
    unreadable = InputEncoding(
        f"{name}, sheet {sheet} cannot be read.",
        next_step="open the workbook in Excel, save it again, and run again.",
    )
    with library_faults_as(unreadable):
        return book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def read_workbook(path: Path, name: str, data: bytes, sha256: str) -> list[Grid]:
    """
    Return every sheet of a workbook that holds something, in order, hidden ones too.

    Raises:
        InputEncoding, InputStructure: as `open_workbook` and `misleading_cells` do.
    """
    book = open_workbook(data, name)
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    misleading = misleading_cells(data, name)
    grids = []
    for sheet in book.sheets_metadata:
        if sheet.typ != SheetTypeEnum.WorkSheet:
            continue  # a chart sheet has no cells
        values = sheet_values(book, sheet.name, name)
        texts = misleading.get(sheet.name, {})
        days = frozenset(
            (row, column)
            for row, cells in enumerate(values)
            for column, value in enumerate(cells)
            if isinstance(value, date)
        )
        rows = [
            tuple(texts.get((row, column)) or text_of(value) for column, value in enumerate(cells))
            for row, cells in enumerate(values)
        ]
        for row, column in texts:  # a formula without a value may stand outside the range of values
            rows += [()] * (row + 1 - len(rows))
            if column >= len(rows[row]):
                rows[row] = (*rows[row], *[""] * (column - len(rows[row])), texts[row, column])
        while rows and not any(rows[-1]):
            rows.pop()
        if rows:
            hidden = sheet.visible != SheetVisibleEnum.Visible
            merged = _merged(book, sheet.name)
            grids.append(Grid(path, name, f"sheet {sheet.name}", sha256, tuple(rows), hidden, days, merged))
    return grids


def _merged(book: CalamineWorkbook, sheet: str) -> dict[Cell, Cell]:
    ranges = book.get_sheet_by_name(sheet).merged_cell_ranges or []
    return {
        (row, column): (top, left)
        for (top, left), (bottom, right) in ranges
        if (bottom - top + 1) * (right - left + 1) <= MOST_REPEATED  # a whole column merged hides no value
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
