"""Read any file that an officer may have into grids: CSV, tabs, workbooks, Word tables, Parquet."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

from yjreport.errors import InputEncoding, InputStructure
from yjreport.files.cell_text import text_of
from yjreport.files.csv_text import parse_csv
from yjreport.files.decoding import decode, file_bytes
from yjreport.files.grid import Grid
from yjreport.files.spreadsheets import read_workbook
from yjreport.files.word_tables import read_document
from yjreport.paths import Project

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
TEXTS = (".csv", ".tsv", ".txt")
ENDINGS = (*TEXTS, *WORKBOOKS, ".docx", ".parquet")
"""The endings of files that can be read."""

MOST_FILE_BYTES = 100_000_000
_DELIMITERS = ",\t;|"


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
        return read_document(path, name, data, digest)
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
