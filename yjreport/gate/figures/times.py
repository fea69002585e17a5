"""Helper columns of when a figure is for and when its source came out: odd windows, unfinished ones, late sources."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from yjreport.gate.figures.readings import Observed, Reading
from yjreport.gate.reading.rows import Row, groups, numbered
from yjreport.gate.vocabulary.context import GateContext

HELPERS: dict[str, type] = {"odd_window": str, "unfinished_window": str, "late_source": str}
"""Helper columns, with str for text and float for numbers."""

_KNOWN_EARLY = {"e", "f", "p", "x", "z"}
_YEAR = 12


def add(observed: Observed) -> None:
    """Set the helpers of a row's window against the calendar, its source's release and the report's cut-off."""
    for item in observed.items:
        if item.terms.kind == "level" and item.span:
            _add_length(item, item.span)
            _add_unfinished(item, item.span)
    _add_late(observed.rows, observed.context)


def _add_length(item: Reading, span: tuple[date, date]) -> None:
    """Name a window of whole months that is longer than a year and no whole number of years."""
    months = _whole_months(*span)
    if months is not None and months > _YEAR and months % _YEAR:
        item.row["odd_window"] = f"{span[0]} to {span[1]}, which is {months} months"


def _whole_months(first: date, last: date) -> int | None:
    after = last.fromordinal(last.toordinal() + 1)
    if first.day != after.day:
        return None
    return (after.year - first.year) * 12 + after.month - first.month


def _add_unfinished(item: Reading, span: tuple[date, date]) -> None:
    """Name a window that ends after the release of its source, where no mark says that it was not over."""
    if item.row["unit"] == "gbp" or item.marks & _KNOWN_EARLY or not item.released:
        return
    if span[1] > item.released:
        item.row["unfinished_window"] = f"{span[1]}, after {item.row['source']} was released on {item.released}"


def _add_late(rows: Sequence[Row], context: GateContext) -> None:
    """Name, on its first row, a source that was released after the report's cut-off: its figures are left out."""
    cut_off = context.report.cut_off
    for (name,), same in groups([row for row in rows if row["source"]], ("source",)).items():
        source = context.sources.get(str(name))
        if cut_off and source and source.released and source.released > cut_off:
            late = f"{name}, released on {source.released}, after the cut-off {cut_off}"
            same[0]["late_source"] = f"{late}: the annex leaves out {numbered(same)}"
