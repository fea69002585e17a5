"""The periods that a case-level extract is counted over: plan years, calendar years and quarters, each whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from yjreport.cases.calendar_days import plus_months
from yjreport.periods import Period

YEARS_BEFORE = 4
"""How many plan years before the one reported are counted too: five points make a trend."""

YEARS, CALENDAR, QUARTERS = ("plan years", "calendar years", "quarters")

ALSO_CALENDAR = ("fte_rate", "fte_number")
"""Measures counted by calendar year too: the national figures are for years that end in December."""

BY_QUARTER = ("reoffending_binary_quarter", "serious_violence_offences", "serious_violence_rate")
"""Measures whose whole is counted by quarter; their breakdowns, where they have any, are by plan year."""


@dataclass(frozen=True)
class Window:
    """
    Hold a period that is counted.

    Args:
        start: first day.
        end: last day.
        label: what it is called.
        population_year: the mid-year estimate that rates are taken over: the one whose 30 June lies in the year
            that the window is or belongs to.
    """

    start: date
    end: date
    label: str
    population_year: int

    @property
    def period(self) -> Period:
        """Return the window as a period of figures."""
        return Period(self.label, self.start, self.end)


def plan_year(first: int) -> Window:
    """Return the plan year that begins on 1 April of a year."""
    return Window(date(first, 4, 1), date(first + 1, 3, 31), f"{first}-{(first + 1) % 100:02d}", first)


def calendar_year(year: int) -> Window:
    """Return a calendar year."""
    return Window(date(year, 1, 1), date(year, 12, 31), f"January to December {year}", year)


def quarters(first: int) -> tuple[Window, ...]:
    """Return the four quarters of the plan year that begins on 1 April of a year."""
    names = ("April to June", "July to September", "October to December", "January to March")
    starts = [plus_months(date(first, 4, 1), 3 * number) for number in range(5)]
    return tuple(
        Window(start, after - timedelta(days=1), f"{name} {start.year}", first)
        for name, (start, after) in zip(names, pairwise(starts), strict=True)
    )


def windows_of(year: str, kind: str) -> tuple[Window, ...]:
    """Return the windows of a kind for the report of a plan year, oldest first, covered or not."""
    last = int(year[:4])
    firsts = range(last - YEARS_BEFORE, last + 1)
    if kind == CALENDAR:
        return tuple(calendar_year(first) for first in firsts)
    if kind == QUARTERS:
        return tuple(window for first in firsts for window in quarters(first))
    return tuple(plan_year(first) for first in firsts)


def covered(windows: Sequence[Window], begins: date, until: date) -> tuple[Window, ...]:
    """Return the windows of which every day lies between two days; a part of a year is never counted."""
    return tuple(window for window in windows if begins <= window.start and window.end <= until)


def kinds_of(measure: str, dimensions: Sequence[str]) -> tuple[str, ...]:
    """Return the kinds of windows that a measure's whole or breakdown is counted over."""
    if measure in BY_QUARTER:
        return (YEARS,) if dimensions else (QUARTERS,)
    if measure in ALSO_CALENDAR and not dimensions:
        return (YEARS, CALENDAR)
    return (YEARS,)
