"""Counting rules of custodial sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yjreport.cases import words
from yjreport.cases.counted import Counted, share_of
from yjreport.cases.prepared_extract import PreparedExtract
from yjreport.cases.rules.caseload import decided
from yjreport.cases.rules.registry import counts
from yjreport.cases.windows import Window

if TYPE_CHECKING:
    import pandas as pd

_TABLES = ("outcomes", "offences", "children")
LONG = 18
"""Months from which a sentence is long, as plans count it."""

LENGTHS = ((6, "under 6 months"), (12, "6 to 11 months"), (LONG, "12 to 17 months"))
OVER, NOT_RECORDED = ("18 months or over", "not recorded")


def sentences(prepared: PreparedExtract, window: Window) -> pd.DataFrame:
    """Return the custodial sentences of a window, one row each, with their length in words."""
    rows = decided(prepared, window, proven=True)
    rows = rows[rows["outcome"].isin(words.CUSTODY)]
    return rows.assign(length=[_length(months) for months in rows["sentence_months"].astype(object)])


def _length(months: object) -> str:
    if not isinstance(months, int):
        return NOT_RECORDED
    return next((label for limit, label in LENGTHS if months < limit), OVER)


@counts(*_TABLES, by=("offence", "length", "ethnicity"))
def custodial_sentences(prepared: PreparedExtract, window: Window) -> Counted:
    """
    Count custodial sentences, not children: five can be imposed on four children.

    The offence is the gravest of the sentence. The rate per 1,000 children aged 10 to 17 is taken over the same
    sentences (Youth Justice Board, use of custody), for years that do not overlap.
    """
    return Counted(sentences(prepared, window))


@counts(*_TABLES, by=("ethnicity", "sex", "age"))
def children_sentenced_to_custody(prepared: PreparedExtract, window: Window) -> Counted:
    """Count the children who received a custodial sentence, each once; the age is that at the first one."""
    return Counted(sentences(prepared, window).drop_duplicates("child_id"))


@counts(*_TABLES)
def custody_long_sentence_share(prepared: PreparedExtract, window: Window) -> Counted:
    """Count the sentences of 18 months or over; one whose length is not recorded stays in the denominator."""
    rows = sentences(prepared, window)
    return share_of(rows, rows["length"] == OVER)
