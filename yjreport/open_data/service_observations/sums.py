"""Sums over areas: what may be added up, when it is enough, and what is said of what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from yjreport.config.catalogue import Area
from yjreport.figures.observations import Observation, with_marks
from yjreport.formats import listing
from yjreport.open_data.service_observations.tidy_files import OpenRow

MOST_NAMED = 6
FEWEST_POOLED = 3
SHARE_POOLED = 0.8
"""A comparator is pooled from at least three members and from at least four in five of them."""


def enough(found: int, all_: int) -> bool:
    """Tell whether so many of all members are enough to pool."""
    return found >= FEWEST_POOLED and found >= SHARE_POOLED * all_


def pooled_note(held: int, missing: Sequence[str]) -> str:
    """Say from how many authorities a value is pooled, and which are missing."""
    note = f"Pooled from {held} authorities, numerators over denominators."
    if not missing:
        return note
    rest = len(missing) - MOST_NAMED
    names = [*missing[:MOST_NAMED], f"{rest} more"] if rest > 1 else [*missing]
    return f"{note} No figure for {listing(names)}."


def sums_of(rows: Sequence[OpenRow]) -> tuple[int | None, int | None, int | None] | None:
    """Return (numerator, denominator, value) summed: counts over counts, or plain counts and money; None without."""
    if not rows:
        return None
    if all(row.numerator is not None and row.denominator is not None for row in rows):
        numerators, denominators = [row.numerator or 0 for row in rows], [row.denominator or 0 for row in rows]
        return (sum(numerators), sum(denominators), None) if sum(denominators) else None
    if rows[0].unit in {"count", "gbp", "nights"} and all(row.value is not None for row in rows):
        return None, None, sum(int(row.value or 0) for row in rows)
    return None


def summed(
    rows: Sequence[OpenRow], area: Area, sums: tuple[int | None, int | None, int | None], note: str, mark: str = ""
) -> Observation:
    """Return the sum of rows as an observation of an area."""
    marks = with_marks((held for row in rows for held in row.marks), *filter(None, (mark,)))
    if any(row.implied for row in rows):
        note = f"{note} The counts are implied by published rates and populations."
    numerator, denominator, value = sums
    made = observation_of(rows[0], area, marks=marks, note=note)
    return replace(made, numerator=numerator, denominator=denominator, value=None if value is None else Decimal(value))


def observation_of(row: OpenRow, area: Area, *, marks: Iterable[str], note: str) -> Observation:
    """Return an observation of a row's measure and period, for an area, without a figure yet."""
    return Observation(
        measure=row.measure, area=area, period=row.period, base=None, breakdown=row.breakdown, numerator=None,
        denominator=None, value=None, unit=row.unit, marks=with_marks(marks), source=row.source, line=row.place,
        note=note,
    )  # fmt: skip


def as_printed(row: OpenRow, area: Area) -> Observation:
    """Return a row as its source prints it, for an area."""
    made = observation_of(row, area, marks=row.marks, note=row.note)
    return replace(made, numerator=row.numerator, denominator=row.denominator, value=row.value, implied=row.implied)
