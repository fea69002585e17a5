"""Counting rules of the board (key performance indicator 8) and of victims (key performance indicator 10)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from yjreport.cases.calendar_days import lived_here
from yjreport.cases.counted import Counted, share_of, share_of_yes
from yjreport.cases.prepared_extract import PreparedExtract, in_window
from yjreport.cases.rules.endings import SINCE
from yjreport.cases.rules.registry import Count, add_rule, counts
from yjreport.cases.windows import Window

if TYPE_CHECKING:
    import pandas as pd

_VICTIMS = ("victims", "outcomes", "orders", "children")


@counts("board", by=("partner",))
def kpi8_board_attendance(prepared: PreparedExtract, window: Window) -> Counted:
    """
    Count the attendances of someone senior enough, over those expected of the five statutory partners.

    One is expected of each partner at each meeting (eighth indicator; Crime and Disorder Act 1998, section 38).
    """
    rows = _meetings(prepared, window)
    rows = rows[rows["statutory"] == "yes"]
    return share_of(rows, (rows["attended"] == "yes") & (rows["senior"] == "yes"))


@counts("board", by=("partner",))
def kpi8_disproportionality_data(prepared: PreparedExtract, window: Window) -> Counted:
    """
    Count the meetings for which a partner gave data on disproportionality, over those for which it was expected to.

    All partners are counted. A blank means that none was expected of the partner for that meeting.
    """
    rows = _meetings(prepared, window)
    return share_of_yes(rows[rows["disproportionality_data"] != ""], "disproportionality_data")


def _meetings(prepared: PreparedExtract, window: Window) -> pd.DataFrame:
    import pandas as pd

    frame = prepared.extract["board"]
    first, last = pd.Timestamp(window.start), pd.Timestamp(window.end)
    return frame[frame["meeting_date"].between(first, last)]


def victims(prepared: PreparedExtract, window: Window) -> pd.DataFrame:
    """
    Return the victims whom the service came to know of in a window, each with the child of the outcome or order.

    Services record victims so since the indicators were set; a count of earlier years would be too low. The child
    lives in the area on that day. `age` is the victim's, in the words of the extract.
    """
    return prepared.cached(("victims", window.start, window.end), lambda: _victims(prepared, window))


def _victims(prepared: PreparedExtract, window: Window) -> pd.DataFrame:
    frame = prepared.extract["victims"]
    of_outcome = prepared.extract["outcomes"].drop_duplicates("outcome_id").set_index("outcome_id")["child_id"]
    of_order = prepared.extract["orders"].set_index("order_id")["child_id"]
    child = frame["outcome_id"].map(of_outcome).fillna(frame["order_id"].map(of_order))
    frame = frame.assign(child_id=child, day=frame["identified_date"], age=frame["age_group"])
    frame = frame.join(prepared.children[["authority", "moved_in", "moved_out"]], on="child_id")
    return in_window(frame.assign(here=lived_here(frame, "day")), window)


def _consented(prepared: PreparedExtract, window: Window) -> pd.DataFrame:
    rows = victims(prepared, window)
    return rows[rows["consented"] == "yes"]


def _share(rows: Callable[[PreparedExtract, Window], pd.DataFrame], column: str) -> Count:
    return lambda prepared, window: share_of_yes(rows(prepared, window), column)


@counts(*_VICTIMS, by=("age",), since=SINCE)
def victims_identified(prepared: PreparedExtract, window: Window) -> Counted:
    """Count the victims whom the service came to know of in the period, once for each offence."""
    return Counted(victims(prepared, window))


_VICTIM_SHARES: dict[str, tuple[str, Count]] = {
    "victim_contact": (
        "who were contacted, over those identified in the period", _share(victims, "contacted")),
    "victims_consented_share": (
        "who consented to be contacted by the service, over those identified in the period",
        _share(victims, "consented")),
    "victims_views_sought_share": (
        "whose views were sought before the decision or plan, over those who consented",
        _share(_consented, "views_sought")),
    "victims_progress_informed_share": (
        "who were told of progress, over those who consented", _share(_consented, "progress_given")),
    "victims_services_informed_share": (
        "who were told of services that support victims, over those who consented",
        _share(_consented, "services_given")),
    # The tenth indicator. Source: Why me?, on the Youth Justice Board's report on the key performance indicators.
    "kpi10_victims_rj": (
        "engaged in restorative justice, over those who consented to be contacted (tenth indicator)",
        _share(_consented, "rj_engaged")),
}  # fmt: skip
"""The period is that of identification; what is not recorded of a victim stays in the denominator."""

for _name, (_says, _count) in _VICTIM_SHARES.items():
    add_rule(_name, f"Count the victims {_says}.", _count, *_VICTIMS, by=("age",), since=SINCE)
