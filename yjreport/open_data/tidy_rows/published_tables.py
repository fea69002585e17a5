"""Read the publishers' tables as rows of texts, and say by name what has drifted when a layout is another."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from yjreport.errors import InputEmpty, InputEncoding, InputMissing, InputStructure
from yjreport.open_data.tidy_rows.rows import csv_bytes

Row = dict[str, str]

MOST_LINES_ABOVE = 30
"""Titles and notes may stand above a header, but not more lines than these."""


@dataclass(frozen=True)
class RowsAsFile:
    """Hold a few rows of a table, by its columns, in place of its file."""

    rows: Sequence[Row]

    def read_bytes(self) -> bytes:
        """Return the rows as a CSV file."""
        columns = list(self.rows[0])
        return csv_bytes(columns, [[row[column] for column in columns] for row in self.rows])


def file_bytes(path: Path, name: str) -> bytes:
    """Return what a published file holds, or raise InputMissing with its name."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, IsADirectoryError):
        near = get_close_matches(path.name, [entry.name for entry in path.parent.glob("*")], n=3)
        raise InputMissing(
            f"The published file {name} is missing.",
            details=[f"beside it: {', '.join(near)}"] if near else [],
            next_step="put the publisher's file there, or take its source out of "
            "yjreport/open_data/publications/all_publications.py.",
        ) from None


def sha256(path: Path, name: str) -> str:
    """Return the hash of a published file's bytes."""
    return hashlib.sha256(file_bytes(path, name)).hexdigest()


def read_csv(path: Path | RowsAsFile, name: str, columns: Sequence[str]) -> list[Row]:
    """
    Return the rows of a CSV file, gzipped or not, by the names of its columns.

    Lines above the header are passed over: the header is the first line that holds the first of the columns.

    Args:
        path: the file, or a few rows of one; UTF-8, a byte order mark is accepted.
        name: the file's name in messages.
        columns: the columns that must be there; others may be.

    Raises:
        InputMissing, InputEncoding, InputEmpty: the file is not there, is not UTF-8, or holds no rows.
        InputStructure: the header is not found, or lacks a column; the message names file and column.
    """
    data = path.read_bytes() if isinstance(path, RowsAsFile) else file_bytes(path, name)
    try:
        if isinstance(path, Path) and path.suffix == ".gz":
            data = gzip.decompress(data)
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputEncoding(
            f"{name} is not UTF-8 text.",
            details=[f"line {line}: a character in another encoding"],
            next_step="save the file as UTF-8, or take the publisher's own file.",
        ) from None
    except (OSError, EOFError):
        raise InputStructure(
            f"{name} is not a gzip file, or is cut short.", next_step="take the file again from the project's history."
        ) from None
    return rows_below_header(list(csv.reader(io.StringIO(text, newline=""))), name, columns)


def rows_below_header(records: Sequence[Sequence[str]], name: str, columns: Sequence[str]) -> list[Row]:
    """Return the rows below the header of a sheet, as `read_csv` does for a file."""
    place = next(
        (number for number, cells in enumerate(records[:MOST_LINES_ABOVE]) if columns[0] in _stripped(cells)), None
    )
    if place is None:
        raise InputStructure(
            f"No header was found in {name}: its layout may have changed.",
            details=[
                f"expected: a line with the column {columns[0]!r} among the first {MOST_LINES_ABOVE}",
                f"found in line 1: {','.join(records[0])[:120] if records else 'nothing'}",
            ],
            next_step="compare the file with the one before it; docs/open-data.md lists the layouts that are read.",
        )
    header = _stripped(records[place])
    missing = [column for column in columns if column not in header]
    if missing:
        raise InputStructure(
            f"{name} lacks {'a column' if len(missing) == 1 else 'columns'}: its layout may have changed.",
            details=[_missing(column, header) for column in missing],
            next_step="compare the file with the one before it; docs/open-data.md lists the layouts that are read.",
        )
    rows = [dict(zip(header, cells, strict=False)) for cells in records[place + 1 :] if len(cells) >= len(columns)]
    if not rows:
        raise InputEmpty(f"{name} holds a header and no rows.", next_step="take the publisher's file again.")
    return rows


def _stripped(cells: Sequence[str]) -> list[str]:
    return [cell.strip() for cell in cells]


def _missing(column: str, header: Sequence[str]) -> str:
    near = get_close_matches(column, header, n=2, cutoff=0.6)
    return f"missing: {column}" + (f"; the file has {' and '.join(near)}" if near else "")
