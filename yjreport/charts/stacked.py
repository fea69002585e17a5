"""Bars in up to four parts, for money by agency and kind of cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yjreport.charts.layout import Padding, both_widths, down, frame, layer, lines_at, text
from yjreport.charts.points import check, labels_of, of_series, series_of
from yjreport.charts.scale import zero_based
from yjreport.charts.theme import CATEGORIES, LINE_HEIGHT, PAPER, TEXT, on_colour
from yjreport.charts.typeset import widest, width_of, wrap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from yjreport.charts.points import Point

_BAR = 26
_SWATCH = 14


def stacked(
    points: Sequence[Point], *, unit_label: str, unit: str = "", totals: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """
    Return the specification of a chart of bars in parts.

    Args:
        points: a value for each part (series) of each bar (label), none below zero.
        unit_label: what the bars count, in words.
        unit: unused by the picture, kept so that every builder is called alike.
        totals: the total of each bar as the annex prints it.

    The parts stand in the order of their legend, with a white edge between them and their value inside where
    there is room: dark and light colours take turns, so that order and tone tell them apart without hue.

    Raises:
        ValueError: the points cannot be drawn, there are more than four parts, or a value is below zero.
    """
    check(points)
    if any((point.value or 0) < 0 for point in points):
        raise ValueError("A part below zero cannot be stacked: use bars, or a table.")
    del unit
    return both_widths(lambda width: _draw(points, unit_label, dict(totals or {}), width))


def _draw(points: Sequence[Point], unit_label: str, totals: dict[str, str], width: float) -> dict[str, Any]:
    over, names, labels = width < 480, series_of(points), labels_of(points)
    most = width if over else width * 0.34
    wrapped = {label: wrap(label, most) for label in labels}
    left = 2.0 if over else widest([line for lines in wrapped.values() for line in lines]) + 12
    right = widest(list(totals.values()), bold=True) + 12
    plot = width - left - right
    sums = {label: sum(point.value or 0 for point in points if point.label == label) for label in labels}
    scale = zero_based(sums.values())
    longest = max(sums.values()) or scale.high

    middles, top = {}, 0.0
    for label in labels:
        words = len(wrapped[label]) * LINE_HEIGHT
        tall = words + _BAR + 4 if over else max(words, _BAR)
        middles[label] = (top + words / 2, top + words + 4 + _BAR / 2) if over else (top + tall / 2,) * 2
        top += tall + 12
    height = top - 4

    parts, before = [], dict.fromkeys(labels, 0.0)
    for name in names:
        for point in of_series(points, name):
            if point.value:
                start, before[point.label] = before[point.label], before[point.label] + point.value
                middle = middles[point.label][1]
                parts.append((name, {
                    "name": point.label, "part": name, "start": start, "end": before[point.label],
                    "top": middle - _BAR / 2, "bottom": middle + _BAR / 2, "middle": middle,
                    "centre": (start + before[point.label]) / 2,
                    "text": point.text if width_of(point.text) + 10 < point.value / longest * plot else "",
                }))  # fmt: skip
    legend, legend_height = _legend(names, width)
    x = {"type": "quantitative", "axis": None, "scale": {"domain": [0, longest], "nice": False}}
    place = {
        "x": {**x, "field": "start"}, "x2": {"field": "end"}, "y": down("top", height), "y2": {"field": "bottom"},
    }  # fmt: skip
    inside = {"x": {**x, "field": "centre"}, "y": down("middle", height)}
    layers = []
    for at, name in enumerate(names):
        rows = [row for part, row in parts if part == name]
        fill = CATEGORIES[at]
        layers.append(layer("rect", rows, place, color=fill, stroke=PAPER, strokeWidth=1.5))
        inner = [row for row in rows if row["text"]]
        layers.append(text(inner, inside, color=on_colour(fill), stroke=None, strokeWidth=0))
    names_at = [
        {"text": line, "y": pixel} for label in labels for line, pixel in lines_at(wrapped[label], middles[label][0])
    ]  # fmt: skip
    ends = [
        {"text": totals[label], "end": sums[label], "middle": middles[label][1]} for label in labels if label in totals
    ]  # fmt: skip
    unit_rows = [
        {"text": line, "y": height + 10 + LINE_HEIGHT * (at + 0.5)} for at, line in enumerate(wrap(unit_label, width))
    ]  # fmt: skip
    layers += [
        text(names_at, {"x": {"value": 0 if over else -8}, "y": down("y", height)}, align="left" if over else "right"),
        text(ends, {"x": {**x, "field": "end"}, "y": down("middle", height)}, align="left", dx=8, fontWeight="bold"),
        text(unit_rows, {"x": {"value": 0}, "y": down("y", height)}, align="left", color=TEXT),
        *_draw_legend(legend, left, height),
    ]
    padding = Padding(round(left, 1), round(right, 1), legend_height, 12 + LINE_HEIGHT * len(unit_rows))
    kept = [part for part in layers if part["data"]["values"]]
    return frame(kept, width=width, height=height, padding=padding)


def _legend(names: Sequence[str], width: float) -> tuple[list[dict[str, Any]], float]:
    """Return the swatches with their names in as many lines as they need, and the room for them."""
    across, line, found = 0.0, 0, []
    for at, name in enumerate(names):
        needed = _SWATCH + 6 + width_of(name) + 20
        if across and across + needed - 20 > width:
            across, line = 0.0, line + 1
        found.append({"text": name, "x": across, "line": line, "colour": CATEGORIES[at]})
        across += needed
    height = (line + 1) * (LINE_HEIGHT + 4) + 12
    for swatch in found:
        swatch["y"] = swatch["line"] * (LINE_HEIGHT + 4) + LINE_HEIGHT / 2 - height + 2
    return found, height


def _draw_legend(legend: Sequence[dict[str, Any]], left: float, height: float) -> list[dict[str, Any]]:
    layers = []
    for swatch in legend:
        rows = [{"y": round(swatch["y"], 2), "text": swatch["text"]}]
        at = round(swatch["x"] - left, 2)
        square = {"x": {"value": at + _SWATCH / 2}, "y": down("y", height)}
        words = {"x": {"value": at + _SWATCH + 6}, "y": down("y", height)}
        box = {"shape": "square", "filled": True, "size": _SWATCH**2, "opacity": 1}
        layers += [layer("point", rows, square, color=swatch["colour"], **box), text(rows, words, align="left")]
    return layers
