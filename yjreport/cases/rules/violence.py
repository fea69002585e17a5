"""Counting rule of serious violence."""

from __future__ import annotations

from yjreport.cases.counted import Counted
from yjreport.cases.prepared_extract import PreparedExtract
from yjreport.cases.rules.registry import counts
from yjreport.cases.windows import Window

TYPES = ("drugs", "robbery", "violence against the person")
GRAVITY = 5
"""The least gravity score, on the Youth Justice Board's scale of 1 to 8."""


@counts("offences", "outcomes", "children", by=("offence", "sex", "ethnicity"))
def serious_violence_offences(prepared: PreparedExtract, window: Window) -> Counted:
    """
    Count the drug, robbery and violence against the person offences of gravity 5 or more that were proven.

    Proven is a caution or a sentence in the window, each offence once. An offence that is not scored is not
    counted (Youth Justice Board, serious youth violence).
    """
    rows = prepared.within("dispositions", window)
    grave = (rows["gravity"] >= GRAVITY).fillna(False).astype(bool)
    return Counted(rows[rows["proven"] & grave & rows["offence"].isin(TYPES)], distinct="offence_id")
