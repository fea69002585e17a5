"""Turn one cell of an extract into what its column holds, or say what is wrong with it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from yjreport.cases.columns import CODE, DATE, ID, MOMENT, NUMBER, POUNDS, WHOLE, WORD, CaseColumn
from yjreport.cases.mapping import folded
from yjreport.errors import did_you_mean
from yjreport.files.quoting import snippet

FIRST_YEAR, LAST_YEAR = 1900, 2099
_EXCEL_DAY_ZERO = datetime(1899, 12, 30)
_FIRST_SERIAL, _SERIAL_OF_2100 = 61, 73_051  # from 1 March 1900, before which Excel counts a day that never was
_TIME = r"(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.0+)?)?)?"
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})" + _TIME, re.ASCII)
_BRITISH = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})" + _TIME, re.ASCII)
_SHORT_YEAR = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}(?:\s.*)?", re.ASCII)
_SERIAL = re.compile(r"\d{2,6}(?:\.\d+)?", re.ASCII)
_WHOLE = re.compile(r"-?\d{1,12}(?:\.0+)?", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,9})?", re.ASCII)
_CODE = re.compile(r"[A-Z]\d{8}")


class CellFault(Exception):
    """Say what a cell should hold, and what to do about it."""

    def __init__(self, expected: str, next_step: str) -> None:
        super().__init__(expected)
        self.expected = expected
        self.next_step = next_step


def text_of(cell: object) -> str:
    """Return a cell as text: a whole number of a workbook without decimals, days as year-month-day."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and math.isfinite(cell) and cell == int(cell):
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ") if cell.time() != time() else cell.date().isoformat()
    return " ".join(str(cell).split())


def read_cell(cell: object, column: CaseColumn, words: Mapping[str, str], dates: Sequence[str]) -> object:
    """
    Return what a cell says: a text, a datetime or a number; for a blank one "" or None.

    Args:
        cell: a text of a CSV file, or a value of a workbook; blanks of the mapping are "" already.
        column: what it should hold.
        words: our word for each text, folded, for a column of words.
        dates: the forms that days may have.

    Raises:
        CellFault: it holds something else.
    """
    text = text_of(cell)
    if not text:
        if column.filled:
            raise CellFault("a filled cell", "fill it: without it the row cannot be counted.")
        return "" if column.form in (ID, CODE, WORD) else None
    if column.form == WORD:
        return _word(text, words, column)
    if column.form in (DATE, MOMENT):
        return _moment(cell, text, column, dates)
    if column.form in (WHOLE, POUNDS):
        if not _WHOLE.fullmatch(text):
            raise CellFault("a whole number in plain digits", "write it without commas, signs or decimals.")
        return int(text.partition(".")[0])
    if column.form == NUMBER:
        if not _NUMBER.fullmatch(text):
            raise CellFault("a number in plain digits", "write it without commas and signs, such as 12.5.")
        return float(text)
    if column.form == CODE and not _CODE.fullmatch(text):
        raise CellFault("an ONS code such as E06000016", "put the code of one of the service's authorities.")
    return text


def _word(text: str, words: Mapping[str, str], column: CaseColumn) -> str:
    try:
        return words[folded(text)]
    except KeyError:
        near = did_you_mean(folded(text), words)
        raise CellFault(
            f"one of {snippet(', '.join(column.words), 300)}", f"map it under values in the mapping.{near}"
        ) from None


def _moment(cell: object, text: str, column: CaseColumn, dates: Sequence[str]) -> datetime:
    moment, timed = _parsed(cell, text, column, dates)
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise CellFault(f"a year from {FIRST_YEAR} to {LAST_YEAR}", "check the year.")
    if column.form == DATE:
        # Systems export days with a time; the day is what the column asks for.
        return datetime(moment.year, moment.month, moment.day)
    if not timed:
        raise CellFault(
            "a day and a time, such as 2024-02-17 21:40", "export the time with the day, or leave it blank."
        )
    return moment.replace(microsecond=0)


def _parsed(cell: object, text: str, column: CaseColumn, dates: Sequence[str]) -> tuple[datetime, bool]:
    """Return a day and time, and whether the cell held a time at all."""
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None), True
    if isinstance(cell, date):
        return datetime(cell.year, cell.month, cell.day), column.form != MOMENT
    if _SHORT_YEAR.fullmatch(text):
        raise CellFault("a year with four digits", "export the dates with four digits for the year.")
    for form in dates:
        if form == "yyyy-mm-dd" and (found := _ISO.fullmatch(text)):
            return _made(found[1], found[2], found[3], found.groups()[3:])
        if form == "dd/mm/yyyy" and (found := _BRITISH.fullmatch(text)):
            return _made(found[3], found[2], found[1], found.groups()[3:])
        if form == "excel serial" and _SERIAL.fullmatch(text) and _FIRST_SERIAL <= float(text) < _SERIAL_OF_2100:
            return _EXCEL_DAY_ZERO + timedelta(minutes=round(float(text) * 1440)), True
    raise CellFault(f"a day as {' or '.join(dates)}", "check the day, or name its form under dates in the mapping.")


def _made(year: str, month: str, day: str, clock: Sequence[str | None]) -> tuple[datetime, bool]:
    hour, minute, second = (int(part or 0) for part in clock)
    try:
        return datetime(int(year), int(month), int(day), hour, minute, second), clock[0] is not None
    except ValueError:
        raise CellFault(
            "a day of the calendar", "check the day and the month, which may be the wrong way round."
        ) from None
