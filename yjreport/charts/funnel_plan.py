"""Where the parts of a funnel chart stand: its two axes, and names that do not cover each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from yjreport.charts.funnel_names import Label, Names
from yjreport.charts.layout import Padding, position
from yjreport.charts.points import Point
from yjreport.charts.scale import Scale, round_ends, zero_based
from yjreport.charts.upright import UprightPlan
from yjreport.drawing.theme import LINE_HEIGHT
from yjreport.drawing.typeset import Placed, spread, widest, wrap

HEIGHT = 300
REACH = 10
"""Pixels from the end of a line to its name."""
_PAGE = 480
_EDGE = 0.08
"""How far left of the smallest area the plot begins, as a share of its width."""


@dataclass(frozen=True)
class FunnelPoint(Point):
    """
    Hold one value of a funnel chart: a point with the size that its limits depend on.

    Args:
        size: the denominator: children of the cohort, or population.
        place: where it lies: "within", or "low" or "high" at 95% or 99.8%.
    """

    size: float = 0.0
    place: str = "within"


@dataclass(frozen=True)
class Curve:
    """Hold the limits at one size: the lower and the upper one at 95% (warning) and at 99.8% (action)."""

    size: float
    warning: tuple[float, float]
    action: tuple[float, float]


@dataclass(frozen=True)
class FunnelPlan(UprightPlan):
    """Hold the points and limits of a chart and the outer width that it is drawn for."""

    points: tuple[FunnelPoint, ...]
    curves: tuple[Curve, ...]
    average: float
    average_text: str
    unit_label: str
    size_label: str
    unit: str
    local: str
    width: float

    @property
    def height(self) -> float:
        """Return the height of the plot in pixels."""
        return HEIGHT

    @property
    def foot(self) -> float:
        """Return the lowest value of the axis."""
        return self.scale.low

    @cached_property
    def drawn(self) -> list[FunnelPoint]:
        """Return the points that have a value."""
        return [point for point in self.points if point.value is not None]

    @cached_property
    def scale(self) -> Scale:
        """Return the axis of values: it holds every value and every limit."""
        values = [point.value for point in self.drawn if point.value is not None]
        return zero_based([*values, *(limit for curve in self.curves for limit in curve.action)])

    @cached_property
    def sizes(self) -> Scale:
        """Return the axis of sizes: it ends at the largest, where the lines are named, and its ticks are round."""
        sizes = [point.size for point in self.drawn] + [curve.size for curve in self.curves]
        low, high = min(sizes), max(sizes)
        round_ones = round_ends(sizes, steps=6 if self.width >= _PAGE else 3)
        start = max(round_ones.low, low - (high - low) * _EDGE)
        ticks = tuple(tick for tick in round_ones.ticks if start <= tick <= high)
        return Scale(start, high, ticks, round_ones.decimals)

    @cached_property
    def ends(self) -> list[Placed]:
        """Return the names of the lines at their right ends, moved apart where they would cover each other."""
        last = self.curves[-1]
        room = max(80.0, self.width * 0.2)
        labels = [("average", wrap(self.average_text, room), self._down(self.average))]
        for name, level in (("95%", last.warning), ("99.8%", last.action)):
            labels += [(f"{name} {end}", [name], self._down(level[end])) for end in (0, 1)]
        return spread(labels, top=-LINE_HEIGHT / 2, bottom=HEIGHT + LINE_HEIGHT / 2)

    @cached_property
    def size_lines(self) -> list[str]:
        """Return what the axis of sizes counts, in lines that fit."""
        return wrap(self.size_label, self.width * 0.7)

    @cached_property
    def padding(self) -> Padding:
        """Return the room around the plot."""
        left = max(widest(self.scale.texts(self.unit)) + 10, widest(self.sizes.texts()) / 2 + 2)
        names = REACH + widest([line for end in self.ends for line in end.lines]) + 4
        right = max(names, widest(self.sizes.texts()) / 2 + 2)
        below = 16 + LINE_HEIGHT * (len(self.size_lines) + 1) + 8
        return Padding(round(left, 1), round(right, 1), 18 + LINE_HEIGHT * len(self.unit_lines), below)

    @property
    def plot(self) -> float:
        """Return the width of the plot in pixels."""
        return self.width - self.padding.left - self.padding.right

    @cached_property
    def labels(self) -> list[Label]:
        """
        Return the names that have room: always the local one, then those outside the limits, then the rest.

        Among the rest those furthest from the average come first, for a reader looks for them.
        """
        rest = [point for point in self.drawn if point.series != self.local]
        rest.sort(key=lambda one: (one.place == "within", -abs((one.value or 0.0) - self.average), one.series))
        first = [point for point in self.drawn if point.series == self.local]
        names = Names(self.plot, HEIGHT, [self._place(point) for point in self.drawn], self._lines())
        for point in [*first, *rest]:
            local = point.series == self.local
            text = f"{point.series} {point.short}".strip() if local else point.series
            names.place(text, self._place(point), local=local, needed=local or point.place != "within")
        return names.placed

    def _place(self, point: FunnelPoint) -> tuple[float, float]:
        """Return the pixels at which the middle of a marker stands."""
        return self.across(point.size), self._down(point.value or 0.0)

    def _lines(self) -> list[list[tuple[float, float]]]:
        """Return the lines that no name should lie on, in pixels: the limits and the average."""
        ends = (self.curves[0].size, self.curves[-1].size)
        made = [[(self.across(size), self._down(self.average)) for size in ends]]
        for level in ("warning", "action"):
            made += [
                [(self.across(curve.size), self._down(getattr(curve, level)[end])) for curve in self.curves]
                for end in (0, 1)
            ]
        return made

    def across(self, size: float) -> float:
        """Return the pixel at which a size stands."""
        return (size - self.sizes.low) / (self.sizes.high - self.sizes.low) * self.plot

    def size_at(self, pixel: float) -> float:
        """Return the size at a pixel, to place words on the axis of sizes."""
        return self.sizes.low + pixel / self.plot * (self.sizes.high - self.sizes.low)

    def _down(self, value: float) -> float:
        return self.scale.pixel(value, HEIGHT)

    def x(self) -> dict[str, Any]:
        """Return the horizontal encoding of a field of sizes."""
        return position("size", self.sizes.low, self.sizes.high, scale={"zero": False})
