"""Ages in whole years on the day of an event, as the law counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

YOUNGEST, OLDEST = 10, 17
"""The ages of criminal responsibility and of the youth justice system, both included."""


def age_on(born: pd.Series, day: pd.Series) -> pd.Series:
    """
    Return the age in whole years on a day, as Int64; NA where either day is missing.

    A child reaches an age on the birthday; one who was born on 29 February does in other years on 1 March.
    """
    before = (day.dt.month * 100 + day.dt.day) < (born.dt.month * 100 + born.dt.day)
    years = (day.dt.year - born.dt.year - before.astype("int64")).where(born.notna() & day.notna())
    ages: pd.Series[int] = years.astype("Float64").astype("Int64")
    return ages
