"""
Helper columns of a figure against its own series: the control limits, and the value before.

The limits are those at 99.8% about the mean of the other periods: for a share of known counts as on a p chart, for
a rate or a count as on a u or c chart, both widened to those of a chart of individuals (the mean and 3.09 times the
mean moving range over 1.128) where the series varies by more than chance; for any other figure the last alone.
Montgomery, Introduction to Statistical Quality Control; Provost and Murray, The Health Care Data Guide.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from yjreport.formats import MULTIPLIERS
from yjreport.gate.figures.readings import Observed, Reading, places
from yjreport.gate.reading.rows import Key
from yjreport.periods import LENGTH_TOLERANCE
from yjreport.statistics.funnel import proportion_limits, rate_limits

HELPERS: dict[str, type] = {
    "beyond_limits": float, "limits_found": str, "limits_words": str, "times_before": float, "before_words": str,
}  # fmt: skip
"""Helper columns, with str for text and float for numbers."""

_SIGMAS = 3.0902
"""Standard deviations that hold 99.8% of a normal distribution."""

_MOVING_RANGE = 1.128
"""The mean range of two draws from a normal distribution, in standard deviations (d2 for two)."""

_SAID = r"overlap|checked against|not comparable|twelve months had not passed|change of definition|break in"


def add(observed: Observed) -> None:
    """
    Set the helpers of figures against their series.

    The suite's `series` names `least_others` (periods that limits need beside the one judged) and `least_count` (the
    larger of two counts from which a multiple is looked at).
    """
    series = observed.settings.get("series", {})
    lines: dict[Key, list[Reading]] = {}
    for item in observed.items:
        if item.terms.kind == "level" and item.span and item.value is not None and not item.bounded:
            lines.setdefault(item.key, []).append(item)
    for line in lines.values():
        for part in _unbroken(sorted(line, key=lambda item: item.period.order())):
            for item in part:
                others = _comparable(item, part)
                _add_before(item, others, series.get("least_count", 0))
                _add_chart(item, others, series.get("least_others", 4))


def _unbroken(line: Sequence[Reading]) -> list[list[Reading]]:
    """Return a line in the parts between its breaks, which the mark b begins."""
    parts: list[list[Reading]] = [[]]
    for item in line:
        if "b" in item.marks and parts[-1]:
            parts.append([])
        parts[-1].append(item)
    return parts


def _comparable(item: Reading, line: Sequence[Reading]) -> list[Reading]:
    """Return other periods as long, that share no day with it nor with each other, in order."""
    found: list[Reading] = []
    start, end = item.days
    least, most = _lengths(end - start + 1)
    last = 0
    for other in line:
        first, until = other.days
        if first > last and (until < start or end < first) and least <= until - first + 1 <= most:
            found.append(other)
            last = until
    return found


def _lengths(days: int) -> tuple[float, float]:
    """Return the least and the most days of a window that counts as equally long, as periods.Period has it."""
    return days * (1 - LENGTH_TOLERANCE), days / (1 - LENGTH_TOLERANCE)


def _add_before(item: Reading, others: Sequence[Reading], least: int) -> None:
    """Set how many times a figure is of the one before it, or that one of it."""
    place = bisect_left(others, item.days[0], key=lambda other: other.days[0])
    if not place or item.notes(_SAID) or others[place - 1].notes(_SAID):
        return
    last = others[place - 1]
    value, other = item.value or Fraction(0), last.value or Fraction(0)
    if value <= 0 or other <= 0 or max(_events(item), _events(last)) < least:
        return
    item.row["times_before"] = float(max(value / other, other / value))
    item.row["before_words"] = f"{_figure(item, other)} in {last.place} ({last.period.words})"


def _events(item: Reading) -> float:
    """Return how many were counted; boundless where nobody says."""
    if item.counts:
        return item.counts[0]
    return float(item.value or 0) if item.row["unit"] == "count" else float("inf")


def _add_chart(item: Reading, others: Sequence[Reading], least: int) -> None:
    """Set how far a figure lies outside the limits of the others."""
    if len(others) < least or item.notes(_SAID) or item.value is None:
        return
    limits = _limits(item, others)
    if limits is None:
        return
    low, high = limits
    value = float(item.value)
    item.row["beyond_limits"] = max(low - value, value - high, 0.0)
    item.row["limits_found"] = f"{_figure(item, item.value)} in {item.period.words}"
    ends = f"{_figure(item, low)} to {_figure(item, high)}"
    item.row["limits_words"] = (
        f"{ends}, the 99.8% control limits of its {len(others)} other periods in {places(others)}"
    )


def _limits(item: Reading, others: Sequence[Reading]) -> tuple[float, float] | None:
    """Return the limits about the mean of the others: of chance, and of what the series varies by."""
    values = [one.number for one in others]
    moving = [abs(after - before) for before, after in pairwise(values)]
    mean = sum(values) / len(values)
    spread = _SIGMAS * sum(moving) / len(moving) / _MOVING_RANGE
    chance = _chance(item, others)
    if chance is None:
        return (mean - spread, mean + spread) if spread else None
    low, high = min(chance[0], mean - spread), max(chance[1], mean + spread)
    top = 100.0 if item.row["unit"] == "percent" else float("inf")
    return max(low, 0.0), min(high, top)


def _chance(item: Reading, others: Sequence[Reading]) -> tuple[float, float] | None:
    """Return the limits of chance alone where the counts are known, in the unit of the figure."""
    unit = item.row["unit"]
    if unit == "count" and not item.terms.decimals:
        action = rate_limits(sum(one.number for one in others) / len(others), 1).action
        return action.low, action.high
    pairs = [one.counts for one in others if one.counts]
    if not item.counts or len(pairs) < len(others):
        return None
    average = sum(top for top, _ in pairs) / sum(bottom for _, bottom in pairs)
    if unit == "percent" and item.terms.interval == "wilson":
        if not 0 < average < 1:
            return None
        action = proportion_limits(average, item.counts[1]).action
    elif unit.startswith("per_"):
        action = rate_limits(average, item.counts[1]).action
    else:
        return None
    factor = MULTIPLIERS[unit]
    return action.low * factor, action.high * factor


def _figure(item: Reading, value: Fraction | float) -> str:
    """Return a figure to as many places as a table would have."""
    unit = item.row["unit"]
    number = float(value)
    if unit in ("count", "gbp", "nights") and number == int(number):
        return f"{int(number):,}"
    return f"{number:,.2f}" if unit in ("ratio", "per_1000") else f"{number:,.1f}"
