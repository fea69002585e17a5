"""Results computed in a section from other results: shares, sums, differences and sums of money per child."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from yjreport.figures.observations import Breakdown, result_id, with_marks
from yjreport.figures.results import Result
from yjreport.formats import exact, value_text
from yjreport.statistics.intervals import wilson

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
    """
    Return the sum of counts of one measure, area and period, or None where one of them is not there.

    Args:
        parts: the counts: parts of one whole that do not overlap.
        name: the last part of the result's id.
        breakdown: what the sum is of.
    """
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


def like(
    base: Result,
    name: str,
    value: Fraction,
    *,
    unit: str,
    decimals: int,
    others: Iterable[Result] = (),
    signed: bool = False,
    breakdown: Breakdown | None = None,
    **more: object,
) -> Result:
    """
    Return a figure computed from a result, and from others: of its measure, area and period.

    It is a result of the measure `computed_figure`, with the measure that it is of and its own name as its breakdown,
    so that it is never taken for a figure of that measure; one with a breakdown of its own (the rest of a whole) is
    a category of the measure. A difference is a change from the first of the others, or a comparison with its area.

    Args:
        base: the result whose measure, area, period and breakdown the figure has.
        name: the last part of its id.
        value: the unrounded figure.
        unit: its unit.
        decimals: places printed.
        others: further results that it is computed from; their sources and marks count too.
        signed: whether a rise carries a plus sign.
        breakdown: its breakdown, if that is not the base's.
        more: numerator, denominator and interval.
    """
    parts = base.breakdown if breakdown is None else breakdown
    every = [base, *others]
    plain = int(value) if value.denominator == 1 else float(value)
    kind, since, against = "level", None, None
    if signed:
        kind = "change" if every[-1].area == base.area else "comparison"
        since = every[-1].period if kind == "change" else None
        against = every[-1].area if kind == "comparison" else None
    measure = base.measure
    if not breakdown:
        measure, parts, name = COMPUTED, computed_as(base.measure, name, parts), ""
    return Result(
        id=result_id(measure, base.area.key, base.period, parts, name),
        kind=kind,
        base=since,
        against=against,
        measure=measure,
        area=base.area,
        period=base.period,
        breakdown=parts,
        unit=unit,
        text=value_text(exact(value), unit, decimals, signed=signed),
        source="; ".join(dict.fromkeys(part for item in every for part in item.source.split("; "))),
        value=plain,
        marks=with_marks(mark for item in every for mark in item.marks if mark not in "cxz"),
        decimals=decimals,
        **more,  # type: ignore[arg-type]
    )


__all__ = ["difference_of", "like", "per_head", "share_of", "sum_of"]
