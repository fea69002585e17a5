"""Read a period in the words of a table: "Apr - Jun 2024", "Q1 2024/25", "Year to March 2024"."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from yjreport.inputs.readers.common.period_days import MONTHS, Found, asks, days, iso, last_day, slashed, year_to_day

_MONTH = r"\b(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_CALENDAR = r"'?((?:20|19)[0-9]{2}|[0-9]{2})(?![0-9/.])"
_DOUBLE = r"((?:20)?[0-9]{2})\s?[/\-–]\s?((?:20)?[0-9]{2})(?![0-9/.])"
_TO = r"\s*(?:-|–|—|to|until|through)\s*"
_QUARTER = r"\b(?:Q|Qtr|Quarter)\s*\.?\s*([1-4])(?![0-9])"
_SLASHED = r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4}|[0-9]{2})(?![0-9])"
_ISO = r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
_DAY = rf"([0-9]{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH}\s+((?:20|19)[0-9]{{2}})(?![0-9])"
_ENDING = r"(?:(?:rolling\s+)?(?:12|twelve)\s+months?|year|y)\s*[-/]?\s*(?:to|ending|ended|end|e)\s+(?:the end of\s+)?"
_PART = re.compile(rf"{_MONTH}(?<!may)|{_QUARTER}|\b(?:first|second|third|fourth)\s+quarter\b|\bhalf\b|\bto date\b|"
                   r"(?<![0-9,.])(?:19|20)[0-9]{2}(?![0-9,.%])", re.IGNORECASE)  # fmt: skip
_FIRST_MONTHS = {1: 4, 2: 7, 3: 10, 4: 1}


@dataclass(frozen=True)
class FoundPeriod:
    """
    Hold a period that was found in a text, and the text without it.

    There are no days where a person must decide a question before the period is known.
    """

    label: str
    rest: str
    start: date | None = None
    end: date | None = None
    question: str = ""


def find_period(text: str) -> FoundPeriod | None:
    """
    Return the period that a text names, None where it names none.

    A text that names two different periods, or one that can be read in two ways, gives a question.
    """
    for pattern, read in _FORMS:
        found = list(pattern.finditer(text))
        if not found:
            continue
        first = found[0]
        rest = " ".join(f"{text[: first.start()]} {text[first.end() :]}".split())
        start, end, question = read(first)
        label = " ".join(first[0].split()).strip(" ()")
        if not question and start is not None and end is not None and start > end:
            question = f"{label} ends before it begins: write the first and the last month with their years."
        other = None if question else find_period(rest)
        if other is not None:
            if other.question:
                return FoundPeriod(label, rest, question=other.question)
            if (other.start, other.end) == (start, end):
                return FoundPeriod(f"{label} ({other.label})", other.rest, start, end)
            question = f"two periods are named, {label} and {other.label}: leave one."
        elif not question and _PART.search(rest):
            # "Q1 (Apr) 2024/25" is not the whole of 2024/25.
            question = (
                f"the words {' '.join(text.split())} do not name one period: write it as Apr - Jun 2024, or Q1 2024-25."
            )
        if question:
            return FoundPeriod(label, rest, question=question)
        return FoundPeriod(label, rest, start, end)
    return None


def find_span(text: str) -> FoundPeriod | None:
    """Return the period that a text names, as `find_period` does; a single day, over which nothing is counted, asks."""
    found = find_period(text)
    if found is None or found.question or found.start != found.end or found.end is None:
        return found
    day = found.end
    if day != last_day(day.year, day.month):
        question = "write the first and the last month that are counted, with their years, such as Apr - Jun 2024."
        return FoundPeriod(found.label, found.rest, question=question)
    month = f"{calendar.month_name[day.month]} {day.year}"
    return FoundPeriod(
        found.label, found.rest,
        question=f"is it {month} alone, the three months to {month}, or the twelve? Write the first and the last "
        "month, such as Apr - Jun 2024.",
    )  # fmt: skip


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _double(first: str, second: str) -> int | None:
    """Return the calendar year in which a financial year begins, None where the two do not follow."""
    begins, ends = _year(first), _year(second)
    return begins if ends == begins + 1 else None


def _not_following(text: str) -> Found:
    return asks(f"{text} is not a financial year: write it as 2024-25.")


def _two_months(found: re.Match[str]) -> Found:
    start = date(_year(found[2]), MONTHS[found[1].lower()], 1)
    return start, last_day(_year(found[4]), MONTHS[found[3].lower()]), ""


def _months_of_financial(found: re.Match[str]) -> Found:
    begins = _double(found[3], found[4])
    if begins is None:
        return _not_following(f"{found[3]}/{found[4]}")
    first, last = MONTHS[found[1].lower()], MONTHS[found[2].lower()]
    start = date(begins + (first < 4), first, 1)
    return start, last_day(begins + (last < 4), last), ""


def _months_of_year(found: re.Match[str]) -> Found:
    first, last, year = MONTHS[found[1].lower()], MONTHS[found[2].lower()], _year(found[3])
    if first > last:
        return asks(f"is it {found[1]} {year - 1} to {found[2]} {year}, or {found[1]} {year} to {found[2]} "
                     f"{year + 1}? Write both years.")  # fmt: skip
    return date(year, first, 1), last_day(year, last), ""


def _year_to(found: re.Match[str]) -> Found:
    month, year = MONTHS[found[1].lower()], _year(found[2])
    end = last_day(year, month)
    return date(year - 1 + (month == 12), month % 12 + 1, 1), end, ""


def _quarter(number: str, first: str, second: str) -> Found:
    begins = _double(first, second)
    if begins is None:
        return _not_following(f"{first}/{second}")
    month = _FIRST_MONTHS[int(number)]
    year = begins + (month < 4)
    return date(year, month, 1), last_day(year, month + 2), ""


def _quarter_of_months(number: str, months: tuple[str, str], years: tuple[str, str]) -> Found:
    quarter = _quarter(number, *years)
    first, last = (MONTHS[month.lower()] for month in months)
    if quarter[0] and quarter[1] and (quarter[0].month, quarter[1].month) != (first, last):
        return asks(f"quarter {number} of a financial year is not {months[0]} to {months[1]}: write the months alone.")
    return quarter


def _calendar_quarter(number: str, year: str) -> Found:
    of_calendar = (int(number) - 1) * 3 + 1
    of_financial = _FIRST_MONTHS[int(number)]
    begins = _year(year)
    names = calendar.month_name
    return asks(
        f"is Q{number} {begins} {names[of_calendar]} to {names[of_calendar + 2]} {begins}, or quarter {number} of "
        f"the financial year {begins}-{(begins + 1) % 100:02d} ({names[of_financial]} to {names[of_financial + 2]} "
        f"{begins + (of_financial < 4)})? Write Q{number} {begins}-{(begins + 1) % 100:02d}, or the months."
    )


def _financial(found: re.Match[str]) -> Found:
    begins = _double(found[1], found[2])
    if begins is None:
        return _not_following(found[0])
    return date(begins, 4, 1), date(begins + 1, 3, 31), ""


def _one_month(found: re.Match[str]) -> Found:
    month, year = MONTHS[found[1].lower()], _year(found[2])
    name = calendar.month_name[month]
    return asks(f"is it the month of {name} {year}, or the twelve months to {name} {year}? Write the first and the "
                 "last month, such as Apr 2023 - Mar 2024.")  # fmt: skip


def _one_year(found: re.Match[str]) -> Found:
    year = int(found[1])
    return asks(f"is it January to December {year}, or the financial year {year}-{(year + 1) % 100:02d}? Write the "
                 "first and the last month, or the financial year.")  # fmt: skip


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_FORMS = (
    (_form(rf"\b{_DAY}{_TO}{_DAY}"), lambda m: days(m.groups()[:3], m.groups()[3:])),
    (_form(rf"\b{_ISO}{_TO}{_ISO}"), iso),
    (_form(rf"(?<![0-9/]){_SLASHED}{_TO}{_SLASHED}"), slashed),
    (_form(rf"\b{_ENDING}{_DAY}"), year_to_day),
    (_form(rf"\b{_ENDING}{_MONTH}[\s\-]*{_CALENDAR}"), _year_to),
    (_form(rf"{_QUARTER}\s*,?\s*(?:of\s+)?(?:FY\s*)?{_DOUBLE}"), lambda m: _quarter(m[1], m[2], m[3])),
    (_form(rf"(?<![0-9]){_DOUBLE}\s*,?\s*{_QUARTER}"), lambda m: _quarter(m[3], m[1], m[2])),
    (
        _form(rf"{_QUARTER}\s*[(:,-]?\s*{_MONTH}{_TO}{_MONTH}\s*[),]?\s*{_DOUBLE}"),
        lambda m: _quarter_of_months(m[1], (m[2], m[3]), (m[4], m[5])),
    ),
    (_form(rf"{_MONTH}{_TO}{_MONTH}\s*{_DOUBLE}"), _months_of_financial),
    (_form(rf"{_MONTH}[\s\-]*{_CALENDAR}{_TO}{_MONTH}[\s\-]*{_CALENDAR}"), _two_months),
    (_form(rf"{_MONTH}{_TO}{_MONTH}\s*{_CALENDAR}"), _months_of_year),
    (_form(rf"{_QUARTER}\s*,?\s*(?:of\s+)?((?:20)[0-9]{{2}})(?![0-9])"), lambda m: _calendar_quarter(m[1], m[2])),
    (_form(rf"\b((?:20)[0-9]{{2}})\s*,?\s*{_QUARTER}"), lambda m: _calendar_quarter(m[2], m[1])),
    (_form(rf"\b{_DAY}"), lambda m: days(m.groups())),
    (_form(rf"(?<![0-9/]){_SLASHED}"), slashed),
    (_form(rf"\b{_ISO}"), iso),
    (_form(r"(?<![0-9])(20[0-9]{2})\s?[/\-–]\s?((?:20)?[0-9]{2})(?![0-9/.])"), _financial),
    (_form(r"\bFY\s*([0-9]{2})\s?[/\-–]\s?([0-9]{2})(?![0-9/.])"), _financial),
    (
        _form(r"(?:calendar year|CY)\s*((?:20)[0-9]{2})\b"),
        lambda m: (date(int(m[1]), 1, 1), date(int(m[1]), 12, 31), ""),
    ),
    (_form(rf"{_MONTH}[\s\-]*{_CALENDAR}"), _one_month),
    (_form(r"(?<![0-9,.\-/])(20[0-9]{2})(?![0-9,.%/\-])"), _one_year),
)
"""Forms of a period, the longer before those that are parts of them."""
