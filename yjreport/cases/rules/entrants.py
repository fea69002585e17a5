"""Counting rules of first time entrants: the whole, and each breakdown under its own name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yjreport.cases import words
from yjreport.cases.counted import Counted
from yjreport.cases.prepared_extract import PreparedExtract, in_window
from yjreport.cases.rules.registry import add_rule
from yjreport.cases.windows import Window

if TYPE_CHECKING:
    import pandas as pd

_TABLES = ("outcomes", "offences", "children")


def entrants(prepared: PreparedExtract, window: Window) -> pd.DataFrame:
    """
    Return one row for each first time entrant of a window, with route, primary offence and age.

    The first youth caution, youth conditional caution or conviction that the extract holds of a child anywhere,
    of a child who is known to have had none before the extract begins. A child whose record is not known cannot
    be said to be a first time entrant. Community resolutions, outcomes 20, 21 and 22 and no further action make
    none. The child is 10 to 17 on the day of the outcome (one of 18 at the sentence is none) and lives in the area
    on it. Of several outcomes of that day the heaviest gives the route, and its primary offence counts.

    Source: Department for Education, Local Authority Interactive Tool data dictionary, citing the Youth Justice Board.
    """
    firsts = prepared.cached(("first outcomes",), lambda: _firsts(prepared))
    return prepared.cached(("entrants", window.start, window.end), lambda: in_window(firsts, window))


def _firsts(prepared: PreparedExtract) -> pd.DataFrame:
    proven = prepared.decisions[prepared.decisions["proven"]]
    ordered = proven.sort_values(["child_id", "day", "weight", "outcome_id"], ascending=[True, True, False, True])
    first = ordered.drop_duplicates("child_id")
    clean = first["child_id"].map(prepared.children["prior_record"]) == "no"
    route = first["outcome"].where(first["outcome"].isin(words.CAUTIONS), "conviction")
    return first.assign(route=route)[clean & ~first["grown"]]


def _count(prepared: PreparedExtract, window: Window) -> Counted:
    return Counted(entrants(prepared, window))


_BREAKDOWNS = {
    "route": "first outcome: a youth caution, a youth conditional caution or a conviction",
    "offence": "primary offence: the gravest one of the first outcome",
    "age": "age in whole years on the day of the outcome",
    "sex": "sex as recorded",
    "ethnicity": "ethnic group, those of whom it is not known among them",
}

add_rule(
    "first_time_entrants", "Count first time entrants; see `entrants` for the definition and its source.",
    _count, *_TABLES,
)  # fmt: skip
for _by, _says in _BREAKDOWNS.items():
    add_rule(f"first_time_entrants_by_{_by}", f"Count first time entrants by {_says}.", _count, *_TABLES, by=(_by,),
             whole=False)  # fmt: skip
