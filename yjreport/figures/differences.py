"""Differences between two results: a change over time, or a comparison with another area."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from yjreport.config.measure_schema import Measure
from yjreport.figures.judgement import judge
from yjreport.figures.observations import with_marks
from yjreport.figures.results import Result, change_id, comparison_id
from yjreport.formats import MULTIPLIERS, plain_number, value_text
from yjreport.statistics.intervals import Interval, newcombe, rate_ratio

FOLLOW_UP = 365
"""Days for which a cohort is followed (Ministry of Justice, Guide to Proven Reoffending Statistics)."""
FARTHEST = 5 * 366
"""Days that may lie between the first days of two figures of which the later is called a change."""


@dataclass(frozen=True)
class Difference:
    """
    Hold a difference and, for counts and rates, the ratio that judges it.

    Args:
        first: the later or the local result.
        second: the earlier or the other area's result.
        result: the difference, in points for percentages and in the figure's own unit otherwise.
        ratio: first over second with its exact interval, or None where none is tested.
    """

    first: Result
    second: Result
    result: Result
    ratio: Result | None = None

    @property
    def judgement(self) -> str:
        """Return the word of the difference."""
        return self.result.judgement or ""

    @property
    def results(self) -> tuple[Result, ...]:
        """Return the results that printing the difference needs."""
        return (self.result, self.ratio) if self.ratio else (self.result,)


def choose_base(latest: Result, earlier: Iterable[Result], *, cohort: bool = False) -> Result | None:
    """
    Return the most recent earlier result that the latest may be compared with.

    Windows that overlap share events and are never compared as independent; nor is a quarter with a
    year. A period whose days are not known is compared with nothing. Cohorts are followed for a year, so those
    that began less than a year apart share months of it and, perhaps, children. A figure that began more than five
    years before is history: a change from it would read as news.
    """

    def comparable(item: Result) -> bool:
        first, last = item.period.start, latest.period.start
        if first is None or last is None or not item.there or item.qualified or latest.qualified:
            return False
        return (
            not item.period.overlaps(latest.period)
            and item.period.same_length(latest.period)
            and item.period.order() < latest.period.order()
            and (FOLLOW_UP if cohort else 0) <= (last - first).days <= FARTHEST
        )

    return max(filter(comparable, earlier), key=lambda item: item.period.order(), default=None)


def change(later: Result, earlier: Result, measure: Measure) -> Difference:
    """Return the change from an earlier result to a later one of the same area."""
    return _difference(later, earlier, measure, "change", change_id(later))


def compare(local: Result, other: Result, measure: Measure) -> Difference | None:
    """Return the comparison of two areas over the same days, or None when the days differ or are not known."""
    if not (local.there and other.there and local.period.same_days(other.period)):
        return None
    if local.qualified or other.qualified:
        return None
    return _difference(local, other, measure, "comparison", comparison_id(local, other.area))


def _difference(first: Result, second: Result, measure: Measure, kind: str, identifier: str) -> Difference:
    a, b = first.fraction, second.fraction
    assert a is not None
    assert b is not None
    value = a - b
    unit = "percentage_points" if first.unit == "percent" else first.unit
    decimals = max(first.decimals, second.decimals)
    interval, distinguishable, ratio = _chance(first, second, measure)
    result = Result(
        id=identifier,
        kind=kind,
        measure=first.measure,
        area=first.area,
        period=first.period,
        base=second.period if kind == "change" else None,
        against=second.area if kind == "comparison" else None,
        breakdown=first.breakdown,
        value=plain_number(value),
        unit=unit,
        text=value_text(value, unit, decimals, signed=True),
        source=first.source if first.source == second.source else f"{first.source}; {second.source}",
        marks=with_marks((*first.shown_marks, *second.shown_marks)),
        judgement=judge(float(value), distinguishable=distinguishable, polarity=measure.polarity),
        interval=interval,
        decimals=decimals,
    )
    if ratio is None:
        return Difference(first, second, result)
    return Difference(first, second, result, replace(
        result, id=f"{identifier}-ratio", value=plain_number(ratio[0]), unit="ratio",
        text=value_text(ratio[0], "ratio", 2), interval=ratio[1], decimals=2,
        marks=with_marks((*first.marks, *second.marks)),
    ))  # fmt: skip


def _chance(
    first: Result, second: Result, measure: Measure
) -> tuple[Interval | None, bool | None, tuple[Fraction, Interval] | None]:
    """Return the interval of the difference, whether chance is excluded, and the ratio with its interval."""
    if measure.test == "newcombe" and first.counts and second.counts:
        interval = newcombe(*first.counts, *second.counts)
        return interval.scaled(100), interval.excludes(0), None
    if measure.test == "ratio":
        events, other = _events(first), _events(second)
        if events and other:
            (x1, e1), (x2, e2) = events, other
            if x1 + x2 == 0:
                return None, False, None
            interval = rate_ratio(x1, e1, x2, e2)
            # Of the counts, as its interval is: a published rate may be rounded.
            ratio = (Fraction(x1) / Fraction(e1) / (Fraction(x2) / Fraction(e2)), interval) if x2 else None
            return None, interval.excludes(1), ratio
    if first.unit == "gbp":
        # Money is not a sample: a difference is what it is.
        return None, True, None
    return None, None, None


def _events(result: Result) -> tuple[int, float] | None:
    if result.unit == "count" and isinstance(result.value, int):
        return result.value, 1.0
    return (result.counts[0], float(result.counts[1])) if result.unit in MULTIPLIERS and result.counts else None
