"""Tables of results: levels by period and area, and differences with their judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yjreport.blocks.model import Cell, Column, Row, Table
from yjreport.judgement import SAME, UNTESTED, labelled
from yjreport.wording import breakdown_words, capital, limits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yjreport.blocks.model import SourceLine
    from yjreport.config.schema import Measure
    from yjreport.differences import Difference
    from yjreport.results import Result
    from yjreport.series import Series

BLANK = Cell("")
NOT_AVAILABLE = Cell("[x]", None, ())
NOT_APPLICABLE = Cell("[z]", None, ())

UNIT_WORDS: dict[str, str] = {
    "percent": "Percentage",
    "per_100000": "Rate per 100,000",
    "per_10000": "Rate per 10,000",
    "per_1000": "Rate per 1,000",
    "count": "Number",
    "gbp": "Pounds",
    "nights": "Nights",
    "ratio": "Ratio",
}
"""Headings of the column that holds the figure."""


def levels_table(
    series: Series, *, id: str, section: str, caption: str, sources: tuple[SourceLine, ...]
) -> Table:
    """
    Return a table of one measure's results, one row for each area, category and period.

    A column that would be empty in every row is left out.
    """
    results = series.results
    columns = [Column("area", "Area", header=True)]
    if any(item.breakdown for item in results):
        columns.append(Column("category", "Category", header=True))
    columns.append(Column("period", "Period", header=True))
    if any(item.base for item in results):
        columns.append(Column("base", "Measured from"))
    counted = any(item.numerator is not None for item in results)
    if counted:
        columns.append(Column("numerator", capital(series.measure.numerator or "number"), align="right"))
        columns.append(Column("denominator", capital(series.measure.denominator or "out of"), align="right"))
    heading = "Change" if series.measure.kind == "change" else UNIT_WORDS.get(series.measure.unit, "Figure")
    columns.append(Column("value", heading, align="right"))
    if any(item.interval for item in results):
        columns.append(Column("interval", "95% interval", align="right"))
    rows = tuple(Row(_pick(_level_cells(item), columns)) for item in results)
    return Table(id, section, caption, tuple(columns), rows, _notes(results), sources)


def _level_cells(item: Result) -> dict[str, Cell]:
    return {
        "area": Cell(item.area.name),
        "category": Cell(capital(breakdown_words(item)) if item.breakdown else "All"),
        "period": Cell(capital(item.period.words)),
        "base": Cell(capital(item.base.words)) if item.base else NOT_AVAILABLE,
        "numerator": _count(item, item.numerator),
        "denominator": _count(item, item.denominator),
        "value": Cell.of(item),
        "interval": Cell.of(item, limits(item)) if item.interval else (_missing(item)),
    }


def _count(item: Result, count: int | None) -> Cell:
    return _missing(item) if count is None else Cell.of(item, f"{count:,}")


def _missing(item: Result) -> Cell:
    return Cell(item.text) if not item.there else NOT_AVAILABLE


def _pick(cells: dict[str, Cell], columns: Sequence[Column]) -> dict[str, Cell]:
    return {column.key: cells[column.key] for column in columns}


def _notes(results: Sequence[Result]) -> tuple[str, ...]:
    notes: dict[str, None] = {}
    for item in results:
        if item.note:
            where = ", ".join(part for part in (item.area.name, breakdown_words(item), item.period.words) if part)
            notes[f"{where}: {item.note}"] = None
    return tuple(notes)


def differences_table(
    pairs: Sequence[tuple[Measure, Difference]],
    *,
    id: str,
    section: str,
    caption: str,
    sources: tuple[SourceLine, ...],
) -> Table:
    """Return a table of changes and comparisons: figure, figure compared with, difference, interval, judgement."""
    columns = [
        Column("measure", "Measure", header=True),
        Column("first", "Service, latest", align="right"),
        Column("against", "Compared with", header=False),
        Column("second", "Figure compared with", align="right"),
        Column("difference", "Difference", align="right"),
        Column("interval", "95% interval", align="right"),
        Column("judgement", "Judgement"),
    ]
    rows = tuple(Row(_difference_cells(measure, difference)) for measure, difference in pairs)
    notes = [
        "The interval is of the difference where both counts are known for a percentage, and of the ratio of the two "
        "figures where counts or rates are compared."
    ]
    words = {difference.judgement for _, difference in pairs}
    if SAME in words:
        notes.append("No detectable change: the interval includes no difference, so chance alone can explain it.")
    if UNTESTED in words:
        notes.append("Not tested: the source does not give both counts, or no test suits the measure.")
    return Table(id, section, caption, tuple(columns), rows, tuple(notes), sources)


def _difference_cells(measure: Measure, difference: Difference) -> dict[str, Cell]:
    first, second, result, ratio = difference.first, difference.second, difference.result, difference.ratio
    name = measure.title + (f": {breakdown_words(first)}" if first.breakdown else "")
    against = second.period.words if result.kind == "change" else f"{second.area.name}, {second.period.words}"
    if result.interval:
        interval = Cell.of(result, limits(result))
    elif ratio and ratio.interval:
        interval = Cell.of(ratio, f"ratio {limits(ratio)}")
    else:
        interval = NOT_APPLICABLE if first.unit in {"gbp", "ratio"} else NOT_AVAILABLE
    return {
        "measure": Cell(f"{name}, {first.period.words}"),
        "first": Cell.of(first),
        "against": Cell(capital(against)),
        "second": Cell.of(second),
        "difference": Cell.of(result),
        "interval": interval,
        "judgement": Cell.of(result, labelled(difference.judgement)),
    }
