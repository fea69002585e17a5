"""Results computed in a section from other results: shares, sums, differences and sums of money per child."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from yjreport.config.catalogue import Area
from yjreport.figures.observations import Breakdown, result_id, with_marks
from yjreport.figures.results import Result
from yjreport.formats import value_text
from yjreport.periods import Period
from yjreport.statistics.intervals import Interval, wilson

COMPUTED = "computed_figure"
"""The measure of figures that a section computes from others."""


def share_of(part: Result, total: Result) -> Result | None:
    """
    Return a count as a percentage of another count of the same area and period, with its Wilson interval.

    Nothing is returned where one of the two is not there or not a whole number, where the total is zero (a share
    of nothing is not applicable, never 0% or 100%), or where the part is larger than the total.
    """
    if not (isinstance(part.value, int) and isinstance(total.value, int)) or not 0 <= part.value <= total.value:
        return None
    if total.value == 0:
        return None
    return like(
        part, "share", Fraction(100 * part.value, total.value), unit="percent", decimals=1, others=[total],
        numerator=part.value, denominator=total.value, interval=wilson(part.value, total.value).scaled(100),
    )  # fmt: skip


def sum_of(parts: Iterable[Result], name: str, breakdown: Breakdown = ()) -> Result | None:
    """Return the sum of counts of one measure, area and period, or None where one of them is not there."""
    items = list(parts)
    values = [item.value for item in items]
    if not items or not all(isinstance(value, int) for value in values):
        return None
    total = Fraction(sum(value for value in values if isinstance(value, int)))
    return like(items[0], name, total, unit=items[0].unit, decimals=0, others=items[1:], breakdown=breakdown)


def difference_of(first: Result, second: Result, name: str) -> Result | None:
    """Return first less second, in points for percentages; None where one of the two is not there."""
    a, b = first.fraction, second.fraction
    if a is None or b is None:
        return None
    unit = "percentage_points" if first.unit == "percent" else first.unit
    decimals = max(first.decimals, second.decimals)
    return like(first, name, a - b, unit=unit, decimals=decimals, others=[second], signed=True)


def per_head(amount: Result, heads: Result, name: str) -> Result | None:
    """Return a sum of money for each person, in pounds and pence; None where one is not there or nobody is."""
    if amount.fraction is None or not isinstance(heads.value, int) or heads.value <= 0:
        return None
    return like(amount, name, amount.fraction / heads.value, unit="gbp", decimals=2, others=[heads])


def computed_as(measure: str, name: str, parts: Breakdown = ()) -> Breakdown:
    """Return the breakdown of a computed figure: of which measure, which part of it, and what figure."""
    return (("of", measure), *parts, ("figure", name))


def sources_of(results: Iterable[Result]) -> str:
    """Return the sources of results, each once."""
    return "; ".join(dict.fromkeys(part for item in results for part in item.source.split("; ")))


def plain(value: Fraction) -> float | int:
    """Return a number as the ledger holds it: whole where it is whole."""
    return int(value) if value.denominator == 1 else float(value)


def computed_result(
    base: Result,
    measure: str,
    value: Fraction | None,
    *,
    unit: str,
    breakdown: Breakdown,
    name: str = "",
    period: Period | None = None,
    decimals: int = 0,
    signed: bool = False,
    others: Iterable[Result] = (),
    mark: str = "x",
    more_marks: str = "",
    kind: str = "level",
    since: Period | None = None,
    against: Area | None = None,
    numerator: int | None = None,
    denominator: int | None = None,
    interval: Interval | None = None,
    judgement: str | None = None,
) -> Result:
    """
    Return a figure of a result's area that is computed from it and from others, with their sources and marks.

    Where there is no value the mark stands in its place; `more_marks` are those that the figure has of its own.
    """
    every = [base, *others]
    marks = [each for item in every for each in item.marks if each not in "cxz"]
    return Result(
        id=result_id(measure, base.area.key, period or base.period, breakdown, name),
        kind=kind,
        measure=measure,
        area=base.area,
        period=period or base.period,
        base=since,
        against=against,
        breakdown=breakdown,
        unit=unit,
        text=f"[{mark}]" if value is None else value_text(value, unit, decimals, signed=signed),
        source=sources_of(every),
        value=None if value is None else plain(value),
        numerator=numerator,
        denominator=denominator,
        marks=with_marks([*marks, *(mark if value is None else more_marks)]),
        interval=interval,
        judgement=judgement,
        decimals=decimals,
    )


def like(
    base: Result,
    name: str,
    value: Fraction,
    *,
    unit: str,
    decimals: int,
    others: Sequence[Result] = (),
    signed: bool = False,
    breakdown: Breakdown | None = None,
    numerator: int | None = None,
    denominator: int | None = None,
    interval: Interval | None = None,
) -> Result:
    """
    Return a figure computed from a result, and from others: of its measure, area and period.

    It is a result of the measure `computed_figure`, with the measure that it is of and its own name as its breakdown,
    so that it is never taken for a figure of that measure; one with a breakdown of its own (the rest of a whole) is
    a category of the measure. A signed one is a difference: a change from the last of the others, or a comparison
    with its area.
    """
    parts = base.breakdown if breakdown is None else breakdown
    kind, since, against = "level", None, None
    if signed:
        last = others[-1]
        kind = "change" if last.area == base.area else "comparison"
        since, against = (last.period, None) if kind == "change" else (None, last.area)
    return computed_result(
        base, base.measure if breakdown else COMPUTED, value,
        breakdown=breakdown or computed_as(base.measure, name, parts), name=name if breakdown else "",
        unit=unit, decimals=decimals, others=others, signed=signed, kind=kind, since=since, against=against,
        numerator=numerator, denominator=denominator, interval=interval,
    )  # fmt: skip
