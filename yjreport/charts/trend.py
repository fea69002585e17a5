"""A line for each of up to four series over periods, named at its end, with the local interval."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yjreport.charts.bars import bars
from yjreport.charts.layout import Word, as_is, both_widths, layer, lines, words
from yjreport.charts.points import Point, check, labels_of, of_series, series_of
from yjreport.charts.trend_plan import REACH, TrendPlan, value_top
from yjreport.drawing.theme import CATEGORIES, LINE_HEIGHT, LOCAL, PAPER, SHAPES, TEXT
from yjreport.drawing.typeset import widest

_BAND_FROM = 6
"""From this many periods the interval is a band; below it, bars that suggest no values in between."""
_TICK = 4
_BREAK = "//"
"""What stands on the axis where it is broken."""
_MOVED = 6
"""Pixels that a name may stand from its line's end without a thin line between them."""


def trend(points: Sequence[Point], *, unit_label: str, unit: str = "", local: str | None = None) -> dict[str, Any]:
    """
    Return the specification of a line chart.

    Args:
        points: a value for each series and period; a period without a value breaks its line.
        unit_label: what the upright axis counts, in words ("Percentage of children who reoffended").
        unit: the measure's unit; percent and gbp put their sign on the axis.
        local: the series that stands out; the first one if left out.

    Periods are spaced evenly by their order and the axis begins at zero; where a series breaks, so does the axis.
    With one period there is no line to draw, and bars are returned.

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
    return plan.spec([
        plan.axes(), _ticks(plan), *_interval(plan), _lines(plan), _markers(plan), *_leaders(plan), _words(plan),
    ])  # fmt: skip


def _ticks(plan: TrendPlan) -> dict[str, Any]:
    """Return a short line under the axis for each period, for not every one has its label."""
    rows = [{"index": plan.index(label)} for label in plan.dated]
    encoding = {"x": plan.x(), "y": {"value": plan.height}, "y2": {"value": plan.height + _TICK}}
    return layer("rule", rows, encoding, color=TEXT, strokeWidth=1)


def _interval(plan: TrendPlan) -> list[dict[str, Any]]:
    rows = [
        {"index": plan.index(point.label), "period": point.label, "low": point.low, "high": point.high}
        for point in plan.interval_points
    ]
    encoding = {"x": plan.x(), "y": plan.y("low"), "y2": {"field": "high"}}
    if len(plan.periods) >= _BAND_FROM and len(rows) == len(plan.periods):
        return [layer("area", rows, encoding, color=LOCAL, opacity=0.14)]
    ends = [{"index": row["index"], "end": row[end]} for row in rows for end in ("low", "high")]
    cap = {"color": LOCAL, "orient": "horizontal", "size": 12, "thickness": 1.5, "opacity": 1}
    return [
        layer("rule", rows, encoding, color=LOCAL, strokeWidth=1.5),
        layer("tick", ends, {"x": plan.x(), "y": plan.y("end")}, **cap),
    ]


def _of_each(plan: TrendPlan) -> list[dict[str, Any]]:
    """Return the rows of all series with their looks, the local one last so that it lies on top."""
    return [
        {
            "index": plan.index(point.label),
            "series": name,
            "period": point.label,
            "value": point.value,
            "colour": CATEGORIES[at],
            "shape": SHAPES[at],
            "weight": 3 if at == 0 else 2,
        }
        for at, name in reversed(list(enumerate(plan.names)))
        for point in of_series(plan.points, name)
    ]


def _lines(plan: TrendPlan) -> dict[str, Any]:
    encoding = {
        "x": plan.x(),
        "y": plan.y(),
        "detail": {"field": "series", "type": "nominal"},
        "stroke": as_is("colour"),
        "strokeWidth": {**as_is("weight"), "type": "quantitative"},
    }
    return layer("line", _of_each(plan), encoding, invalid="break-paths-show-path-domains")


def _markers(plan: TrendPlan) -> dict[str, Any]:
    """Return a marker for each value, of a shape of its own for each line."""
    rows = [row for row in _of_each(plan) if row["value"] is not None]
    encoding = {"x": plan.x(), "y": plan.y(), "fill": as_is("colour"), "shape": as_is("shape")}
    return layer("point", rows, encoding, filled=True, size=90, stroke=PAPER, strokeWidth=1.5, opacity=1)


def _leaders(plan: TrendPlan) -> list[dict[str, Any]]:
    """
    Return the thin lines from a line's end to a name that had to move away from it.

    One from a line that ends before the last period is dotted, so that it is not taken for the line itself.
    """
    rows: dict[bool, list[dict[str, Any]]] = {False: [], True: []}
    for end in plan.ends:
        last = plan.last(end.key)
        early = last.label != plan.dated[-1]
        if abs(end.middle - end.wanted) > _MOVED or early:
            rows[early].append(
                {
                    "index": plan.index(last.label),
                    "last": len(plan.periods) - 1,
                    "value": last.value,
                    "end": plan.at(end.middle),
                    "colour": CATEGORIES[plan.names.index(end.key)],
                }
            )
    encoding = {
        "x": plan.x(),
        "x2": {"field": "last"},
        "y": plan.y(),
        "y2": {"field": "end"},
        "stroke": as_is("colour"),
    }
    looks = {"xOffset": 7, "x2Offset": REACH - 3, "strokeWidth": 1.5}
    dotted = {**looks, "strokeWidth": 1.25, "strokeDash": [1, 4], "strokeCap": "round"}
    return [layer("rule", rows[False], encoding, **looks), layer("rule", rows[True], encoding, **dotted)]


def _words(plan: TrendPlan) -> dict[str, Any]:
    """Return the names at the ends, the values, the periods and what the axis counts."""
    local, last = plan.names[0], plan.across(len(plan.periods) - 1)
    texts: list[Word] = []
    for end in plan.ends:
        texts += lines(end.lines, last + REACH, end.middle, bold=end.key == local, local=end.key == local)
    for start in plan.starts:
        of = start.key == local
        texts.append(Word(start.lines[0], plan.across(0) - 12, start.middle, "right", bold=of, local=of))
    if plan.step >= widest([point.short for point in plan.printed], bold=True) + 4:
        for point in plan.printed:
            top = plan.scale.pixel(value_top(point), plan.height) - 13
            texts.append(Word(point.short, plan.across(plan.index(point.label)), top, "center", bold=True, local=True))
    texts += [
        Word(point.text, plan.across(plan.index(point.label)), plan.height - LINE_HEIGHT / 2 - 3, "center", local=True)
        for point in plan.withheld
        if plan.step >= widest([point.text]) + 4
    ]
    texts += [
        Word(_BREAK, plan.across(plan.index(label)), plan.height, "center")
        for label in sorted(plan.gaps, key=plan.index)
    ]
    for label in plan.shown:
        below = plan.lines_below(label)
        middle = plan.height + 14 + (len(below) - 1) * LINE_HEIGHT / 2
        texts += lines(below, plan.across(plan.index(label)), middle, align="center")
    return words([*texts, *plan.unit_words()], plan.x(), plan.y(), across=plan.index_at, upright=plan.at)
