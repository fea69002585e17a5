"""Where the parts of a trend chart stand: its scale, its periods, and names that do not cover each other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from yjreport.charts.layout import Padding, position
from yjreport.charts.points import Point, labels_of, of_series
from yjreport.charts.scale import Scale, zero_based
from yjreport.charts.upright import UprightPlan
from yjreport.drawing.theme import LINE_HEIGHT
from yjreport.drawing.typeset import Placed, spread, widest, width_of, wrap

HEIGHT, LOW_HEIGHT = 250, 190
"""Pixels of a plot down; the second where a page holds few periods, whose lines say little for much room."""
FEW_PERIODS = 3
REACH = 16
"""Pixels from the last point of a line to its name."""
VALUES_UP_TO = 8
"""Up to this many periods each local value is printed."""
_HEADROOM = 1.1
_MOST_LINES = 3
_MONTH = re.compile(r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)\b")
_BETWEEN = 10
_PAGE = 480.0
_INSET = 64.0
"""The most pixels between the edge of the plot and the first or last period."""


@dataclass(frozen=True)
class TrendPlan(UprightPlan):
    """Hold the points of a chart and the outer width that it is drawn for."""

    points: tuple[Point, ...]
    names: tuple[str, ...]
    unit_label: str
    unit: str
    width: float

    @cached_property
    def periods(self) -> list[str]:
        """Return the periods in order."""
        return labels_of(self.points)

    @property
    def height(self) -> float:
        """Return the height of the plot in pixels."""
        return LOW_HEIGHT if len(self.periods) <= FEW_PERIODS and self.width >= _PAGE else HEIGHT

    @cached_property
    def gaps(self) -> set[str]:
        """Return the places at which the axis of periods is broken."""
        drawn = {point.label for point in self.points if not point.gap}
        return {label for label in self.periods if label not in drawn}

    @cached_property
    def dated(self) -> list[str]:
        """Return the periods in order without the gaps between them."""
        return [label for label in self.periods if label not in self.gaps]

    @cached_property
    def withheld(self) -> list[Point]:
        """Return the local points that have a mark in place of a value."""
        local = of_series(self.points, self.names[0])
        return [point for point in local if point.value is None and point.text and not point.gap]

    @cached_property
    def interval_points(self) -> list[Point]:
        """Return the local points that have an interval."""
        local = of_series(self.points, self.names[0])
        return [point for point in local if point.low is not None and point.value is not None]

    @cached_property
    def scale(self) -> Scale:
        """Return the axis of values: it holds every value and the whole local interval."""
        values = [point.value for point in self.points if point.value is not None]
        ends = [end for point in self.interval_points for end in (point.low, point.high) if end is not None]
        printed = [value_top(point) for point in self.printed]
        return zero_based([*values, *ends, *(value * _HEADROOM for value in printed)])

    @cached_property
    def printed(self) -> list[Point]:
        """Return the local points whose value stands above them: the last has it at the line's end."""
        if len(self.periods) > VALUES_UP_TO or self.sloped:
            return []
        local = [point for point in of_series(self.points, self.names[0]) if point.value is not None]
        return local[:-1]

    @property
    def sloped(self) -> bool:
        """Return whether first values stand left of their points, for a slope is then the message."""
        return len(self.periods) == 2 and self.width >= _PAGE

    @cached_property
    def ends(self) -> list[Placed]:
        """Return the name and last value of each line, moved apart where they would cover each other."""
        room = max(92.0, min(200.0, self.width * 0.3))
        labels = []
        for name in self.valued:
            last = self.last(name)
            when = "" if last.label == self.dated[-1] else f" in {_brief(last.label)}"
            lines = wrap(f"{name} {last.short}{when}", room, bold=name == self.names[0])
            labels.append((name, lines, self.scale.pixel(last.value or 0.0, self.height)))
        return spread(labels, top=-LINE_HEIGHT / 2, bottom=self.height + LINE_HEIGHT / 2)

    @cached_property
    def starts(self) -> list[Placed]:
        """Return the first value of each line of a chart with two periods, moved apart."""
        if not self.sloped:
            return []
        first = [point for point in self.points if point.label == self.periods[0] and point.value is not None]
        labels = [(point.series, [point.short], self.scale.pixel(point.value or 0.0, self.height)) for point in first]
        return spread(labels, top=-LINE_HEIGHT / 2, bottom=self.height)

    @cached_property
    def valued(self) -> list[str]:
        """Return the series that have a value to draw."""
        drawn = {point.series for point in self.points if point.value is not None}
        return [name for name in self.names if name in drawn]

    @cached_property
    def sides(self) -> tuple[float, float]:
        """Return the room left of the plot for the axis and right of it for the names."""
        names = max(width_of(line, bold=end.key == self.names[0]) for end in self.ends for line in end.lines)
        return widest(self.scale.texts(self.unit)) + 10, max(0.0, REACH + names + 4 - 12)

    @property
    def plot(self) -> float:
        """Return the width of the plot in pixels."""
        return self.width - sum(self.sides)

    @cached_property
    def insets(self) -> tuple[float, float]:
        """Return the pixels from the edges of the plot to the first and the last period."""
        half = self.plot / len(self.periods) / 2
        return min(_INSET, half), 12.0

    @cached_property
    def step(self) -> float:
        """Return the pixels between two periods."""
        return (self.plot - sum(self.insets)) / (len(self.periods) - 1)

    @cached_property
    def period_labels(self) -> dict[str, str]:
        """Return how each period is written: its months in short where not every period has room in full."""
        return {label: label if self._fits(self.dated) else _brief(label) for label in self.dated}

    @cached_property
    def shown(self) -> list[str]:
        """Return the periods that have room for their label, always with the last one."""
        count = len(self.dated)
        chosen = (self.dated[::-1][::every][::-1] for every in range(1, count))
        return next((some for some in chosen if self._fits(some, self.period_labels)), self.dated[-1:])

    def _fits(self, chosen: Sequence[str], labels: Mapping[str, str] | None = None) -> bool:
        """Return whether the labels of some periods fit beside each other, in three lines."""
        for label in chosen:
            room = self._room(label, chosen)
            lines = wrap(labels[label] if labels else label, room)
            if widest(lines) > room or len(lines) > _MOST_LINES:
                return False
        return True

    def _room(self, label: str, chosen: Sequence[str]) -> float:
        """Return the pixels that the label of a period may take among others."""
        places = [self.index(other) for other in chosen]
        apart = [abs(place - self.index(label)) for place in places if place != self.index(label)]
        return min(self.step * min(apart, default=len(self.periods)) - _BETWEEN, 130.0)

    def lines_below(self, label: str) -> list[str]:
        """Return the lines of a period's label under the axis."""
        return wrap(self.period_labels[label], self._room(label, self.shown))

    @cached_property
    def padding(self) -> Padding:
        """Return the room around the plot."""
        below = max(len(self.lines_below(label)) for label in self.shown)
        left, right = self.sides
        top = 18 + LINE_HEIGHT * len(self.unit_lines)
        return Padding(round(left, 1), round(right, 1), top, 14 + LINE_HEIGHT * below)

    def last(self, name: str) -> Point:
        """Return the last point of a series that has a value."""
        return [point for point in of_series(self.points, name) if point.value is not None][-1]

    def index(self, period: str) -> int:
        """Return the place of a period, from 0."""
        return self.periods.index(period)

    def across(self, index: float) -> float:
        """Return the pixel at which a period stands."""
        return self.insets[0] + index * self.step

    def index_at(self, pixel: float) -> float:
        """Return the place on the axis of periods at a pixel, to place words there."""
        return (pixel - self.insets[0]) / self.step

    def x(self) -> dict[str, Any]:
        """Return the horizontal encoding of a row's `index`: periods evenly spaced."""
        left, right = self.insets
        ends = [round(left, 2), round(self.plot - right, 2)]
        return position("index", 0, len(self.periods) - 1, scale={"range": ends, "zero": False})


def value_top(point: Point) -> float:
    """Return the highest value that is drawn for a point: its interval's end, or itself."""
    return max(point.value or 0.0, point.high or 0.0)


def _brief(period: str) -> str:
    """Return a period with its months in short: 'Oct to Dec 2023'."""
    return _MONTH.sub(r"\1", period)
