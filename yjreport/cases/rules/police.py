"""Counting rules of arrests and detention in police custody."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from yjreport.cases.counted import Counted, share_of_yes
from yjreport.cases.prepared_extract import PreparedExtract
from yjreport.cases.rules.registry import counts
from yjreport.cases.windows import Window

if TYPE_CHECKING:
    import pandas as pd

_TABLES = ("arrests", "children")
REST = "another or no outcome recorded"


@counts(*_TABLES, by=("age", "sex", "ethnicity"))
def arrests(prepared: PreparedExtract, window: Window) -> Counted:
    """Count arrests of children of 10 to 17 who lived in the area; a child arrested twice counts twice."""
    return Counted(prepared.within("arrests", window))


@counts(*_TABLES, by=("outcome",), whole=False)
def arrest_outcomes(prepared: PreparedExtract, window: Window) -> Counted:
    """Count arrests by what followed, over all arrests; with the rest the outcomes add up to all of them."""
    rows = prepared.within("arrests", window)
    return Counted(rows.assign(met=True, outcome=rows["outcome"].replace("", REST)), met="met", shares=("outcome",))


@counts(*_TABLES, by=("age", "sex", "ethnicity"))
def children_arrested(prepared: PreparedExtract, window: Window) -> Counted:
    """Count the children arrested, each once; the age is that at the first arrest of the period, oldest first."""
    return Counted(prepared.within("arrests", window).drop_duplicates("child_id"))


@counts(*_TABLES)
def detention_hours_median(prepared: PreparedExtract, window: Window) -> Counted:
    """
    Take the median of the hours from the authority to detain to the end of detention.

    Arrests without both times, such as those without detention, have no hours and are left out.
    """
    rows = prepared.within("arrests", window).dropna(subset=["detained_at", "released_at"])
    seconds = (rows["released_at"] - rows["detained_at"]).dt.total_seconds().astype("int64")
    note = "Over the arrests for which the times of detention and release are recorded."
    return Counted(rows.assign(seconds=seconds), value="seconds", how="median", scale=Fraction(1, 3600), note=note)


@counts(*_TABLES, by=("ethnicity", "sex"))
def detained_overnight_share(prepared: PreparedExtract, window: Window) -> Counted:
    """Count the arrests with four hours or more of detention between midnight and 8 in the morning, over all."""
    return share_of_yes(prepared.within("arrests", window), "overnight")


@counts(*_TABLES)
def appropriate_adult_share(prepared: PreparedExtract, window: Window) -> Counted:
    """Count the arrests at which an appropriate adult was present, over all arrests (Code C)."""
    return share_of_yes(prepared.within("arrests", window), "appropriate_adult")


@counts(*_TABLES)
def pace_requested(prepared: PreparedExtract, window: Window) -> Counted:
    """Count the requests for accommodation (Police and Criminal Evidence Act 1984, section 38(6))."""
    return Counted(_requests(prepared, window))


@counts(*_TABLES)
def pace_provided(prepared: PreparedExtract, window: Window) -> Counted:
    """Count the requests for accommodation that were met, over all requests."""
    return share_of_yes(_requests(prepared, window), "pace_provided")


def _requests(prepared: PreparedExtract, window: Window) -> pd.DataFrame:
    rows = prepared.within("arrests", window)
    return rows[rows["pace_requested"] == "yes"]
