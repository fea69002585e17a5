"""Refuse a workbook that is none, or that unpacks to far more than any input holds, before anything unpacks it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from yjreport.errors import InputEncoding, InputStructure, UserError

MOST_BYTES = 400_000_000
"""Bytes that the parts of a workbook may have together when they are unpacked."""
MOST_CELLS = 20_000_000
"""Cells that the used range of one sheet may span, blank ones too."""
MOST_REPEATED = 10_000
"""Cells that one filled cell may be repeated over."""

OLD_EXCEL = b"\xd0\xcf\x11\xe0"
"""How an old Excel workbook (.xls) begins; every other workbook is a zip archive."""

SHEET_PARTS = re.compile(r"xl/worksheets/[^/]+\.xml")
_REFERENCE = re.compile(rb'<(?:\w+:)?c r="([A-Z]{1,3})([0-9]{1,7})"')
_REPEATED = re.compile(rb'number-(?:columns|rows)-repeated="([0-9]+)"[^>]*office:value')


@contextmanager
def library_faults_as(fault: UserError) -> Iterator[None]:
    """
    Raise a fault of a file in the place of whatever a library raises that reads it.

    The faults of these libraries share no class but the first of all: a panic of calamine's Rust part is no Exception.
    """
    try:
        yield
    except (UserError, KeyboardInterrupt, SystemExit, MemoryError, GeneratorExit):
        raise
    except BaseException:
        raise fault from None


def not_a_workbook(name: str) -> InputEncoding:
    """Return the error of a file that is no workbook, a damaged one, or one with a password."""
    return InputEncoding(
        f"{name} is not a workbook that can be read.",
        details=["expected an Excel workbook (.xlsx) without a password"],
        next_step="open it in Excel, choose Save As, Excel Workbook (.xlsx), without a password, and run again.",
    )


def check_size(data: bytes, name: str) -> None:
    """
    Refuse a workbook that is too large.

    Raises:
        InputEncoding: the file is neither a zip archive nor an old workbook.
        InputStructure: it is too large.
    """
    if data.startswith(OLD_EXCEL):
        return
    with library_faults_as(not_a_workbook(name)), zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        if sum(entry.file_size for entry in entries) > MOST_BYTES:
            raise _too_large(name, f"unpacked it is more than {MOST_BYTES // 1_000_000} million bytes")
        for entry in entries:
            if SHEET_PARTS.fullmatch(entry.filename) or entry.filename == "content.xml":
                _check_range(archive.read(entry), name)


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
    if any(int(number) > MOST_REPEATED for number in _REPEATED.findall(xml)):
        raise _too_large(name, "a filled cell is repeated thousands of times")


def _too_large(name: str, found: str) -> InputStructure:
    return InputStructure(
        f"{name} is far larger than any input.",
        details=[f"found: {found}"],
        next_step="check that it is the right file; copy what is needed into a new workbook, or save it as CSV.",
    )
