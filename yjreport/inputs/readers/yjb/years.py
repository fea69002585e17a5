"""The financial years of the local level open data."""

from __future__ import annotations

import re

from yjreport.open_data.tidy_rows.periods import financial_year, year_to_march
from yjreport.open_data.tidy_rows.rows import When

_YEARS = re.compile(r"(20[0-9]{2})\s*[-/\u2013_]\s*(?:20)?([0-9]{2})")
_ENDING = re.compile(r"year ending (?:31 )?march (20[0-9]{2})", re.IGNORECASE)
_NAMED = re.compile(r"(?<![0-9])(20[0-9]{2})\s?[-/\u2013_]\s?(?:20)?([0-9]{2})(?![0-9])")


def tidy_year(text: str) -> str:
    """Return 2024-25 for 2024/25, 2024-2025 or 2024-25 [note 1]; nothing where a text is no financial year."""
    plain = re.sub(r"\[[^\]]*\]", "", text).strip()
    ending = _ENDING.fullmatch(plain)
    when = year_to_march(ending[1]) if ending else None
    match = _YEARS.fullmatch(plain)
    if match:
        when = financial_year(f"{match[1]}-{match[2]}")
    return when.label if when else ""


def year_of(year: str) -> When | None:
    """Return the days of a financial year such as 2024-25."""
    return financial_year(year)


def years_named(text: str) -> set[str]:
    """Return the financial years that a title or the name of a file speaks of."""
    return {year for first, last in _NAMED.findall(text) if (year := tidy_year(f"{first}-{last}"))}
