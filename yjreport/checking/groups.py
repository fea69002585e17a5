"""Put together the faults of one rule in one file: on many rows they are one thing to mend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from yjreport.formats import listing, plural
from yjreport.gate.gate import Checked, GateOutcome
from yjreport.gate.suites.faults import KINDS, Fault, runs_of
from yjreport.wording import capital

MOST_RUNS = 6
"""Rows, or runs of rows, that a list in short names; the rest are counted."""

READING = "reading"
"""The kind of what a reader of a file did not understand; no rule of a suite stands behind it."""


@dataclass(frozen=True)
class Group:
    """
    Hold the faults of one rule in one file.

    Args:
        faults: those that are held one by one, by row; at least one.
        count: all of them, with those that are only counted.
        runs: the rows, as first and last of each run.
        listed: how many rows the runs hold; beyond them, rows are only counted.
        rule: what the rule checks, why, and where it comes from; None for what a reader says.
    """

    faults: tuple[Fault, ...]
    count: int
    runs: tuple[tuple[int, int], ...]
    listed: int
    rule: Checked | None = None

    @property
    def first(self) -> Fault:
        """Return the first fault, which stands for the others where they are told in one line."""
        return self.faults[0]

    @property
    def what(self) -> str:
        """Return what is checked, as a sentence."""
        if self.rule:
            return self.rule.what
        return f"{capital(KINDS[self.first.kind][1])}."

    @property
    def columns(self) -> str:
        """Return the columns, each once, in the order of the rows."""
        return ", ".join(dict.fromkeys(fault.column for fault in self.faults if fault.column))

    def rows(self, most: int = MOST_RUNS) -> str:
        """Return where the faults stand, in short: row 8; rows 8, 12 and 40 to 52; the whole file."""
        return row_words(self.runs, beyond=max(0, self.count - self.listed), most=most)

    def same(self, name: str) -> str | None:
        """Return the text of a field when it is the same in every fault that is held, else None."""
        texts = {getattr(fault, name) for fault in self.faults}
        return texts.pop() if len(texts) == 1 else None


def groups(outcome: GateOutcome, severity: str) -> tuple[Group, ...]:
    """
    Return the faults of one severity by file and rule, in the order of files and first rows.

    Args:
        outcome: what the gate found.
        severity: error, warning or note.
    """
    found: dict[tuple[str, ...], list[Fault]] = {}
    for fault in outcome.faults:
        if fault.severity == severity:
            found.setdefault(_key(fault), []).append(fault)
    kinds = {(file.file, file.kind) for file in outcome.files}
    rest = {(one.file, one.check): one for one in outcome.rest if one.severity == severity}
    together = []
    for faults in found.values():
        first = faults[0]
        more = rest.get((first.file, first.check))
        rows = {fault.row for fault in faults}
        runs = _merged([*runs_of(rows), *(more.runs if more else ())])
        together.append(
            Group(
                faults=tuple(faults),
                count=len(faults) + (more.count if more else 0),
                runs=runs,
                # Two faults may stand in one row: they are one place in the list, and none is beyond it.
                listed=sum(last - begin + 1 for begin, last in runs) + len(faults) - len(rows),
                rule=_rule(first, outcome.checked, kinds),
            )
        )
    return tuple(sorted(together, key=lambda group: group.first.place()))


def _key(fault: Fault) -> tuple[str, ...]:
    if fault.kind == READING or not fault.check:
        # No rule binds these together: they are alike when they say the same of one column.
        return (fault.file, fault.check, fault.column, fault.expected, fault.next_step)
    return (fault.file, fault.check)


def _rule(fault: Fault, checked: Sequence[Checked], kinds: set[tuple[str, str]]) -> Checked | None:
    """Return the record of the rule behind a fault: of the fault's own file, or of the table that it is part of."""
    named = [one for one in checked if one.check == fault.check]
    own = [one for one in named if one.file == fault.file]
    part = [one for one in named if (fault.file, one.suite) in kinds]
    return next(iter([*own, *part, *named]), None)


def row_words(runs: Sequence[tuple[int, int]], *, beyond: int = 0, most: int = MOST_RUNS) -> str:
    """
    Return runs of rows in words: row 8; rows 8, 12 and 40 to 52; rows 2 to 9, 12 and 1,204 more.

    Args:
        runs: the first and the last row of each run, in order; row 0 stands for the whole file.
        beyond: rows that are not in the runs.
        most: how many runs are named.
    """
    named = [run for run in runs if run[1]]
    if not named:
        return "the whole file"
    told: list[str] = []
    for first, last in named[:most]:
        told += [f"{first} to {last}"] if last > first + 1 else map(str, range(first, last + 1))
    left = beyond + sum(last - first + 1 for first, last in named[most:])
    if left:
        told.append(f"{left:,} more")
    return f"{'row' if told == [str(named[0][0])] else 'rows'} {listing(told)}"


def found_words(outcome: GateOutcome) -> str:
    """Return how many faults of each severity were found: 2 errors, 1 warning and 3 notes."""
    counts = {severity: outcome.count(severity) for severity in ("error", "warning", "note")}
    return listing([
        f"{count:,} {plural(count, severity)}" for severity, count in counts.items() if severity != "note" or count
    ])  # fmt: skip


def _merged(runs: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for first, last in sorted(runs):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)
