"""Counts behind printed rates: those that the source prints elsewhere, and those that a rate and a population imply."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from yjreport.formats import MULTIPLIERS, decimals_of, round_half_up
from yjreport.open_data.tidy_rows.rows import FIRST_ON_CENSUS_2021, WHOLE_SERVICE, TidyRow

ON_CENSUS_2011 = frozenset({"lait-2025-02"})
"""Vintages whose rates rest on the older census, as their figures for 2014 to 2021 show beside the next vintage's."""

IMPLIED_FROM: dict[str, int] = {"fte_rate": FIRST_ON_CENSUS_2021, "cautioned_sentenced_rate": 2024}
"""
The first year of which a count may be implied, by measure.

Populations before mid-2021 are not rebased while the rates are. The rates of children cautioned or sentenced up to
2022-23 did not move when the tool went over to Census 2021, and are printed too coarsely.
"""

IMPLIED = "Count implied by the rate and the mid-{year} population of {source}."
SEVERAL = "Whole counts from {low} to {high} fit the printed rate."
NONE_FITS = "No whole count gives exactly this rate with this population; the nearest is given."


@dataclass(frozen=True)
class Population:
    """Hold the population of an area in a year, with the source that it is from and when that was released."""

    people: int
    source: str
    released: date


def implied_counts(
    rows: Iterable[TidyRow], source: str, released: date, populations: Mapping[tuple[str, int], Population]
) -> list[TidyRow]:
    """
    Return rows with the counts that their rates imply, where they may be implied.

    A count is implied when the source prints a rate alone, the rate and the population of the period both rest on
    Census 2021, the population had been released by the day of the vintage, and the figure is of one authority for
    the whole period. It is rate × population, rounded half up; the row is marked [e], and the value stays as printed.
    """
    return [_implied(row, released, populations) if source not in ON_CENSUS_2011 else row for row in rows]


def _implied(row: TidyRow, released: date, populations: Mapping[tuple[str, int], Population]) -> TidyRow:
    first = IMPLIED_FROM.get(row.measure)
    if not first or row.value is None or row.numerator is not None or not row.when.start:
        return row
    year = row.when.start.year
    found = populations.get((row.area, year))
    whole = any(note.startswith(WHOLE_SERVICE) for note in row.notes)
    if year < first or not found or found.released > released or whole or "b" in row.marks:
        return row
    numerator, notes = implied_numerator(row.value, found.people, row.unit)
    words = IMPLIED.format(year=year, source=found.source)
    return replace(
        row, numerator=numerator, denominator=found.people, implied=True, marks=(*row.marks, "e"),
        notes=(*row.notes, words, *notes),
    )  # fmt: skip


def implied_numerator(value: Decimal, people: int, unit: str) -> tuple[int, tuple[str, ...]]:
    """
    Return the whole count nearest to a rate × a population, with a note where other counts fit as well, or none does.

    Args:
        value: the rate as printed; the last printed digit is rounded half up.
        people: the population.
        unit: the rate's unit.
    """
    multiplier = MULTIPLIERS[unit]
    numerator = int(round_half_up(Fraction(value) * people / multiplier, 0))
    half = Fraction(1, 2 * 10 ** decimals_of(value))
    low = -((-(Fraction(value) - half) * people) // multiplier)
    high = -((-(Fraction(value) + half) * people) // multiplier) - 1
    low = max(int(low), 0)
    if int(high) < low:
        return numerator, (NONE_FITS,)
    if int(high) > low:
        return numerator, (SEVERAL.format(low=f"{low:,}", high=f"{int(high):,}"),)
    return int(high), ()


def printed_counts(
    rows: Iterable[TidyRow], measure: str, counts: Mapping[tuple[str, str], int],
    populations: Mapping[tuple[str, int], int], note: str,
) -> list[TidyRow]:  # fmt: skip
    """
    Return rows of a measure with the counts that the source prints in another of its measures.

    Args:
        rows: tidy rows.
        measure: the measure that gets counts.
        counts: count by area and label of the period.
        populations: population by area and mid-year; the year before the period's last day is taken.
        note: where the counts are from.
    """
    made = []
    for row in rows:
        people = populations.get((row.area, row.when.end.year - 1)) if row.when.end else None
        count = counts.get((row.area, row.when.label))
        if row.measure == measure and row.value is not None and count is not None and people:
            made.append(replace(row, numerator=count, denominator=people, notes=(*row.notes, note)))
        else:
            made.append(row)
    return made


def shared_cohorts(rows: Iterable[TidyRow], others: Iterable[TidyRow]) -> list[TidyRow]:
    """Return rows with the counts of another source's rows that give the same value for the same thing."""
    known = {row.key: row for row in others if row.numerator is not None and row.value is not None}
    made = []
    for row in rows:
        other = known.get(row.key)
        if other and row.numerator is None and row.value == other.value:
            marks = tuple(dict.fromkeys((*row.marks, *other.marks)))
            row = replace(row, numerator=other.numerator, denominator=other.denominator, implied=other.implied,
                          marks=marks, notes=(*row.notes, *other.notes))  # fmt: skip
        made.append(row)
    return made
