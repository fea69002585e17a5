"""Counting rules of reoffending: the binary rate, reoffences, how soon, and the live tracker; see `cohort`."""

from __future__ import annotations

from fractions import Fraction

from yjreport.cases.counted import Counted
from yjreport.cases.prepared_extract import PreparedExtract
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
def reoffending_binary(prepared: PreparedExtract, window: Window) -> Counted | None:
    """
    Count the children of a cohort who reoffended, once the cohort is mature.

    The cohort of twelve months is formed anew: a child is in it once. It is never the sum of four quarters, in which
    a child can be up to four times (Ministry of Justice, Guide to Proven Reoffending Statistics, October 2017).
    """
    if not mature(prepared, window):
        return None
    return Counted(cohort(prepared, window), met="reoffended", note=LOCAL)


@counts(*_TABLES)
def reoffending_binary_quarter(prepared: PreparedExtract, window: Window) -> Counted | None:
    """Count the children of a cohort of three months who reoffended, once it is mature; see `reoffending_binary`."""
    return reoffending_binary(prepared, window)


@counts(*_TABLES, by=("tier",))
def reoffences(prepared: PreparedExtract, window: Window) -> Counted | None:
    """Count the reoffences of a mature cohort: every offence, also of those sentenced together."""
    if not mature(prepared, window):
        return None
    return Counted(cohort(prepared, window), value="reoffences", how="sum")


@counts(*_TABLES)
def months_to_first_reoffence(prepared: PreparedExtract, window: Window) -> Counted | None:
    """Take the median of the months of 30.4375 days from the index to the first reoffence, of a mature cohort."""
    if not mature(prepared, window):
        return None
    rows = cohort(prepared, window)
    return Counted(rows[rows["reoffended"]], value="days", how="median", scale=MONTHS_A_DAY)


@counts(*_TABLES, by=("months",), whole=False)
def first_reoffence_share(prepared: PreparedExtract, window: Window) -> Counted | None:
    """
    Count the children of a mature cohort who had reoffended within 1, 2, … 12 months of the index.

    Each month's count holds those before it, so that the last is the binary rate.
    """
    import pandas as pd

    if not mature(prepared, window):
        return None
    months = range(1, FOLLOW_UP + 1)
    reached = cohort(prepared, window)["month"].tolist()
    met = [0 < month <= limit for limit in months for month in reached]
    return Counted(pd.DataFrame({"months": [limit for limit in months for _ in reached], "met": met}), met="met")


@counts(*_TABLES)
def reoffending_tracker(prepared: PreparedExtract, window: Window) -> Counted | None:
    """Count the children of a cohort that is not yet mature who are known to have reoffended so far."""
    if mature(prepared, window):
        return None
    return Counted(cohort(prepared, window), met="reoffended", marks=("p",), note=_live(prepared, window))


@counts(*_TABLES)
def reoffences_per_child_tracker(prepared: PreparedExtract, window: Window) -> Counted | None:
    """Count the reoffences so far of a cohort that is not yet mature, over its children."""
    if mature(prepared, window):
        return None
    return Counted(
        cohort(prepared, window), value="reoffences", how="ratio", marks=("p",), note=_live(prepared, window)
    )


def _live(prepared: PreparedExtract, window: Window) -> str:
    return LIVE.format(elapsed=elapsed(prepared, window))
