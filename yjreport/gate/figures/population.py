"""
Helper columns of rates over a population: whether rate × population gives the count, with the right ages.

A rate that its counts do not give is usually one over another population: another year's estimate, which is a
few per cent away and a warning, or another band of ages, which is far away and an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from yjreport.formats import MULTIPLIERS
from yjreport.gate.reading import arithmetic, cells
from yjreport.gate.reading.rows import Row, groups, shown
from yjreport.gate.vocabulary.context import Band, GateContext

HELPERS: dict[str, type] = {
    "population_off": float, "population_words": str, "population_fits": str, "population_question": str,
    "population_jump": float, "population_jump_words": str, "population_jump_question": str,
}  # fmt: skip
"""Helper columns, with str for text and float for numbers."""

_OTHER_BANDS: tuple[Band, ...] = ((0, 17), (10, 14), (15, 17), (10, 19), (0, 15), (5, 17))
"""Bands that are published beside that of ages 10 to 17, the likeliest first; each age weighs alike."""

_ALL_AGES = 10.4
"""Residents of all ages for each child aged 10 to 17, in England and Wales in mid-2022 (ONS estimates)."""

_NEAR = 0.1
_TENS = (10, 100, 1000)
_TURNING = 1.6
"""From here on a population is likelier of other ages than of another year."""


def add_population(rows: list[Row], context: GateContext, settings: Mapping[str, Any]) -> None:
    """
    Set the helpers of rates whose counts do not fit, within a row and between the rows of a file.

    Args:
        rows: observations with their own helpers.
        context: the ages that each measure is over.
        settings: `identities` of the suite: the measures of a rate, its count and its population.
    """
    for row in rows:
        terms = context.measures.get(row["measure"] or "")
        if terms and terms.unit == row["unit"] and row.get("rate_gap"):
            top, bottom = cells.whole(row["numerator"]), cells.whole(row["denominator"])
            words = f"{row['value']} with {top} over a population of {bottom}"
            _add_misfit(row, row["value_number"], top, bottom, terms.over, words)
    for identity in settings.get("identities", ()):
        _add_between_rows(rows, context, identity)
    _add_jumps(rows, context)


def _add_between_rows(rows: list[Row], context: GateContext, identity: Mapping[str, str]) -> None:
    """Compare a rate that has no counts of its own with the count and the population in other rows."""
    place = ("area", "period_start", "period_end", "key_breakdown")
    counts = groups([row for row in rows if row["measure"] == identity["count"] and row["period_start"]], place)
    people = [row for row in rows if row["measure"] == identity["population"] and not row["key_breakdown"]]
    terms = context.measures.get(identity["rate"])
    for row in rows:
        if row["measure"] != identity["rate"] or row["denominator"] or row["value_number"] is None or terms is None:
            continue
        count = next(iter(counts.get(tuple(row[name] for name in place), ())), None)
        population = _nearest_in_time(row, [one for one in people if one["area"] == row["area"]])
        if count is None or population is None or any(one.get("qualifier") for one in (row, count, population)):
            continue
        top, bottom = cells.whole(count["value"]), cells.whole(population["value"])
        if row["unit"] != terms.unit or row["key_breakdown"] or not top or not bottom:
            continue
        over = f"a population of {bottom} in row {shown(population)}"
        words = f"{row['value']} with {top} in row {shown(count)} and {over}"
        _add_misfit(row, row["value_number"], top, bottom, terms.over, words)


def _nearest_in_time(row: Row, others: Iterable[Row]) -> Row | None:
    """Return the population nearest to a rate in time, within three years of it."""
    end = cells.day(row["period_end"])
    dated = [(abs((day - end).days), one) for one in others if end and (day := cells.day(one["period_end"]))]
    near = [pair for pair in dated if pair[0] <= 3 * 366]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _add_misfit(row: Row, value: Decimal, top: int | None, bottom: int | None, over: Band | None, words: str) -> None:
    """Set how far a population is from the nearest one that would fit, as a factor less one."""
    if top is None or not bottom:
        return
    multiplier = MULTIPLIERS[row["unit"]]
    fits = arithmetic.denominators_that_fit(value, top, multiplier)
    if not fits:
        return
    nearest = min(max(bottom, fits[0]), fits[-1])
    ratio = bottom / nearest
    if ratio == 1:
        return
    row["population_off"] = max(ratio, 1 / ratio) - 1
    row["population_words"] = words
    given = arithmetic.given(top, bottom, multiplier, value)
    row["population_fits"] = f"{given}, which {top} over {bottom} gives; {value} needs {_range_in_words(fits)}"
    row["population_question"] = _question(ratio, over)


def _range_in_words(fits: range) -> str:
    low, high = fits[0], fits[-1]
    return f"a population of {low}" if low == high else f"a population of {low} to {high}"


def _question(ratio: float, over: Band | None) -> str:
    """Ask which population this may be, from how many times too large it is."""
    wanted = f"aged {over[0]} to {over[1]}" if over else "that the rate is over"
    times = f"{ratio:.1f} times" if ratio >= 1.05 else f"{ratio:.2f} of"
    if ratio < _TURNING and ratio > 1 / _TURNING and not _band_of(ratio, over):
        return f"is this the population {wanted}? It is {times} the one that fits."
    band = _band_of(ratio, over)
    like = f", as one {band} would be" if band else ""
    tens = next((ten for ten in _TENS if abs(max(ratio, 1 / ratio) / ten - 1) < _NEAR), None)
    unit = f" Or is the rate of another multiplier, {tens} times off?" if tens else ""
    return f"is this the population {wanted}? It is {times} the one that fits{like}.{unit}"


def _band_of(ratio: float, over: Band | None) -> str:
    """Return the ages of which a population would be so many times the right one, in words."""
    if over is None:
        return ""
    own = over[1] - over[0] + 1
    known = {f"aged {low} to {high}": (high - low + 1) / own for low, high in ((10, 17), *_OTHER_BANDS)}
    if over == (10, 17):
        known["of all ages"] = _ALL_AGES
    near = [(abs(size / ratio - 1), words) for words, size in known.items() if size != 1]
    distance, words = min(near)
    return words if distance < _NEAR else ""


def _add_jumps(rows: list[Row], context: GateContext) -> None:
    """
    Compare the populations of one area and band, wherever in the file they stand, with the first of them.

    The rows that state a population come first, as what the denominators of rates are measured against.
    """
    stated: list[tuple[Row, Band, int]] = []
    used: list[tuple[Row, Band, int]] = []
    for row in rows:
        terms = context.measures.get(row["measure"] or "")
        if terms is None or terms.unit != row["unit"] or row["key_breakdown"] or not row["area"]:
            continue
        if terms.population and (number := cells.whole(row["value"])):
            stated.append((row, terms.population, number))
        elif terms.over and terms.unit.startswith("per_") and (number := cells.whole(row["denominator"])):
            used.append((row, terms.over, number))
    first: dict[tuple[str, Band], tuple[Row, int]] = {}
    for row, band, number in [*stated, *used]:
        known, usual = first.setdefault((row["area"], band), (row, number))
        ratio = number / usual
        row["population_jump"] = max(ratio, 1 / ratio)
        row["population_jump_words"] = f"{usual} in row {shown(known)}"
        row["population_jump_question"] = _question(ratio, band)
