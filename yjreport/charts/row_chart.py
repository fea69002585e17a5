"""The parts that bars and dots share: axis, intervals, labels and values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from yjreport.charts.layout import Align, Padding, Word, down, layer, lines, local_or, position, words
from yjreport.charts.rows import MARK, Row, Rows
from yjreport.charts.scale import Scale, axis, zero_based
from yjreport.drawing.theme import COMPARATOR, INK, LINE_HEIGHT, LOCAL, PAPER
from yjreport.drawing.typeset import widest, width_of, wrap

_BESIDE = 8


@dataclass(frozen=True)
class RowChart:
    """
    Hold rows and the axis that they are measured on.

    Args:
        unit_label: what the axis counts.
        in_column: print values in a column at the right and draw the axis, as dots and intervals need it.
        reference: a value that all others are read against, or None.
    """

    rows: Rows
    unit_label: str
    unit: str
    in_column: bool = False
    reference: float | None = None
    reference_label: str = ""

    @property
    def values(self) -> list[tuple[Row, dict[str, Any]]]:
        """Return each row that has a value, with what its mark is drawn from."""
        return [
            (row, {"name": " ".join(row.lines), "value": row.point.value, "local": row.local})
            for row in self.rows.rows
            if row.point is not None and row.point.value is not None
        ]

    @cached_property
    def spans(self) -> list[tuple[Row, float, float]]:
        """Return each row with an interval, and the interval."""
        return [
            (row, row.point.low, row.point.high)
            for row in self.rows.rows
            if row.point is not None
            and row.point.value is not None
            and row.point.low is not None
            and row.point.high is not None
        ]

    @property
    def shows_axis(self) -> bool:
        """Return whether the axis is drawn."""
        return self.in_column or bool(self.spans)

    @cached_property
    def scale(self) -> Scale:
        """Return the axis of values."""
        values = [point.value for point in self.rows.points if point.value is not None]
        ends = [end for _, low, high in self.spans for end in (low, high)]
        reference = [] if self.reference is None else [self.reference]
        scale = self._with_room([*values, *ends, *reference])
        # Without an axis to read there is no need for round ends: the longest bar takes all the room.
        longest = max(values, default=0.0)
        return scale if self.shows_axis or longest <= 0 else replace(scale, high=longest)

    def _with_room(self, values: list[float]) -> Scale:
        """Return an axis that has as many round steps as there is room for their labels, six at most."""
        column = widest([row.point.short for row in self.rows.rows if row.point is not None], bold=True) + 24
        room = self.rows.width - self.rows.label_room - column
        for steps in range(4 if self.rows.over else 6, 1, -1):
            scale = zero_based(values, steps=steps)
            if (widest(scale.texts(self.unit)) + _BESIDE) * (len(scale.ticks) - 1) <= room:
                return scale
        return zero_based(values, steps=1)

    @cached_property
    def padding(self) -> Padding:
        """Return the room around the plot: labels left, values right, axis below."""
        left = self.rows.label_room or (width_of(self.scale.texts(self.unit)[0]) / 2 + 2 if self.shows_axis else 2.0)
        room = self.rows.width - left
        values = [
            room - (room - width_of(row.point.short, bold=True) - _BESIDE - 4) / self._share(row)
            for row in self.rows.rows
            if row.point is not None and self._share(row) > 0
        ]
        if self.in_column:
            values = [width_of(row.point.short, bold=True) + 24 for row in self.rows.rows if row.point is not None]
        last_tick = width_of(self.scale.texts(self.unit)[-1]) / 2 + 2 if self.shows_axis else 2
        below = 10.0 + (LINE_HEIGHT + 8) * self.shows_axis + LINE_HEIGHT * len(self.unit_lines)
        top = LINE_HEIGHT + 10.0 if self.reference is not None else 6.0
        return Padding(round(left, 1), round(max(last_tick, *values), 1), top, below)

    def _share(self, row: Row) -> float:
        """Return how far across the plot the value of a row is printed, 0 to 1."""
        point = row.point
        if point is None or point.value is None:
            return 0.0
        far = max(point.value, point.high if point.high is not None else point.value, 0.0)
        return (far - self.scale.low) / (self.scale.high - self.scale.low)

    @property
    def plot(self) -> float:
        """Return the width of the plot in pixels."""
        return self.rows.width - self.padding.left - self.padding.right

    @cached_property
    def unit_lines(self) -> list[str]:
        """Return what the axis counts, in lines that fit."""
        return wrap(self.unit_label, self.rows.width * (1 if self.rows.over else 0.6)) if self.unit_label else []

    def x(self, field: str, **more: Any) -> dict[str, Any]:
        """Return the horizontal encoding of a field of values."""
        return position(field, self.scale.low, self.scale.high, **more)

    def axes(self, *, line: str) -> dict[str, Any]:
        """Return the layer that carries the axis, with an upright line at zero."""
        more = {"axis": axis(self.scale, self.unit, grid=True, domain=False)} if self.shows_axis else {}
        encoding = {"x": self.x("value", **more), "y": {"value": 0}, "y2": {"value": "height"}}
        return layer("rule", [{"value": 0}], encoding, color=line, strokeWidth=0 if self.rows.over else 1)

    def fill(self) -> dict[str, Any]:
        """Return the colour of a row's mark: the local one is dark."""
        return local_or(LOCAL, COMPARATOR)

    def reference_line(self) -> list[dict[str, Any]]:
        """Return the dashed line of reference."""
        if self.reference is None:
            return []
        looks = {"color": INK, "strokeWidth": 1.5, "strokeDash": [5, 4]}
        if not self.rows.over:
            upright = {"x": self.x("value"), "y": {"value": -4}, "y2": {"value": "height"}}
            return [layer("rule", [{"value": self.reference}], upright, **looks)]
        # Where names stand over their marks the line is drawn beside the marks alone, so that it strikes no name.
        middles = [row.middle for row in self.rows.rows if row.point is not None]
        ends = [{"value": self.reference, "top": at - MARK / 2, "bottom": at + MARK / 2} for at in middles]
        place = {"x": self.x("value"), "y": down("top", self.rows.height), "y2": {"field": "bottom"}}
        return [layer("rule", ends, place, **looks)]

    def _reference_word(self) -> list[Word]:
        if self.reference is None:
            return []
        # A name that would leave the picture on one side is set from that side.
        half, at = width_of(self.reference_label) / 2, self.pixel(self.reference)
        right = self.plot + self.padding.right - half
        align: Align = "left" if at < half else "right" if at > right else "center"
        return [Word(self.reference_label, at, -LINE_HEIGHT / 2 - 5, align)]

    def pixel(self, value: float) -> float:
        """Return the pixel at which a value stands."""
        return (value - self.scale.low) / (self.scale.high - self.scale.low) * self.plot

    def value_at(self, pixel: float) -> float:
        """Return the value at a pixel, to place words on the axis of values."""
        return self.scale.low + pixel / self.plot * (self.scale.high - self.scale.low)

    def intervals(self, colour: str, *, wide: bool = False) -> list[dict[str, Any]]:
        """Return the lines of the intervals, with caps where bars would hide their ends."""
        height = self.rows.height
        rows = [{"low": low, "high": high, "middle": round(row.middle, 2)} for row, low, high in self.spans]
        ends = [{"end": row[end], "middle": row["middle"]} for row in rows for end in ("low", "high")]
        middle = down("middle", height)
        span = {"x": self.x("low"), "x2": {"field": "high"}, "y": middle}
        cap = {"color": colour, "orient": "vertical", "size": 10, "thickness": 1.5, "opacity": 1}
        caps = layer("tick", ends, {"x": self.x("end"), "y": middle}, **cap)
        line = layer("rule", rows, span, color=colour, strokeWidth=2.5 if wide else 1.5)
        # A white edge keeps the part of the line that lies on a dark bar visible.
        return [line, caps] if wide else [layer("rule", rows, span, color=PAPER, strokeWidth=5), line, caps]

    def words(self) -> dict[str, Any]:
        """Return labels, values, the name of the reference and what the axis counts."""
        several, over = len(self.rows.names) > 1 and not self.rows.even, self.rows.over
        texts: list[Word] = self._reference_word()
        for row in self.rows.rows:
            if row.point is None:
                texts += lines(row.lines, -self.padding.left, row.label_middle, bold=True)
                continue
            looks: dict[str, Any] = {"bold": row.local and several, "local": row.local and several}
            place = (0.0, "left") if over else (-_BESIDE, "right")
            texts += lines(row.lines, place[0], row.label_middle, align=place[1], **looks)
            end = 0.0 if row.point.value is None else max(row.point.value, row.point.high or 0.0, 0.0)
            if self.in_column:
                texts.append(Word(row.point.short, self.plot + self.padding.right - 2, row.middle, "right", **looks))
            else:
                texts.append(Word(row.point.short, self.pixel(end) + _BESIDE, row.middle, **looks))
        below = self.rows.height + 8 + (LINE_HEIGHT + 8) * self.shows_axis
        left = -self.padding.left if over else 0.0
        texts += lines(self.unit_lines, left, below + LINE_HEIGHT * len(self.unit_lines) / 2)
        return words(texts, self.x("x"), down("y", self.rows.height), across=self.value_at)
