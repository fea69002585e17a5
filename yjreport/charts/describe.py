"""Alternative text of a chart, computed from the points that it draws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from yjreport.charts.funnel_plan import FunnelPoint
from yjreport.charts.points import check, labels_of, of_series, series_of
from yjreport.formats import listing, value_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yjreport.charts.points import Point

Kind = Literal["line", "bars", "dots", "stacked", "funnel"]

KINDS: dict[str, str] = {
    "line": "Line chart",
    "bars": "Bar chart",
    "dots": "Dot chart",
    "stacked": "Bar chart in parts",
    "funnel": "Funnel chart",
}
PLACES: dict[str, str] = {
    "low at 99.8%": "below the 99.8% limits",
    "low at 95%": "below the 95% limits",
    "within": "within the 95% limits",
    "high at 95%": "above the 95% limits",
    "high at 99.8%": "above the 99.8% limits",
}
"""Where a point of a funnel lies, in words."""

EVERY_VALUE_UP_TO = 8
"""Up to this many values the text gives each; beyond it, the ends and the extremes."""


def describe(
    points: Sequence[Point],
    *,
    measure: str,
    kind: Kind,
    unit: str = "",
    local: str | None = None,
    interval: str = "",
) -> str:
    """
    Return the alternative text of a chart: what it shows, its values, its highest and lowest, first to last.

    Args:
        points: what the builder of the chart was given.
        measure: what is measured, as it stands within a sentence ("the binary reoffending rate").
        kind: line, bars, dots, stacked or funnel, after the builder that draws it.
        unit: the measure's unit, for a value that comes without its text.
        local: the series that is named first; the first one if left out.
        interval: what the intervals are ("95% confidence intervals"), if they are drawn.

    It says what went from where to where and never that it rose or fell: whether chance explains a
    difference is for the result's judgement.

    Raises:
        ValueError: the kind is unknown, or the points cannot be drawn.
    """
    if kind not in KINDS:
        raise ValueError(f"A chart is one of {', '.join(KINDS)}, not {kind!r}.")
    check(points, max_series=None)
    names, labels = series_of(points, local), labels_of(points)
    # A line chart with one period is drawn as bars.
    kind = "bars" if kind == "line" and len(labels) == 1 else kind
    parts = [_opening(kind, measure, names, labels)]
    if len(points) <= EVERY_VALUE_UP_TO:
        parts += _every_value(points, names, labels, unit)
    elif kind == "line":
        parts += [_ends(points, name, unit) for name in names]
    if kind == "funnel":
        parts += _places(points, names[0], unit)
    parts.append(_extremes(points, names, labels, unit))
    if any(point.low is not None for point in points):
        parts.append(f"The chart also shows {interval or 'intervals'}.")
    return " ".join(part for part in parts if part)


def _opening(kind: str, measure: str, names: Sequence[str], labels: Sequence[str]) -> str:
    who = f" for {listing(names)}" if len(names) > 1 or kind in ("line", "dots") else ""
    if kind == "funnel":
        return (
            f"{KINDS[kind]} of {measure} for {len(names)} areas by their size, with limits of chance at 95% and 99.8%."
        )
    if kind == "stacked":
        return f"{KINDS[kind]} of {measure} for {listing(labels)}, each in parts: {listing(names)}."
    if len(labels) == 1:
        return f"{KINDS[kind]} of {measure}{who}, {labels[0]}."
    if kind == "line":
        return f"{KINDS[kind]} of {measure}{who}, {len(labels)} periods, {labels[0]} to {labels[-1]}."
    return f"{KINDS[kind]} of {measure}{who}, {len(labels)} categories."


def _every_value(points: Sequence[Point], names: Sequence[str], labels: Sequence[str], unit: str) -> list[str]:
    named = len(labels) == 1 or all(point.label == point.series for point in points)
    if named:
        values = [f"{point.series} {_text(point, unit)}" for name in names for point in of_series(points, name)]
        return [f"{listing(values)}."]
    sentences = []
    for name in names:
        values = listing([f"{_text(point, unit)} ({point.label})" for point in of_series(points, name)])
        sentences.append(f"{name}: {values}." if len(names) > 1 else f"{_capital(values)}.")
    return sentences


def _ends(points: Sequence[Point], name: str, unit: str) -> str:
    """Return where a line begins and ends."""
    valued = [point for point in of_series(points, name) if point.value is not None]
    if not valued:
        return f"{name}: no value is shown."
    first, last = valued[0], valued[-1]
    if first is last:
        return f"{name}: {_text(first, unit)} ({first.label})."
    return f"{name}: from {_text(first, unit)} ({first.label}) to {_text(last, unit)} ({last.label})."


def _places(points: Sequence[Point], local: str, unit: str) -> list[str]:
    """Return where the local point of a funnel lies, and which others lie outside its limits."""
    valued = [point for point in points if isinstance(point, FunnelPoint) and point.value is not None]
    said = [
        f"{point.series} ({_text(point, unit)}) is {PLACES[point.place]}." for point in valued if point.series == local
    ]
    others = [point for point in valued if point.series != local]
    outside = [point for point in others if point.place != "within"]
    if not outside:
        return [*said, "All others are within the 95% limits."] if others else said
    words = [f"{point.series} ({_text(point, unit)}, {PLACES[point.place]})" for point in outside]
    count = f"{len(outside)} of the {len(others)} others"
    return [*said, f"Outside the 95% limits {'is' if len(outside) == 1 else 'are'} {count}: {listing(words)}."]


def _extremes(points: Sequence[Point], names: Sequence[str], labels: Sequence[str], unit: str) -> str:
    valued = [(point.value, point) for point in points if point.value is not None]
    values = [value for value, _ in valued]
    if len(valued) < 3 or len(set(values)) == 1:
        return ""
    found = []
    for word, wanted in (("Highest", max(values)), ("lowest", min(values))):
        at = [point for value, point in valued if value == wanted]
        where = listing([_where(point, names, labels) for point in at[:3]])
        more = f" and {len(at) - 3} more" if len(at) > 3 else ""
        found.append(f"{word}: {_text(at[0], unit)}, {where}{more}")
    return f"{'; '.join(found)}."


def _where(point: Point, names: Sequence[str], labels: Sequence[str]) -> str:
    if point.label == point.series:
        return point.series
    parts = [point.series] if len(names) > 1 else []
    return " in ".join([*parts, point.label] if len(labels) > 1 else parts or [point.label])


def _text(point: Point, unit: str) -> str:
    """Return a value as the annex prints it, or words for a value that is not there."""
    if point.value is None:
        return f"no value {point.text}".rstrip()
    return point.text or value_text(point.value, unit or "count")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
