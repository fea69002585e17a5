"""Bars of the categories of a measure in its latest period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from yjreport.blocks.model import Chart, Table
from yjreport.charts.blocks import chart_block, point
from yjreport.figures.results import Result
from yjreport.figures.series import Series
from yjreport.sections.section_figures import SectionFigures
from yjreport.sections.shared.breakdowns import dimension_words, is_unknown
from yjreport.tables.cells import UNIT_WORDS
from yjreport.wording import breakdown_words, capital

FEWEST = 4
"""Bars from which a chart shows more than its table."""


def category_chart(section: SectionFigures, series: Series, table: Table, *, id: str, title: str) -> Chart | None:
    """
    Return bars of a measure's categories, the unknown last; None with fewer than four to draw.

    Categories that begin with a number, such as ages, keep the order of the source; others come by size.
    """
    items = [item for item in series.local if item.there and isinstance(item.value, int | float)]
    if len(items) < FEWEST:
        return None
    measure, axis = series.measure, _axis(series)
    points = [
        point(item, section.service, capital(breakdown_words(item)), at) for at, item in enumerate(_ordered(items))
    ]
    return chart_block(
        "bars", points, id=id, section=section.slug, title=title,
        subtitle=f"{axis}, by {dimension_words(items[0])}, {section.service}, {items[0].period.words}",
        measure=measure.subject, unit_label=axis, unit=measure.unit, local=section.service,
        data=replace(table, id=f"{id}-data"), sources=section.sources(items),
    )  # fmt: skip


def _ordered(items: Sequence[Result]) -> list[Result]:
    numbered = all(breakdown_words(item)[:1].isdigit() for item in items if not is_unknown(item.breakdown))
    return sorted(items, key=lambda item: (is_unknown(item.breakdown), 0.0 if numbered else -float(item.value or 0)))


def _axis(series: Series) -> str:
    noun = series.measure.counts or series.measure.numerator
    words = UNIT_WORDS.get(series.measure.unit, "Figure")
    return f"{words} of {noun}" if noun and noun != words.lower() else words
