"""
Orders that ended, as the key performance indicators see them: each with its returns at the start and at the end.

The present wording is of children whose order ended in the period. Orders are counted: a child with two that ended
counts twice. An order without a return, or with a blank in it, is not known: it stays in the denominator, is never
in the numerator, and is shown as a category. An annual figure so equals the sum of the quarters' numerators over
the sum of their denominators. The child lives in the area on the last day of the order; one who turned 18 during it
is counted.

Source: https://www.gov.uk/guidance/key-performance-indicators-for-youth-justice-services
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from yjreport.cases.counted import Counted, share_of
from yjreport.cases.prepared_extract import NOT_KNOWN, PreparedExtract, in_window
from yjreport.cases.windows import Window

if TYPE_CHECKING:
    import pandas as pd

START, END = ("start", "end")
SINCE = date(2023, 4, 1)
"""The indicators were set from that day; orders that ended before were recorded for other purposes."""

TABLES = ("kpi_returns", "orders", "children")
ORDERS = "Orders that ended are counted: a child with two counts twice."
SCHOOL, ABOVE = ("school age", "above school age")
HEADLINE = {"moment": END}


def ended(prepared: PreparedExtract, window: Window) -> pd.DataFrame:
    """
    Return two rows for each order that ended in a window: `moment` start and end, with the return of each.

    `schooling` is school age or above it on the last day of the order, for both moments, so that the same children
    are compared: school age ends on the last Friday of June of the school year in which the child turns 16.
    """
    every = prepared.cached(("endings",), lambda: _endings(prepared))
    return prepared.cached(("ended", window.start, window.end), lambda: in_window(every, window))


def _endings(prepared: PreparedExtract) -> pd.DataFrame:
    import pandas as pd

    orders = prepared.events("orders", "end").dropna(subset="day").rename(columns={"order_type": "order"})
    orders["schooling"] = SCHOOL
    orders.loc[orders["day"] > orders["leaves_school"], "schooling"] = ABOVE
    both = pd.concat([orders.assign(moment=START), orders.assign(moment=END)], ignore_index=True)
    returns = prepared.extract["kpi_returns"].drop(columns="row_number", errors="ignore")
    frame = both.merge(returns, on=["order_id", "moment"], how="left", validate="many_to_one")
    words = [name for name in returns.columns if name not in ("order_id", "moment", "ete_hours")]
    frame[words] = frame[words].fillna("").replace("", NOT_KNOWN)
    return frame.copy()


def share(rows: pd.DataFrame, column: str, wanted: str, labels: dict[str, str] | None = None) -> Counted:
    """
    Return the share of orders of which a column says what is wanted.

    Args:
        rows: the orders of both moments.
        column: the column of the return.
        wanted: the word in the numerator.
        labels: the categories of `status`, where they are not the words themselves.
    """
    status = rows[column].map(labels) if labels else rows[column]
    made = rows.assign(met=rows[column] == wanted, status=status)
    return Counted(made, met="met", shares=("status",), headline=HEADLINE, note=ORDERS)


def known(rows: pd.DataFrame, column: str) -> Counted:
    """Return the share of orders of which a column is recorded."""
    return ended_share(rows, rows[column] != NOT_KNOWN)


def ended_share(rows: pd.DataFrame, met: pd.Series[bool]) -> Counted:
    """Return the share of orders that meet a condition."""
    return replace(share_of(rows, met), headline=HEADLINE, note=ORDERS)
