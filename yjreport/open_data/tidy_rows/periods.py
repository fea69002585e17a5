"""The publishers' labels of periods as days: what a year means differs from measure to measure."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date

from yjreport.open_data.tidy_rows.rows import When

Reader = Callable[[str], When | None]


def _year(label: str) -> int | None:
    match = re.fullmatch(r"(20\d\d)( \(.*\))?", label.strip())
    return int(match[1]) if match else None


def first_year(label: str) -> int | None:
    """Return the first year that a label names: 2016 of '2016-17'."""
    match = re.match(r"\s*(20\d\d)", label)
    return int(match[1]) if match else None


def _of_one_year(period: Callable[[int], When]) -> Reader:
    """Return what reads a label that is one year, such as '2023' or '2023 (provisional)'."""

    def read(label: str) -> When | None:
        year = _year(label)
        return period(year) if year else None

    return read


def _of_two_years(pattern: str, period: Callable[[int], When]) -> Reader:
    """Return what reads a label that names two years, the second of which follows the first."""

    def read(label: str) -> When | None:
        match = re.fullmatch(pattern, label.strip())
        return period(int(match[1])) if match and (int(match[1]) + 1) % 100 == int(match[2]) else None

    return read


def _financial(first: int) -> When:
    return When(f"{first}-{(first + 1) % 100:02}", date(first, 4, 1), date(first + 1, 3, 31))


def _school(first: int) -> When:
    return When(f"School year {first}/{(first + 1) % 100:02}", date(first, 9, 1), date(first + 1, 8, 31))


def _around_new_year(year: int) -> When:
    last = date(year, 2, calendar.monthrange(year, 2)[1])
    return When(f"December {year - 1} to February {year}", date(year - 1, 12, 1), last)


calendar_year = _of_one_year(lambda year: When(f"Year ending December {year}", date(year, 1, 1), date(year, 12, 31)))
"""Reads '2023' as the year ending December 2023."""

financial_year = _of_two_years(r"(20\d\d)-(\d\d)( \(.*\))?", _financial)
"""Reads '2023-24' or '2023-24 (OT)' as 1 April 2023 to 31 March 2024."""

year_to_march = _of_one_year(lambda year: _financial(year - 1))
"""Reads '2025' as the year ending 31 March 2025."""

march_day = _of_one_year(lambda year: When(f"31 March {year}", date(year, 3, 31), date(year, 3, 31)))
"""Reads '2025' as 31 March 2025."""

january = _of_one_year(lambda year: When(f"January {year}", date(year, 1, 1), date(year, 1, 31)))
"""Reads '2025' as January 2025, when the school census is taken."""

school_year = _of_two_years(r"(20\d\d)/(\d\d)", _school)
"""Reads '2023/24' as the school year 2023/24."""

school_year_ending = _of_one_year(lambda year: _school(year - 1))
"""Reads '2024' as the school year 2023/24."""

around_new_year = _of_one_year(_around_new_year)
"""Reads '2023' as the mean of December 2022, January and February 2023, as NEET figures are."""

unconfirmed = _of_one_year(lambda year: When(f"labelled {year}, period not confirmed"))
"""Keeps a label whose days nobody can tell."""


def three_financial_years(label: str) -> When | None:
    """Read '2021/22-23/24' as the three financial years from 2021-22 to 2023-24."""
    match = re.fullmatch(r"(20\d\d)/(\d\d)-(\d\d)/(\d\d)", label.strip())
    if not match:
        return None
    first = int(match[1])
    if [int(part) for part in match.groups()[1:]] != [(first + more) % 100 for more in (1, 2, 3)]:
        return None
    return When(f"{first}-{match[2]} to {first + 2}-{match[4]}", date(first, 4, 1), date(first + 3, 3, 31))
