"""
Helper columns of observations that look along a line: one measure, area and breakdown over its periods.

A line of a chart, a change and a test all take the figures of a line for the same thing counted the same way,
over windows that do not share events.
"""

from __future__ import annotations

from datetime import date

from yjreport.formats import listing
from yjreport.gate.reading import cells
from yjreport.gate.reading.rows import ROW, Row, groups, shown
from yjreport.gate.vocabulary.context import GateContext

HELPERS: dict[str, type] = {
    "mixed_row": float, "mixed_own": str, "mixed_other": str, "overlap_row": float, "overlap_words": str,
}  # fmt: skip
"""Helper columns, with str for text and float for numbers."""

_LINE = ("measure", "area", "key_breakdown")
_MOST_WINDOWS = 4


def add_lines(rows: list[Row], context: GateContext) -> None:
    """Set the helpers of mixed sources and of windows that overlap."""
    for line in groups([row for row in rows if row["measure"] and row["area"]], _LINE).values():
        _add_mixed(line, context)
        _add_overlaps(line)


def _add_mixed(line: list[Row], context: GateContext) -> None:
    """
    Set on the first row of each further kind of source the first row of the line.

    A source whose basis is not stated is of one basis with others that do not state theirs, and with no other.
    """
    registered = [row for row in line if row["source"] in context.sources]
    met: set[tuple[str, str]] = set()
    for row in registered:
        terms = context.sources[row["source"]]
        sort = (terms.kind, terms.record)
        if met and sort not in met:
            first = registered[0]
            row["mixed_row"] = first[ROW]
            row["mixed_own"] = f"{row['source']} ({terms.words})"
            row["mixed_other"] = f"{first['source']} ({context.sources[first['source']].words})"
        met.add(sort)


def _add_overlaps(line: list[Row]) -> None:
    """
    Name the windows of a line that share days although neither holds the other, on the second of them.

    A year and its quarters are windows of two lengths, which nothing compares. Rows whose notes speak of the
    overlap have said it already.
    """
    dated: dict[tuple[date, date], list[Row]] = {}
    for row in line:
        start, end = cells.day(row["period_start"]), cells.day(row["period_end"])
        if start and end and start <= end and not row["is_change"] and "overlap" not in (row["note"] or "").lower():
            dated.setdefault((start, end), []).append(row)
    sharing: dict[int, Row] = {}
    windows = sorted(dated)
    for place, (first, last) in enumerate(windows):
        for start, end in windows[place + 1 :]:
            if start > last:
                break
            if first < start and last < end:
                sharing |= {row[ROW]: row for row in (*dated[first, last], *dated[start, end])}
    if not sharing:
        return
    named = [f"{row['period']} (row {shown(row)})" for _, row in sorted(sharing.items())]
    if len(named) > _MOST_WINDOWS:
        named[_MOST_WINDOWS - 1 :] = [f"{len(named) - _MOST_WINDOWS + 1} more"]
    one, second = sorted(sharing)[:2]
    sharing[second]["overlap_row"], sharing[second]["overlap_words"] = one, listing(named)
