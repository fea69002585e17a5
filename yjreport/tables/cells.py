"""The cells that tables of results are made of, and the headings over them."""

from __future__ import annotations

from collections.abc import Sequence

from yjreport.blocks.parts import Cell, Column
from yjreport.config.measure_schema import Measure
from yjreport.figures.results import Result
from yjreport.wording import breakdown_words, capital, limits

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

BARE: dict[str, str] = {
    "per_100000": "per 100,000", "per_10000": "per 10,000", "per_1000": "per 1,000", "nights": "nights",
}  # fmt: skip
"""The words that follow a figure of a unit, which a table says once, in its heading or its caption."""


def level_cells(measure: Measure, item: Result) -> dict[str, Cell]:
    """Return every cell that a row of a result may have, by column key."""
    # A figure without a base, a count or an interval has none to give: it is not missing.
    counted = measure.denominator and measure.kind == "level"
    return {
        "measure": Cell(titled(measure.title, item)),
        "area": Cell(capital(item.area.name)),
        "category": Cell(capital(breakdown_words(item)) if item.breakdown else "All"),
        "period": Cell(capital(item.period.words)),
        "base": Cell(capital(item.base.words)) if item.base else NOT_APPLICABLE,
        "numerator": _count(item, item.numerator) if counted else NOT_APPLICABLE,
        "denominator": _count(item, item.denominator, estimated=False) if counted else NOT_APPLICABLE,
        "value": Cell.of(item),
        "interval": interval_cell(item, applies=bool(measure.interval)),
    }


def bare_cell(item: Result) -> Cell:
    """Return a figure with its marks, without the words of a unit that the table states: 196, not 196 per 100,000."""
    return cell_without(item, BARE.get(item.unit))


def cell_without(item: Result, words: str | None) -> Cell:
    """Return a figure with its marks, without words that the table's heading says."""
    return Cell(item.text.removesuffix(f" {words}"), item, item.shown_marks if item.there else ())


def titled(title: str, item: Result) -> str:
    """Return the title of a measure with the category of a result, if it is of one."""
    return ": ".join(part for part in (title, breakdown_words(item)) if part)


def with_counts(item: Result) -> Cell:
    """Return a cell with a figure and, for a percentage or a ratio, its counts: '33.8% (22 of 65)'."""
    joint = {"percent": "of", "ratio": "by"}.get(item.unit)
    if not item.there or not joint or item.numerator is None or not item.denominator:
        return Cell.of(item)
    about = "about " if item.implied else ""
    return Cell(f"{item.text} ({about}{item.numerator:,} {joint} {item.denominator:,})", item, item.marks)


def interval_cell(item: Result, *, applies: bool) -> Cell:
    """Return the limits of a result, the mark of one that is not there, or [z] where its measure has no interval."""
    if item.interval:
        return Cell.of(item, limits(item))
    return _missing(item) if applies else NOT_APPLICABLE


def _count(item: Result, count: int | None, *, estimated: bool = True) -> Cell:
    if count is None:
        return _missing(item)
    return Cell(f"{count:,}", item, ("e",) if item.implied and estimated else ())


def _missing(item: Result) -> Cell:
    return Cell(item.text) if not item.there else NOT_AVAILABLE


def picked(cells: dict[str, Cell], columns: Sequence[Column]) -> dict[str, Cell]:
    """Return the cells of the columns that a table has."""
    return {column.key: cells[column.key] for column in columns}


def value_heading(measure: Measure | None) -> str:
    """Return the heading over the figures of one measure, or of several."""
    if measure is None or (measure.unit == "ratio" and not measure.numerator):
        return "Figure"
    return "Change" if measure.kind == "change" else UNIT_WORDS.get(measure.unit, "Figure")
