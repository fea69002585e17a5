"""
A case-level extract as the counting rules read it: each event joined with its child, once, and filtered by window.

What every rule has in common is decided here. A child counts for the service only while living in its area
(moved_in to moved_out, both days included). Blank ethnicity and sex are counted as not known. The child's
authority is the one that the extract holds, which keeps no history of moves within the service.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from yjreport.cases import words
from yjreport.cases.ages import OLDEST, YOUNGEST, age_on
from yjreport.cases.calendar_days import lived_here, school_leaving_dates
from yjreport.cases.extract import Extract
from yjreport.cases.windows import Window

if TYPE_CHECKING:
    import pandas as pd

Made = TypeVar("Made")

NOT_KNOWN = "not known"
CARE = {"yes": "looked after", "no": "not looked after"}
TIERS = {outcome: tier for tier, held in words.TIERS.items() for outcome in held}
"""The tier of each outcome."""

WEIGHT = {outcome: number for number, outcome in enumerate(words.OUTCOMES)}
"""The order of outcomes, lightest first, for the heaviest of several on one day."""

_CHILD = ("date_of_birth", "sex", "ethnicity", "care", "send", "authority", "moved_in", "moved_out", "leaves_school")


class PreparedExtract:
    """
    Hold an extract prepared for counting up to a day.

    Args:
        extract: the checked extract.
        until: the last day that counts: the extract's own or the report's cut-off, whichever is earlier.
    """

    def __init__(self, extract: Extract, until: date) -> None:
        self.extract = extract
        self.until = until
        self._memory: dict[tuple[object, ...], Any] = {}

    @cached_property
    def children(self) -> pd.DataFrame:
        """Return the children by id, with words for what is not recorded, and the last day of school age."""
        frame = self.extract["children"].set_index("child_id").drop(columns="row_number", errors="ignore")
        frame["sex"] = frame["sex"].replace("", NOT_KNOWN)
        frame["ethnicity"] = frame["ethnicity"].replace("", NOT_KNOWN)
        frame["send"] = frame["send"].replace("", NOT_KNOWN)
        frame["care"] = frame["looked_after"].map(CARE).fillna(NOT_KNOWN)
        frame["leaves_school"] = school_leaving_dates(frame["date_of_birth"])
        return frame

    def events(self, kind: str, day: str) -> pd.DataFrame:
        """Return a table with its children's columns, `day`, the age then (-1 without a day), and whether here then."""
        frame = self.extract[kind].drop(columns=["row_number", "looked_after"], errors="ignore")
        frame = frame.assign(day=frame[day]).join(self.children[list(_CHILD)], on="child_id")
        frame["age"] = age_on(frame["date_of_birth"], frame["day"]).fillna(-1).astype("int64")
        # A copy lays columns of one type together, which makes every later filter several times faster.
        return frame.assign(here=lived_here(frame, "day")).copy()

    @cached_property
    def dispositions(self) -> pd.DataFrame:
        """
        Return the rows of outcomes of children of 10 to 17 with offence and child: one for each offence in each.

        A child of 18 on the day, of whom the court saw the first appearance at 17 or under, has the age 17, as in
        the tables of the Youth Justice Board (Department for Education, Local Authority Interactive Tool data
        dictionary); `grown` marks the row.
        """
        frame = self.events("outcomes", "outcome_date")
        frame["grown"] = frame["age"] > OLDEST
        frame["age"] = frame["age"].clip(upper=OLDEST)
        offences = self.extract["offences"].set_index("offence_id")[["offence_date", "offence_type", "gravity"]]
        frame = frame.join(offences, on="offence_id").rename(columns={"offence_type": "offence"})
        frame["tier"] = frame["outcome"].map(TIERS)
        frame["weight"] = frame["outcome"].map(WEIGHT)
        return of_age(frame.assign(proven=frame["outcome"].isin(words.PROVEN))).copy()

    @cached_property
    def decisions(self) -> pd.DataFrame:
        """
        Return one row for each outcome, with its primary offence: the gravest, then the earliest.

        Order of rows in the extract decides nothing: what is left equal is settled by the offence's id.
        """
        frame = self.dispositions.assign(grave=-self.dispositions["gravity"].astype("Float64").fillna(0))
        frame = frame.sort_values(["day", "outcome_id", "grave", "offence_date", "offence_id"])
        return frame.drop_duplicates("outcome_id").drop(columns=["grave", "send", "leaves_school"]).copy()

    @cached_property
    def orders(self) -> pd.DataFrame:
        """Return the orders and interventions with their children, `day` being the first one."""
        return self.events("orders", "start").rename(columns={"order_type": "order"})

    def within(self, name: str, window: Window) -> pd.DataFrame:
        """Return the rows of one of the frames above or below whose day lies in a window, of children living here."""
        return self.cached((name, window.start, window.end), lambda: in_window(getattr(self, name), window))

    @cached_property
    def arrests(self) -> pd.DataFrame:
        """Return the arrests of children aged 10 to 17, oldest first."""
        return of_age(self.events("arrests", "arrested")).sort_values(["day", "arrest_id"])

    @cached_property
    def remands(self) -> pd.DataFrame:
        """Return the remands of children aged 10 to 17 away from home; bail supervision is an alternative to them."""
        frame = of_age(self.events("remands", "start"))
        return frame[frame["type"].isin(words.REMANDS)]

    def cached(self, key: tuple[object, ...], make: Callable[[], Made]) -> Made:
        """Return what a function without arguments makes, made once for this extract."""
        if key not in self._memory:
            self._memory[key] = make()
        held: Made = self._memory[key]
        return held

    def population(self, window: Window, authority: str = "") -> tuple[int, int] | None:
        """
        Return the residents aged 10 to 17 and the year of the estimate: the window's, or the latest before it.

        None where the extract has no estimate of that year or before.
        """
        years = [year for year in self._residents if year <= window.population_year]
        if not years:
            return None
        held = self._residents[max(years)]
        return (held.get(authority, 0) if authority else sum(held.values())), max(years)

    @cached_property
    def _residents(self) -> dict[int, dict[str, int]]:
        sums = self.extract["population"].groupby(["year", "authority"])["population"].sum()
        held: dict[int, dict[str, int]] = {}
        for year, authority, heads in sums.reset_index().itertuples(index=False):
            held.setdefault(int(year), {})[str(authority)] = int(heads)
        return held


def in_window(frame: pd.DataFrame, window: Window) -> pd.DataFrame:
    """Return the rows whose day lies in a window, of children who lived here that day."""
    import pandas as pd

    first, last = pd.Timestamp(window.start), pd.Timestamp(window.end)
    return frame[(frame["day"] >= first) & (frame["day"] <= last) & frame["here"]]


def of_age(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of children who were 10 to 17 on the day of the event."""
    return frame[frame["age"].between(YOUNGEST, OLDEST)]
