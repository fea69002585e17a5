"""A key performance indicator at the start and at the end of orders: pairs, sentence, chart and table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yjreport.blocks.model import Chart, Statement, Table
from yjreport.blocks.parts import Cell, Column, Piece, Row
from yjreport.charts.blocks import chart_block, point
from yjreport.figures.observations import Breakdown
from yjreport.figures.results import Result
from yjreport.figures.series import Series
from yjreport.sections.section_figures import SectionFigures, measure_slug
from yjreport.sections.shared.breakdowns import headline_period
from yjreport.sections.shared.computed import difference_of
from yjreport.tables.cells import NOT_AVAILABLE, cell_without, interval_cell, with_counts
from yjreport.wording import capital, when

MOMENT = "moment"
START, END = ("start", "end")

FEWEST_ROWS = 2
FEWEST_DRAWN = 3
"""Pairs of bars from which a chart shows more than its table."""

PAIRED = (
    "The change from start to end is not tested against chance: the same orders are counted at both moments, and the "
    "figures do not say which of them changed."
)
"""Why no test is made: tests for two groups do not suit one group seen twice without its pairs."""


@dataclass(frozen=True)
class Pair:
    """
    Hold a key performance indicator, or one category of it, at the start and at the end of orders.

    Args:
        category: the breakdown without the moment; empty for the whole.
        start: the figure at the start, or None.
        end: the figure at the end, which is the national headline.
    """

    category: Breakdown
    start: Result | None
    end: Result | None

    @property
    def name(self) -> str:
        """Return the category in words."""
        return capital(", ".join(value for _, value in self.category)) if self.category else "All"

    @property
    def change(self) -> Result | None:
        """Return end less start, in percentage points; None where one of the two is not there."""
        if self.start is None or self.end is None:
            return None
        return difference_of(self.end, self.start, "end-less-start")


def pairs(series: Series) -> list[Pair]:
    """
    Return the categories of the headline period with both moments, the whole first.

    A figure without a moment is that of the end. Categories that no figure at the start stands beside are left
    out, but for the whole.
    """
    period = headline_period(_ends(series))
    if period is None:
        return []
    start: dict[Breakdown, Result] = {}
    end: dict[Breakdown, Result] = {}
    for item in series.local:
        if item.period != period:
            continue
        rest = tuple(part for part in item.breakdown if part[0] != MOMENT)
        moment = dict(item.breakdown).get(MOMENT, "")
        if moment == START:
            start[rest] = item
        elif moment == END:
            end[rest] = item
        else:
            end.setdefault(rest, item)
    categories = [() if () in start or () in end else None, *(key for key in (*end, *start) if key and key in start)]
    return [Pair(one, start.get(one), end.get(one)) for one in dict.fromkeys(categories) if one is not None]


def _ends(series: Series) -> list[Result]:
    """Return the figures of the whole at the end, or every figure where the whole is not given."""
    found = [item for item in series.local if item.breakdown in ((), ((MOMENT, END),))]
    return found or list(series.local)


def moments_statement(section: SectionFigures, series: Series, found: Sequence[Pair]) -> Statement | None:
    """Say the whole at the start and at the end, and the difference in percentage points."""
    pair = next((one for one in found if not one.category), None)
    if pair is None or pair.start is None or pair.end is None or pair.change is None:
        return None
    pieces: list[Piece] = [f"{series.measure.title}, {when(pair.end, series.measure)}: "]
    pieces += [*counted(pair.start), " at the start of the order and "]
    pieces += [*counted(pair.end), " at the end, a difference of ", pair.change, "."]
    if len(found) == 1:
        pieces += [" ", PAIRED]
    return section.sentences(f"{measure_slug(series.measure)}-moments-say", *pieces)


def counted(item: Result) -> list[Piece]:
    """Return a figure with its counts in brackets, for a sentence."""
    if item.numerator is None or item.denominator is None:
        return [item]
    return [item, " (", (f"{item.numerator:,} of {item.denominator:,}", item), ")"]


def moments_chart(section: SectionFigures, series: Series, found: Sequence[Pair]) -> Chart | None:
    """Return bars of the start and the end for the whole and each category; None with fewer than three."""
    drawn = [pair for pair in found if pair.start and pair.end and pair.start.there and pair.end.there]
    table = moments_table(section, series, found)
    if len(drawn) < FEWEST_DRAWN or table is None:
        return None
    points = [
        point(item, name, pair.name, at)
        for at, pair in enumerate(drawn)
        for name, item in (("At the start", pair.start), ("At the end", pair.end))
        if item is not None
    ]
    axis = f"Percentage of {series.measure.denominator}"
    period = drawn[0].end.period if drawn[0].end else None
    return chart_block(
        "bars", points, id=f"{section.slug}-{measure_slug(series.measure)}-moments-chart", section=section.slug,
        title=f"{series.measure.title}, at the start and at the end of the order",
        subtitle=f"{axis}, {section.service}, {period.words if period else ''}",
        measure=series.measure.title[:1].lower() + series.measure.title[1:], unit_label=axis, unit=series.measure.unit,
        local="At the end", data=table,
    )  # fmt: skip


def moments_table(section: SectionFigures, series: Series, found: Sequence[Pair]) -> Table | None:
    """Return the start, the end and the change in points, with counts; None for the whole alone, which is said."""
    if len(found) < FEWEST_ROWS:
        return None
    columns = (
        Column("category", "Group", header=True),
        Column("start", "At the start", align="right"),
        Column("end", "At the end", align="right"),
        Column("interval", "95% interval at the end", align="right"),
        Column("change", "Change in percentage points", align="right"),
    )
    rows = [
        Row({
            "category": Cell(pair.name),
            **{name: with_counts(item) if item else NOT_AVAILABLE for name, item in
               (("start", pair.start), ("end", pair.end))},
            "interval": interval_cell(pair.end, applies=True) if pair.end else NOT_AVAILABLE,
            "change": cell_without(pair.change, "percentage points") if pair.change else NOT_AVAILABLE,
        }, "body" if pair.category else "total")
        for pair in [*(one for one in found if one.category), *(one for one in found if not one.category)]
    ]  # fmt: skip
    first = found[0].end or found[0].start
    caption = f"{series.measure.title}, at the start and the end of the order, {section.service}"
    id = f"{section.slug}-{measure_slug(series.measure)}-moments"
    return section.table_of(id, f"{caption}, {first.period.words if first else ''}", columns, rows, [PAIRED])
