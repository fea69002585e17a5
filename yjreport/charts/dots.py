"""A dot for each value with its interval, against a line of reference if there is one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yjreport.charts.layout import both_widths, down, frame, layer, local_or
from yjreport.charts.points import Point, check
from yjreport.charts.row_chart import RowChart
from yjreport.charts.rows import Rows
from yjreport.drawing.theme import LOCAL, PAPER, TEXT


def dots(
    points: Sequence[Point],
    *,
    unit_label: str,
    unit: str = "",
    local: str | None = None,
    reference: float | None = None,
    reference_label: str = "",
    even: bool = False,
) -> dict[str, Any]:
    """
    Return the specification of a dot chart with intervals.

    Args:
        points: values of one series over labels, of several series at one label, or of both.
        unit_label: what the axis counts, in words.
        unit: the measure's unit; percent and gbp put their sign on the axis.
        local: the series that stands out; the first one if left out.
        reference: a value that all others are read against: 1 for a ratio of rates.
        reference_label: what the reference is ("Same as all children").
        even: whether no series stands out, as where they are groups of children.

    Raises:
        ValueError: the points cannot be drawn.
    """
    check(points, max_series=None)

    def draw(width: float) -> dict[str, Any]:
        rows = Rows.of(points, local, width, even=even)
        return _draw(RowChart(rows, unit_label, unit, True, reference, reference_label))

    return both_widths(draw)


def _draw(chart: RowChart) -> dict[str, Any]:
    height = chart.rows.height
    values = [{**one, "middle": round(row.middle, 2)} for row, one in chart.values]
    place = {"x": chart.x("value"), "y": down("middle", height)}
    dot = {"filled": True, "size": 130, "opacity": 1, "stroke": PAPER, "strokeWidth": 1.5}
    layers = [
        chart.axes(line=TEXT),
        *chart.reference_line(),
        *chart.intervals(LOCAL, wide=True),
        layer("point", values, {**place, "fill": chart.fill(), "shape": local_or("circle", "square")}, **dot),
        chart.words(),
    ]
    return frame(layers, width=chart.rows.width, height=height, padding=chart.padding)
