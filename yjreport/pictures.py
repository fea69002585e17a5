"""Choose and make the chart that suits a measure's results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yjreport.blocks.model import Chart
from yjreport.formats import UNITS
from yjreport.judgement import BETTER, HIGHER, LOWER, SAME, UNTESTED, WORSE
from yjreport.periods import spanning
from yjreport.tables import UNIT_WORDS, levels_table
from yjreport.wording import breakdown_words, capital

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yjreport.blocks.model import SourceLine, Table
    from yjreport.charts.points import Point
    from yjreport.inputs.plan import Entry
    from yjreport.results import Result
    from yjreport.section import Section
    from yjreport.series import Series

MOST_SERIES = 4
INTERVALS = "95% intervals"


def picture(series: Series, *, id: str, section: str, service: str, sources: tuple[SourceLine, ...]) -> Chart | None:
    """
    Return a chart of a measure, or None where a table alone serves better.

    Two or more periods that do not overlap give a trend, categories of one period give bars, and a
    single period beside comparators gives bars too. A published change without its levels has no chart.
    """
    if series.measure.kind == "change" or not any(item.there for item in series.local):
        return None
    trend = _trend_results(series)
    if trend:
        return _trend(series, trend, id=id, section=section, service=service, sources=sources)
    categories = [item for item in series.local if item.breakdown and item.there]
    if series.by_category and len({item.period for item in categories}) == 1 and len(categories) > 1:
        return _bars(series, categories, id=id, section=section, service=service, sources=sources)
    if series.others and len(series.local) == 1 and len(series.results) > 1:
        return _beside(series, id=id, section=section, service=service, sources=sources)
    return None


def _trend_results(series: Series) -> list[Result]:
    """Return the whole-service results of two or more known periods of one length that do not overlap."""
    latest = series.latest()
    if latest is None or not latest.period.known:
        return []
    kept: list[Result] = [latest]
    earlier = [item for item in series.local if not item.breakdown and item.period.known and item is not latest]
    for item in sorted(earlier, key=lambda one: one.period.order(), reverse=True):
        if item.period.same_length(latest.period) and not any(item.period.overlaps(one.period) for one in kept):
            kept.append(item)
    return kept[::-1] if len(kept) > 1 else []


def _trend(
    series: Series, local: list[Result], *, id: str, section: str, service: str, sources: tuple[SourceLine, ...]
) -> Chart:
    from yjreport import charts

    periods = {item.period.words: number for number, item in enumerate(local)}
    points = [_point(item, service, item.period.words, periods[item.period.words]) for item in local]
    for item in series.others:
        names = {point.series for point in points}
        if item.period.words in periods and (item.area.name in names or len(names) < MOST_SERIES):
            points.append(_point(item, item.area.name, item.period.words, periods[item.period.words]))
    unit = series.measure.unit
    whole = spanning(item.period for item in local)
    assert whole is not None
    return Chart(
        id,
        section,
        title=trend_title(series),
        subtitle=f"{_axis(series)}, {service}, {whole.words}",
        spec=charts.trend(points, unit_label=_axis(series), unit=unit, local=service),
        description=charts.describe(
            points, measure=series.measure.subject, kind="line", unit=unit, local=service, interval=INTERVALS
        ),
        data=_data(series, id, section, sources),
        sources=sources,
    )


def trend_title(series: Series) -> str:
    """Return the message of a trend: what the evidence supports, and no more."""
    title = series.measure.title
    change = next((pair for pair in series.changes if not pair.first.breakdown), None)
    if change is None or change.judgement == UNTESTED:
        return f"{title}: the difference is not tested against chance"
    if change.judgement == SAME:
        return f"{title}: no detectable change"
    risen = isinstance(change.result.value, int | float) and change.result.value > 0
    direction = "risen" if risen else "fallen"
    assert change.judgement in {BETTER, WORSE, HIGHER, LOWER}
    return f"{title} has {direction} by more than chance alone would explain"


def _bars(
    series: Series, items: Sequence[Result], *, id: str, section: str, service: str, sources: tuple[SourceLine, ...]
) -> Chart:
    from yjreport import charts

    ordered = sorted(items, key=lambda item: -float(item.value or 0))
    points = [_point(item, service, capital(breakdown_words(item)), number) for number, item in enumerate(ordered)]
    unit, top = series.measure.unit, ordered[0]
    most = "More than half" if unit == "percent" and float(top.value or 0) > 50 else "The largest share"
    lead = most if unit == "percent" else "The largest number"
    return Chart(
        id,
        section,
        title=f"{series.measure.title}. {lead}: {breakdown_words(top)}",
        subtitle=f"{_axis(series)}, {service}, {top.period.words}",
        spec=charts.bars(points, unit_label=_axis(series), unit=unit, local=service),
        description=charts.describe(
            points, measure=series.measure.subject, kind="bars", unit=unit, local=service, interval=INTERVALS
        ),
        data=_data(series, id, section, sources),
        sources=sources,
    )


def _beside(series: Series, *, id: str, section: str, service: str, sources: tuple[SourceLine, ...]) -> Chart | None:
    from yjreport import charts

    shown = [item for item in series.results if item.there][: MOST_SERIES + 1]
    if len({item.area.name for item in shown}) != len(shown):
        return None
    points = [_point(item, item.area.name, item.area.name, number) for number, item in enumerate(shown)]
    unit, period = series.measure.unit, shown[0].period
    same = all(item.period == period for item in shown)
    when = period.words if same else "each for the period in the table"
    return Chart(
        id,
        section,
        title=f"{series.measure.title}: {service} beside its comparators",
        subtitle=f"{_axis(series)}, {when}",
        spec=charts.bars(points, unit_label=_axis(series), unit=unit, local=service),
        description=charts.describe(
            points, measure=series.measure.subject, kind="bars", unit=unit, local=service, interval=INTERVALS
        ),
        data=_data(series, id, section, sources),
        sources=sources,
    )


def budget_picture(section: Section, entries: Sequence[Entry], table: Table) -> Chart:
    """Return the contributions of each partner, by kind of cost where the plan gives it."""
    from yjreport import charts
    from yjreport.sections.resources import COSTS, cell_result, period

    service = section.dataset.request.service.name
    ordered = sorted(entries, key=lambda entry: -(entry.money("total") or 0))
    costs = [name for name in COSTS if any(entry.money(name) for entry in ordered)]
    points: list[Point] = []
    for number, entry in enumerate(ordered):
        for cost in costs or ["total"]:
            result = cell_result(section, entry, cost)
            if result and result.value:
                label = COSTS.get(cost, "Total")
                points.append(_point(result, label if costs else service, entry["label"], number))
    build = charts.stacked(points, unit_label="Pounds", unit="gbp") if costs else charts.bars(
        points, unit_label="Pounds", unit="gbp", local=service)  # fmt: skip
    return Chart(
        "resources-contributions-chart",
        section.slug,
        title=f"{ordered[0]['label']} make{_s(ordered[0]['label'])} the largest contribution",
        subtitle=f"Contributions in pounds, {service}, {period(section).words}",
        spec=build,
        description=charts.describe(
            points, measure="the contributions of each partner", kind="stacked" if costs else "bars", unit="gbp"
        ),
        data=table,
        sources=table.sources,
    )


def _s(label: str) -> str:
    # "Local authorities make", "The police service makes".
    return "" if label.rstrip("*").endswith("ies") else "s"


def _point(item: Result, name: str, label: str, order: int) -> Point:
    from yjreport.charts.points import Point

    value = float(item.value) if isinstance(item.value, int | float) else None
    bounded = item.interval and item.interval.high != float("inf")
    low, high = (item.interval.low, item.interval.high) if item.interval and bounded else (None, None)
    return Point(name, label, order, value, low, high, item.text)


def _axis(series: Series) -> str:
    unit = series.measure.unit
    words = UNIT_WORDS.get(unit, "Figure")
    noun = series.measure.counts or series.measure.numerator
    if unit == "ratio":
        return capital(f"{series.measure.numerator} per child")
    return f"{words} of {noun}" if noun and UNITS.get(unit) is not None else words


def _data(series: Series, id: str, section: str, sources: tuple[SourceLine, ...]) -> Table:
    return levels_table([series], id=f"{id}-data", section=section, caption=series.measure.title, sources=sources)
