"""The cells of a workbook whose bare value misleads: formulas without a value, errors, per cents, thousands."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from yjreport.errors import InputStructure
from yjreport.files.cell_text import text_of
from yjreport.files.grid import Cell
from yjreport.files.workbook_size import OLD_EXCEL, SHEET_PARTS, library_faults_as, not_a_workbook

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

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


def misleading_cells(data: bytes, name: str) -> dict[str, dict[Cell, str]]:
    """
    Return, by sheet and cell, the text to take instead of the bare value; none where no cell misleads.

    Raises:
        InputEncoding: the workbook is damaged.
        InputStructure: an OpenDocument workbook holds errors or per cents, which would be read as blanks and fractions.
    """
    if data.startswith(OLD_EXCEL):
        return {}
    with library_faults_as(not_a_workbook(name)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if "content.xml" in names:
                _refuse_misleading(archive.read("content.xml"), name)
                return {}
            sheets = [archive.read(part) for part in names if SHEET_PARTS.fullmatch(part)]
            styles = archive.read("xl/styles.xml") if "xl/styles.xml" in names else b""
        shown = _per_cents(styles)
        if not any(_NO_VALUE.search(xml) or _ERROR.search(xml) or (shown and shown.search(xml)) for xml in sheets):
            return {}
        import openpyxl

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            typed = openpyxl.load_workbook(io.BytesIO(data), data_only=False, keep_links=False)
            values = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
        return {sheet.title: dict(_corrected(sheet, values[sheet.title])) for sheet in typed.worksheets}


def _refuse_misleading(content: bytes, name: str) -> None:
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


def _corrected(sheet: Worksheet, values: Worksheet) -> Iterator[tuple[Cell, str]]:
    for cells in sheet.iter_rows():
        for cell in cells:
            if cell.value is None:
                continue
            place = (cell.row - 1, cell.column - 1)
            saved = values.cell(cell.row, cell.column)
            value = saved.value if cell.data_type == "f" else cell.value
            if value is None:
                formula = getattr(cell.value, "text", cell.value)
                yield place, f"={str(formula).removeprefix('=')}"
            elif "e" in (cell.data_type, saved.data_type):
                yield place, str(value)  # an error is not a blank cell: calamine gives nothing for it
            elif (
                isinstance(value, (int, float))
                and not isinstance(value, bool)
                and (text := _as_shown(value, str(cell.number_format)))
            ):
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
