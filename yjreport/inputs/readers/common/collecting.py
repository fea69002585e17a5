"""Collect the rows that a reader finds: one figure for one thing, what was left out counted, faults with places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from yjreport.files.quoting import snippet
from yjreport.files.reading import Reading, Remark
from yjreport.open_data.tidy_rows.rows import When

_KEY = ("measure", "area", "period", "period_start", "period_end", "breakdown")
_FIGURE = ("value", "numerator", "denominator", "marks")
MOST_FAULTS = 50
_MOST_NAMED = 6

CHECK_CELL = "compare the cell with the publisher's own file, mend it or download the file again."


@dataclass
class Collected:
    """Hold the rows of one grid while it is read."""

    rows: list[dict[str, str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    _left: dict[tuple[str, str, str], Counter[str]] = field(default_factory=dict)
    _first: dict[tuple[str, ...], int] = field(default_factory=dict)
    _disputed: set[tuple[str, ...]] = field(default_factory=set)
    _faults: int = 0

    def add(self, row: dict[str, str], number: int) -> None:
        """Add a row of observations; the same thing with another figure is an error and neither is given."""
        key = tuple(row.get(column, "") for column in _KEY)
        if key not in self._first:
            self._first[key] = len(self.rows)
            self.rows.append(row)
            self.numbers.append(number)
            return
        first = self._first[key]
        other = self.rows[first]
        if all(row.get(column, "") == other.get(column, "") for column in _FIGURE):
            self.left("rows that repeat another with the same figure", "each figure once", "nothing.", "")
            return
        self._disputed.add(key)
        self.fault(
            number, "", f"{_figure(row)} for {row['measure']}, {row['area']}, {row['period']}"
            + (f", {row['breakdown']}" if row.get("breakdown") else ""),
            f"{_figure(other)}, as row {self.numbers[first]} has for the same thing",
            "find out which is right in the publisher's own file, and delete the other row.",
        )  # fmt: skip

    def fault(self, row: int, column: str, found: str, expected: str, next_step: str = CHECK_CELL) -> None:
        """Say what makes the file refused; the first are told in full and the rest counted."""
        self._faults += 1
        if self._faults <= MOST_FAULTS:
            self.remarks.append(Remark(row, column, snippet(found, 160), expected, next_step, "error"))

    def say(self, found: str, expected: str, next_step: str, severity: str = "note") -> None:
        """Say something of the whole grid."""
        self.remarks.append(Remark(0, "", snippet(found, 240), expected, next_step, severity))

    def left(self, what: str, expected: str, next_step: str, name: str, rows: int = 1) -> None:
        """Count rows that are left out, under what they are; the names of the first kinds are told."""
        self._left.setdefault((what, expected, next_step), Counter())[snippet(name, 60)] += rows

    def reading(self, extra: Iterable[Remark] = ()) -> Reading:
        """Return what was collected, without the rows whose figure is disputed."""
        kept = [place for key, place in self._first.items() if key not in self._disputed]
        more = []
        if self._faults > MOST_FAULTS:
            count = self._faults - MOST_FAULTS
            more.append(Remark(0, "", f"{count} more faults like these", "none", CHECK_CELL, "error"))
        return Reading(
            "observations",
            tuple(self.rows[place] for place in kept),
            tuple(self.numbers[place] for place in kept),
            remarks=(*self.remarks, *more, *self._counted(), *extra),
        )

    def _counted(self) -> list[Remark]:
        found = []
        for (what, expected, next_step), names in self._left.items():
            named = [name for name, _ in sorted(names.items()) if name]
            shown = ", ".join(named[:_MOST_NAMED])
            if len(named) > _MOST_NAMED:
                shown += f" and {len(named) - _MOST_NAMED} more"
            text = f"{names.total()} {what}" + (f": {shown}" if shown else "")
            found.append(Remark(0, "", text, expected, next_step))
        return found


def _figure(row: dict[str, str]) -> str:
    if row.get("value"):
        return row["value"]
    if row.get("numerator"):
        return f"{row['numerator']} of {row.get('denominator', '')}"
    return f"[{row['marks']}]" if row.get("marks") else "no figure"


def rows_in_words(rows: Iterable[int]) -> str:
    """Return the rows that a figure is of, as the column `line` says them."""
    numbers = sorted(set(rows))
    if len(numbers) == 1:
        return f"row {numbers[0]}"
    if len(numbers) > 8:
        return f"rows {numbers[0]} to {numbers[-1]}"
    return f"rows {', '.join(map(str, numbers))}"


def observation(
    measure: str, area: str, when: When, unit: str, *, value: str = "", breakdown: str = "", numerator: str = "",
    denominator: str = "", marks: Iterable[str] = (), line: str = "", note: str = "",
) -> dict[str, str]:  # fmt: skip
    """Return a row of observations in the documented columns; the source is filled in later."""
    return {
        "measure": measure,
        "area": area,
        "period": when.label,
        "period_start": when.start.isoformat() if when.start else "",
        "period_end": when.end.isoformat() if when.end else "",
        "breakdown": breakdown,
        "numerator": numerator,
        "denominator": denominator,
        "value": value,
        "unit": unit,
        "marks": " ".join(sorted(set(marks))),
        "line": line,
        "note": note,
    }
