"""What is wrong with an extract, row by row, and the one message that says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from yjreport.cases.schema import CASE_SCHEMAS
from yjreport.errors import GateFailed
from yjreport.formats import plural

MOST_IN_FULL = 8
"""Faults that a message shows in full; the rest are counted by table and column."""
MOST_COUNTED = 10
_ORDER = {kind: place for place, kind in enumerate(CASE_SCHEMAS)}


@dataclass(frozen=True)
class Finding:
    """
    Hold one fault that stops a report.

    Args:
        table: the table's kind.
        file: its file, as messages print it.
        row: the row as a spreadsheet numbers it.
        column: the column, in our words.
        found: what stands there.
        expected: what should.
        next_step: what to do about it.
    """

    table: str
    file: str
    row: int
    column: str
    found: str
    expected: str
    next_step: str

    def place(self) -> tuple[int, int, str]:
        """Return the sort key: table, row, column."""
        return (_ORDER[self.table], self.row, self.column)

    def __str__(self) -> str:
        """Return the fault on one line."""
        return (
            f"{self.file}, row {self.row}, {self.column}: found {self.found}; expected {self.expected}; "
            f"{self.next_step}"
        )


def refuse(findings: Iterable[Finding]) -> None:
    """
    Raise when there are faults.

    Raises:
        GateFailed: the first faults in full, and how many more there are in which table and column.
    """
    faults = sorted(findings, key=Finding.place)
    if not faults:
        return
    more: dict[str, int] = {}
    for fault in faults[MOST_IN_FULL:]:
        where = f"{fault.file}, {fault.column}"
        more[where] = more.get(where, 0) + 1
    counted = [f"and {number} more in {where}" for where, number in list(more.items())[:MOST_COUNTED]]
    if len(more) > MOST_COUNTED:
        counted.append(f"and {sum(list(more.values())[MOST_COUNTED:])} more elsewhere")
    raise GateFailed(
        f"The case-level extract has {len(faults)} {plural(len(faults), 'fault')}.",
        details=[*map(str, faults[:MOST_IN_FULL]), *counted],
        next_step="mend the records in the case management system and export again, or mend the mapping; "
        "docs/case-level.md explains every column.",
    )
