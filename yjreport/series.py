"""A measure's results in one annex: levels, changes and comparisons, ready to be read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from yjreport.differences import Difference, change, choose_base, compare
from yjreport.results import Result, evaluate

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from yjreport.config.schema import Measure
    from yjreport.observations import Breakdown, Observation

ROLES = ("local", "member", "district", "family", "region", "national", "peer")
"""The order in which areas are printed."""


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
        """Return the service's result of the latest known period, or the only one there is."""
        mine = [item for item in self.local if item.breakdown == breakdown]
        return max(mine, key=lambda item: item.period.order(), default=None)

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
            base = choose_base(latest, [item for item in self.local if item.breakdown == breakdown])
            if base is not None:
                made.append(change(latest, base, self.measure))
        return tuple(made)

    @cached_property
    def comparisons(self) -> tuple[Difference, ...]:
        """Return the comparisons of the service with other areas over the same days."""
        if self.measure.kind == "change" or not self.measure.compared:
            return ()
        pairs = [
            compare(mine, other, self.measure)
            for mine in self.local
            for other in self.others
            if mine.breakdown == other.breakdown
        ]
        return tuple(pair for pair in pairs if pair is not None)

    @cached_property
    def uncompared(self) -> tuple[Result, ...]:
        """Return other areas' results that no local result covers the same days of."""
        done = {pair.second.id for pair in self.comparisons}
        return tuple(item for item in self.others if item.id not in done)

    @property
    def frame(self) -> pd.DataFrame:
        """
        Return the results as a frame, to look at.

        Columns: area, period, breakdown, numerator, denominator, value (in the measure's unit),
        low and high (limits of the 95% interval), unit, marks.
        """
        import pandas as pd

        return pd.DataFrame(
            [
                {
                    "area": item.area.name,
                    "period": item.period.words,
                    "breakdown": ", ".join(value for _, value in item.breakdown),
                    "numerator": item.numerator,
                    "denominator": item.denominator,
                    "value": item.value,
                    "low": item.interval.low if item.interval else None,
                    "high": item.interval.high if item.interval else None,
                    "unit": item.unit,
                    "marks": " ".join(item.marks),
                }
                for item in self.results
            ],
            columns=[
                "area",
                "period",
                "breakdown",
                "numerator",
                "denominator",
                "value",
                "low",
                "high",
                "unit",
                "marks",
            ],
        )


def build_series(measure: Measure, observations: Iterable[Observation]) -> Series:
    """Return the results of one measure, ordered by role of area, breakdown as printed, and period."""
    results = [evaluate(item, measure) for item in observations]
    order = {breakdown: number for number, breakdown in enumerate(dict.fromkeys(item.breakdown for item in results))}
    results.sort(key=lambda item: (ROLES.index(item.area.role), order[item.breakdown], item.period.order()))
    return Series(measure, tuple(results))
