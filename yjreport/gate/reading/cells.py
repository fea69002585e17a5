"""Read cells strictly: a number, a whole number, a date, marks, a breakdown. What does not read is None."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from yjreport.periods import iso_day

# The same forms stand in the suites as regular expressions: what they refuse is never used here.
_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,8})?")
_WHOLE = re.compile(r"-?[0-9]{1,12}")
_USUAL_YEAR = 2020
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH = rf"({'|'.join(MONTHS)})"
_BETWEEN = re.compile(rf"{_MONTH}(?: ([0-9]{{4}}))? ?(?:to|-|–) ?{_MONTH} ([0-9]{{4}})", re.IGNORECASE)
_FINANCIAL_YEAR = re.compile(r"([0-9]{4})[-/–]([0-9]{4}|[0-9]{2})")

Breakdown = tuple[tuple[str, str], ...]
"""The pairs of a breakdown: a dimension and the value of it."""


def number(text: str | None) -> Decimal | None:
    """Return a number in plain digits."""
    return Decimal(text) if text and _NUMBER.fullmatch(text) else None


def whole(text: str | None) -> int | None:
    """Return a whole number in plain digits."""
    return int(text) if text and _WHOLE.fullmatch(text) else None


day = iso_day
"""Return a date written as 2024-03-31."""


def odd_year(*texts: str | None) -> int | None:
    """Return the year among some dates that lies farthest out, the likeliest to be mistyped."""
    years = [found.year for found in map(day, texts) if found]
    return max(years, key=lambda year: abs(year - _USUAL_YEAR), default=None)


def oddest(row: Mapping[str, str | None], names: Iterable[str]) -> str | None:
    """Return which of some columns holds the year of `odd_year`."""
    found = {name: read.year for name in names if (read := day(row[name]))}
    return max(found, key=lambda name: abs(found[name] - _USUAL_YEAR), default=None)


def iso(text: str | None) -> str | None:
    """Return the text of a date again, "not a date" when it is none, None when the cell is blank."""
    if text is None:
        return None
    return text if day(text) else "not a date"


def letters(text: str | None) -> set[str]:
    """Return the marks of a cell."""
    return set((text or "").split())


def breakdown(text: str | None) -> Breakdown:
    """Return the pairs of a breakdown in one order, so that two orders of writing are one key."""
    pairs = (part.partition("=") for part in (text or "").split(";") if part.strip())
    return tuple(sorted((name.strip(), value.strip()) for name, _, value in pairs))


def financial_year(label: str | None) -> tuple[date, date] | None:
    """Return the days that a label such as 2018-19 or 2018/2019 means, None when it is no such label."""
    match = _FINANCIAL_YEAR.fullmatch(label or "")
    if not match or not 1 <= int(match[1]) <= 9998:
        return None
    first, second = int(match[1]), match[2]
    if int(second) != (first + 1 if len(second) == 4 else (first + 1) % 100):
        return None
    return date(first, 4, 1), date(first + 1, 3, 31)


def months(label: str | None) -> tuple[date, date] | None:
    """Return the days that a label such as April 2018 to March 2019 means, None when it is no such label."""
    match = _BETWEEN.fullmatch(label or "")
    if not match:
        return None
    first, last = (MONTHS.index(match[part].lower()) + 1 for part in (1, 3))
    year = int(match[4])
    start = int(match[2] or year)
    if not (1 <= start and year <= 9998) or (match[2] is None and first > last):
        return None
    after = date(year + (last == 12), last % 12 + 1, 1)
    return date(start, first, 1), date.fromordinal(after.toordinal() - 1)
