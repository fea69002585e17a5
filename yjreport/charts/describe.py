"""Alternative text of a chart, computed from the points that it draws."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from yjreport.charts.funnel_plan import FunnelPoint
from yjreport.charts.points import Point, check, labels_of, of_series, series_of
from yjreport.formats import listing, value_text

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
    Return the alternative text of a chart in up to three sentences.

    They say what it shows; its values, or the first and the last of each line; and its highest and lowest, or where a
    line is broken.

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
    bounded = any(point.low is not None and point.value is not None for point in points)
    shown = [point for point in points if not point.gap]
    names, labels = series_of(shown, local), labels_of(shown)
    # A line chart with one period is drawn as bars.
    kind = "bars" if kind == "line" and len(labels) == 1 else kind
    with_interval = f", with {interval or 'intervals'}" if bounded else ""
    parts = [f"{_opening(kind, measure, names, labels)}{with_interval}."]
    if len(shown) <= EVERY_VALUE_UP_TO:
        parts.append(_every_value(shown, names, labels, unit))
    elif kind == "line":
        parts.append(f"{'; '.join(_ends(shown, name, unit) for name in names)}.")
    if kind == "funnel":
        parts.append("; ".join(_places(shown, names[0], unit)))
    broken = _gaps(points) if kind == "line" else ""
    # Of a broken line the figures before and after may not be comparable, so none of them is called the highest.
    closing = [broken or _extremes(shown, names, labels, unit)]
    parts.append(_capital("; ".join(part for part in closing if part)))
    return " ".join(part if part.endswith(".") else f"{part}." for part in parts if part)


def _opening(kind: str, measure: str, names: list[str], labels: list[str]) -> str:
    who = f" for {listing(names)}" if len(names) > 1 or kind in ("line", "dots") else ""
    if kind == "funnel":
        limits = "with limits of chance at 95% and 99.8%"
        return f"{KINDS[kind]} of {measure} for {len(names)} areas by their size, {limits}"
    if kind == "stacked":
        return f"{KINDS[kind]} of {measure} for {listing(labels)}, each in parts: {listing(names)}"
    if len(labels) == 1:
        return f"{KINDS[kind]} of {measure}{who}, {labels[0]}"
    if kind == "line":
        return f"{KINDS[kind]} of {measure}{who}, {len(labels)} periods, {labels[0]} to {labels[-1]}"
    if len(names) == len(labels) == len(set(names) & set(labels)):
        return f"{KINDS[kind]} of {measure}{who}"
    return f"{KINDS[kind]} of {measure}{who}, {len(labels)} categories"


def _every_value(points: Sequence[Point], names: Sequence[str], labels: Sequence[str], unit: str) -> str:
    named = len(labels) == 1 or all(point.label == point.series for point in points)
    if named:
        return listing([f"{point.series} {_text(point, unit)}" for name in names for point in of_series(points, name)])
    said = []
    for name in names:
        values = listing([f"{_text(point, unit)} ({point.label})" for point in of_series(points, name)])
        said.append(f"{name}: {values}" if len(names) > 1 else _capital(values))
    return "; ".join(said)


def _ends(points: Sequence[Point], name: str, unit: str) -> str:
    """Return where a line begins and ends."""
    of_line = of_series(points, name)
    valued = [point for point in of_line if point.value is not None]
    if not valued:
        return f"{name}: no value is shown"
    first, last = valued[0], valued[-1]
    later = of_line[-1]
    none = f", and {_text(later, unit)} ({later.label})" if later.value is None else ""
    if first is last:
        return f"{name}: {_text(first, unit)} ({first.label}){none}"
    return f"{name}: from {_text(first, unit)} ({first.label}) to {_text(last, unit)} ({last.label}){none}"


def _gaps(points: Sequence[Point]) -> str:
    """Return between which periods the line is broken."""
    broken = []
    for gap in sorted({point.order for point in points if point.gap}):
        before = [point for point in points if not point.gap and point.order < gap]
        after = [point for point in points if not point.gap and point.order > gap]
        if before and after:
            ends = max(before, key=lambda one: one.order), min(after, key=lambda one: one.order)
            broken.append(f"between {ends[0].label} and {ends[1].label}")
    return f"the line is broken {listing(broken)}" if broken else ""


def _places(points: Sequence[Point], local: str, unit: str) -> list[str]:
    """Return where the local point of a funnel lies, and which others lie outside its limits."""
    valued = [point for point in points if isinstance(point, FunnelPoint) and point.value is not None]
    said = [
        f"{point.series} ({_text(point, unit)}) is {PLACES[point.place]}" for point in valued if point.series == local
    ]
    others = [point for point in valued if point.series != local]
    outside = [point for point in others if point.place != "within"]
    if not outside:
        return [*said, "all others are within the 95% limits"] if others else said
    words = [f"{point.series} ({_text(point, unit)}, {PLACES[point.place]})" for point in outside]
    count = f"{len(outside)} of the {len(others)} others"
    return [*said, f"outside the 95% limits {'is' if len(outside) == 1 else 'are'} {count}: {listing(words)}"]


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
    return "; ".join(found)


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
