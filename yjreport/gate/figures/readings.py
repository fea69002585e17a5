"""What a row of observations says, as the checks of several rows read it: its figure, its counts, its days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from yjreport.formats import MULTIPLIERS, plural
from yjreport.gate.reading import cells
from yjreport.gate.reading.rows import Row, shown
from yjreport.gate.vocabulary.context import GateContext, MeasureTerms
from yjreport.periods import Period

_MOST = 3
_UNSTATED = ("not stated", "unknown")


@dataclass(frozen=True)
class Reading:
    """
    Hold one row that earlier checks find nothing wrong with in itself.

    Args:
        row: the row with its helpers.
        terms: its measure.
        value: its figure: as its counts give it, else as printed; None where it has none.
        counts: its numerator and denominator, where both are there and can be of its unit.
        span: its first and last day, where both are known.
    """

    row: Row
    terms: MeasureTerms
    value: Fraction | None
    counts: tuple[int, int] | None
    span: tuple[date, date] | None

    @property
    def key(self) -> tuple:
        """Return the line that it is a point of: measure, area and breakdown."""
        return (self.row["measure"], self.row["area"], self.row["key_breakdown"])

    @property
    def when(self) -> tuple | None:
        """Return its period to be matched with others: its days, else its words; None where it is not stated."""
        if self.span:
            return self.span
        words = (self.row["period"] or "").casefold()
        return None if not words or words.startswith(_UNSTATED) else (words,)

    @property
    def period(self) -> Period:
        """Return its period."""
        return Period(self.row["period"] or "", *(self.span or (None, None)))

    @cached_property
    def days(self) -> tuple[int, int]:
        """Return its first and last day as numbers; 0 and 0 where they are not known."""
        return (self.span[0].toordinal(), self.span[1].toordinal()) if self.span else (0, 0)

    @cached_property
    def number(self) -> float:
        """Return its figure as a number for statistics; 0 where it has none."""
        return float(self.value or 0)

    @property
    def place(self) -> str:
        """Return where it stands: row 8."""
        return f"row {shown(self.row)}"

    @property
    def marks(self) -> set[str]:
        """Return its marks."""
        return cells.letters(self.row["marks"])

    @property
    def multiplier(self) -> int:
        """Return what its ratio is multiplied by: 100 for a percentage."""
        return MULTIPLIERS.get(self.row["unit"], 1)

    @property
    def bounded(self) -> bool:
        """Tell whether the source only bounds or rounds the figure."""
        return bool(self.row["qualifier"])

    def notes(self, pattern: str) -> bool:
        """Tell whether its note speaks of something already."""
        return bool(re.search(pattern, self.row["note"] or "", re.IGNORECASE))


def readings(rows: Iterable[Row], context: GateContext) -> list[Reading]:
    """Return the rows that can be read: of a known measure in its unit, for an area, and there once."""
    found = []
    for row in rows:
        terms = context.measures.get(row["measure"] or "")
        sound = terms and terms.unit == row["unit"] and row["area"]
        if terms and sound and not row.get("repeats_row") and not row.get("contradicts_row"):
            found.append(_reading(row, terms))
    return found


def _reading(row: Row, terms: MeasureTerms) -> Reading:
    start, end = cells.day(row["period_start"]), cells.day(row["period_end"])
    counts = None
    top, bottom = cells.whole(row["numerator"]), cells.whole(row["denominator"])
    if terms.kind == "level" and row["unit"] in MULTIPLIERS and top is not None and bottom and top >= 0 < bottom:
        counts = (top, bottom) if row["unit"] != "percent" or top <= bottom else None
    value = None if row["value_number"] is None else Fraction(row["value_number"])
    if counts and value is None:
        value = Fraction(MULTIPLIERS[row["unit"]] * counts[0], counts[1])
    return Reading(row, terms, value, counts, (start, end) if start and end and start <= end else None)


def places(items: Sequence[Reading]) -> str:
    """Return where some figures stand, three at most: rows 3, 5 and 9, and 2 more."""
    named = ", ".join(shown(item.row) for item in items[:_MOST])
    more = f" and {len(items) - _MOST} more" if len(items) > _MOST else ""
    return f"{plural(len(items), 'row', 'rows')} {named}{more}"


def listed(texts: Sequence[str]) -> str:
    """Return texts, three at most: a; b; and 2 more."""
    more = [f"{len(texts) - _MOST} more"] if len(texts) > _MOST else []
    return "; ".join([*texts[:_MOST], *more])


def months_between(first: date, last: date) -> int:
    """Return the whole months from the end of one day to that of another: 18 from 31 December to 30 June."""
    a, b = first + timedelta(days=1), last + timedelta(days=1)
    return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day)
