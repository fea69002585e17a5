"""
Counting rules of remands away from home: episodes, children, nights, cost and how the case ended.

A night is a midnight: an episode from the 3rd to the 5th has two. Nights count in the period in which they fall,
while the child is under 18 and lives in the area; an episode that has not ended counts to the last day of the
extract. Source: Legal Aid, Sentencing and Punishment of Offenders Act 2012, section 91 and part 3.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from yjreport.cases import words
from yjreport.cases.ages import OLDEST
from yjreport.cases.calendar_days import birthday
from yjreport.cases.counted import Counted
from yjreport.cases.prepared_extract import PreparedExtract
from yjreport.cases.rules.registry import Count, add_rule, counts
from yjreport.cases.windows import Window

if TYPE_CHECKING:
    import pandas as pd

_TABLES = ("remands", "children")
NOT_ENDED = "Children whose case has not ended, or whose outcome is not recorded, are left out."
COST_NOT_KNOWN = "The cost of some remands is not known, so the sum is at least what is printed."


def _of_type(wanted: str) -> Count:
    def count(prepared: PreparedExtract, window: Window) -> Counted:
        rows = prepared.within("remands", window)
        return Counted(rows[rows["type"] == wanted])

    return count


for _type in words.REMANDS:
    add_rule(f"remands_{_type.replace(' ', '_')}", f"Count the remands to {_type} accommodation that began; a child "
             "remanded twice counts twice.", _of_type(_type), *_TABLES, by=("ethnicity",))  # fmt: skip


@counts(*_TABLES, by=("type", "ethnicity"))
def remand_children(prepared: PreparedExtract, window: Window) -> Counted:
    """Count the children with a remand that began, each once; one with both types is in each of them once."""
    return Counted(prepared.within("remands", window), distinct="child_id")


@counts(*_TABLES)
def remand_non_custodial_share(prepared: PreparedExtract, window: Window) -> Counted:
    """
    Count the children remanded in the period whose case ended without custody, over those whose case ended.

    A child with several remands in the period ended in custody if one of them did, and is left out while another
    is not concluded and none ended so.
    """
    rows = prepared.within("remands", window)
    custodial = set(rows.loc[rows["outcome"] == "custodial sentence", "child_id"])
    waiting = set(rows.loc[rows["outcome"].isin(("", "not concluded")), "child_id"]) - custodial
    children = rows.drop_duplicates("child_id")
    children = children[~children["child_id"].isin(waiting)]
    made = children.assign(met=~children["child_id"].isin(custodial))
    return Counted(made, met="met", marks=("p",) if waiting else (), note=NOT_ENDED)


@counts(*_TABLES, by=("type",))
def remand_nights(prepared: PreparedExtract, window: Window) -> Counted:
    """Add up the nights of the period, whenever the remand began."""
    return Counted(_nights(prepared, window), value="nights", how="sum")


@counts(*_TABLES, by=("type",))
def remand_nights_median(prepared: PreparedExtract, window: Window) -> Counted:
    """Take the median of the nights in the period of each child who had any, in the whole and in each type."""
    import pandas as pd

    rows = _nights(prepared, window)
    each = rows.groupby(["child_id", "authority", "type"], as_index=False)["nights"].sum()
    every = each.groupby(["child_id", "authority"], as_index=False)["nights"].sum().assign(type="")
    return Counted(pd.concat([every, each]), value="nights", how="median", headline={"type": ""})


@counts(*_TABLES, by=("type",))
def remand_cost(prepared: PreparedExtract, window: Window) -> Counted:
    """Add up the cost of the nights of the period: of each episode the share of its cost that its nights have."""
    import pandas as pd

    rows = _nights(prepared, window)
    known = rows["cost"].notna()
    pairs = zip(rows["cost"].fillna(0), rows["nights"], rows["all_nights"], strict=True)
    cost = [Fraction(int(cost) * int(nights), int(every)) for cost, nights, every in pairs]
    note = "" if bool(known.all()) else COST_NOT_KNOWN
    made = rows.assign(share=pd.array(cost, dtype=object), priced=known)
    return Counted(made, value="share", how="sum", known="priced", note=note)


def _nights(prepared: PreparedExtract, window: Window) -> pd.DataFrame:
    """Return the episodes with nights in a window: `nights` there, and `all_nights` from start to end."""
    return prepared.cached(("nights", window.start, window.end), lambda: _counted_nights(prepared, window))


def _counted_nights(prepared: PreparedExtract, window: Window) -> pd.DataFrame:
    import pandas as pd

    rows = prepared.remands
    night = pd.Timedelta(days=1)
    after = pd.Timestamp(prepared.until) + night
    ends = rows[["end"]].assign(after=after).min(axis=1)
    grown = rows["date_of_birth"].map(lambda born: birthday(born.date(), OLDEST + 1)).astype("datetime64[s]")
    first = rows[["start", "moved_in"]].assign(window=pd.Timestamp(window.start)).max(axis=1)
    limits = pd.DataFrame({"end": ends, "grown": grown, "moved": rows["moved_out"] + night}, index=rows.index)
    last = limits.assign(window=pd.Timestamp(window.end) + night).min(axis=1)
    made = rows.assign(nights=(last - first).dt.days.clip(lower=0), all_nights=(ends - rows["start"]).dt.days)
    return made[made["nights"] > 0]
