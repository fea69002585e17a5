"""What a chart is drawn from: a point for each value, and the checks that every chart shares."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

MAX_SERIES = 4
"""More lines or colours than this cannot be told apart (Government Analysis Function, charts guidance)."""
GAP = "Not shown"
"""The label of a place on the axis of periods at which a series breaks, or periods are missing; spaces may follow."""
_RATE = re.compile(r" per [\d,]+$")


@dataclass(frozen=True)
class Point:
    """
    Hold one value of a chart.

    Args:
        series: whose value it is, as a reader calls it ("Leicester", "England and Wales").
        label: the period of a trend, or the category of any other chart.
        order: where the label stands among the labels, lowest first.
        value: the value in the unit of the measure; None where it is withheld or not there.
        low: the lower end of its interval, or None.
        high: the upper end of its interval, or None.
        text: the value as the annex prints it ("32.3%"), or the mark that stands for it ("[c]").
    """

    series: str
    label: str
    order: float
    value: float | None
    low: float | None = None
    high: float | None = None
    text: str = ""

    @property
    def short(self) -> str:
        """Return the value without the "per 100,000" that the axis says."""
        return _RATE.sub("", self.text)

    @property
    def gap(self) -> bool:
        """Return whether it only holds the place of a gap."""
        return self.value is None and self.label.rstrip() == GAP


def check(points: Sequence[Point], *, max_series: int | None = MAX_SERIES) -> None:
    """
    Refuse points that no chart can show honestly.

    Raises:
        ValueError: there is no value, a value is not finite, an interval does not hold its value, a point
            is there twice, or there are more series than can be told apart.
    """
    if not any(point.value is not None for point in points):
        raise ValueError("A chart needs at least one value: use a notice for a gap.")
    seen: set[tuple[str, str]] = set()
    for point in points:
        _check_one(point)
        if (point.series, point.label) in seen:
            raise ValueError(f"Two points for {point.series!r} at {point.label!r}: keep one.")
        seen.add((point.series, point.label))
    count = len(series_of(points))
    if max_series is not None and count > max_series:
        raise ValueError(f"{count} series in one chart: {max_series} at most can be told apart. Split it.")


def _check_one(point: Point) -> None:
    name = f"{point.series!r} at {point.label!r}"
    numbers = [number for number in (point.value, point.low, point.high) if number is not None]
    if not all(math.isfinite(number) for number in numbers):
        raise ValueError(f"The point of {name} is not a finite number.")
    if (point.low is None) != (point.high is None):
        raise ValueError(f"The interval of {name} has only one end.")
    if point.value is None or point.low is None or point.high is None:
        return
    slack = 1e-9 * max(1.0, abs(point.value))
    if not point.low - slack <= point.value <= point.high + slack:
        raise ValueError(f"The interval of {name}, {point.low:g} to {point.high:g}, does not hold {point.value:g}.")


def series_of(points: Sequence[Point], local: str | None = None) -> list[str]:
    """Return the names of the series as they first come, the local one at the head."""
    names = list(dict.fromkeys(point.series for point in points))
    first = local if local in names else names[0]
    return [first, *(name for name in names if name != first)]


def labels_of(points: Sequence[Point]) -> list[str]:
    """Return the labels by their order, each once."""
    orders: dict[str, float] = {}
    for point in points:
        orders.setdefault(point.label, point.order)
    return sorted(orders, key=lambda label: orders[label])


def of_series(points: Sequence[Point], name: str) -> list[Point]:
    """Return the points of one series by their order."""
    return sorted((point for point in points if point.series == name), key=lambda point: point.order)
