"""Horizontal bars from zero with their values, the local one dark, with intervals if there are any."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yjreport.charts.layout import both_widths, down, frame, layer
from yjreport.charts.points import Point, check
from yjreport.charts.row_chart import RowChart
from yjreport.charts.rows import MARK, Rows
from yjreport.drawing.theme import INK, TEXT


def bars(points: Sequence[Point], *, unit_label: str, unit: str = "", local: str | None = None) -> dict[str, Any]:
    """
    Return the specification of a bar chart.

    `points` are values of one series over labels, of several series at one label, or of both.

    Each bar has its name and its value beside it, so colour only repeats what the words say. A point without
    a value keeps its row, with its mark in place of a bar. Where there are intervals the axis is drawn, and the
    values stand in a column, for beside a bar they would be read as the end of its interval.

    Raises:
        ValueError: the points cannot be drawn.
    """
    check(points, max_series=None)
    with_intervals = any(point.low is not None and point.value is not None for point in points)
    return both_widths(lambda width: _draw(RowChart(Rows.of(points, local, width), unit_label, unit, with_intervals)))


def _draw(chart: RowChart) -> dict[str, Any]:
    height = chart.rows.height
    values = [
        {**one, "top": round(row.middle - MARK / 2, 2), "bottom": round(row.middle + MARK / 2, 2)}
        for row, one in chart.values
    ]
    place = {"x": chart.x("value"), "x2": {"datum": 0}, "y": down("top", height), "y2": {"field": "bottom"}}
    drawn = layer("rect", values, {**place, "fill": chart.fill()})
    layers = [chart.axes(line=TEXT), drawn, *chart.intervals(INK), chart.words()]
    return frame(layers, width=chart.rows.width, height=height, padding=chart.padding)
