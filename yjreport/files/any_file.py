"""Read any file that an officer may have into grids: CSV, tabs, workbooks, Word tables, Parquet."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

from yjreport.errors import InputEncoding, InputStructure
from yjreport.files.decoding import decode
from yjreport.files.grid import Cell, Grid
from yjreport.files.quoting import snippet
from yjreport.files.spreadsheets import MOST_BYTES, only_faults, read_workbook, text_of
from yjreport.files.tables import EDGES, file_bytes, parse_csv
from yjreport.paths import Project

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
TEXTS = (".csv", ".tsv", ".txt")
ENDINGS = (*TEXTS, *WORKBOOKS, ".docx", ".parquet")
"""The endings of files that can be read."""

MOST_FILE_BYTES = 100_000_000
_DELIMITERS = ",\t;|"
_TRACKED = ("}ins", "}del", "}moveFrom", "}moveTo")
"""The endings of a Word document's elements that hold a tracked change."""


def read_grids(path: Path, project: Project) -> list[Grid]:
    """
    Return the grids of one file: one for a text, one a sheet for a workbook, one a table for a document.

    Args:
        path: a file with one of `ENDINGS`.
        project: for its name in messages.

    Raises:
        InputMissing: the file is not there or cannot be opened.
        InputEmpty: it holds nothing.
        InputEncoding: it is not what its ending says, or not UTF-8 text.
        InputStructure: it is too large, cut short or malformed, or its ending is of no kind that can be read.
    """
    name, ending = project.relative(path), path.suffix.lower()
    if ending not in ENDINGS:
        raise InputStructure(
            f"{name} is of a kind that cannot be read.",
            details=[f"found a name that ends in {ending or 'nothing'}; expected one of {', '.join(ENDINGS)}"],
            next_step="save it as an Excel workbook (.xlsx) or as CSV UTF-8, or take it out of the folder.",
        )
    data = file_bytes(path, name)
    if len(data) > MOST_FILE_BYTES:
        raise InputStructure(
            f"{name} is far larger than any input.",
            details=[f"found {len(data) // 1_000_000:,} million bytes; expected at most "
                     f"{MOST_FILE_BYTES // 1_000_000}"],
            next_step="check that it is the right file, and keep only the rows of your own areas.",
        )  # fmt: skip
    digest = hashlib.sha256(data).hexdigest()
    if ending in WORKBOOKS:
        return read_workbook(path, name, data, digest)
    if ending == ".docx":
        return _document(path, name, data, digest)
    if ending == ".parquet":
        return [_parquet(path, name, data, digest)]
    text = decode(data, name)
    rows = parse_csv(text, name, delimiter=_delimiter(text), ended=False)
    return [Grid(path, name, "", digest, tuple(map(tuple, rows)))]


def _delimiter(text: str) -> str:
    """Return the delimiter that stands most often in the first lines; a comma where none does, a tab where most do."""
    lines = [line for line in text.splitlines()[:20] if line.strip()]
    if sum("\t" in line for line in lines) * 2 > len(lines):
        return "\t"  # a table pasted from a spreadsheet, whose numbers may hold commas
    counts = {mark: {line.count(mark) for line in lines} for mark in _DELIMITERS}
    even = [mark for mark in _DELIMITERS if len(counts[mark]) == 1 and counts[mark] != {0}]
    if even and "," not in even and len(lines) > 1:
        return even[0]  # commas stand inside cells: decimal commas, or "per 100,000"
    most = {mark: max((line.count(mark) for line in lines), default=0) for mark in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda mark: most[mark])
    return best if most[best] > most[","] else ","


def _parquet(path: Path, name: str, data: bytes, digest: str) -> Grid:
    import pyarrow
    import pyarrow.parquet

    try:
        table = pyarrow.parquet.read_table(io.BytesIO(data))
        columns = [column.to_pylist() for column in table.columns]
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise InputEncoding(
            f"{name} is not a Parquet file that can be read.",
            details=[f"the reader says: {str(error).splitlines()[0][:120]}"],
            next_step="download it again, or download the CSV instead.",
        ) from None
    rows = zip(*columns, strict=True) if columns else ()
    texts = [tuple(table.column_names), *(tuple(map(text_of, row)) for row in rows)]
    return Grid(path, name, "", digest, tuple(texts))


def _document(path: Path, name: str, data: bytes, digest: str) -> list[Grid]:
    """Return the tables of a Word document; a cell that is merged over others stands in each of them."""
    fault = InputEncoding(
        f"{name} is not a Word document that can be read.",
        details=["expected a Word document (.docx) without a password"],
        next_step="open it in Word, choose Save As, Word Document (.docx), without a password, and run again.",
    )
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
                raise InputStructure(
                    f"{name} is far larger than any document.", next_step="copy its table into a new document."
                )
        document = docx.Document(io.BytesIO(data))
        for number, table in enumerate(document.tables, start=1):
            _refuse_tracked(table, number, name)
            _refuse_nested(table, number, name)
        grids = [_table(table, number, (path, name, digest)) for number, table in enumerate(document.tables, start=1)]
    except BaseException as error:
        only_faults(error)
        if isinstance(error, InputStructure):
            raise
        raise fault from None
    return [grid for grid in grids if any(map(any, grid.rows))]


def _refuse_tracked(table: object, number: int, name: str) -> None:
    """Refuse a table with a change that was neither accepted nor rejected: its cells can be read in two ways."""
    for line, row in enumerate(table.rows, start=1):  # type: ignore[attr-defined]
        for element in row._tr.iter():
            if str(element.tag).endswith(_TRACKED) and (words := "".join(element.itertext()).strip()):
                raise InputStructure(
                    f"{name} has changes that nobody has accepted or rejected.",
                    details=[f"found in table {number}, row {line}: {snippet(words)}",
                             "expected cells that say one thing"],
                    next_step="in Word choose Review, Accept (or Reject) All Changes, save, and run again.",
                )  # fmt: skip


def _refuse_nested(table: object, number: int, name: str) -> None:
    """Refuse a table inside a cell of another: what it says would be lost without a word."""
    for line, row in enumerate(table.rows, start=1):  # type: ignore[attr-defined]
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


def _table(table: object, number: int, where: tuple[Path, str, str]) -> Grid:
    path, name, digest = where
    rows: list[tuple[str, ...]] = []
    merged: dict[Cell, Cell] = {}
    first: dict[object, Cell] = {}
    for line, row in enumerate(table.rows):  # type: ignore[attr-defined]
        cells = []
        for column, cell in enumerate(row.cells):
            place = (line, column)
            origin = first.setdefault(cell._tc, place)  # the element itself, which is one for a merged range
            if origin != place:
                merged[place] = origin
            cells.append(" ".join(cell.text.strip(EDGES).split()))
        rows.append(tuple(cells))
    return Grid(path, name, f"table {number}", digest, tuple(rows), merged=merged)
