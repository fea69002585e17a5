"""A sheet, a CSV file or a table of a document as a grid of texts, with the place of every cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from yjreport.files.decoding import column_letter

Cell = tuple[int, int]
"""A row and a column, both counted from 0."""


@dataclass(frozen=True)
class Grid:
    """
    Hold the cells of one sheet, file or table of a document as text.

    A number of a workbook is in plain digits, a day as 2024-03-31, a cell formatted as a per cent as 32.3%, a formula
    that was saved without its value as the formula, an error as Excel shows it (#DIV/0!).

    Args:
        path: the file.
        file: its name from the project's root.
        part: the sheet, or the table of a document; blank where the file is one grid.
        sha256: hash of the file's bytes.
        rows: the cells; the first row is the one that a spreadsheet calls 1, the first cell is in column A.
        hidden: whether the sheet is hidden in its workbook.
        days: cells that the workbook holds as days, not as text.
        merged: cells that are covered by the first of a merged range, and the first.
    """

    path: Path
    file: str
    part: str
    sha256: str
    rows: tuple[tuple[str, ...], ...]
    hidden: bool = False
    days: frozenset[Cell] = frozenset()
    merged: dict[Cell, Cell] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Return what messages call it: the file, and the sheet where there are several."""
        return f"{self.file}, {self.part}" if self.part else self.file

    def cell(self, row: int, column: int) -> str:
        """Return the text of a cell, counted from 0; blank where the row ends before it."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""


def place(row: int, column: int) -> str:
    """Return what a spreadsheet calls a cell, counted from 0: B7."""
    return f"{column_letter(column)}{row + 1}"
