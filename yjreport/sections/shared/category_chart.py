"""Bars of the categories of a measure in its latest period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from yjreport.blocks.model import Chart, Table
from yjreport.figures.results import Result
from yjreport.figures.series import Series
from yjreport.sections.figures import SectionFigures
from yjreport.sections.shared.split import dimension_words, is_unknown
from yjreport.tables.cells import UNIT_WORDS
from yjreport.wording import breakdown_words, capital

FEWEST = 4
"""Bars from which a chart shows more than its table."""


def category_chart(
    section: SectionFigures, series: Series, table: Table, *, id: str, title: str, axis: str = "", subject: str = ""
) -> Chart | None:
    """
    Return bars of a measure's categories, the unknown last; None with fewer than four to draw.

    Categories that begin with a number, such as ages, keep the order of the source; others come by size.

    Args:
        section: the section that prints it.
        series: the categories of one period.
        table: the table that holds the data.
        id: the chart's id.
        title: its message.
        axis: what the bars count, if not what the measure does.
        subject: what the alternative text says is drawn, if not the measure.
    """
    from yjreport import charts
    from yjreport.charts.points import Point

    items = [item for item in series.local if item.there and isinstance(item.value, int | float)]
    if len(items) < FEWEST:
        return None
    measure, service = series.measure, section.dataset.request.service.name
    unit = measure.unit
    axis = axis or _axis(series)
    points = []
    for at, item in enumerate(_ordered(items)):
        bounded = item.interval is not None and item.interval.high != float("inf")
        limits = (item.interval.low, item.interval.high) if item.interval and bounded else (None, None)
        points.append(Point(service, capital(breakdown_words(item)), at, float(item.value or 0), *limits, item.text))
    subtitle = f"{axis}, by {dimension_words(items[0])}, {service}, {items[0].period.words}"
    return Chart(
        id,
        section.slug,
        title=title,
        subtitle=subtitle,
        spec=charts.bars(points, unit_label=axis, unit=unit, local=service),
        description=charts.describe(
            points, measure=subject or measure.subject, kind="bars", unit=unit, local=service,
            interval="95% intervals",
        ),
        data=replace(table, id=f"{id}-data"),
        sources=section.sources(items),
    )  # fmt: skip


def _ordered(items: Sequence[Result]) -> list[Result]:
    numbered = all(breakdown_words(item)[:1].isdigit() for item in items if not is_unknown(item.breakdown))
    return sorted(items, key=lambda item: (is_unknown(item.breakdown), 0.0 if numbered else -float(item.value or 0)))


def _axis(series: Series) -> str:
    noun = series.measure.counts or series.measure.numerator
    words = UNIT_WORDS.get(series.measure.unit, "Figure")
    return f"{words} of {noun}" if noun and noun != words.lower() else words


__all__ = ["category_chart"]
