"""Read the bytes of an extract, a folder of CSV files or a workbook, into rows of cells."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from yjreport.cases.mapping import Mapping, folded
from yjreport.cases.schema import CASE_SCHEMAS
from yjreport.errors import InputMissing, InputStructure, did_you_mean
from yjreport.files.csv_header import DELIMITERS
from yjreport.files.decoding import decode, file_bytes
from yjreport.files.quoting import snippet
from yjreport.files.spreadsheets import open_workbook, sheet_values
from yjreport.paths import Project

Cell = object
"""A text, or what a workbook holds: a number, a day, a day and time, a truth value."""
Reader = Callable[[], "RawTable"]
"""What reads one file or sheet when it is wanted; others in the same place are left alone."""
_MOST_SHOWN = 8


@dataclass(frozen=True)
class RawTable:
    """
    Hold one file or sheet: its name for messages, the hash of its file, and its rows with the header first.

    `numbers` holds the row that a spreadsheet shows beside each of `rows`; rows that are blank are not among them.
    """

    name: str
    sha256: str
    rows: list[list[Cell]]
    numbers: list[int]


def read_raw(place: Path, mapping: Mapping, project: Project) -> dict[str, RawTable]:
    """
    Return the tables of an extract by kind; one that is not there is not among them.

    Args:
        place: a workbook, or a folder of CSV files or with one workbook.
        mapping: what the files or sheets are called.
        project: for names in messages.

    Raises:
        InputMissing: there is no such place, nothing in it can be read, or a table that must be there is not.
        InputEncoding, InputEmpty, InputStructure: a file is not what its name says.
    """
    sheets = _sheets(place, project)
    found: dict[str, RawTable] = {}
    known = {folded(name): name for name in sheets}
    for kind in CASE_SCHEMAS:
        matches = [known[folded(name)] for name in mapping.names(kind) if folded(name) in known]
        if len(matches) > 1:
            raise InputStructure(
                f"The extract has the table {kind} more than once.",
                details=[f"found {' and '.join(matches)} in {project.relative(place)}"],
                next_step="leave one of them there.",
            )
        if matches:
            found[kind] = sheets[matches[0]]()
    _check_others(sheets, mapping, place, project)
    missing = [kind for kind, schema in CASE_SCHEMAS.items() if schema.needed and kind not in found]
    if missing:
        wanted = [f"{kind}: {' or '.join(mapping.names(kind))}" for kind in missing]
        near = [did_you_mean(name, sheets).strip() for kind in missing for name in mapping.names(kind)]
        raise InputMissing(
            f"The extract in {project.relative(place)} lacks tables that it must have.",
            details=[*wanted, f"found: {snippet(', '.join(sorted(sheets)) or 'nothing', 200)}", *filter(None, near)],
            next_step="export them into the same place, or name them in the mapping.",
        )
    return found


def _check_others(sheets: dict[str, Reader], mapping: Mapping, place: Path, project: Project) -> None:
    """Refuse a file or sheet that nothing reads: it may be a table under another name, and would be lost."""
    if mapping.ignored == "all":
        return
    names = [name for kind in CASE_SCHEMAS for name in mapping.names(kind)]
    read = {folded(name) for name in (*names, *mapping.ignored)}
    others = [name for name in sheets if folded(name) not in read]
    if others:
        raise InputStructure(
            f"The extract in {project.relative(place)} holds what the mapping {mapping.id} does not name.",
            details=[f"found {snippet(name, 40)}.{did_you_mean(name, names)}" for name in others[:_MOST_SHOWN]],
            next_step="rename it, name it in the mapping, or list it there under ignored.",
        )


def _sheets(place: Path, project: Project) -> dict[str, Reader]:
    """Return what can be read, by its name without ending."""
    name = project.relative(place)
    if place.is_file():
        return _workbook(place, project)
    if not place.is_dir():
        raise InputMissing(
            f"The folder of the case-level extract, {name}, is missing.",
            next_step="put the extract there, or mend `cases.folder` in the report's parameters.",
        )
    files = sorted(path for path in place.iterdir() if path.is_file() and not path.name.startswith((".", "~$")))
    books = [path for path in files if path.suffix.lower() == ".xlsx"]
    texts = [path for path in files if path.suffix.lower() == ".csv"]
    if len(books) == 1 and not texts:
        return _workbook(books[0], project)
    if books:
        raise InputStructure(
            f"{name} holds {len(books)} workbooks and {len(texts)} CSV files.",
            details=[f"found {', '.join(path.name for path in books[:5])}"],
            next_step="leave either one workbook there, or CSV files only.",
        )
    by_name: dict[str, Reader] = {}
    for path in texts:
        if any(folded(path.stem) == folded(other) for other in by_name):
            raise InputStructure(f"{name} holds two files called {path.stem}.", next_step="leave one of them there.")
        by_name[path.stem] = partial(_read_text, path, project.relative(path))
    return by_name


def _read_text(path: Path, name: str) -> RawTable:
    data = file_bytes(path, name)
    return _table(name, hashlib.sha256(data).hexdigest(), _records(decode(data, name), name))


def _records(text: str, name: str) -> list[list[str]]:
    first = text.lstrip().partition("\n")[0]
    for delimiter, words in DELIMITERS.items():
        if first.count(delimiter) > 1 and "," not in first:
            raise InputStructure(
                f"The cells of {name} are separated by {words}, not by commas.",
                details=[f"found in row 1: {snippet(first)}"],
                next_step='save it with commas: in Excel as "CSV UTF-8 (Comma delimited)".',
            )
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise InputStructure(
            f"{name} cannot be read from row {len(rows) + 1} on.",
            details=[f"found: {error}", "expected: a quoted cell ends with one mark, a mark inside is doubled"],
            next_step=f"mend row {len(rows) + 1}, or export the file again: it may have been cut short there.",
        ) from None
    if not text.endswith(("\n", "\r")):
        raise InputStructure(
            f"{name} may have been cut short: its last line has no line end.",
            details=[f"the last row is row {len(rows)}: {snippet(','.join(rows[-1]))}"],
            next_step="check that this row is complete and the last; then press Enter at its end, or export again.",
        )
    return rows


def _workbook(path: Path, project: Project) -> dict[str, Reader]:
    name = project.relative(path)
    data = file_bytes(path, name)
    digest = hashlib.sha256(data).hexdigest()
    book = open_workbook(data, name)

    def read(sheet: str) -> RawTable:
        return _table(f"{name}, sheet {sheet}", digest, sheet_values(book, sheet, path.name))

    return {sheet: partial(read, sheet) for sheet in book.sheet_names}


def _table(name: str, digest: str, rows: Sequence[Sequence[Cell]]) -> RawTable:
    clean = [[" ".join(cell.split()) if isinstance(cell, str) else cell for cell in row] for row in rows]
    if not clean or not any(_filled(clean[0])):
        raise InputStructure(f"Row 1 of {name} is blank.", next_step="make the header the first row.")
    width = max(place for place, cell in enumerate(clean[0], start=1) if cell not in ("", None))
    problems, kept, numbers = [], [clean[0][:width]], [1]
    for number, row in enumerate(clean[1:], start=2):
        if not any(_filled(row)):
            continue  # a blank row says nothing, and a workbook may keep thousands
        if len(row) < width or any(_filled(row[width:])):
            problems.append(f"row {number} has {len(row)} cells: {snippet(','.join(map(str, row)), 40)}")
        kept.append(row[:width])
        numbers.append(number)
    if problems:
        shown = problems[:_MOST_SHOWN]
        more = [f"and {len(problems) - len(shown)} more rows"] if len(problems) > len(shown) else []
        raise InputStructure(
            f"Rows of {name} do not have the {width} cells of its header.",
            details=[*shown, *more],
            next_step="a cell with a comma in it needs quotation marks around it; a short row may be cut.",
        )
    return RawTable(name, digest, kept, numbers)


def _filled(row: Iterable[Cell]) -> list[bool]:
    return [cell not in ("", None) for cell in row]
