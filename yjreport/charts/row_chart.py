"""The parts that bars and dots share: axis, intervals, labels and values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from yjreport.charts.layout import Padding, down, layer, lines_at, text
from yjreport.charts.rows import Row, Rows
from yjreport.charts.scale import Scale, axis, zero_based
from yjreport.charts.theme import INK, LINE_HEIGHT, LOCAL, PAPER, TEXT
from yjreport.charts.typeset import width_of, wrap

_BESIDE = 8


@dataclass(frozen=True)
class RowChart:
    """
    Hold rows and the axis that they are measured on.

    Args:
        rows: the rows, laid out.
        unit_label: what the axis counts.
        unit: the measure's unit.
        in_column: print values in a column at the right and always draw the axis, as dots need it.
        reference: a value that all others are read against, or None.
        reference_label: what the reference is.
    """

    rows: Rows
    unit_label: str
    unit: str
    in_column: bool = False
    reference: float | None = None
    reference_label: str = ""

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
        return zero_based([*values, *ends, *reference], steps=4 if self.rows.over else 6)

    @cached_property
    def padding(self) -> Padding:
        """Return the room around the plot: labels left, values right, axis below."""
        left = self.rows.label_room or (width_of(self.scale.texts(self.unit)[0]) / 2 + 2 if self.shows_axis else 2.0)
        room = self.rows.width - left
        values = [
            room - (room - width_of(row.point.text, bold=True) - _BESIDE - 4) / self._share(row)
            for row in self.rows.rows
            if row.point is not None and self._share(row) > 0
        ]
        if self.in_column:
            values = [width_of(row.point.text, bold=True) + 24 for row in self.rows.rows if row.point is not None]
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
        scale = {"domain": [self.scale.low, self.scale.high], "nice": False}
        return {"field": field, "type": "quantitative", "scale": scale, "axis": None, **more}

    def axes(self, *, line: str) -> dict[str, Any]:
        """Return the layer that carries the axis, with an upright line at zero."""
        more = {"axis": axis(self.scale, self.unit, grid=True, domain=False)} if self.shows_axis else {}
        encoding = {"x": self.x("value", **more), "y": {"value": 0}, "y2": {"value": "height"}}
        return layer("rule", [{"value": 0}], encoding, color=line, strokeWidth=0 if self.rows.over else 1)

    def reference_line(self) -> list[dict[str, Any]]:
        """Return the dashed line of reference and its name over it."""
        if self.reference is None:
            return []
        rows = [{"value": self.reference, "text": self.reference_label}]
        upright = {"x": self.x("value"), "y": {"value": -4}, "y2": {"value": "height"}}
        place = {"x": self.x("value"), "y": {"value": -LINE_HEIGHT / 2 - 5}}
        # A name that would leave the picture on one side is set from that side.
        half, at = width_of(self.reference_label) / 2, self.reference_pixel
        align = "left" if at < half else "right" if at > self.plot + self.padding.right - half else "center"
        return [
            layer("rule", rows, upright, color=INK, strokeWidth=1.5, strokeDash=[5, 4]),
            text(rows, place, align=align),
        ]

    @property
    def reference_pixel(self) -> float:
        """Return the pixel at which the reference stands."""
        share = ((self.reference or 0.0) - self.scale.low) / (self.scale.high - self.scale.low)
        return share * self.plot

    def intervals(self, colour: str, *, wide: bool = False) -> list[dict[str, Any]]:
        """Return the lines of the intervals, with caps where bars would hide their ends."""
        height = self.rows.height
        rows = [{"low": low, "high": high, "middle": round(row.middle, 2)} for row, low, high in self.spans]
        middle = down("middle", height)
        span = {"x": self.x("low"), "x2": {"field": "high"}, "y": middle}
        cap = {"color": colour, "orient": "vertical", "size": 10, "thickness": 1.5, "opacity": 1}
        caps = [layer("tick", rows, {"x": self.x(end), "y": middle}, **cap) for end in ("low", "high")]
        line = layer("rule", rows, span, color=colour, strokeWidth=2.5 if wide else 1.5)
        # A white edge keeps the part of the line that lies on a dark bar visible.
        return [line, *caps] if wide else [layer("rule", rows, span, color=PAPER, strokeWidth=5), line, *caps]

    def words(self) -> list[dict[str, Any]]:
        """Return labels, values, and what the axis counts."""
        height = self.rows.height
        labels = [
            (row, {"text": line, "y": pixel})
            for row in self.rows.rows
            for line, pixel in lines_at(row.lines, row.label_middle)
        ]
        heading = [each for row, each in labels if row.point is None]
        local = [each for row, each in labels if row.point is not None and row.local and len(self.rows.names) > 1]
        other = [each for row, each in labels if row.point is not None and each not in local]
        beside = {"x": {"value": -_BESIDE}, "y": down("y", height)}
        over = {"x": {"value": 0}, "y": down("y", height)}
        start = {"x": {"value": -self.padding.left}, "y": down("y", height)}
        place, align = (over, "left") if self.rows.over else (beside, "right")
        return [
            text(heading, start, align="left", fontWeight="bold", color=INK),
            text(other, place, align=align),
            text(local, place, align=align, fontWeight="bold", color=LOCAL),
            *self._values(),
            self._unit(),
        ]

    def _values(self) -> list[dict[str, Any]]:
        rows = [
            (row.local and len(self.rows.names) > 1, {
                "end": 0 if row.point.value is None else max(row.point.value, row.point.high or 0.0, 0.0),
                "middle": round(row.middle, 2), "text": row.point.text,
            })
            for row in self.rows.rows
            if row.point is not None and row.point.text
        ]  # fmt: skip
        place = {"x": self.x("end"), "y": down("middle", self.rows.height)}
        mark: dict[str, Any] = {"align": "left", "dx": _BESIDE}
        if self.in_column:
            place["x"] = {"value": round(self.plot + self.padding.right - 2, 2)}
            mark = {"align": "right"}
        return [
            text([row for local, row in rows if not local], place, **mark),
            text([row for local, row in rows if local], place, **mark, fontWeight="bold", color=LOCAL),
        ]

    def _unit(self) -> dict[str, Any]:
        below = self.rows.height + 8 + (LINE_HEIGHT + 8) * self.shows_axis + LINE_HEIGHT / 2
        rows = [{"y": below + at * LINE_HEIGHT, "text": line} for at, line in enumerate(self.unit_lines)]
        return text(rows, {"x": {"value": 0}, "y": down("y", self.rows.height)}, align="left", color=TEXT)

