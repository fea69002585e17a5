"""Bars in up to four parts, for money by agency and kind of cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from yjreport.charts.layout import Padding, Word, as_is, both_widths, down, frame, layer, lines, position, words
from yjreport.charts.points import Point, check, labels_of, of_series, series_of
from yjreport.drawing.theme import CATEGORIES, LINE_HEIGHT, PAPER, on_colour
from yjreport.drawing.typeset import widest, width_of, wrap

_BAR = 26
_SPACE = 12
_SWATCH = 14
_EDGE = 1.5
"""Pixels of the white edge of a part; a sliver has none, for it would be all edge."""
_LEGEND_LINE = LINE_HEIGHT + 4


def stacked(points: Sequence[Point], *, unit_label: str, totals: Mapping[str, str] | None = None) -> dict[str, Any]:
    """
    Return the specification of a chart of bars in parts.

    Args:
        points: a value for each part (series) of each bar (label), none below zero.
        unit_label: what the bars count, in words.
        totals: the total of each bar as the annex prints it.

    The parts stand in the order of their legend, with a white edge between them, and their name and value inside
    where there is room; the names of the rest stand behind the bar. So nothing is told by colour alone, and dark and
    light colours take turns.

    Raises:
        ValueError: the points cannot be drawn, there are more than four parts, or a value is below zero.
    """
    check(points)
    if any((point.value or 0) < 0 for point in points):
        raise ValueError("A part below zero cannot be stacked: use bars, or a table.")
    return both_widths(lambda width: _Stack(tuple(points), unit_label, dict(totals or {}), width).spec())


@dataclass(frozen=True)
class _Stack:
    """Hold the points of a chart and the outer width that it is drawn for."""

    points: tuple[Point, ...]
    unit_label: str
    totals: dict[str, str]
    width: float

    @property
    def over(self) -> bool:
        """Return whether labels stand over their bars, as on a phone."""
        return self.width < 480

    @cached_property
    def wrapped(self) -> dict[str, list[str]]:
        """Return the lines of each label."""
        room = self.width if self.over else self.width * 0.34
        return {label: wrap(label, room) for label in labels_of(self.points)}

    @cached_property
    def sums(self) -> dict[str, float]:
        """Return the length of each bar."""
        sums = dict.fromkeys(self.wrapped, 0.0)
        for point in self.points:
            sums[point.label] += point.value or 0.0
        return sums

    @property
    def longest(self) -> float:
        """Return the length of the longest bar."""
        return max(self.sums.values()) or 1.0

    @cached_property
    def padding(self) -> Padding:
        """Return the room around the bars: labels, totals, legend above and what is counted below."""
        left = self.left
        right = widest(list(self.totals.values()), bold=True) + 12
        above = (max(line for line, _ in self.legend) + 1) * _LEGEND_LINE + 12
        return Padding(round(left, 1), round(right, 1), above, 12 + LINE_HEIGHT * len(self.unit_lines))

    @property
    def plot(self) -> float:
        """Return the width of the plot in pixels."""
        return self.width - self.padding.left - self.padding.right

    @cached_property
    def unit_lines(self) -> list[str]:
        """Return what the bars count, in lines that fit."""
        return wrap(self.unit_label, self.width - self.left)

    @cached_property
    def left(self) -> float:
        """Return the room left of the bars, where the labels stand."""
        return 2.0 if self.over else widest([line for label in self.wrapped.values() for line in label]) + 12

    @cached_property
    def legend(self) -> list[tuple[int, float]]:
        """Return the line and the pixel across at which each swatch stands."""
        across, line, places = 0.0, 0, []
        for name in series_of(self.points):
            needed = _SWATCH + 6 + width_of(name)
            if across and across + needed > self.width:
                across, line = 0.0, line + 1
            places.append((line, across))
            across += needed + 20
        return places

    @cached_property
    def middles(self) -> dict[str, tuple[float, float]]:
        """Return the pixels from the top of the middles of each label and its bar."""
        middles, top = {}, 0.0
        for label, wrapped in self.wrapped.items():
            tall = len(wrapped) * LINE_HEIGHT
            if self.over:
                middles[label] = top + tall / 2, top + tall + 4 + _BAR / 2
                top += tall + 4 + _BAR + _SPACE
            else:
                tall = max(tall, _BAR)
                middles[label] = top + tall / 2, top + tall / 2
                top += tall + _SPACE
        return middles

    @property
    def height(self) -> float:
        """Return the height of all bars in pixels."""
        return list(self.middles.values())[-1][1] + _BAR / 2 + 8

    def x(self, field: str) -> dict[str, Any]:
        """Return the horizontal encoding of a field."""
        return position(field, 0, self.longest)

    def spec(self) -> dict[str, Any]:
        """Return the specification: parts, their values, labels, totals and the legend."""
        parts = self._parts()
        place = {
            "x": self.x("start"),
            "x2": {"field": "end"},
            "fill": as_is("colour"),
            "y": down("top", self.height),
            "y2": {"field": "bottom"},
        }
        swatches = {"x": self.x("x"), "y": down("y", self.height), "fill": as_is("colour")}
        box = {"shape": "square", "filled": True, "size": _SWATCH**2, "opacity": 1}
        layers = [
            layer("rect", parts, {**place, "strokeWidth": {**as_is("edge"), "type": "quantitative"}}, stroke=PAPER),
            self._values(parts),
            layer("point", self._swatches(), swatches, **box),
            words(self._texts(), self.x("x"), down("y", self.height), across=self._value_at),
        ]
        return frame(layers, width=self.width, height=self.height, padding=self.padding)

    def _value_at(self, pixel: float) -> float:
        return pixel / self.plot * self.longest

    def _parts(self) -> list[dict[str, Any]]:
        parts, before = [], dict.fromkeys(self.sums, 0.0)
        for at, name in enumerate(series_of(self.points)):
            for point in of_series(self.points, name):
                if not point.value:
                    continue
                start, middle = before[point.label], self.middles[point.label][1]
                before[point.label] += point.value
                inside = self._inside(name, point)
                parts.append(
                    {
                        "name": point.label,
                        "part": name,
                        "start": start,
                        "end": before[point.label],
                        "top": middle - _BAR / 2,
                        "bottom": middle + _BAR / 2,
                        "colour": CATEGORIES[at],
                        "text": inside,
                        "edge": _EDGE if point.value / self.longest * self.plot > 3 * _EDGE else 0,
                    }
                )
        return parts

    def _inside(self, name: str, point: Point) -> str:
        """Return what stands inside a part: its name and its value, the value alone, or nothing."""
        room = (point.value or 0.0) / self.longest * self.plot - 10
        return next((text for text in (f"{name} {point.text}", point.text) if width_of(text) < room), "")

    def _beside(self, label: str, start: float) -> Word | None:
        """Return the names of the parts of a bar that have no name inside, where there is room for them."""
        points = [point for name in series_of(self.points) for point in of_series(self.points, name)]
        here = [point for point in points if point.label == label and point.value]
        unnamed = [point.series for point in here if not self._inside(point.series, point).startswith(point.series)]
        text = ", ".join(unnamed)
        room = self.plot + self.padding.right - start - 2
        return Word(text, start, self.middles[label][1]) if text and width_of(text) <= room else None

    def _values(self, parts: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """Return the values inside the parts, light on dark or dark on light."""
        rows = [
            {
                "x": (part["start"] + part["end"]) / 2,
                "y": part["top"] + _BAR / 2,
                "text": part["text"],
                "colour": on_colour(part["colour"]),
            }
            for part in parts
            if part["text"]
        ]
        place = {"x": self.x("x"), "y": down("y", self.height), "fill": as_is("colour")}
        return layer("text", rows, {**place, "text": {"field": "text", "type": "nominal"}}, baseline="middle")

    def _swatch_at(self, at: int) -> tuple[float, float]:
        """Return the pixels of the left edge and the middle of a swatch, from the corner of the plot."""
        line, across = self.legend[at]
        return across - self.padding.left, line * _LEGEND_LINE + LINE_HEIGHT / 2 + 2 - self.padding.top

    def _swatches(self) -> list[dict[str, Any]]:
        places = [self._swatch_at(at) for at in range(len(self.legend))]
        return [
            {"x": round(self._value_at(across + _SWATCH / 2), 4), "y": round(y, 2), "colour": CATEGORIES[at]}
            for at, (across, y) in enumerate(places)
        ]

    def _texts(self) -> list[Word]:
        texts = []
        for at, name in enumerate(series_of(self.points)):
            across, y = self._swatch_at(at)
            texts.append(Word(name, across + _SWATCH + 6, y))
        for label, wrapped in self.wrapped.items():
            beside, bar = self.middles[label]
            texts += lines(wrapped, 0.0 if self.over else -8.0, beside, align="left" if self.over else "right")
            end = self.sums[label] / self.longest * self.plot
            total = self.totals.get(label, "")
            texts.append(Word(total, end + 8, bar, bold=True))
            names = self._beside(label, end + 8 + (width_of(total, bold=True) + 8 if total else 0.0))
            texts += [names] if names else []
        middle = self.height + 10 + LINE_HEIGHT * len(self.unit_lines) / 2
        return [*texts, *lines(self.unit_lines, 0.0, middle)]
