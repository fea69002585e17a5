"""What the cells of files hold as text, without the spaces around it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

# Spaces of every kind, and the characters of no width that a web page or a word processor leaves.
_SPACES = "".join(map(chr, [*range(9, 14), *range(28, 33), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B)]))
EDGES = _SPACES + "\u2028\u2029\u202f\u205f\u3000\u200b\u200c\u200d\u2060\ufeff\u00ad"

CellValue = int | float | str | bool | date | time | datetime | timedelta
"""What a workbook's cell may hold; a blank one holds an empty text."""


def text_of(value: object) -> str:
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
