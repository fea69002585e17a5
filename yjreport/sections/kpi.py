"""The ten key performance indicators: their scorecard, how mature they are, and each from start to end of orders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yjreport.blocks.model import Cell, Column, Row, Table
from yjreport.sections import groups, kpi_answers, overview, parts
from yjreport.sections.computed import difference_of
from yjreport.sections.split import by_dimensions, headline_period, whole
from yjreport.table_cells import NOT_AVAILABLE, interval_cell, with_counts
from yjreport.wording import capital, when

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yjreport.blocks.model import Block, Chart, Piece, Statement
    from yjreport.observations import Breakdown
    from yjreport.results import Result
    from yjreport.section import Section
    from yjreport.series import Series

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


def blocks(section: Section, id: str, *, known: str = "", then: Sequence[str] = ()) -> Iterator[Block | None]:
    """
    Yield what a section prints of one indicator.

    The whole with its change and comparators, start and end beside each other, and every other breakdown in one
    table, what was recorded and "not known" among them.

    Args:
        section: the section that prints it.
        id: the indicator.
        known: the measure of for how many children it is recorded.
        then: the measures that follow from it, such as of those with a need who were offered support.
    """
    series = section.measure(id)
    following = [one for one in map(section.measure, then) if one]
    recorded = section.measure(known) if known else None
    if not series or parts.is_small(series):
        yield from parts.blocks(section, *([series] if series else []), *following)
        return
    wholes = [whole(one) for one in (series, *following)]
    shared = overview.together([*wholes, *([whole(recorded)] if recorded else [])])
    if wholes[0] and any(one.measure.id == id for one in shared):
        said = [one for one in wholes if one.measure.id in {other.measure.id for other in shared}]
        for one in said:
            yield section.state(one)
        yield overview.table(section, shared, caption=series.measure.title)
    else:
        shared = []
        yield from parts.of_whole(section, wholes[0])
    held = {one.measure.id for one in shared}
    found = pairs(series)
    if any(pair.start for pair in found):
        yield moments_statement(section, series, found)
        yield moments_chart(section, series, found)
        yield moments_table(section, series, found)
    yield from _breakdowns(section, series, found)
    yield from parts.blocks(section, *(one for one in following if one.measure.id not in held))
    if recorded and recorded.measure.id not in held:
        yield _recorded(section, whole(recorded))


def _recorded(section: Section, known: Series) -> Statement | None:
    """Say for how many it is recorded, and no more: it qualifies the indicator."""
    latest = known.latest()
    if latest is None or not latest.there:
        return None
    subject = f"{capital(known.measure.subject)}, {when(latest, known.measure)}: "
    return section.sentences(f"{_slug(known)}-says", subject, *_with_counts(latest), ".")


def _breakdowns(section: Section, series: Series, found: Sequence[Pair]) -> Iterator[Block | None]:
    """Yield every breakdown without moments in one table, what was recorded among them; few answers in a sentence."""
    beside = {tuple(name for name, _ in pair.category) for pair in found if pair.start}
    kept = {names: items for names, items in by_dimensions(series).items()
            if MOMENT not in names and names not in beside}  # fmt: skip
    plain = {names: items for names, items in kept.items() if len(names) == 1} or kept
    if not plain:
        return
    total, made = whole(series), []
    for (name, *_), items in plain.items():
        made.append(groups.group(items, total, kpi_answers.SHORT.get(name, "")))
    shown = [one for one in made if one is not None]
    hidden = groups.withheld_words(shown, series.measure.title)
    if hidden:
        yield section.sentences(f"{_slug(series)}-withheld-says", hidden)
        return
    name = parts.slug(tuple(one.words for one in shown)) if len(shown) == 1 else "group"
    table = groups.table(section, shown, title=series.measure.title, name=f"{_slug(series)}-by-{name}")
    if table is not None and len(table.rows) > parts.FEW_ROWS:
        yield table
        return
    for (name, *_), items in plain.items():
        yield kpi_answers.statement(section, items, name) if name in kpi_answers.ANSWERS else None


def moments_statement(section: Section, series: Series, found: Sequence[Pair]) -> Statement | None:
    """Say the whole at the start and at the end, and the difference in percentage points."""
    pair = next((one for one in found if not one.category), None)
    if pair is None or pair.start is None or pair.end is None or pair.change is None:
        return None
    pieces: list[Piece] = [f"{series.measure.title}, {when(pair.end, series.measure)}: "]
    pieces += [*_with_counts(pair.start), " at the start of the order and "]
    pieces += [*_with_counts(pair.end), " at the end, a difference of ", pair.change, "."]
    if len(found) == 1:
        pieces += [" ", PAIRED]
    return section.sentences(f"{_slug(series)}-moments-say", *pieces)


def _with_counts(item: Result) -> list[Piece]:
    if item.numerator is None or item.denominator is None:
        return [item]
    return [item, " (", (f"{item.numerator:,} of {item.denominator:,}", item), ")"]


def moments_chart(section: Section, series: Series, found: Sequence[Pair]) -> Chart | None:
    """Return bars of the start and the end for the whole and each category; None with fewer than three."""
    from yjreport import charts
    from yjreport.blocks.model import Chart
    from yjreport.charts.points import Point

    drawn = [pair for pair in found if pair.start and pair.end and pair.start.there and pair.end.there]
    table = moments_table(section, series, found)
    if len(drawn) < FEWEST_DRAWN or table is None:
        return None
    points = []
    for at, pair in enumerate(drawn):
        for name, item in (("At the start", pair.start), ("At the end", pair.end)):
            assert item is not None
            limits = (item.interval.low, item.interval.high) if item.interval else (None, None)
            points.append(Point(name, pair.name, at, float(item.value or 0), *limits, text=item.text))
    unit, service = series.measure.unit, section.dataset.request.service.name
    axis = f"Percentage of {series.measure.denominator}"
    period = drawn[0].end.period if drawn[0].end else None
    return Chart(
        f"{section.slug}-{_slug(series)}-moments-chart",
        section.slug,
        title=f"{series.measure.title}, at the start and at the end of the order",
        subtitle=f"{axis}, {service}, {period.words if period else ''}",
        spec=charts.bars(points, unit_label=axis, unit=unit, local="At the end"),
        description=charts.describe(
            points, measure=series.measure.title[:1].lower() + series.measure.title[1:], kind="bars", unit=unit,
            local="At the end", interval="95% intervals",
        ),
        data=table,
        sources=table.sources,
    )  # fmt: skip


def moments_table(section: Section, series: Series, found: Sequence[Pair]) -> Table | None:
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
    rows = tuple(
        Row({
            "category": Cell(pair.name),
            "start": _figure(pair.start), "end": _figure(pair.end),
            "interval": interval_cell(pair.end, applies=True) if pair.end else NOT_AVAILABLE,
            "change": _points(pair.change),
        }, "body" if pair.category else "total")
        for pair in [*(one for one in found if one.category), *(one for one in found if not one.category)]
    )  # fmt: skip
    results = [cell.result for row in rows for cell in row.cells.values() if cell.result]
    period = next((pair.end or pair.start for pair in found), None)
    words = period.period.words if period else ""
    caption = (
        f"{series.measure.title}, at the start and the end of the order, {section.dataset.request.service.name}, "
        f"{words}"
    )
    return Table(f"{section.slug}-{_slug(series)}-moments", section.slug, caption, columns, rows, (PAIRED,),
                 section.sources(results))  # fmt: skip


def _slug(series: Series) -> str:
    return series.measure.id.replace("_", "-")


def _figure(item: Result | None) -> Cell:
    return with_counts(item) if item else NOT_AVAILABLE


def _points(change: Result | None) -> Cell:
    """Return a change without the words of its unit, which the heading says."""
    if change is None:
        return NOT_AVAILABLE
    return Cell(change.text.removesuffix(" percentage points"), change, change.shown_marks if change.there else ())


__all__ = ["PAIRED", "Pair", "blocks", "moments_chart", "moments_statement", "moments_table", "pairs"]
