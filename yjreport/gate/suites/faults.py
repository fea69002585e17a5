"""What the gate found: faults, and the one-screen error that stops a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from yjreport.errors import GateFailed
from yjreport.formats import plural

MOST_IN_FULL = 8
"""Faults that a message on a terminal shows in full; the rest are counted."""

MOST_HELD = 200
"""Faults of one rule in one file that are held one by one; the rest are counted, with their rows."""

MOST_RUNS = 50
"""Runs of rows that are held of the rest; rows beyond them are only counted."""

MIXED = 30

KINDS: dict[str, tuple[int, str]] = {
    "duplicate": (31, "a row that is there twice"),
    "percentage": (32, "a percentage outside 0 to 100"),
    "denominator": (33, "a denominator that is zero or smaller than its numerator"),
    "dates": (34, "a date range that runs backwards"),
    "budget": (35, "a budget that does not add"),
    "vocabulary": (36, "a word that is not in its list"),
    "type": (36, "a cell that is not what its column holds"),
    "unit": (36, "a unit that is not the measure's"),
    "correction": (39, "a published figure and its correction that disagree"),
    "required": (MIXED, "a cell that must not be blank"),
    "arithmetic": (MIXED, "a figure that does not follow from its counts"),
    "parts": (MIXED, "parts that do not fit their whole"),
    "consistency": (MIXED, "rows or cells that disagree"),
    "plausibility": (MIXED, "a figure outside its usual range"),
    "reading": (MIXED, "something in a file that was not understood"),
}
"""Every kind of fault: the exit code when all errors are of that code, and its words."""


@dataclass(frozen=True)
class Fault:
    """
    Hold one fault of an input.

    Args:
        severity: error (stops the report), warning (is printed in the annex) or note (what a reader of a file did
            not understand, and left out).
        kind: a key of `KINDS`.
        file: the file, from the project's root.
        row: the row as a spreadsheet numbers it.
        column: the column, or several with commas.
        found: what stands there.
        expected: what should.
        next_step: what the person can do.
        check: id of the expectation in its suite.
    """

    severity: str
    kind: str
    file: str
    row: int
    column: str
    found: str
    expected: str
    next_step: str
    check: str = ""

    def place(self) -> tuple[str, int, str, str]:
        """Return the sort key: file, row, column, then the check."""
        return (self.file, self.row, self.column, self.check)

    def record(self) -> dict[str, str | int]:
        """Return the fault as checks.json holds it."""
        return asdict(self)


@dataclass(frozen=True)
class Rest:
    """
    Count the faults of one rule in one file beyond those that are held one by one.

    Args:
        severity: as of a fault.
        kind: a key of `KINDS`.
        file: the file, from the project's root.
        check: id of the expectation in its suite.
        count: how many.
        runs: their rows, as the first and the last of each run; the first `MOST_RUNS` runs only.
    """

    severity: str
    kind: str
    file: str
    check: str
    count: int
    runs: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, severity: str, kind: str, file: str, check: str, rows: Sequence[int]) -> Rest:
        """Return the rest that some rows make."""
        return cls(severity, kind, file, check, len(rows), runs_of(rows)[:MOST_RUNS])

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Rest:
        """Return the rest that checks.json holds."""
        return cls(**{**record, "runs": tuple((first, last) for first, last in record["runs"])})


def runs_of(rows: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Return rows as the first and the last of each run of neighbours, in order."""
    runs: list[tuple[int, int]] = []
    for row in sorted(set(rows)):
        if runs and row == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return tuple(runs)


def exit_code(errors: Sequence[Fault]) -> int:
    """Return the code that tells the kind when all errors are of one, else 30."""
    codes = {KINDS[fault.kind][0] for fault in errors}
    return codes.pop() if len(codes) == 1 else MIXED


def gate_failed(errors: Sequence[Fault], rest: Sequence[Rest] = (), *, most: int = MOST_IN_FULL) -> GateFailed:
    """
    Return the error that stops a report: the first faults in full, the rest counted by kind.

    Args:
        errors: the faults of severity error, in order; at least one.
        rest: the errors beyond them, which are only counted.
        most: faults that are shown in full.
    """
    total = len(errors) + sum(one.count for one in rest)
    details = [line for fault in errors[:most] for line in _lines(fault)]
    counts = Counter(KINDS[fault.kind][1] for fault in errors[most:])
    for one in rest:
        counts[KINDS[one.kind][1]] += one.count
    if counts:
        details.append(f"and {total - len(errors[:most])} more:")
        details += [f"  {number} × {words}" for words, number in sorted(counts.items())]
    error = GateFailed(
        f"The inputs have {total} {plural(total, 'error')}. Nothing was built or replaced.",
        details=details,
        next_step="mend these rows and run the command again.",
    )
    error.exit_code = exit_code(errors)
    return error


def _lines(fault: Fault) -> list[str]:
    place = f", row {fault.row}, column {fault.column}" if fault.row else ""
    return [
        f"{fault.file}{place}",
        f"  found {fault.found}; expected {fault.expected}",
        f"  Next: {fault.next_step}",
    ]
