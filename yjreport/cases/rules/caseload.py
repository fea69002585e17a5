"""Counting rules of the children whom a service works with, and of what they are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yjreport.cases import words
from yjreport.cases.ages import age_on
from yjreport.cases.calendar_days import plus_months
from yjreport.cases.counted import Counted, share_of
from yjreport.cases.prepared_extract import PreparedExtract, of_age
from yjreport.cases.rules.registry import Count, add_rule, counts
from yjreport.cases.windows import Window

if TYPE_CHECKING:
    import pandas as pd

_LOAD = ("orders", "children")
_GIVEN = ("outcomes", "offences", "children")
IDENTIFIED = ("ehcp", "sen support", "individual development plan")
"""What a child with identified special educational needs, or additional learning needs in Wales, has or needs."""

ORDER_MONTHS = 12
"""Months after which few orders begun before are still open: referral orders last up to a year."""

GROWN = "Children of 18 at the outcome who were 17 at their first appearance in court are counted, at the age of 17."


def load_known(prepared: PreparedExtract, window: Window) -> bool:
    """
    Tell whether the extract knows the work that was open when a window began.

    One that holds no order begun before its own first day does not, for about the length of an order: a year that
    begins then would show too few children, and is not counted.
    """
    import pandas as pd

    begins = prepared.extract.begins
    if window.start >= plus_months(begins, ORDER_MONTHS):
        return True
    return bool((prepared.orders["start"] < pd.Timestamp(begins)).any())


def worked_with(prepared: PreparedExtract, window: Window) -> pd.DataFrame:
    """
    Return one row for each child with an order or intervention open on a day of the window spent in the area.

    `day` and `age` are those of the first such day; the child is 10 to 17 on it.
    """
    return prepared.cached(("worked with", window.start, window.end), lambda: _worked_with(prepared, window))


def _worked_with(prepared: PreparedExtract, window: Window) -> pd.DataFrame:
    import pandas as pd

    frame = prepared.orders
    first, last = (pd.Timestamp(day).as_unit("s") for day in (window.start, window.end))
    begins = frame[["start", "moved_in"]].assign(window=first).max(axis=1)
    ends = frame[["end", "moved_out"]].assign(window=last).min(axis=1)
    frame = frame.assign(day=begins)[begins <= ends]
    frame = frame.assign(age=age_on(frame["date_of_birth"], frame["day"]))
    return of_age(frame.sort_values(["day", "order_id"]).drop_duplicates("child_id"))


def _count(prepared: PreparedExtract, window: Window) -> Counted | None:
    return Counted(worked_with(prepared, window)) if load_known(prepared, window) else None


def _share(column: str, *words: str) -> Count:
    """Return the count of children worked with of whom a column says one of some words, over all of them."""

    def count(prepared: PreparedExtract, window: Window) -> Counted | None:
        if not load_known(prepared, window):
            return None
        rows = worked_with(prepared, window)
        return share_of(rows, rows[column].isin(words))

    return count


add_rule("children_worked_with", "Count the children with an intervention, an order or preventive work open on any "
         "day, each once.", _count, *_LOAD, by=("care", "age", "sex", "ethnicity"))  # fmt: skip
for _by, _says in {
    "sex": "sex as recorded",
    "age": "age on the first day in the period on which work was open",
    "ethnicity": "ethnic group, those of whom it is not known among them",
}.items():
    add_rule(f"children_by_{_by}", f"Count the children worked with by {_says}.", _count, *_LOAD, by=(_by,),
             whole=False)  # fmt: skip
add_rule("looked_after_caseload_share", "Count the looked after children among those worked with; the extract holds "
         "the status at the last event.", _share("care", "looked after"), *_LOAD)  # fmt: skip
for _name, _says, _needs in (
    ("sen_share", "with identified special educational needs", IDENTIFIED),
    ("sen_support_share", "who have or need SEN support", ("sen support",)),
    ("ehcp_share", "with an education, health and care plan", ("ehcp",)),
):
    add_rule(_name, f"Count the children {_says} among those worked with.", _share("send", *_needs), *_LOAD)


@counts("orders", "children", by=("type",))
def interventions_started(prepared: PreparedExtract, window: Window) -> Counted:
    """Count the orders and interventions that began while the child lived in the area; a child can start several."""
    rows = prepared.within("orders", window)
    return Counted(rows.assign(type=rows["order"]))


@counts(*_GIVEN, by=("age", "sex", "ethnicity"))
def children_cautioned_sentenced(prepared: PreparedExtract, window: Window) -> Counted:
    """
    Count the children with a youth caution, a youth conditional caution or a sentence, each once.

    The age is that at the first of them in the period. A child of 18 at the sentence who was 17 at the first
    appearance is counted (Department for Education, Local Authority Interactive Tool data dictionary).
    """
    return Counted(decided(prepared, window, proven=True).drop_duplicates("child_id"), note=GROWN)


def decided(prepared: PreparedExtract, window: Window, *, proven: bool) -> pd.DataFrame:
    """Return the outcomes of a window, one row each, oldest first; only cautions and convictions if `proven`."""
    rows = prepared.within("decisions", window)
    return rows[rows["proven"]] if proven else rows[rows["outcome"] != "no further action"]


@counts(*_GIVEN, by=("tier", "type"), whole=False)
def outcomes_by_tier(prepared: PreparedExtract, window: Window) -> Counted:
    """
    Count the outcomes given to children by tier: informal, pre-court, first tier, community and custody.

    One decision on several offences is one outcome. No further action is not an outcome given.
    """
    rows = decided(prepared, window, proven=False)
    return Counted(rows.assign(type=rows["outcome"]))


@counts(*_GIVEN, by=("offence",), whole=False)
def offences_by_type(prepared: PreparedExtract, window: Window) -> Counted:
    """Count the offences for which a child received a caution or a sentence in the period, each once, by type."""
    rows = prepared.within("dispositions", window)
    return Counted(rows[rows["proven"]], distinct="offence_id")


@counts(*_GIVEN, by=("disposal", "ethnicity", "sex"))
def out_of_court_disposals(prepared: PreparedExtract, window: Window) -> Counted:
    """
    Count the disposals decided out of court: community resolutions, outcomes 20, 21 and 22, and both cautions.

    No further action is none of them.
    """
    rows = decided(prepared, window, proven=False)
    out = rows[rows["outcome"].isin((*words.INFORMAL, *words.CAUTIONS))]
    return Counted(out.assign(disposal=out["outcome"]))
