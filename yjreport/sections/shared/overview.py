"""Several measures over the same periods in one table, a row each, with the authorities of a joint service beside."""

from __future__ import annotations

from collections.abc import Sequence

from yjreport.blocks.model import Table
from yjreport.blocks.parts import Cell, Column, Row
from yjreport.figures.series import PARTS, Series
from yjreport.periods import Period, short_labels, spanning
from yjreport.sections.section_figures import SectionFigures, measure_slug
from yjreport.sections.shared.breakdowns import periods_of
from yjreport.tables.cells import NOT_AVAILABLE, interval_cell, with_counts
from yjreport.tables.notes import notes_of
from yjreport.tables.wide import MOST_COLUMNS
from yjreport.wording import capital

FEWEST = 2
MOST_PERIODS = 3


def fits(series: Series) -> bool:
    """Tell whether a whole over two periods or more has no comparator, which would need a table of its own."""
    there = [item for item in series.local if item.there]
    plain = all(item.area.role in PARTS and item.base is None for item in series.others)
    return len(there) >= FEWEST and len(periods_of(series)) >= FEWEST and plain and series.measure.kind == "level"


def together(wholes: Sequence[Series]) -> list[Series]:
    """Return the measures that share a table: those that fit and end with the same period; none for only one."""
    found = [series for series in wholes if series and fits(series)]
    if not found:
        return []
    last = periods_of(found[0])[-1]
    same = [series for series in found if periods_of(series)[-1] == last]
    return same if len(same) >= FEWEST else []


def table(section: SectionFigures, wholes: Sequence[Series], *, caption: str = "") -> Table:
    """Return one row for each measure: its latest periods, the interval of the latest, and each authority's latest."""
    parts = _parts(wholes)
    intervals = any(item.interval for series in wholes for item in series.local)
    room = MOST_COLUMNS - 1 - len(parts) - intervals
    if room < FEWEST:
        parts, room = {}, MOST_COLUMNS - 1 - intervals
    periods = _periods(wholes)[-min(MOST_PERIODS, room) :]
    labels, _ = short_labels(periods)
    columns = [Column("measure", "Measure", header=True)]
    columns += [Column(f"p{at}", capital(label), align="right") for at, label in enumerate(labels)]
    columns += [Column("interval", f"95% interval, {labels[-1]}", align="right")] if intervals else []
    columns += [Column(f"area-{key}", f"{name}, {labels[-1]}", align="right") for key, name in parts.items()]
    span = spanning(periods) or periods[-1]
    latest = [(series.measure, item) for series in wholes for item in series.local if item.period == periods[-1]]
    return section.table_of(
        f"{section.slug}-{measure_slug(wholes[0].measure)}-overview",
        f"{caption or section.info.title}, {section.service}, {span.words}",
        columns,
        [_row(series, periods, [*parts]) for series in wholes],
        notes_of(latest, single=False),
    )


def _periods(wholes: Sequence[Series]) -> list[Period]:
    return sorted({period for series in wholes for period in periods_of(series)}, key=lambda one: one.order())


def _parts(wholes: Sequence[Series]) -> dict[str, str]:
    """Return the names of the authorities that have a figure for the latest period, by key."""
    last = _periods(wholes)[-1]
    return {
        item.area.key: item.area.name
        for series in wholes
        for item in series.others
        if item.period == last and item.there
    }


def _row(series: Series, periods: Sequence[Period], parts: Sequence[str]) -> Row:
    own = {item.period: item for item in series.local}
    beside = {item.area.key: item for item in series.others if item.period == periods[-1]}
    cells = {"measure": Cell(series.measure.title)}
    # Counts stand beside the latest figure alone, so that the row fits a page.
    for at, period in enumerate(periods):
        item = own.get(period)
        cells[f"p{at}"] = NOT_AVAILABLE if not item else with_counts(item) if period == periods[-1] else Cell.of(item)
    latest = own.get(periods[-1])
    applies = bool(series.measure.interval)
    cells["interval"] = interval_cell(latest, applies=applies) if latest else NOT_AVAILABLE
    cells |= {f"area-{key}": Cell.of(beside[key]) if key in beside else NOT_AVAILABLE for key in parts}
    return Row(cells)
