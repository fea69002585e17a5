"""Read the tables of a Word document into grids, and refuse those that can be read in two ways."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from yjreport.errors import InputEncoding, InputStructure
from yjreport.files.cell_text import EDGES
from yjreport.files.grid import Cell, Grid
from yjreport.files.quoting import snippet
from yjreport.files.workbook_size import MOST_BYTES, library_faults_as

if TYPE_CHECKING:
    from docx.table import Table

_TRACKED = ("}ins", "}del", "}moveFrom", "}moveTo")
"""The endings of a Word document's elements that hold a tracked change."""


def read_document(path: Path, name: str, data: bytes, digest: str) -> list[Grid]:
    """Return the tables of a Word document; a cell that is merged over others stands in each of them."""
    unreadable = InputEncoding(
        f"{name} is not a Word document that can be read.",
        details=["expected a Word document (.docx) without a password"],
        next_step="open it in Word, choose Save As, Word Document (.docx), without a password, and run again.",
    )
    import docx

    with library_faults_as(unreadable):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
                raise InputStructure(
                    f"{name} is far larger than any document.", next_step="copy its table into a new document."
                )
        tables = list(enumerate(docx.Document(io.BytesIO(data)).tables, start=1))
        for number, table in tables:
            _refuse_tracked(table, number, name)
            _refuse_nested(table, number, name)
        grids = [_grid(table, number, path, name, digest) for number, table in tables]
    return [grid for grid in grids if any(map(any, grid.rows))]


def _refuse_tracked(table: Table, number: int, name: str) -> None:
    """Refuse a table with a change that was neither accepted nor rejected: its cells can be read in two ways."""
    for line, row in enumerate(table.rows, start=1):
        for element in row._tr.iter():
            if str(element.tag).endswith(_TRACKED) and (words := "".join(element.itertext()).strip()):
                raise InputStructure(
                    f"{name} has changes that nobody has accepted or rejected.",
                    details=[f"found in table {number}, row {line}: {snippet(words)}",
                             "expected cells that say one thing"],
                    next_step="in Word choose Review, Accept (or Reject) All Changes, save, and run again.",
                )  # fmt: skip


def _refuse_nested(table: Table, number: int, name: str) -> None:
    """Refuse a table inside a cell of another: what it says would be lost without a word."""
    for line, row in enumerate(table.rows, start=1):
        for cell in row._tr.tc_lst:
            for inner in cell.tbl_lst:
                texts = (one.text for one in inner.iter() if str(one.tag).endswith("}t"))
                if words := " ".join(" ".join(filter(None, texts)).split()):
                    raise InputStructure(
                        f"{name} has a table inside a cell of another table, which cannot be read.",
                        details=[f"found in table {number}, row {line}: {snippet(words)}",
                                 "expected cells that hold text alone"],
                        next_step="in Word turn the inner table into text (Layout, Convert to Text), or move it out "
                        "of the cell, save, and run again.",
                    )  # fmt: skip


def _grid(table: Table, number: int, path: Path, name: str, digest: str) -> Grid:
    rows: list[tuple[str, ...]] = []
    merged: dict[Cell, Cell] = {}
    first: dict[object, Cell] = {}
    for line, row in enumerate(table.rows):
        cells = []
        for column, cell in enumerate(row.cells):
            place = (line, column)
            origin = first.setdefault(cell._tc, place)  # the element itself, which is one for a merged range
            if origin != place:
                merged[place] = origin
            cells.append(" ".join(cell.text.strip(EDGES).split()))
        rows.append(tuple(cells))
    return Grid(path, name, f"table {number}", digest, tuple(rows), merged=merged)
