"""The publishers' labels of periods as days: what a year means differs from measure to measure."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from yjreport.open_data.tidy_rows.rows import When

Reader = Callable[[str], When | None]


def _year(label: str) -> int | None:
    match = re.fullmatch(r"(20\d\d)( \(.*\))?", label.strip())
    return int(match[1]) if match else None


def first_year(label: str) -> int | None:
    """Return the first year that a label names: 2016 of '2016-17'."""
    match = re.match(r"\s*(20\d\d)", label)
    return int(match[1]) if match else None


def calendar_year(label: str) -> When | None:
    """Read '2023' as the year ending December 2023."""
    year = _year(label)
    return When(f"Year ending December {year}", date(year, 1, 1), date(year, 12, 31)) if year else None


def financial_year(label: str) -> When | None:
    """Read '2023-24' or '2023-24 (OT)' as 1 April 2023 to 31 March 2024."""
    match = re.fullmatch(r"(20\d\d)-(\d\d)( \(.*\))?", label.strip())
    return _financial(int(match[1])) if match and (int(match[1]) + 1) % 100 == int(match[2]) else None


def year_to_march(label: str) -> When | None:
    """Read '2025' as the year ending 31 March 2025."""
    year = _year(label)
    return _financial(year - 1) if year else None


def _financial(first: int) -> When:
    return When(f"{first}-{(first + 1) % 100:02}", date(first, 4, 1), date(first + 1, 3, 31))


def march_day(label: str) -> When | None:
    """Read '2025' as 31 March 2025."""
    year = _year(label)
    return When(f"31 March {year}", date(year, 3, 31), date(year, 3, 31)) if year else None


def january(label: str) -> When | None:
    """Read '2025' as January 2025, when the school census is taken."""
    year = _year(label)
    return When(f"January {year}", date(year, 1, 1), date(year, 1, 31)) if year else None


def school_year(label: str) -> When | None:
    """Read '2023/24' as the school year 2023/24."""
    match = re.fullmatch(r"(20\d\d)/(\d\d)", label.strip())
    return _school(int(match[1])) if match and (int(match[1]) + 1) % 100 == int(match[2]) else None


def school_year_ending(label: str) -> When | None:
    """Read '2024' as the school year 2023/24."""
    year = _year(label)
    return _school(year - 1) if year else None


def _school(first: int) -> When:
    return When(f"School year {first}/{(first + 1) % 100:02}", date(first, 9, 1), date(first + 1, 8, 31))


def around_new_year(label: str) -> When | None:
    """Read '2023' as the mean of December 2022, January and February 2023, as NEET figures are."""
    year = _year(label)
    if not year:
        return None
    last = date(year, 2, calendar.monthrange(year, 2)[1])
    return When(f"December {year - 1} to February {year}", date(year - 1, 12, 1), last)


def three_financial_years(label: str) -> When | None:
    """Read '2021/22-23/24' as the three financial years from 2021-22 to 2023-24."""
    match = re.fullmatch(r"(20\d\d)/(\d\d)-(\d\d)/(\d\d)", label.strip())
    if not match:
        return None
    first = int(match[1])
    if [int(part) for part in match.groups()[1:]] != [(first + more) % 100 for more in (1, 2, 3)]:
        return None
    words = f"{first}-{match[2]} to {first + 2}-{match[4]}"
    return When(words, date(first, 4, 1), date(first + 3, 4, 1) - timedelta(days=1))


def unconfirmed(label: str) -> When | None:
    """Keep a label whose days nobody can tell."""
    year = _year(label)
    return When(f"labelled {year}, period not confirmed") if year else None
