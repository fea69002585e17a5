"""What a row of observations says, as the checks of several rows read it: its figure, its counts, its days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import Any

from yjreport.formats import MULTIPLIERS, plural
from yjreport.gate.reading import cells
from yjreport.gate.reading.rows import Key, Row, shown
from yjreport.gate.vocabulary.context import GateContext, MeasureTerms, SourceTerms
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
        source: what is known of its source, where that is registered.
        role: the role of its area.
    """

    row: Row
    terms: MeasureTerms
    value: Fraction | None
    counts: tuple[int, int] | None
    span: tuple[date, date] | None
    source: SourceTerms | None
    role: str

    @property
    def own(self) -> bool:
        """Tell whether it is of the service itself, or of one of its authorities."""
        return self.row["area"] == "local" or self.role in ("local", "member")

    @property
    def released(self) -> date | None:
        """Return the day on which its source was released, where that is known."""
        return self.source.released if self.source else None

    @property
    def base(self) -> Key | None:
        """Return the period that a change is measured from, as `when` has it; None where none is named."""
        start, end = cells.day(self.row["base_start"]), cells.day(self.row["base_end"])
        words = (self.row["base_period"] or "").casefold()
        return (start, end) if start and end else (words,) if words else None

    @property
    def ends(self) -> list[Key]:
        """Return the two periods that a change is between, as far as they are known."""
        return [days for days in (self.base, self.when) if days]

    @property
    def whole(self) -> int | None:
        """Return its figure where that is a whole number."""
        return int(self.value) if self.value is not None and self.value.denominator == 1 else None

    @property
    def text(self) -> str:
        """Return its figure as printed, else as its counts give it."""
        return str(self.row["value"] or f"{float(self.value or 0):.4g}")

    @property
    def key(self) -> Key:
        """Return the line that it is a point of: measure, area and breakdown."""
        return (self.row["measure"], self.row["area"], self.row["key_breakdown"])

    @property
    def when(self) -> Key | None:
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


@dataclass(frozen=True)
class Observed:
    """
    Hold the observations of a file for the checks that compare several.

    Args:
        rows: every row, with the helpers of its own.
        items: the rows that can be read.
        context: the areas, the sources and the report.
        settings: the `meta` of the suite.
    """

    rows: list[Row]
    items: list[Reading]
    context: GateContext
    settings: Mapping[str, Any]


def readings(rows: Iterable[Row], context: GateContext) -> list[Reading]:
    """Return the rows that can be read: of a known measure in its unit, for an area, and there once."""
    found = []
    for row in rows:
        terms = context.measures.get(row["measure"] or "")
        sound = terms and terms.unit == row["unit"] and row["area"]
        if terms and sound and not row.get("repeats_row") and not row.get("contradicts_row"):
            found.append(_reading(row, terms, context))
    return found


def _reading(row: Row, terms: MeasureTerms, context: GateContext) -> Reading:
    start, end = cells.day(row["period_start"]), cells.day(row["period_end"])
    counts = None
    top, bottom = cells.whole(row["numerator"]), cells.whole(row["denominator"])
    if terms.kind == "level" and row["unit"] in MULTIPLIERS and top is not None and bottom and top >= 0 < bottom:
        counts = (top, bottom) if row["unit"] != "percent" or top <= bottom else None
    value = None if row["value_number"] is None else Fraction(row["value_number"])
    if counts and value is None:
        value = Fraction(MULTIPLIERS[row["unit"]] * counts[0], counts[1])
    area = context.areas.get(row["area"])
    return Reading(
        row, terms, value, counts,
        span=(start, end) if start and end and start <= end else None,
        source=context.sources.get(row["source"] or ""),
        role=area.role if area else "",
    )  # fmt: skip


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
