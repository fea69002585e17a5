"""A point for each area by its size, between the limits within which chance alone may put it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yjreport.charts.funnel_plan import HEIGHT, REACH, Curve, FunnelPlan, FunnelPoint
from yjreport.charts.layout import Word, both_widths, layer, lines, local_or, words
from yjreport.charts.points import check, series_of
from yjreport.drawing.theme import COMPARATOR, INK, LINE_HEIGHT, LOCAL, PAPER, TEXT

_THIN = {"color": TEXT, "strokeWidth": 1.25}
_LEAST_CURVE = 2


def funnel(
    points: Sequence[FunnelPoint],
    curves: Sequence[Curve],
    *,
    average: float,
    average_text: str,
    unit_label: str,
    size_label: str,
    unit: str = "",
    local: str | None = None,
) -> dict[str, Any]:
    """
    Return the specification of a funnel chart.

    Args:
        points: a value for each area with the size that its limits depend on; one without a value is not drawn.
        curves: the limits at sizes in order, from the smallest area to the largest.
        average: the pooled value about which the limits lie.
        average_text: what the average is, with its value ("Family 148").
        unit_label: what the upright axis counts.
        size_label: what the other axis counts: the denominators.
        unit: the measure's unit; percent and gbp put their sign on the axis.
        local: the series that stands out and is always named; the first one if left out.

    Other areas are named where there is room, those outside the limits first; a name that has no room beside its
    point stands further off, with a thin line between them, so that no line strikes it. The lines are
    named at their right ends, so no legend is needed.

    Raises:
        ValueError: the points cannot be drawn, or the limits are at fewer than two sizes.
    """
    check(points, max_series=None)
    if len(curves) < _LEAST_CURVE:
        raise ValueError("A funnel needs limits at two sizes or more.")
    name = series_of(points, local)[0]

    def draw(width: float) -> dict[str, Any]:
        plan = FunnelPlan(
            tuple(points), tuple(curves), average, average_text, unit_label, size_label, unit, name, width
        )
        return _draw(plan)

    return both_widths(draw)


def _draw(plan: FunnelPlan) -> dict[str, Any]:
    return plan.spec([
        plan.axes(), *_limits(plan), _average(plan), _leaders(plan), _markers(plan), _words(plan),
    ])  # fmt: skip


def _limits(plan: FunnelPlan) -> list[dict[str, Any]]:
    """Return the limits: 95% dashed, 99.8% unbroken, so that they are told apart without colour."""
    made = []
    for level, looks in (("warning", {"strokeDash": [5, 4]}), ("action", {})):
        rows = [
            {"size": curve.size, "limit": round(getattr(curve, level)[end], 4), "end": end}
            for end in (0, 1)
            for curve in plan.curves
        ]
        encoding = {"x": plan.x(), "y": plan.y("limit"), "detail": {"field": "end", "type": "nominal"}}
        made.append(layer("line", rows, encoding, **_THIN, **looks))
    return made


def _average(plan: FunnelPlan) -> dict[str, Any]:
    ends = plan.curves[0].size, plan.curves[-1].size
    rows = [{"size": ends[0], "to": ends[1], "value": plan.average}]
    return layer("rule", rows, {"x": plan.x(), "x2": {"field": "to"}, "y": plan.y()}, color=INK, strokeWidth=2)


def _markers(plan: FunnelPlan) -> dict[str, Any]:
    """Return a marker for each area, the local one last so that it lies on top."""
    rows = [
        {"area": point.series, "size": point.size, "value": point.value, "local": point.series == plan.local}
        for point in sorted(plan.drawn, key=lambda one: one.series == plan.local)
    ]
    looks = {"filled": True, "size": 130, "opacity": 1, "stroke": PAPER, "strokeWidth": 1.5}
    encoding = {
        "x": plan.x(),
        "y": plan.y(),
        "fill": local_or(LOCAL, COMPARATOR),
        "shape": local_or("circle", "square"),
    }
    return layer("point", rows, encoding, **looks)


def _leaders(plan: FunnelPlan) -> dict[str, Any]:
    """Return the thin lines between points and names that stand apart from them."""
    rows = [
        {
            "size": round(plan.size_at(label.leader[0]), 4),
            "value": round(plan.at(label.leader[1]), 4),
            "to": round(plan.size_at(label.leader[2]), 4),
            "end": round(plan.at(label.leader[3]), 4),
        }
        for label in plan.labels
        if label.leader
    ]
    encoding = {"x": plan.x(), "x2": {"field": "to"}, "y": plan.y(), "y2": {"field": "end"}}
    return layer("rule", rows, encoding, color=TEXT, strokeWidth=1)


def _words(plan: FunnelPlan) -> dict[str, Any]:
    texts: list[Word] = []
    for label in plan.labels:
        texts += lines(label.lines, label.x, label.y, align=label.align, bold=label.local, local=label.local)
    right = plan.across(plan.curves[-1].size)
    for end in plan.ends:
        texts += lines(end.lines, right + REACH, end.middle)
    for tick, text in zip(plan.sizes.ticks, plan.sizes.texts(), strict=True):
        texts.append(Word(text, plan.across(tick), HEIGHT + 16, "center"))
    middle = HEIGHT + 16 + LINE_HEIGHT * (len(plan.size_lines) + 1) / 2 + 4
    texts += lines(plan.size_lines, plan.plot / 2, middle, align="center")
    return words([*texts, *plan.unit_words()], plan.x(), plan.y(), across=plan.size_at, upright=plan.at)


__all__ = ["Curve", "FunnelPoint", "funnel"]
