"""Choose and make the chart that suits a measure's results."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from yjreport.blocks.model import Chart, Table
from yjreport.blocks.parts import SourceLine
from yjreport.charts.blocks import chart_block, point
from yjreport.charts.points import GAP, Point
from yjreport.figures.breaks import since_break
from yjreport.figures.judgement import BETTER, HIGHER, LOWER, SAME, UNTESTED, WORSE
from yjreport.figures.results import Result
from yjreport.figures.series import PARTS, PLAIN, Series
from yjreport.formats import UNITS
from yjreport.periods import Period, short_labels, spanning
from yjreport.tables.cells import UNIT_WORDS
from yjreport.tables.levels import levels_table
from yjreport.wording import breakdown_words, capital

MOST_SERIES = 4
FEWEST_POINTS = 3
"""Periods from which a line shows more than a sentence and a table do."""
FEWEST_BOUNDED = 2
"""Periods from which it does where each figure has an interval: how far they overlap is seen, not read."""
FEWEST_BARS = 4
"""Categories from which bars show more than a table does."""

NEXT_DAYS = 45
"""Periods further apart than this have others between them that are not known."""


def suitable_chart(
    series: Series, *, id: str, section: str, service: str, sources: tuple[SourceLine, ...]
) -> Chart | None:
    """
    Return a chart of a measure, or None where a table alone serves better.

    Three or more periods that do not overlap give a trend, and two where each has an interval; four categories of one
    period give bars, and so does a single period beside comparators, four in all. A published change without its
    levels has no chart, nor have figures of which most are withheld.
    """
    if series.measure.kind == "change" or not any(item.there for item in series.local):
        return None
    data = levels_table([series], id=f"{id}-data", section=section, caption=series.measure.title, sources=sources)
    trend = _trend_results(series)
    if _enough(trend, FEWEST_BOUNDED if all(item.interval for item in trend) else FEWEST_POINTS):
        return _trend(series, trend, id=id, section=section, service=service, data=data)
    categories = [item for item in series.local if item.breakdown]
    if series.by_category and len({item.period for item in categories}) == 1 and _enough(categories):
        categories = [item for item in categories if item.there]
        return _bars(series, categories, id=id, section=section, service=service, data=data)
    if series.others and len(series.local) == 1 and len(series.results) > 1:
        return _beside(series, id=id, section=section, service=service, data=data)
    return None


def _enough(items: Sequence[Result], fewest: int = FEWEST_BARS) -> bool:
    """Tell whether there are figures enough to draw, and most of them are there."""
    there = sum(item.there for item in items)
    return there >= fewest and 2 * there > len(items)


def _trend_results(series: Series) -> list[Result]:
    """Return the whole-service results of known periods of one length that do not overlap."""
    latest = series.latest()
    if latest is None or not latest.period.known:
        return []
    kept: list[Result] = [latest]
    earlier = [item for item in series.local if not item.breakdown and item.period.known and item is not latest]
    for item in sorted(earlier, key=lambda one: one.period.order(), reverse=True):
        if item.period.same_length(latest.period) and not any(item.period.overlaps(one.period) for one in kept):
            kept.append(item)
    return kept[::-1] if len(kept) > 1 else []


def _trend(series: Series, local: list[Result], *, id: str, section: str, service: str, data: Table) -> Chart:
    # Even numbers for the periods: the odd ones between hold the gaps.
    labels, told = short_labels([item.period for item in local])
    place = {item.period: (label, 2 * number) for number, (item, label) in enumerate(zip(local, labels, strict=True))}
    points = [point(item, service, *place[item.period]) for item in local]
    # Each gap needs a label of its own: they differ by a space, which nobody sees.
    points += [
        Point(service, GAP + " " * number, 2 * at + 1, None, text="[x]") for number, at in enumerate(_gaps(local))
    ]
    names = _lines(series, {item.period for item in local})
    days = {(item.period.start, item.period.end): place[item.period] for item in local}
    for item in series.others:
        at = days.get((item.period.start, item.period.end))
        if at and not item.breakdown and item.area.key in names and item.period.known:
            points.append(point(item, names[item.area.key], *at))
    whole = spanning(item.period for item in local)
    assert whole is not None
    return chart_block(
        "line", points, id=id, section=section, title=trend_title(series),
        subtitle=f"{_axis(series)}, {service}, {whole.words}{_kind(told)}{_left_out(series, local)}",
        measure=series.measure.subject, unit_label=_axis(series), unit=series.measure.unit, local=service, data=data,
    )  # fmt: skip


def _lines(series: Series, periods: set[Period]) -> dict[str, str]:
    """Return the names of up to three other areas that have a line, by key: family, region and country first."""
    if series.measure.unit in PLAIN:
        return {}
    found: dict[str, Result] = {}
    for item in series.others:
        if item.there and not item.breakdown and any(item.period.same_days(period) for period in periods):
            found.setdefault(item.area.key, item)
    whole = {key: item for key, item in found.items() if item.area.role not in PARTS}
    chosen = list((whole or found).items())[: MOST_SERIES - 1]
    # An area whose value is pooled in some years is one line, so the name is the one without that remark.
    return {key: capital(item.area.name.partition(" (pooled")[0]) for key, item in chosen}


def _gaps(local: Sequence[Result]) -> list[int]:
    """
    Return after which results of a trend no line may be drawn: periods are missing, or the series breaks.

    A series of single days is as regular as its usual step.
    """
    steps = [
        (other.period.start - one.period.end).days
        for one, other in pairwise(local)
        if one.period.end and other.period.start
    ]
    most = max(NEXT_DAYS, 1.5 * median(steps))
    return [
        at
        for at, ((_, other), step) in enumerate(zip(pairwise(local), steps, strict=True))
        if step > most or "b" in other.marks
    ]


def _kind(told: str) -> str:
    """Return in brackets what kind of years an axis has; the same day of each year is said by the dates."""
    return f" ({told})" if told and not told.startswith("on ") else ""


def _left_out(series: Series, local: Sequence[Result]) -> str:
    drawn = {item.id for item in local}
    rest = [item for item in series.local if item.id not in drawn and item.there and not item.breakdown]
    return "; periods that overlap or are not stated are in the table only" if rest else ""


def _ends(series: Series) -> str:
    """
    Return the latest and the first figure of a trend, on one side of any break: '52,221 in 2024, 49,353 in 2021'.

    The first is of the same part of its year as the latest, so that no winter is set beside a spring.
    """
    whole = [item for item in series.local if not item.breakdown and item.there and item.period.known]
    latest = max(whole, key=lambda item: item.period.order())
    alike = [item for item in since_break(whole, latest) if _season(item) == _season(latest)]
    first = min(alike, key=lambda item: item.period.order())
    labels, _ = short_labels([first.period, latest.period])
    return f"{_end(latest, labels[1])}" + (f", {_end(first, labels[0])}" if first.id != latest.id else "")


def _season(item: Result) -> tuple[int, ...]:
    """Return the months in which a period begins and ends."""
    return tuple(day.month for day in (item.period.start, item.period.end) if day)


def _end(item: Result, label: str) -> str:
    day = item.period.start == item.period.end and label == item.period.words
    return f"{item.text} {'on' if day else 'in'} {label}"


def trend_title(series: Series) -> str:
    """Return the message of a trend: what the evidence supports, and no more."""
    title = series.measure.title
    change = next((pair for pair in series.changes if not pair.first.breakdown), None)
    if change is None or (change.judgement == UNTESTED and series.measure.test is None):
        return f"{title}: {_ends(series)}"
    if change.judgement == UNTESTED:
        return f"{title}: the difference is not tested against chance"
    if change.judgement == SAME:
        return f"{title}: no detectable change"
    risen = isinstance(change.result.value, int | float) and change.result.value > 0
    direction = "risen" if risen else "fallen"
    assert change.judgement in {BETTER, WORSE, HIGHER, LOWER}
    return f"{title} has {direction} by more than chance alone would explain"


def _bars(series: Series, items: Sequence[Result], *, id: str, section: str, service: str, data: Table) -> Chart:
    ordered = sorted(items, key=lambda item: -float(item.value or 0))
    points = [point(item, service, capital(breakdown_words(item)), number) for number, item in enumerate(ordered)]
    return chart_block(
        "bars", points, id=id, section=section, title=_bars_title(series, ordered),
        subtitle=f"{_axis(series)}, {service}, {ordered[0].period.words}", measure=series.measure.subject,
        unit_label=_axis(series), unit=series.measure.unit, local=service, data=data,
    )  # fmt: skip


def _bars_title(series: Series, ordered: Sequence[Result]) -> str:
    """Name the largest category only where the categories are parts of one whole and it is more than half."""
    title, top = series.measure.title, ordered[0]
    wholes = {item.denominator for item in ordered}
    if len(wholes) == 1 and None not in wholes and top.fraction is not None and top.fraction > 50:
        return f"{title}: more than half {breakdown_words(top)}"
    return f"{title}, by {', '.join(name.replace('_', ' ') for name, _ in top.breakdown)}"


def _beside(series: Series, *, id: str, section: str, service: str, data: Table) -> Chart | None:
    """Return the service beside the areas that it may be compared with, over the same days."""
    shown = [series.local[0], *(pair.second for pair in series.comparisons)][: MOST_SERIES + 1]
    if not _enough(shown):
        return None
    points = [point(item, item.area.name, item.area.name, number) for number, item in enumerate(shown)]
    return chart_block(
        "bars", points, id=id, section=section, title=f"{series.measure.title}: {service} beside its comparators",
        subtitle=f"{_axis(series)}, {shown[0].period.words}", measure=series.measure.subject,
        unit_label=_axis(series), unit=series.measure.unit, local=service, data=data,
    )  # fmt: skip


def _axis(series: Series) -> str:
    unit = series.measure.unit
    words = UNIT_WORDS.get(unit, "Figure")
    noun = series.measure.counts or series.measure.numerator
    if unit == "ratio" and series.measure.numerator:
        return capital(f"{series.measure.numerator} per child")
    if unit in ("ratio", "nights"):
        return series.measure.title
    return f"{words} of {noun}" if noun and UNITS.get(unit) is not None else words
