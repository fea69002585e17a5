"""Read workbooks (XLSX, XLSM, XLS, ODS) into grids, and refuse what would fill the memory or mislead."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from yjreport.errors import InputEncoding, InputStructure
from yjreport.files.grid import Cell, Grid
from yjreport.files.tables import EDGES

MOST_BYTES = 400_000_000
"""Bytes that the parts of a workbook may have together when they are unpacked."""
MOST_CELLS = 20_000_000
"""Cells that the used range of one sheet may span, blank ones too."""

_OLD = b"\xd0\xcf\x11\xe0"
_REFERENCE = re.compile(rb'<(?:\w+:)?c r="([A-Z]{1,3})([0-9]{1,7})"')
_REPEATED = re.compile(rb'number-(?:columns|rows)-repeated="([0-9]+)"[^>]*office:value')
_NO_VALUE = re.compile(rb"(?:</f>|<f[^>]*/>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_OPEN_ERROR = re.compile(rb'calcext:value-type="error"[^>]*><text:p>([^<]*)')
_ERROR = re.compile(rb'<(?:\w+:)?c [^>]*t="e"')
_SIGNS = rb"(?:%|&quot;[^&]*(?:k|m|bn|000|thousand|million)s?\s*&quot;)"
_OWN_FORMAT = re.compile(rb'<numFmt [^>]*numFmtId="([0-9]+)"[^>]*formatCode="[^"]*' + _SIGNS + rb'|'
                         rb'<numFmt [^>]*formatCode="[^"]*' + _SIGNS + rb'[^"]*"[^>]*numFmtId="([0-9]+)"',
                         re.IGNORECASE)  # fmt: skip
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_SCALED = re.compile(r"\s*(k|m|bn|000|thousand|million)s?\s*", re.IGNORECASE)
_SCALING = re.compile(r"[0#?],+(?![0#?,])")
_CELL_FORMATS = re.compile(rb"<cellXfs.*?</cellXfs>", re.DOTALL)
_FORMAT = re.compile(rb"<xf [^>]*>")
_MOST_REPEATED = 10_000


def workbook_faults(name: str) -> InputEncoding:
    """Return the error of a file that is no workbook, a damaged one, or one with a password."""
    return InputEncoding(
        f"{name} is not a workbook that can be read.",
        details=["expected an Excel workbook (.xlsx) without a password"],
        next_step="open it in Excel, choose Save As, Excel Workbook (.xlsx), without a password, and run again.",
    )


def open_workbook(data: bytes, name: str) -> Any:
    """
    Return a workbook that calamine has opened.

    Raises:
        InputEncoding: the bytes are no workbook, or one that cannot be read.
        InputStructure: its parts or the range of a sheet are far larger than any input.
    """
    check_size(data, name)
    from python_calamine import CalamineWorkbook

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    # The reader's own faults share no class but the first of all, a panic of its Rust part among them.
    except BaseException as error:
        only_faults(error)
        raise workbook_faults(name) from None


def sheet_values(book: Any, sheet: str, name: str) -> list[list[Any]]:
    """
    Return the values of one sheet from A1 on.

    Raises:
        InputEncoding: the sheet cannot be read.
    """
    try:
        return book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    except BaseException as error:
        only_faults(error)
        raise InputEncoding(
            f"{name}, sheet {sheet} cannot be read.",
            next_step="open the workbook in Excel, save it again, and run again.",
        ) from None


def only_faults(error: BaseException) -> None:
    """Raise again what must not be taken for a fault of a file."""
    if isinstance(error, (KeyboardInterrupt, SystemExit, MemoryError, GeneratorExit)):
        raise error


def check_size(data: bytes, name: str) -> None:
    """
    Refuse a workbook that unpacks to far more than any input holds, before anything unpacks it.

    Raises:
        InputEncoding: the file is neither a zip archive nor an old workbook.
        InputStructure: it is too large.
    """
    if data.startswith(_OLD):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > MOST_BYTES:
                raise _too_large(name, f"unpacked it is more than {MOST_BYTES // 1_000_000} million bytes")
            for entry in entries:
                if re.fullmatch(r"xl/worksheets/[^/]+\.xml|content\.xml", entry.filename):
                    _check_range(archive.read(entry), name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        # Password-protected parts and unknown compression are told as RuntimeError and NotImplementedError.
        raise workbook_faults(name) from None
    except BaseException as error:
        only_faults(error)
        if isinstance(error, InputStructure):
            raise
        raise workbook_faults(name) from None


def _check_range(xml: bytes, name: str) -> None:
    columns: dict[bytes, int] = {}
    last_row = last_column = 0
    for letters, number in _REFERENCE.findall(xml):
        if letters not in columns:
            place = 0
            for letter in letters:
                place = place * 26 + letter - 64
            columns[letters] = place
        last_row = max(last_row, int(number))
        last_column = max(last_column, columns[letters])
    if last_row * last_column > MOST_CELLS:
        raise _too_large(name, f"a sheet reaches to row {last_row:,} and column {last_column:,}")
    if any(int(number) > _MOST_REPEATED for number in _REPEATED.findall(xml)):
        raise _too_large(name, "a filled cell is repeated thousands of times")


def _too_large(name: str, found: str) -> InputStructure:
    return InputStructure(
        f"{name} is far larger than any input.",
        details=[f"found: {found}"],
        next_step="check that it is the right file; copy what is needed into a new workbook, or save it as CSV.",
    )


def read_workbook(path: Path, name: str, data: bytes, sha256: str) -> list[Grid]:
    """
    Return every sheet of a workbook that holds something, in order, hidden ones too.

    Raises:
        InputEncoding, InputStructure: as `open_workbook` does; also where per cent formats of an OpenDocument sheet
            would be read as fractions.
    """
    book = open_workbook(data, name)
    inside = _Inside(data, name)
    grids = []
    for meta in book.sheets_metadata:
        if "work" not in str(meta.typ).lower():
            continue  # a chart sheet has no cells
        values = sheet_values(book, meta.name, name)
        texts = inside.corrections(meta.name)
        days: set[Cell] = set()
        rows = []
        for number, row in enumerate(values):
            cells = []
            for column, value in enumerate(row):
                if isinstance(value, (date, datetime)):
                    days.add((number, column))
                cells.append(texts.get((number, column)) or text_of(value))
            rows.append(tuple(cells))
        for number, column in texts:  # a formula without a value may stand outside the range of values
            rows += [()] * (number + 1 - len(rows))
            if column >= len(rows[number]):
                rows[number] = (*rows[number], *[""] * (column - len(rows[number])), texts[number, column])
        while rows and not any(rows[-1]):
            rows.pop()
        if rows:
            part = f"sheet {meta.name}"
            merged = _merged(book, meta.name)
            grids.append(
                Grid(path, name, part, sha256, tuple(rows), not str(meta.visible).lower().endswith(".visible"),
                     frozenset(days), merged)
            )  # fmt: skip
    return grids


def text_of(value: Any) -> str:
    """Return a workbook's value as text: plain digits, days as 2024-03-31, no space at the edges."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        return format(Decimal(repr(value)), "f") if abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else value.isoformat(sep=" ")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return " ".join(str(value).strip(EDGES).split())


def _merged(book: Any, sheet: str) -> dict[Cell, Cell]:
    ranges = book.get_sheet_by_name(sheet).merged_cell_ranges or []
    covered: dict[Cell, Cell] = {}
    for (top, left), (bottom, right) in ranges:
        if (bottom - top + 1) * (right - left + 1) > _MOST_REPEATED:
            continue  # a whole column merged hides nothing that has a value
        covered |= {
            (row, column): (top, left)
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
            if (row, column) != (top, left)
        }
    return covered


class _Inside:
    """Look into an XLSX where values alone mislead: formulas without a value, errors, cells formatted as a per cent."""

    def __init__(self, data: bytes, name: str) -> None:
        self._book = self._values = None
        if data.startswith(_OLD):
            return
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if "content.xml" in names:
                content = archive.read("content.xml")
                if error := _OPEN_ERROR.search(content):
                    raise InputStructure(
                        f"{name} has a cell with an error, which would be read as a blank cell.",
                        details=[f"found {error[1].decode(errors='replace')}"],
                        next_step="mend the formula, or type the number in its place.",
                    )
                if b'value-type="percentage"' in content:
                    raise InputStructure(
                        f"{name} has cells formatted as per cents, which an OpenDocument file keeps as fractions.",
                        next_step="save it as an Excel workbook (.xlsx), or give these cells the format Number.",
                    )
                return
            sheets = [archive.read(part) for part in names if re.fullmatch(r"xl/worksheets/[^/]+\.xml", part)]
            styles = archive.read("xl/styles.xml") if "xl/styles.xml" in names else b""
        shown = _per_cents(styles)
        if not any(_NO_VALUE.search(xml) or _ERROR.search(xml) or (shown and shown.search(xml)) for xml in sheets):
            return
        import warnings

        import openpyxl

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self._book = openpyxl.load_workbook(io.BytesIO(data), data_only=False, keep_links=False)
                self._values = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
        except BaseException as error:
            only_faults(error)
            raise workbook_faults(name) from None

    def corrections(self, sheet: str) -> dict[Cell, str]:
        """Return, by cell, the text to take instead of the bare value."""
        if self._book is None or sheet not in self._book.sheetnames:
            return {}
        values = self._values[sheet]
        return dict(_corrected(self._book[sheet].iter_rows(), values))


def _corrected(rows: Iterable[Iterable[Any]], values: Any) -> Iterator[tuple[Cell, str]]:
    for row in rows:
        for cell in row:
            if cell.value is None:
                continue
            place = (cell.row - 1, cell.column - 1)
            value = cell.value
            if cell.data_type == "f":
                value = values.cell(cell.row, cell.column).value
                if value is None:
                    formula = getattr(cell.value, "text", cell.value)
                    yield place, f"={str(formula).removeprefix('=')}"
                    continue
            if cell.data_type == "e" or values.cell(cell.row, cell.column).data_type == "e":
                yield place, str(value)  # an error is not a blank cell: calamine gives nothing for it
                continue
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                text = _as_shown(value, str(cell.number_format))
                if text:
                    yield place, text


def _as_shown(value: float, form: str) -> str:
    """Return a number with the sign that its format shows; blank where the bare number says the same."""
    form = form.partition(";")[0]
    literals = "".join("".join(found) for found in _LITERAL.findall(form))
    if "%" in _LITERAL.sub("", form):
        return f"{text_of(float(Decimal(repr(float(value))) * 100))}%"
    if "%" in literals:  # a sign in quotation marks is shown and multiplies nothing
        return f"{text_of(float(value))}%"
    if _SCALED.fullmatch(literals) and not _SCALING.search(_LITERAL.sub("", form)):
        return f"{text_of(float(value))}{literals.strip()}"
    return ""


def _per_cents(styles: bytes) -> re.Pattern[bytes] | None:
    """Return what finds a cell that is formatted as a per cent, None where no format is one."""
    own = {number for found in _OWN_FORMAT.findall(styles) for number in found if number}
    formats = {b"9", b"10", *own}
    listed = _CELL_FORMATS.search(styles)
    wanted = [
        str(place).encode()
        for place, entry in enumerate(_FORMAT.findall(listed[0]) if listed else ())
        if (number := re.search(rb'numFmtId="([0-9]+)"', entry)) and number[1] in formats
    ]
    return re.compile(rb'<(?:\w+:)?c [^>]*s="(?:' + b"|".join(wanted) + rb')"[^>]*>') if wanted else None
