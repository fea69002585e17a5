"""Revisions: a figure that a later vintage prints otherwise is marked [r], with what it was before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from yjreport.open_data.tidy_rows.rows import RowKey, TidyRow

REVISED = "Revised: {value} in the vintage of {day}{basis}."
OLD_BASIS = ", on populations based on Census 2011"


def with_revisions(
    vintages: Sequence[tuple[str, date, Sequence[TidyRow]]], old_basis: frozenset[str] = frozenset()
) -> dict[str, list[TidyRow]]:
    """
    Return the rows of each vintage, those marked [r] whose value differs from that in the vintage before.

    A figure whose period is not known is left alone: nobody can say that it is of the same period.

    Args:
        vintages: source, release day and rows, oldest first.
        old_basis: sources whose rates rest on an older census.
    """
    before: dict[RowKey, tuple[TidyRow, str, date]] = {}
    made: dict[str, list[TidyRow]] = {}
    for source, released, rows in vintages:
        made[source] = [_marked(row, before, old_basis) for row in rows]
        before |= {row.key: (row, source, released) for row in rows if row.value is not None and row.when.start}
    return made


def _marked(row: TidyRow, before: Mapping[RowKey, tuple[TidyRow, str, date]], old_basis: frozenset[str]) -> TidyRow:
    if row.key not in before or row.value is None:
        return row
    old, source, released = before[row.key]
    if old.value == row.value:
        return row
    day = f"{released.day} {released:%B %Y}"
    note = REVISED.format(value=f"{old.value:f}", day=day, basis=OLD_BASIS if source in old_basis else "")
    return replace(row, marks=(*row.marks, "r"), notes=(*row.notes, note))
