"""Counting rules of the board (key performance indicator 8) and of victims (key performance indicator 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yjreport.cases.book import Book
from yjreport.cases.counted import Counted
from yjreport.cases.rules.endings import SINCE
from yjreport.cases.rules.registry import counts
from yjreport.cases.windows import Window

if TYPE_CHECKING:
    import pandas as pd

_VICTIMS = ("victims", "outcomes", "orders", "children")


@counts("board", by=("partner",))
def kpi8_board_attendance(book: Book, window: Window) -> Counted:
    """
    Count the attendances of someone senior enough, over those expected of the five statutory partners.

    One is expected of each partner at each meeting (eighth indicator; Crime and Disorder Act 1998, section 38).
    """
    rows = _meetings(book, window)
    rows = rows[rows["statutory"] == "yes"]
    return Counted(rows.assign(met=(rows["attended"] == "yes") & (rows["senior"] == "yes")), met="met")


@counts("board", by=("partner",))
def kpi8_disproportionality_data(book: Book, window: Window) -> Counted:
    """
    Count the meetings for which a partner gave data on disproportionality, over those for which it was expected to.

    All partners are counted. A blank means that none was expected of the partner for that meeting.
    """
    rows = _meetings(book, window)
    rows = rows[rows["disproportionality_data"] != ""]
    return Counted(rows.assign(met=rows["disproportionality_data"] == "yes"), met="met")


def _meetings(book: Book, window: Window) -> pd.DataFrame:
    import pandas as pd

    frame = book.extract["board"]
    first, last = pd.Timestamp(window.start), pd.Timestamp(window.end)
    return frame[frame["meeting_date"].between(first, last)]


def victims(book: Book, window: Window) -> pd.DataFrame:
    """
    Return the victims whom the service came to know of in a window, each with the child of the outcome or order.

    Services record victims so since the indicators were set; a count of earlier years would be too low. The child
    lives in the area on that day. `age` is the victim's, in the words of the extract.
    """
    return book.kept(("victims", window.start, window.end), lambda: _victims(book, window))


def _victims(book: Book, window: Window) -> pd.DataFrame:
    from yjreport.cases.book import in_window
    from yjreport.cases.calendar_days import lived_here

    frame = book.extract["victims"]
    of_outcome = book.extract["outcomes"].drop_duplicates("outcome_id").set_index("outcome_id")["child_id"]
    of_order = book.extract["orders"].set_index("order_id")["child_id"]
    child = frame["outcome_id"].map(of_outcome).fillna(frame["order_id"].map(of_order))
    frame = frame.assign(child_id=child, day=frame["identified_date"], age=frame["age_group"])
    frame = frame.join(book.children[["authority", "moved_in", "moved_out"]], on="child_id")
    return in_window(frame.assign(here=lived_here(frame, "day")), window)


@counts(*_VICTIMS, by=("age",), since=SINCE)
def victims_identified(book: Book, window: Window) -> Counted:
    """Count the victims whom the service came to know of in the period, once for each offence."""
    return Counted(victims(book, window))


@counts(*_VICTIMS, by=("age",), since=SINCE)
def victim_contact(book: Book, window: Window) -> Counted:
    """Count the victims who were contacted, over those identified in the period."""
    return _share(victims(book, window), "contacted")


@counts(*_VICTIMS, by=("age",), since=SINCE)
def victims_consented_share(book: Book, window: Window) -> Counted:
    """Count the victims who consented to be contacted by the service, over those identified in the period."""
    return _share(victims(book, window), "consented")


@counts(*_VICTIMS, by=("age",), since=SINCE)
def victims_views_sought_share(book: Book, window: Window) -> Counted:
    """Count the victims whose views were sought before the decision or plan, over those who consented."""
    return _share(_consented(book, window), "views_sought")


@counts(*_VICTIMS, by=("age",), since=SINCE)
def victims_progress_informed_share(book: Book, window: Window) -> Counted:
    """Count the victims who were told of progress, over those who consented."""
    return _share(_consented(book, window), "progress_given")


@counts(*_VICTIMS, by=("age",), since=SINCE)
def victims_services_informed_share(book: Book, window: Window) -> Counted:
    """Count the victims who were told of services that support victims, over those who consented."""
    return _share(_consented(book, window), "services_given")


@counts(*_VICTIMS, by=("age",), since=SINCE)
def kpi10_victims_rj(book: Book, window: Window) -> Counted:
    """
    Count the victims engaged in restorative justice, over those who consented to be contacted (tenth indicator).

    The period is that of identification. Whether a victim engaged may not be recorded: such a victim stays in the
    denominator. Source: Why me?, on the Youth Justice Board's report on the key performance indicators.
    """
    return _share(_consented(book, window), "rj_engaged")


def _consented(book: Book, window: Window) -> pd.DataFrame:
    rows = victims(book, window)
    return rows[rows["consented"] == "yes"]


def _share(rows: pd.DataFrame, column: str) -> Counted:
    return Counted(rows.assign(met=rows[column] == "yes"), met="met")
