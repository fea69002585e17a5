"""What `make check` prints of one service: a table that a person can act on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from yjreport.checking.groups import Group, found_words, groups, row_words
from yjreport.checking.table import shares, table, wrap
from yjreport.formats import listing, plural
from yjreport.gate.gate import GateOutcome
from yjreport.gate.suites.faults import KINDS, Fault
from yjreport.wording import capital

MOST_ERRORS = 12
"""Errors that are shown in full; the first of every rule and file come before the second of any."""
MOST_GROUPS = {"warning": 12, "note": 8}
"""Lines of warnings and of notes: a line is one rule in one file, whatever the number of rows."""

MEANING = {
    "error": "stop the report",
    "warning": "are printed in the report",
    "note": "say what was not understood, and not used",
}
"""What becomes of each severity."""

_PLACE = {80: 15, 100: 18, 120: 24}
_PARTS = (4, 4, 5)


def outcome_lines(outcome: GateOutcome, width: int, severities: Sequence[str] = tuple(MEANING)) -> list[str]:
    """
    Return what the gate found: errors, then warnings, then notes, then the verdict.

    Args:
        outcome: what the gate found.
        width: the columns of the terminal.
        severities: which to show; all of them are counted in the verdict.
    """
    lines: list[str] = []
    for severity in severities:
        together = groups(outcome, severity)
        if together:
            lines += [*_heading(severity, together, width), ""]
            lines += _errors(together, width) if severity == "error" else _grouped(together, severity, width)
            lines.append("")
    return [*lines, *wrap(verdict_line(outcome), width)]


def verdict_line(outcome: GateOutcome) -> str:
    """Return the verdict with its counts, in one sentence."""
    rows, files = sum(file.rows for file in outcome.files), len({file.file for file in outcome.files})
    checks = len(outcome.checked)
    looked = f"{checks:,} {plural(checks, 'check')} of {rows:,} {plural(rows, 'row')}"
    verdict = "REFUSED" if outcome.errors else "PASSED"
    return f"{verdict}: {found_words(outcome)}. ({looked} in {files:,} {plural(files, 'file')})"


def _heading(severity: str, together: Sequence[Group], width: int) -> list[str]:
    count = sum(group.count for group in together)
    files = len({group.first.file for group in together})
    where = f", in {files} files" if files > 1 else ""
    meaning = MEANING[severity]
    if count == 1:
        meaning = {"error": "stops the report", "warning": "is printed in the report"}.get(
            severity, meaning.replace("say ", "says ", 1)
        )
    return wrap(f"{count:,} {plural(count, severity).upper()}{where} ({meaning})", width)


def _errors(together: Sequence[Group], width: int) -> list[str]:
    shown = _first_of_each(together)
    lines = _by_file([
        (fault.file, [_place(row_words([(fault.row, fault.row)]), fault.column), fault.found, fault.expected,
                      capital(fault.next_step)])
        for fault in shown
    ], width)  # fmt: skip
    left = sum(group.count for group in together) - len(shown)
    return lines[:-1] if not left else [*lines, *_rest(together, shown, left, width)]


def _first_of_each(together: Sequence[Group]) -> list[Fault]:
    """Return the errors to show: the first of every group, then the second ones, as far as there is room."""
    turns = [
        (turn, number, fault)
        for number, group in enumerate(together)
        for turn, fault in enumerate(group.faults[:MOST_ERRORS])
    ]
    chosen = sorted(turns, key=lambda one: one[:2])[:MOST_ERRORS]
    return sorted((fault for _, _, fault in chosen), key=lambda fault: fault.place())


def _rest(together: Sequence[Group], shown: Sequence[Fault], left: int, width: int) -> list[str]:
    """Return the table of the errors that are not shown, by file and kind."""
    told = Counter((fault.file, fault.kind) for fault in shown)
    counts: Counter[tuple[str, str]] = Counter()
    for group in together:
        counts[group.first.file, group.first.kind] += group.count
    rows = [
        [f"{number - told[file, kind]:,}", file, KINDS[kind][1]]
        for (file, kind), number in counts.items() if number > told[file, kind]
    ]  # fmt: skip
    widths = shares(width, [max(8, *(len(row[0]) for row in rows))], (1, 1))
    head = ["How many", "File", "What they are"]
    return [f"And {left:,} more {plural(left, 'error')}:", *table(head, rows, widths, right=(0,))]


def _grouped(together: Sequence[Group], severity: str, width: int) -> list[str]:
    shown = together[: MOST_GROUPS[severity]]
    lines = _by_file([(group.first.file, _line(group)) for group in shown], width)
    left = sum(group.count for group in together[len(shown) :])
    if not left:
        return lines[:-1]
    files = list(dict.fromkeys(group.first.file for group in together[len(shown) :]))
    named = listing(files[:4]) if len(files) <= 4 else f"{', '.join(files[:3])} and {len(files) - 3} more files"
    return [*lines, *wrap(f"And {left:,} more {plural(left, severity)}, in {named}.", width)]


def _line(group: Group) -> list[str]:
    first = group.first
    alone = group.count == 1 or group.same("found")
    found = first.found if alone else f"{row_words([(first.row, first.row)])}: {first.found}"
    return [_place(group.rows(), group.columns), found, first.expected, capital(first.next_step)]


def _place(rows: str, columns: str) -> str:
    return ", ".join(dict.fromkeys(filter(None, [rows, columns])))


def _by_file(lines: Sequence[tuple[str, Sequence[str]]], width: int) -> list[str]:
    """Return a table for each file, under its name, with a blank line behind it."""
    place = max([size for least, size in _PLACE.items() if width >= least], default=12)
    head, widths = ["Where", "Found", "Expected", "What to do"], shares(width, [place], _PARTS)
    made: list[str] = []
    for file in dict.fromkeys(name for name, _ in lines):
        rows = [cells for name, cells in lines if name == file]
        made += [*wrap(file, width), *table(head, rows, widths), ""]
    return made
