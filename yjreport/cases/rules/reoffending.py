"""Counting rules of reoffending: the binary rate, reoffences, how soon, and the live tracker; see `cohort`."""

from __future__ import annotations

from fractions import Fraction

from yjreport.cases.book import Book
from yjreport.cases.counted import Counted
from yjreport.cases.rules.cohort import FOLLOW_UP, cohort, elapsed, mature
from yjreport.cases.rules.registry import counts
from yjreport.cases.windows import Window

_TABLES = ("outcomes", "offences", "children")
LOCAL = (
    "Children who moved away or turned 18 stay in the cohort; what they did then may not be known to the service. "
    "Breaches of bail, discharge or an order are not reoffences."
)
LIVE = "Live tracker: {elapsed} for the last child of the cohort. Not comparable with the binary rate."
MONTHS_A_DAY = Fraction(48, 1461)


@counts(*_TABLES, by=("age", "sex", "ethnicity", "tier", "care"))
def reoffending_binary(book: Book, window: Window) -> Counted | None:
    """
    Count the children of a cohort who reoffended, once the cohort is mature.

    The cohort of twelve months is formed anew: a child is in it once. It is never the sum of four quarters, in which
    a child can be up to four times (Ministry of Justice, Guide to Proven Reoffending Statistics, October 2017).
    """
    if not mature(book, window):
        return None
    return Counted(cohort(book, window), met="reoffended", note=LOCAL)


@counts(*_TABLES)
def reoffending_binary_quarter(book: Book, window: Window) -> Counted | None:
    """Count the children of a cohort of three months who reoffended, once it is mature; see `reoffending_binary`."""
    return reoffending_binary(book, window)


@counts(*_TABLES, by=("tier",))
def reoffences(book: Book, window: Window) -> Counted | None:
    """Count the reoffences of a mature cohort: every offence, also of those sentenced together."""
    if not mature(book, window):
        return None
    return Counted(cohort(book, window), value="reoffences", how="sum")


@counts(*_TABLES)
def months_to_first_reoffence(book: Book, window: Window) -> Counted | None:
    """Take the median of the months of 30.4375 days from the index to the first reoffence, of a mature cohort."""
    if not mature(book, window):
        return None
    rows = cohort(book, window)
    return Counted(rows[rows["reoffended"]], value="days", how="median", scale=MONTHS_A_DAY)


@counts(*_TABLES, by=("months",), whole=False)
def first_reoffence_share(book: Book, window: Window) -> Counted | None:
    """
    Count the children of a mature cohort who had reoffended within 1, 2, … 12 months of the index.

    Each month's count holds those before it, so that the last is the binary rate.
    """
    import pandas as pd

    if not mature(book, window):
        return None
    months = range(1, FOLLOW_UP + 1)
    reached = cohort(book, window)["month"].tolist()
    met = [0 < month <= limit for limit in months for month in reached]
    return Counted(pd.DataFrame({"months": [limit for limit in months for _ in reached], "met": met}), met="met")


@counts(*_TABLES)
def reoffending_tracker(book: Book, window: Window) -> Counted | None:
    """Count the children of a cohort that is not yet mature who are known to have reoffended so far."""
    if mature(book, window):
        return None
    return Counted(cohort(book, window), met="reoffended", marks=("p",), note=_live(book, window))


@counts(*_TABLES)
def reoffences_per_child_tracker(book: Book, window: Window) -> Counted | None:
    """Count the reoffences so far of a cohort that is not yet mature, over its children."""
    if mature(book, window):
        return None
    return Counted(cohort(book, window), value="reoffences", how="ratio", marks=("p",), note=_live(book, window))


def _live(book: Book, window: Window) -> str:
    return LIVE.format(elapsed=elapsed(book, window))
