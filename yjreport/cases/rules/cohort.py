"""
Cohorts of reoffending: who is in one, from which day each child is followed, and what was proven in time.

Definition: Ministry of Justice, Guide to Proven Reoffending Statistics. A cohort is the children who in the period
received a caution or a non-custodial conviction, or were released from custody; each is in it once, and is
followed from the first such event (the index). A reoffence is an offence committed in the twelve months after the
index and proven by a caution or a conviction within those or a further six months.

Where the definition leaves a choice, this is what is done:

- The index day itself is not in the follow-up: an offence of that day may be the very one that was dealt with. The
  follow-up ends on the same day of the month twelve months later, and the wait six months after it; both are in.
- An index is an event of a child of 10 to 17 who lives in the area on the day. Who then moves away or turns 18 stays
  in the cohort, as the Police National Computer follows them; a local extract may not know what they do then, and
  holds no offence of an adult, so that the local rate can be too low.
- An offence that was committed before the index and dealt with after it is no reoffence.
- Breaches of bail, of a conditional discharge and of an order are not new offences.
- Of several events on one day the heaviest gives the tier.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from yjreport.cases import words
from yjreport.cases.calendar_days import plus_months, whole_months
from yjreport.cases.prepared_extract import PreparedExtract, in_window, of_age
from yjreport.cases.windows import Window

if TYPE_CHECKING:
    import pandas as pd

FOLLOW_UP, WAIT = 12, 6
"""Months in which an offence counts, and further months in which it may be proven."""

BREACHES = ("breach of bail", "breach of conditional discharge", "breach of statutory order")
RELEASE = len(words.OUTCOMES)
"""The weight of a release from custody: heavier than any sentence passed in the community."""


def mature(prepared: PreparedExtract, window: Window) -> bool:
    """Tell whether the last child of a cohort has been followed, and the wait for proof is over."""
    return plus_months(window.end, FOLLOW_UP + WAIT) <= prepared.until


def elapsed(prepared: PreparedExtract, window: Window) -> str:
    """Say how much of the follow-up and of the wait has gone by for the last child of a cohort."""
    months = whole_months(window.end, prepared.until)
    text = f"{min(months, FOLLOW_UP)} of {FOLLOW_UP} months elapsed"
    return f"{text}, and {months - FOLLOW_UP} of the {WAIT} in which to be proven" if months >= FOLLOW_UP else text


def cohort(prepared: PreparedExtract, window: Window) -> pd.DataFrame:
    """
    Return the children of a cohort, one row each, with index day, tier and what was proven so far.

    Columns beside the child's: `day` (index), `tier`, `reoffences`, `reoffended`, `days` from the index to the first
    reoffence and `month` of it, counted from 1 (both 0 without one), and `age` in two groups.
    """
    return prepared.cached(("cohort", window.start, window.end), lambda: _followed(prepared, window))


def _followed(prepared: PreparedExtract, window: Window) -> pd.DataFrame:
    import numpy as np

    events = prepared.cached(("index events",), lambda: index_events(prepared))
    held = prepared.cached(("proven offences",), lambda: proven_offences(prepared))
    frame = in_window(events, window).drop_duplicates("child_id")
    indexes = frame["day"].dt.date.tolist()
    found = [reoffences_after(day, held.get(child, ())) for child, day in zip(frame["child_id"], indexes, strict=True)]
    pairs = list(zip(indexes, found, strict=True))
    whole = {
        "reoffences": [len(days) for days in found],
        "days": [(days[0] - index).days if days else 0 for index, days in pairs],
        "month": [month_of(index, days) for index, days in pairs],
    }
    # The types are stated because an empty list has none.
    made = frame.assign(**{name: np.array(values, dtype="int64") for name, values in whole.items()})
    groups = np.where(made["age"] < 15, "10 to 14", "15 to 17").astype(object)
    return made.assign(age=groups, reoffended=made["reoffences"] > 0)


def reoffences_after(index: date, offences: Sequence[tuple[date, date]]) -> list[date]:
    """
    Return the days of the reoffences of a child, oldest first.

    Args:
        index: the day from which the child is followed.
        offences: the child's proven offences: the day of each, and the day on which it was first proven.
    """
    last, proven_by = plus_months(index, FOLLOW_UP), plus_months(index, FOLLOW_UP + WAIT)
    return sorted(day for day, proven in offences if index < day <= last and proven <= proven_by)


def month_of(index: date, days: Sequence[date]) -> int:
    """Return the month after the index, counted from 1, in which the first reoffence came; 0 where there is none."""
    return next((month for month in range(1, FOLLOW_UP + 1) if days and days[0] <= plus_months(index, month)), 0)


def index_events(prepared: PreparedExtract) -> pd.DataFrame:
    """Return cautions, non-custodial convictions and releases, oldest first, the heaviest of a day before others."""
    import pandas as pd

    proven = prepared.decisions[prepared.decisions["proven"] & ~prepared.decisions["grown"]]
    inside = proven[~proven["outcome"].isin(words.CUSTODY)]
    released = prepared.events("outcomes", "release_date").dropna(subset="day").drop_duplicates("outcome_id")
    released = of_age(released).assign(tier="custody", weight=RELEASE)
    columns = [
        "child_id", "day", "tier", "weight", "outcome_id", "age", "sex", "ethnicity", "care", "authority", "here",
    ]  # fmt: skip
    frame = pd.concat([of_age(inside)[columns], released[columns]], ignore_index=True)
    return frame.sort_values(["day", "weight", "outcome_id"], ascending=[True, False, True])


def proven_offences(prepared: PreparedExtract) -> dict[str, list[tuple[date, date]]]:
    """
    Return each child's proven offences: the day of each and the first day on which it was proven.

    Breaches are left out, and so is what was proven after the last day that counts.
    """
    import pandas as pd

    frame = prepared.dispositions
    known = frame["proven"] & (frame["day"] <= pd.Timestamp(prepared.until)) & ~frame["offence"].isin(BREACHES)
    first = frame[known].sort_values("day").drop_duplicates("offence_id")
    held: dict[str, list[tuple[date, date]]] = {}
    for child, day, proven in first[["child_id", "offence_date", "day"]].itertuples(index=False):
        held.setdefault(child, []).append((day.date(), proven.date()))
    return held
