"""Alternative text of a chart, computed from the points that it draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yjreport.charts.points import check, labels_of, of_series, series_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from yjreport.charts.points import Point

KINDS = {
    "line": "Line chart",
    "bars": "Bar chart",
    "dots": "Dot chart",
    "stacked": "Bar chart in parts",
}
EVERY_VALUE_UP_TO = 8
"""Up to this many values the text gives each; beyond it, the ends and the extremes."""


def describe(
    points: Sequence[Point],
    *,
    measure: str,
    kind: str = "line",
    unit: str = "",
    local: str | None = None,
    interval: str = "",
) -> str:
    """
    Return the alternative text of a chart: what it shows, its values, its highest and lowest, first to last.

    Args:
        points: what the builder of the chart was given.
        measure: what is measured, as it stands within a sentence ("the binary reoffending rate").
        kind: line, bars, dots or stacked.
        unit: words after a value whose text does not say its unit, such as "per 1,000".
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
    parts.append(_extremes(points, names, labels, unit))
    if any(point.low is not None for point in points):
        shape = "A band shows" if kind == "line" else "Lines show"
        parts.append(f"{shape if interval else 'Lines show'} {interval or 'the intervals'}.")
    return " ".join(part for part in parts if part)


def _opening(kind: str, measure: str, names: Sequence[str], labels: Sequence[str]) -> str:
    who = f" for {listed(names)}" if len(names) > 1 or kind in ("line", "dots") else ""
    if kind == "stacked":
        return f"{KINDS[kind]} of {measure} for {listed(labels)}, each in parts: {listed(names)}."
    if len(labels) == 1:
        return f"{KINDS[kind]} of {measure}{who}, {labels[0]}."
    if kind == "line":
        return f"{KINDS[kind]} of {measure}{who}, {len(labels)} periods, {labels[0]} to {labels[-1]}."
    return f"{KINDS[kind]} of {measure}{who}, {len(labels)} categories."


def _every_value(
    points: Sequence[Point], names: Sequence[str], labels: Sequence[str], unit: str
) -> Iterable[str]:
    if len(labels) == 1:
        return [f"{listed([f'{point.series} {_text(point, unit)}' for name in names for point in of_series(points, name)])}."]
    sentences = []
    for name in names:
        values = listed([f"{_text(point, unit)} ({point.label})" for point in of_series(points, name)])
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


def _extremes(points: Sequence[Point], names: Sequence[str], labels: Sequence[str], unit: str) -> str:
    valued = [point for point in points if point.value is not None]
    values = {point.value for point in valued}
    if len(valued) < 3 or len(values) < 2:
        return ""
    found = []
    for word, wanted in (("Highest", max(values, key=_number)), ("lowest", min(values, key=_number))):
        at = [point for point in valued if point.value == wanted]
        where = listed([_where(point, names, labels) for point in at[:3]])
        more = f" and {len(at) - 3} more" if len(at) > 3 else ""
        found.append(f"{word}: {_text(at[0], unit)}, {where}{more}")
    return f"{'; '.join(found)}."


def _number(value: float | None) -> float:
    return 0.0 if value is None else value


def _where(point: Point, names: Sequence[str], labels: Sequence[str]) -> str:
    parts = [point.series] if len(names) > 1 else []
    return " in ".join([*parts, point.label] if len(labels) > 1 else parts or [point.label])


def _text(point: Point, unit: str) -> str:
    """Return a value as the annex prints it, or words for a value that is not there."""
    if point.value is None:
        return f"no value {point.text}".rstrip()
    return point.text or f"{point.value:,.10g} {unit}".rstrip()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def listed(words: Sequence[str]) -> str:
    """Return words as a sentence lists them: 'a, b and c'."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
