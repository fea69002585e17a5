"""Read days of a table: 31/03/2024, 31 March 2024, 2024-03-31; and what parts of periods share."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date

MONTHS = {name.lower(): number for number in range(1, 13)
          for name in (calendar.month_name[number], calendar.month_abbr[number])} | {"sept": 9}  # fmt: skip

Found = tuple[date | None, date | None, str]


def asks(question: str) -> Found:
    """Return a question and no days."""
    return None, None, question


def last_day(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def _slashed_day(day: Sequence[str], *, swapped: bool) -> date | None:
    first, second, year = (int(part) for part in day)
    try:
        return date(year, first, second) if swapped else date(year, second, first)
    except ValueError:
        return None


def slashed(found: re.Match[str]) -> Found:
    """Return the days of 01/04/2024 - 30/06/2024, if only one order of day and month gives days."""
    parts = found.groups()
    days = [parts[place : place + 3] for place in range(0, len(parts), 3)]
    if any(len(day[2]) == 2 for day in days):
        return asks("the year has two digits: write the days with the year in four digits, such as 30 June 2024.")
    readings = {(_slashed_day(days[0], swapped=swapped), _slashed_day(days[-1], swapped=swapped))
                for swapped in (False, True)}  # fmt: skip
    whole = sorted((start, end) for start, end in readings if start and end and start <= end)
    if len(whole) == 1:
        return (*whole[0], "")
    if not whole:
        return asks("there are no such days in the calendar: check the days and the months.")
    ways = ", or ".join(f"{start} to {end}" if start != end else f"{start}" for start, end in whole)
    return asks(f"is it {ways}? Write the month as a word.")


def days(*days: Sequence[str]) -> Found:
    """Return the days of 1 April 2024 - 30 June 2024."""
    try:
        found = [date(int(year), MONTHS[month.lower()], int(day)) for day, month, year in days]
    except ValueError:
        return asks("there is no such day in the calendar: check the day and the month.")
    return found[0], found[-1], ""


def iso(found: re.Match[str]) -> Found:
    """Return the days of 2024-04-01 to 2024-06-30."""
    try:
        read = [date.fromisoformat(day) for day in found.groups()]
    except ValueError:
        return asks("there is no such day in the calendar: check the day and the month.")
    return read[0], read[-1], ""


def year_to_day(found: re.Match[str]) -> Found:
    """Return the twelve months that end on the last day of a month."""
    _, end, question = days(found.groups())
    if question or end is None:
        return asks(question)
    if end != last_day(end.year, end.month):
        return asks("a year that ends inside a month is not read: write its first and its last day.")
    return date(end.year - 1 + (end.month == 12), end.month % 12 + 1, 1), end, ""
