"""Tables of one measure over time with a column for each area."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from yjreport.blocks.model import Table
from yjreport.blocks.parts import Cell, Column, Row, SourceLine
from yjreport.figures.results import Result
from yjreport.figures.series import FEW_PERIODS, PARTS, Series
from yjreport.periods import short_labels
from yjreport.tables.cells import BARE, NOT_AVAILABLE, bare_cell, level_cells, picked
from yjreport.tables.notes import notes_of
from yjreport.wording import capital

Days = tuple[date | None, date | None] | tuple[str]
"""What tells whether two figures are of the same period: its days, or its label where it has none."""

SHORTEST_YEAR = 300
MOST_COLUMNS = 7
"""Columns that a page holds; the authorities of a joint service have a table of their own beyond it."""

MOST_LONG = 8
"""Rows up to which areas are read as rows."""

MOST_PLAIN = 4
"""The same where the areas are the authorities of the service alone."""

HEADINGS: dict[str, str] = {"years ending December": "Year ending December", "years ending March": "Financial year"}
"""Headings of a column of whole years, by what their short labels stand for."""


FEWEST_PARTS = 2
"""Authorities with figures from which a table of them says more than the whole."""


def is_wide(series: Series) -> bool:
    """Tell whether a measure has so many periods and areas that areas are better read as columns."""
    if not series.others or any(item.base for item in series.results):
        return False
    if len({item.period for item in series.local}) > FEW_PERIODS:
        return True
    # Fewer periods: only where no area would lose its latest figure, which may be of another period.
    most = MOST_PLAIN if all(item.area.role in PARTS for item in series.others) else MOST_LONG
    if len(series.local) < 2 or len(series.local) + len(series.others) <= most:
        return False
    days = {(item.breakdown, days_of(item)) for item in series.local}
    latest = {(item.area.key, item.breakdown): item for item in series.others if item.there}
    return all((item.breakdown, days_of(item)) in days for item in latest.values())


def wide_table(
    series: Series, *, id: str, section: str, caption: str, sources: tuple[SourceLine, ...], parts: bool = False
) -> Table:
    """
    Return one row for each category and period of the service, the other areas beside it.

    What rates are per is added to the caption. With `parts` the areas are the authorities of a joint service alone.
    """
    measure = series.measure
    others = [item for item in series.others if item.area.role in PARTS] if parts else _beside(series)
    areas = {item.area.key: item.area.name.partition(" (pooled")[0] for item in others}
    shown = {(key, item.breakdown, days_of(item)): item for key in areas for item in others if item.area.key == key}
    own = _by_kind_of_year(series.local, {days_of(item) for item in others if item.area.role not in PARTS})
    labels, told = short_labels([item.period for item in own])
    heading = HEADINGS.get(told, "Date" if told else "Period")
    if measure.cohort:
        heading = f"Cohort ({heading[:1].lower()}{heading[1:]})" if told in HEADINGS else "Cohort"
    columns = [Column("category", "Category", header=True)] if any(item.breakdown for item in own) else []
    columns.append(Column("period", heading, header=True))
    if not parts:
        columns += _count_columns(series)
    local = series.local[0].area.name
    named = f"{local}, the whole" if parts or local in areas.values() else local
    columns.append(Column("value", named, align="right"))
    if not parts and any(item.interval for item in series.local):
        columns.append(Column("interval", "95% interval", align="right"))
    columns += [Column(f"area-{number}", capital(name), align="right") for number, name in enumerate(areas.values())]
    rows = []
    for item, label in zip(own, labels, strict=True):
        cells = level_cells(measure, item)
        day = item.period.words if heading == "Date" else label
        cells |= {"period": Cell(capital(day)), "value": bare_cell(item)}
        for number, key in enumerate(areas):
            other = shown.get((key, item.breakdown, days_of(item)))
            cells[f"area-{number}"] = bare_cell(other) if other else NOT_AVAILABLE
        rows.append(Row(picked(cells, columns)))
    pairs = [(measure, item) for item in (*own, *others) if item in own or parts or item.note.startswith("Pooled")]
    return Table(id, section, _with_unit(series, caption), tuple(columns), tuple(rows),
                 notes_of(pairs, single=True), sources)  # fmt: skip


def authorities_table(
    series: Series, *, id: str, section: str, caption: str, sources: tuple[SourceLine, ...]
) -> Table | None:
    """
    Return each authority of a joint service beside the whole, over time.

    None where the service is one, where its authorities stand in the measure's own table, where nearly every figure
    of theirs is withheld, and where only one of them has any and they are those of the whole.
    """
    found = [item for item in series.others if item.area.role in PARTS]
    if len({item.area.key for item in found if item.there}) < FEWEST_PARTS and _are_the_whole(found, series):
        return None
    if not is_wide(series) or not _too_many(series) or 2 * sum(item.there for item in found) < len(found):
        return None
    return wide_table(series, id=id, section=section, caption=caption, sources=sources, parts=True) if found else None


def _are_the_whole(parts: Sequence[Result], series: Series) -> bool:
    """Tell whether the figures of parts say nothing that those of the whole do not say."""
    whole = {(days_of(item), item.breakdown): item.value for item in series.local}
    return all(whole.get((days_of(item), item.breakdown)) == item.value for item in parts if item.there)


def days_of(item: Result) -> Days:
    """Return what tells whether two figures are of the same period."""
    return (item.period.start, item.period.end) if item.period.known else (item.period.label,)


def _beside(series: Series) -> list[Result]:
    """Return the figures that stand beside the service's: of its authorities too, where there is room for them."""
    parts = [item for item in series.others if item.area.role in PARTS]
    shown = 2 * sum(item.there for item in parts) >= len(parts)
    fits = shown and not _too_many(series)
    return [item for item in series.others if fits or item.area.role not in PARTS]


def _too_many(series: Series) -> bool:
    """Tell whether the areas of a measure are more columns than a page holds."""
    intervals = any(item.interval for item in series.local)
    categories = any(item.breakdown for item in series.local)
    areas = len({item.area.key for item in series.others})
    return 2 + categories + len(_count_columns(series)) + intervals + areas > MOST_COLUMNS


def _count_columns(series: Series) -> list[Column]:
    """Return the columns of counts, where any figure of the service has them."""
    if not any(item.numerator is not None for item in series.local):
        return []
    measure = series.measure
    return [
        Column("numerator", capital(measure.numerator), align="right"),
        Column("denominator", capital(measure.denominator), align="right"),
    ]


def _with_unit(series: Series, caption: str) -> str:
    """Say in a caption, after the measure's title, what its rates are per."""
    title, unit = series.measure.title, BARE.get(series.measure.unit, "")
    if not unit or unit in caption.lower() or not caption.startswith(title):
        return caption
    return f"{title} ({unit}){caption.removeprefix(title)}"


def _by_kind_of_year(results: Sequence[Result], beside: set[Days]) -> list[Result]:
    """
    Return results with the years that begin as the latest one does first: windows that overlap are not mixed.

    The other years are left out where there are enough of the first and no other area has a figure for them.
    """
    latest = max(results, key=lambda item: item.period.order())

    def other(item: Result) -> bool:
        start, wanted = item.period.start, latest.period.start
        return start is not None and wanted is not None and (start.month, start.day) != (wanted.month, wanted.day)

    if not all((item.period.days or 0) > SHORTEST_YEAR for item in results):
        return [*results]
    same = [item for item in results if not other(item)]
    rest = [item for item in results if other(item)]
    if len({item.period for item in same}) > FEW_PERIODS and not any(days_of(item) in beside for item in rest):
        return same
    return [*same, *rest]
