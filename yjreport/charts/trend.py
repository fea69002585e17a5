"""A line for each of up to four series over periods, named at its end, with the local interval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yjreport.charts.bars import bars
from yjreport.charts.layout import both_widths, frame, layer, lines_at, text
from yjreport.charts.points import check, labels_of, of_series, series_of
from yjreport.charts.scale import axis
from yjreport.charts.theme import CATEGORIES, LINE_HEIGHT, LOCAL, PAPER, SHAPES, TEXT
from yjreport.charts.trend_plan import HEIGHT, REACH, TrendPlan, value_top
from yjreport.charts.typeset import widest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from yjreport.charts.points import Point

_BAND_FROM = 6
"""From this many periods the interval is a band; below it, bars that suggest no values in between."""


def trend(
    points: Sequence[Point], *, unit_label: str, unit: str = "", local: str | None = None
) -> dict[str, Any]:
    """
    Return the specification of a line chart.

    Args:
        points: a value for each series and period; a period without a value breaks its line.
        unit_label: what the upright axis counts, in words ("Percentage of children who reoffended").
        unit: the measure's unit; percent and gbp put their sign on the axis.
        local: the series that stands out; the first one if left out.

    Periods are spaced evenly by their order and the axis begins at zero. With one period there is no line to
    draw, and bars are returned.

    Raises:
        ValueError: the points cannot be drawn, or there are more than four series.
    """
    check(points)
    if len(labels_of(points)) == 1:
        return bars(points, unit_label=unit_label, unit=unit, local=local)
    names = tuple(series_of(points, local))
    return both_widths(lambda width: _draw(TrendPlan(tuple(points), names, unit_label, unit, width)))


def _draw(plan: TrendPlan) -> dict[str, Any]:
    """Return one width of the chart: interval, then lines, the local one over all, then words."""
    layers = [_axes(plan), *_interval(plan)]
    for at, name in reversed(list(enumerate(plan.names))):
        layers += _line(plan, name, at)
    layers += [_leaders(plan), *_words(plan)]
    kept = [part for part in layers if part["data"]["values"]]
    return frame(kept, width=plan.width, height=HEIGHT, padding=plan.padding)


def _axes(plan: TrendPlan) -> dict[str, Any]:
    """Return the layer that carries the axis of values and draws the line at zero."""
    encoding = {"y": plan.y(axis=axis(plan.scale, plan.unit)), "x": {"value": 0}, "x2": {"value": "width"}}
    return layer("rule", [{"value": 0}], encoding, color=TEXT, strokeWidth=1)


def _interval(plan: TrendPlan) -> list[dict[str, Any]]:
    rows = [
        {"index": plan.index(point.label), "period": point.label, "low": point.low, "high": point.high}
        for point in plan.interval_points
    ]
    encoding = {"x": plan.x(), "y": plan.y("low"), "y2": {"field": "high"}}
    if len(plan.periods) >= _BAND_FROM and len(rows) == len(plan.periods):
        return [layer("area", rows, encoding, color=LOCAL, opacity=0.14)]
    cap = {"color": LOCAL, "orient": "horizontal", "size": 12, "thickness": 1.5, "opacity": 1}
    caps = [layer("tick", rows, {"x": plan.x(), "y": plan.y(end)}, **cap) for end in ("low", "high")]
    return [layer("rule", rows, encoding, color=LOCAL, strokeWidth=1.5), *caps]


def _line(plan: TrendPlan, name: str, at: int) -> list[dict[str, Any]]:
    """Return a line and its markers, which have a shape of their own."""
    rows = [
        {"index": plan.index(point.label), "series": name, "period": point.label, "value": point.value}
        for point in of_series(plan.points, name)
    ]
    marked = [row for row in rows if row["value"] is not None]
    encoding = {"x": plan.x(), "y": plan.y()}
    line = {"strokeWidth": 3 if at == 0 else 2, "invalid": "break-paths-show-path-domains"}
    marker = {"filled": True, "size": 100 if at == 0 else 80, "stroke": PAPER, "strokeWidth": 1.5, "opacity": 1}
    return [
        layer("line", rows, encoding, color=CATEGORIES[at], **line),
        layer("point", marked, encoding, color=CATEGORIES[at], shape=SHAPES[at], **marker),
    ]


def _leaders(plan: TrendPlan) -> dict[str, Any]:
    """Return the thin lines from a line's end to a name that had to move away from it."""
    rows = []
    for end in plan.ends:
        last = plan.last(end.key)
        if abs(end.middle - end.wanted) > 6 or last.label != plan.periods[-1]:
            rows.append({
                "index": plan.index(last.label), "last": len(plan.periods) - 1,
                "value": last.value, "end": plan.at(end.middle), "colour": CATEGORIES[plan.names.index(end.key)],
            })  # fmt: skip
    colour = {"field": "colour", "type": "nominal", "scale": None, "legend": None}
    encoding = {"x": plan.x(), "x2": {"field": "last"}, "y": plan.y(), "y2": {"field": "end"}, "color": colour}
    return layer("rule", rows, encoding, xOffset=7, x2Offset=REACH - 3, strokeWidth=1.5)


def _words(plan: TrendPlan) -> list[dict[str, Any]]:
    """Return the names at the ends, the values, the periods and what the axis counts."""
    ends = [
        (end.key, {"index": len(plan.periods) - 1, "y": plan.at(pixel), "text": line})
        for end in plan.ends
        for line, pixel in lines_at(end.lines, end.middle)
    ]
    local = plan.names[0]
    place = {"x": plan.x(), "y": plan.y("y")}
    side = {"align": "left", "dx": REACH}
    return [
        text([row for key, row in ends if key != local], place, **side),
        text([row for key, row in ends if key == local], place, **side, fontWeight="bold", color=LOCAL),
        text(_values(plan), place, dy=-13, fontWeight="bold", color=LOCAL),
        text(_starts(plan, local=False), place, align="right", dx=-12),
        text(_starts(plan, local=True), place, align="right", dx=-12, fontWeight="bold", color=LOCAL),
        text(_periods(plan), place),
        text(_unit(plan), {"x": {"value": -plan.padding.left}, "y": plan.y("y")}, align="left"),
    ]


def _values(plan: TrendPlan) -> Iterable[dict[str, Any]]:
    """Return the local values above their points, where they do not run into each other."""
    if plan.step < widest([point.text for point in plan.printed], bold=True) + 4:
        return []
    return [
        {"index": plan.index(point.label), "y": value_top(point), "text": point.text} for point in plan.printed
    ]


def _starts(plan: TrendPlan, *, local: bool) -> list[dict[str, Any]]:
    """Return the first values, left of their points."""
    return [
        {"index": 0, "y": plan.at(start.middle), "text": start.lines[0]}
        for start in plan.starts
        if (start.key == plan.names[0]) is local
    ]


def _periods(plan: TrendPlan) -> list[dict[str, Any]]:
    return [
        {"index": plan.index(label), "y": plan.at(HEIGHT + 14 + at * LINE_HEIGHT), "text": line}
        for label in plan.shown
        for at, line in enumerate(plan.lines_below(label))
    ]


def _unit(plan: TrendPlan) -> list[dict[str, Any]]:
    count = len(plan.unit_lines)
    return [
        {"y": plan.at(-LINE_HEIGHT * (count - at) - 3), "text": line} for at, line in enumerate(plan.unit_lines)
    ]
