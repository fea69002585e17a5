"""Tables of results: levels by period and area."""

from __future__ import annotations

from collections.abc import Sequence

from yjreport.blocks.model import Table
from yjreport.blocks.parts import Cell, Column, Row, SourceLine
from yjreport.config.measure_schema import Measure
from yjreport.figures.results import Result
from yjreport.figures.series import Series
from yjreport.tables.cells import (
    NOT_AVAILABLE,
    bare_cell,
    level_cells,
    picked,
    value_heading,
    with_counts,
)
from yjreport.tables.notes import notes_of
from yjreport.tables.wide import days_of, is_wide, wide_table
from yjreport.wording import capital

MOST_AREAS = 4
"""Areas that a table of several measures shows as columns."""


def levels_table(
    series: Sequence[Series],
    *,
    id: str,
    section: str,
    caption: str,
    sources: tuple[SourceLine, ...],
    named: bool = False,
) -> Table:
    """
    Return a table of the results of one measure or of several, one row for each area, category and period.

    A column that would be empty in every row is left out, and so is the area where there is only one. One measure
    over many periods has a column for each area instead of a row. Several measures have their counts beside their
    figures, and a column for each area.

    `named` tells to name the measure in each row, as it must be where the caption does not name it.
    """
    if len(series) == 1 and not named:
        if is_wide(series[0]):
            return wide_table(series[0], id=id, section=section, caption=caption, sources=sources)
        return _long_table(series[0], id=id, section=section, caption=caption, sources=sources)
    return _joint_table(series, id=id, section=section, caption=caption, sources=sources)


def _long_table(series: Series, *, id: str, section: str, caption: str, sources: tuple[SourceLine, ...]) -> Table:
    """Return the results of one measure, one row each."""
    measure, results = series.measure, [*series.local, *series.others]
    columns = []
    if len({item.area for item in results}) > 1:
        columns.append(Column("area", "Area", header=True))
    if any(item.breakdown for item in results):
        columns.append(Column("category", "Category", header=True))
    columns.append(Column("period", "Cohort" if measure.cohort else "Period", header=True))
    if any(item.base for item in results):
        columns.append(Column("base", "Measured from"))
    if any(item.numerator is not None for item in results):
        names = (capital(measure.numerator), capital(measure.denominator))
        columns += [Column("numerator", names[0], align="right"), Column("denominator", names[1], align="right")]
    columns.append(Column("value", value_heading(measure), align="right"))
    if any(item.interval for item in results):
        columns.append(Column("interval", "95% interval", align="right"))
    rows = tuple(Row(picked(_bare(measure, item), columns)) for item in results)
    notes = notes_of([(measure, item) for item in results], single=True)
    return Table(id, section, caption, tuple(columns), rows, notes, sources)


def _bare(measure: Measure, item: Result) -> dict[str, Cell]:
    """Return the cells of a result, its figure without the unit that the heading says; a change keeps its own."""
    cells = level_cells(measure, item)
    return cells if measure.kind == "change" else cells | {"value": bare_cell(item)}


def _joint_table(
    series: Sequence[Series], *, id: str, section: str, caption: str, sources: tuple[SourceLine, ...]
) -> Table:
    """Return the results of several measures, with a row for each measure, category and period."""
    pairs = [(one.measure, item) for one in series for item in (*one.local, *one.others)]
    areas = {item.area.key: item.area.name for _, item in pairs}
    spread = 1 < len(areas) <= MOST_AREAS
    columns = [Column("measure", "Measure", header=True)]
    if len(areas) > 1 and not spread:
        columns.append(Column("area", "Area", header=True))
    periods = {item.period.words for _, item in pairs}
    if len(periods) > 1 or not any(words in caption for words in periods):
        columns.append(Column("period", "Period"))
    if any(item.base for _, item in pairs):
        columns.append(Column("base", "Measured from"))
    if spread:
        columns += [Column(f"area-{at}", capital(name), align="right") for at, name in enumerate(areas.values())]
        rows = _spread(pairs, [*areas], columns)
    else:
        columns.append(Column("value", "Figure", align="right"))
        if 2 * sum(item.interval is not None for _, item in pairs) >= len(pairs):
            columns.append(Column("interval", "95% interval", align="right"))
        rows = [
            Row(picked(level_cells(measure, item) | {"value": with_counts(item)}, columns)) for measure, item in pairs
        ]
    return Table(id, section, caption, tuple(columns), tuple(rows), notes_of(pairs, single=False), sources)


def _spread(pairs: Sequence[tuple[Measure, Result]], areas: list[str], columns: Sequence[Column]) -> list[Row]:
    """Return a row for each measure, category and period, with a cell for each area."""
    found: dict[tuple[object, ...], list[tuple[Measure, Result]]] = {}
    for measure, item in pairs:
        found.setdefault((measure.id, item.breakdown, days_of(item), item.base), []).append((measure, item))
    rows = []
    for same in found.values():
        cells = level_cells(*same[0])
        by_area = {item.area.key: item for _, item in same}
        for at, key in enumerate(areas):
            cells[f"area-{at}"] = with_counts(by_area[key]) if key in by_area else NOT_AVAILABLE
        rows.append(Row(picked(cells, columns)))
    return rows
