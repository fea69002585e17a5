"""Counting rules of the key performance indicators 4 and 5: needs, and in the first wording what was offered."""

from __future__ import annotations

from yjreport.cases.counted import Counted
from yjreport.cases.prepared_extract import PreparedExtract
from yjreport.cases.rules.endings import SINCE, TABLES, ended, ended_share, known, share
from yjreport.cases.rules.registry import Count, add_rule
from yjreport.cases.windows import Window

LABELS = {"yes": "need identified", "no": "no need identified", "not known": "not known"}


_NEEDS = (
    # indicator, column of the return, rule of the need, the need in words, what is given
    (4, "mental_health", "kpi4_mental_health_need", "mental health", "support"),
    (5, "substance", "kpi5_substance_need", "substance misuse", "treatment"),
)


def _need(column: str) -> Count:
    return lambda prepared, window: share(ended(prepared, window), column, "yes", LABELS)


def _recorded(column: str) -> Count:
    return lambda prepared, window: known(ended(prepared, window), column)


def _funnel(step: str, *before: str) -> Count:
    """Return the count of orders of which one step is yes, over those of which every step before it is."""

    def count(prepared: PreparedExtract, window: Window) -> Counted:
        rows = ended(prepared, window)
        rows = rows[(rows[list(before)] == "yes").all(axis=1)]
        return ended_share(rows, rows[step] == "yes")

    return count


for _kpi, _column, _name, _words, _given in _NEEDS:
    _needed, _offered, _attended = (f"{_column}_{step}" for step in ("need", "offered", "attended"))
    add_rule(_name, f"Count the orders that ended with a screened or identified need in {_words}: need, not "
             "performance.", _need(_needed), *TABLES, by=("moment", "order", "status"), since=SINCE)  # fmt: skip
    for _rule, _says, _count in (
        ("offered", f"with {_given} planned or offered, over those with a need for it (first wording)",
         _funnel(_offered, _needed)),
        ("attended", f"with {_given} attended, over those with a need that it was offered for (first wording)",
         _funnel(_attended, _needed, _offered)),
        ("known", f"that ended of which a need in {_words} is recorded as there or not there", _recorded(_needed)),
    ):  # fmt: skip
        add_rule(f"kpi{_kpi}_{_rule}", f"Count the orders {_says}.", _count, *TABLES, by=("moment", "order"),
                 since=SINCE)  # fmt: skip
