"""Calendar arithmetic of the counting rules: months added to days, residence, and the end of school age."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def plus_months(day: date, months: int) -> date:
    """Return the same day so many months later, or the month's last day where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def birthday(born: date, years: int) -> date:
    """Return the day on which an age is reached; 1 March for a child of 29 February in years without one."""
    day = plus_months(born, 12 * years)
    return day if day.day == born.day else day + timedelta(days=1)


def whole_months(first: date, last: date) -> int:
    """Return how many whole months have gone by from one day to another; 0 where none has."""
    months = max(0, (last.year - first.year) * 12 + last.month - first.month)
    return months if months == 0 or plus_months(first, months) <= last else months - 1


def last_friday_of_june(year: int) -> date:
    """Return the school leaving date of a year: the last Friday of June (Education Act 1996, section 8)."""
    last = date(year, 6, 30)
    return last - timedelta(days=(last.weekday() - calendar.FRIDAY) % 7)


def school_leaving_dates(born: pd.Series) -> pd.Series:
    """
    Return the last day of school age of each child: the last Friday of June of the school year in which it turns 16.

    A school year runs from 1 September to 31 August, so that a child born in September leaves with those born in
    the following August.
    """
    import pandas as pd

    years = born.dt.year + 16 + (born.dt.month >= 9).astype("int64")
    leaving = {year: pd.Timestamp(last_friday_of_june(int(year))) for year in years.dropna().unique()}
    last_days: pd.Series[pd.Timestamp] = pd.to_datetime(years.map(leaving)).astype("datetime64[s]")
    return last_days


def lived_here(frame: pd.DataFrame, day: str) -> pd.Series:
    """Tell for each row whether the child lived in the area on a day: from moved_in to moved_out, both included."""
    arrived = frame["moved_in"].isna() | (frame["moved_in"] <= frame[day])
    return arrived & (frame["moved_out"].isna() | (frame[day] <= frame["moved_out"])) & frame[day].notna()
