"""A measure's results in one annex: levels, changes and comparisons, ready to be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from yjreport.config.measure_schema import Measure
from yjreport.figures.breaks import since_break
from yjreport.figures.complement_area import complement_of
from yjreport.figures.differences import Difference, change, choose_base, compare
from yjreport.figures.observations import Breakdown, Observation
from yjreport.figures.results import Result, evaluate

if TYPE_CHECKING:
    import pandas as pd

ROLES = ("local", "member", "district", "family", "region", "national", "peer")
"""The order in which areas are printed."""

PARTS = ("member", "district")
"""The roles of areas that are part of the service, so that no comparison with it is independent."""

PLAIN = ("count", "gbp", "nights")
"""The units of plain numbers, which the size of an area decides."""

RECENT = timedelta(days=2 * 366)

FEW_PERIODS = 3
"""Up to so many periods every one is compared and told; beyond, the latest."""


@dataclass(frozen=True)
class Series:
    """
    Hold every result of one measure that an annex may print.

    Args:
        measure: the measure.
        results: its results: the service's own first, then its comparators; oldest period first.
    """

    measure: Measure
    results: tuple[Result, ...]

    def __bool__(self) -> bool:
        """Tell whether there is any result."""
        return bool(self.results)

    @cached_property
    def local(self) -> tuple[Result, ...]:
        """Return the service's own results."""
        return tuple(item for item in self.results if item.area.role == "local")

    @cached_property
    def others(self) -> tuple[Result, ...]:
        """Return the results of other areas, without the single members of a family."""
        return tuple(item for item in self.results if item.area.role not in ("local", "peer"))

    @cached_property
    def peers(self) -> tuple[Result, ...]:
        """Return the results of the members of the family, one by one."""
        return tuple(item for item in self.results if item.area.role == "peer")

    @cached_property
    def breakdowns(self) -> tuple[Breakdown, ...]:
        """Return the breakdowns there are, in the order of the source; the whole is an empty one."""
        return tuple(dict.fromkeys(item.breakdown for item in self.results))

    @cached_property
    def by_category(self) -> bool:
        """Tell whether the service's results are the categories of one breakdown in one period."""
        return len(self.local) > 1 and all(item.breakdown for item in self.local)

    def latest(self, breakdown: Breakdown = ()) -> Result | None:
        """
        Return the service's result of the latest known period, or the only one there is.

        A period for which no figure is available is passed over where one of the two years before has a figure; one
        that is withheld or does not apply is not.
        """
        mine = [item for item in self.local if item.breakdown == breakdown]
        newest = max(mine, key=lambda item: item.period.order(), default=None)
        told = [item for item in mine if (item.there or "x" not in item.marks) and _near(item, newest)]
        return max(told or filter(None, [newest]), key=lambda item: item.period.order(), default=None)

    def lacking(self, breakdown: Breakdown = ()) -> Result | None:
        """Return the service's result of a period later than the latest figure, for which there is none."""
        latest = self.latest(breakdown)
        later = [
            item
            for item in self.local
            if item.breakdown == breakdown and latest is not None and item.period.order() > latest.period.order()
        ]
        return max(later, key=lambda item: item.period.order(), default=None)

    @cached_property
    def changes(self) -> tuple[Difference, ...]:
        """Return the change to the latest period of each breakdown, where there is one to compare with."""
        if self.measure.kind == "change" or not self.measure.compared:
            return ()
        made = []
        for breakdown in self.breakdowns:
            latest = self.latest(breakdown)
            if latest is None or not latest.there:
                continue
            mine = [item for item in self.local if item.breakdown == breakdown]
            base = choose_base(latest, since_break(mine, latest), cohort=self.measure.cohort)
            if base is not None:
                made.append(change(latest, base, self.measure))
        return tuple(made)

    @cached_property
    def comparisons(self) -> tuple[Difference, ...]:
        """
        Return the comparisons of the service with other areas over the same days.

        A region or a country is compared without the service, where its counts are known. Where they share many
        periods, only the service's latest figure is compared. An authority is not compared with
        the service that it is part of, nor plain numbers of areas of different size.
        """
        if self.measure.kind == "change" or not self.measure.compared or self.measure.unit in PLAIN:
            return ()
        made = []
        few = len({item.period for item in self.local}) <= FEW_PERIODS
        for pairs in self._shared.values():
            latest = self.latest(pairs[0][0].breakdown)
            chosen = pairs if few else [pair for pair in pairs if latest and pair[0].id == latest.id]
            made += [compare(mine, complement_of(other, mine), self.measure) for mine, other in chosen]
        return tuple(pair for pair in made if pair is not None)

    @cached_property
    def _shared(self) -> dict[tuple[str, Breakdown], list[tuple[Result, Result]]]:
        """Return the pairs of the service's and another area's results of one category and the same days."""
        found: dict[tuple[str, Breakdown], list[tuple[Result, Result]]] = {}
        for mine in self.local:
            for other in self.others:
                if (
                    mine.breakdown == other.breakdown
                    and other.area.role not in PARTS
                    and (mine.there and other.there and mine.period.same_days(other.period))
                ):
                    found.setdefault((other.area.key, other.breakdown), []).append((mine, other))
        return found

    @cached_property
    def uncompared(self) -> tuple[Result, ...]:
        """Return the latest result of each area and category that is compared with none of the service's."""
        compared = [(_whole(pair.second.area.key), pair.second.breakdown, pair.second.period)
                    for pair in self.comparisons]  # fmt: skip
        if len({item.period for item in self.others}) <= FEW_PERIODS:
            return tuple(item for item in self.others if (item.area.key, item.breakdown, item.period) not in compared)
        done = {(key, breakdown) for key, breakdown, _ in compared}
        latest: dict[tuple[str, Breakdown], Result] = {}
        for item in self.others:
            key = (item.area.key, item.breakdown)
            if key not in done and item.there:
                latest[key] = max(latest.get(key, item), item, key=lambda one: one.period.order())
        return tuple(latest.values())

    @property
    def frame(self) -> pd.DataFrame:
        """
        Return the results as a frame, to look at.

        Columns: area, period, breakdown, numerator, denominator, value (in the measure's unit),
        low and high (limits of the 95% interval), unit, marks.
        """
        import pandas as pd

        columns = ["area", "period", "breakdown", "numerator", "denominator", "value", "low", "high", "unit", "marks"]
        rows = [
            (
                item.area.name, item.period.words, ", ".join(value for _, value in item.breakdown), item.numerator,
                item.denominator, item.value, item.interval.low if item.interval else None,
                item.interval.high if item.interval else None, item.unit, " ".join(item.marks),
            )
            for item in self.results
        ]  # fmt: skip
        return pd.DataFrame(rows, columns=columns)


def _whole(key: str) -> str:
    """Return the key of the area that a rest is of."""
    return key.removeprefix("rest-of-")


def _near(item: Result, newest: Result | None) -> bool:
    """Tell whether a figure is recent enough to stand for the latest: an old one is history and no news."""
    if newest is None or item.period.end is None or newest.period.end is None:
        return True
    return newest.period.end - item.period.end <= RECENT


def build_series(measure: Measure, observations: Iterable[Observation]) -> Series:
    """Return the results of one measure, ordered by role of area, breakdown as printed, and period."""
    results = [evaluate(item, measure) for item in observations]
    order = {breakdown: number for number, breakdown in enumerate(dict.fromkeys(item.breakdown for item in results))}
    results.sort(key=lambda item: (ROLES.index(item.area.role), order[item.breakdown], item.period.order()))
    return Series(measure, tuple(results))
