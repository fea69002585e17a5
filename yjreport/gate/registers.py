"""
Helper columns of registers that look at the report's cut-off and at several rows: what is overdue, and what disagrees.

The rules come from five published plans: target dates long past without a status, three statuses in the cell of a
date, one review that was both done and still to come, one sum of money in two tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import combinations

from yjreport.formats import listing, number_ranges, plural
from yjreport.gate.reading import cells
from yjreport.gate.reading.rows import Row, groups, numbered, shown
from yjreport.gate.vocabulary.context import GateContext

ACTION_HELPERS: dict[str, type] = {
    "overdue_words": str, "target_statuses": str, "past_years": str, "missing_refs": str, "completed_ahead": str,
}  # fmt: skip
STANDARD_HELPERS: dict[str, type] = {"two_grades": str, "two_states": str}
"""Helper columns, all of text."""

_STATUS = re.compile(
    r"\b(?:completed?|done|achieved|on\s+track|off\s+track|not\s+started|ongoing|on-going|in\s+progress|"
    r"under\s+way|underway)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(20\d\d)[-/–](20\d\d|\d\d)\b(?![-/–]\d)")
_WHOLE_REF = re.compile(r"([1-9]\d?)[a-z]?")
_EXPLAINED = re.compile(r"overdue|late\b|later|extended|moved|postponed|carried|delay|past\b|status", re.IGNORECASE)
_LEAST_REFS = 5
_STANDARD = ("framework", "number", "standard", "dimension", "element")


def add_actions(rows: Sequence[Row], context: GateContext) -> None:
    """
    Set the helpers of actions.

    Args:
        rows: every row of the register.
        context: its report's cut-off and year; without a cut-off nothing is overdue.
    """
    for row in rows:
        statuses = [match[0] for match in _STATUS.finditer(row["target"] or "")]
        if statuses:
            row["target_statuses"] = " and ".join(dict.fromkeys(word.lower() for word in statuses))
        year = _ended(row, context.report.cut_off)
        if year and row["status"] != "completed":
            row["past_years"] = year
    if context.report.cut_off:
        _add_overdue(rows, context.report.cut_off)
    _add_refs([row for row in rows if row["kind"] == "action"])


def _add_overdue(rows: Sequence[Row], cut_off: date) -> None:
    overdue = []
    for row in rows:
        target = cells.day(row["target_date"])
        if not target:
            continue
        explained = _EXPLAINED.search(row["note"] or "")
        if target < cut_off and row["status"] in ("not stated", "on track", "in progress") and not explained:
            overdue.append((row, target))
        if target > cut_off and row["status"] == "completed":
            row["completed_ahead"] = f"completed by {cut_off}, with the target {target}"
    if overdue:
        first = overdue[0][0]
        days = [target.isoformat() for _, target in overdue]
        told = listing(days[:3]) if len(days) <= 3 else f"{', '.join(days[:3])} and {len(days) - 3} more"
        first["overdue_words"] = (
            f"{len(overdue)} {plural(len(overdue), 'target date')} before the cut-off {cut_off} ({told}) "
            f"with no status, or on track, in {numbered([row for row, _ in overdue])}"
        )


def _ended(row: Row, cut_off: date | None) -> str | None:
    """Return a financial year that an action names for its success, and that had ended before the cut-off."""
    for match in _YEAR.finditer(f"{row['success_measure'] or ''}"):
        span = cells.financial_year(match[0])
        if span and cut_off and span[1] < cut_off:
            return f"{match[0]}, which ended on {span[1]}"
    return None


def _add_refs(actions: Sequence[Row]) -> None:
    """Name the plan's own references that are left out between 1 and the last."""
    numbers = sorted({int(match[1]) for row in actions if (match := _WHOLE_REF.fullmatch(row["ref"] or ""))})
    if len(numbers) < _LEAST_REFS:
        return
    missing = [number for number in range(1, numbers[-1]) if number not in numbers]
    if missing:
        actions[0]["missing_refs"] = f"{listing(number_ranges(missing))}, where references go to {numbers[-1]}"


def add_standards(rows: Sequence[Row]) -> None:
    """Set the helpers of standards: two grades of one thing at one time, and one inspection done and yet to come."""
    for same in groups(rows, _STANDARD).values():
        for first, row in combinations(same, 2):
            if first["state"] == row["state"] == "result" and first["grade"] != row["grade"] and _at_once(first, row):
                row["two_grades"] = f"{row['grade']}, and {first['grade']} in row {shown(first)}"
            planned, held = (first, row) if first["state"] == "planned" else (row, first)
            if planned["state"] == "planned" and held["state"] in ("result", "pending") and _not_later(planned, held):
                row["two_states"] = (
                    f"planned for {planned['period'] or 'no day'} in row {shown(planned)}, and done in "
                    f"{held['period'] or 'no period'} ({held['state']}) in row {shown(held)}"
                )


def _span(row: Row) -> tuple[date, date] | None:
    start, end = cells.day(row["period_start"]), cells.day(row["period_end"])
    return (start, end) if start and end else None


def _at_once(first: Row, row: Row) -> bool:
    """Tell whether two assessments are of one time; those without days may be."""
    one, other = _span(first), _span(row)
    return one is None or other is None or (one[0] <= other[1] and other[0] <= one[1])


def _not_later(planned: Row, held: Row) -> bool:
    """Tell whether what is planned is not plainly after what was held."""
    one, other = _span(planned), _span(held)
    return one is None or other is None or one[0] <= other[1]
