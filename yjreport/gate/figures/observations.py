"""The helper columns of observations: a figure, its counts, its period, and the rows that it goes with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from yjreport.formats import MULTIPLIERS
from yjreport.gate.figures import (
    changes,
    cohorts,
    comparisons,
    limits,
    lines,
    marks,
    members,
    population,
    printed,
    reoffending,
    shares,
    times,
    windows,
)  # fmt: skip
from yjreport.gate.figures.groups import add_nested, add_parts, add_same_key
from yjreport.gate.figures.readings import Observed, readings
from yjreport.gate.reading import arithmetic, cells
from yjreport.gate.reading.rows import Row, add_span
from yjreport.gate.vocabulary.context import GateContext, MeasureTerms
from yjreport.gate.vocabulary.places import about_area

_COMPARING = (changes, cohorts, comparisons, limits, marks, printed, reoffending, shares, times, windows)
"""The modules that compare the rows of a file which can be read; each has its `HELPERS`, and `add` sets them."""

HELPERS: dict[str, type] = {
    "area_question": str,
    # The figure and its unit.
    "measure_title": str, "measure_unit": str, "unit_question": str,
    "rate_unit": str, "number_text": str, "money_text": str, "count_text": str,
    "value_date": str, "date_iso": str, "figure": float, "figure_despite_mark": str, "estimate_note": str,
    "level_number": float, "beyond_range": float, "range_words": str,
    # The figure and its counts.
    "percentage": float, "denominator_number": float, "share_numerator": float, "share_denominator": float,
    "percent_gap": float, "ratio_gap": float, "rate_gap": float, "counts_give": str, "counts_fit": str,
    "percent_misfit": float, "misfit_words": str, "none_of_none": str,
    # Periods.
    "period_start_iso": str, "period_end_iso": str, "base_start_iso": str, "base_end_iso": str,
    "period_dates": float, "base_dates": float, "odd_year": float, "odd_year_column": str,
    "period_start_day": float, "period_end_day": float, "base_start_day": float, "base_end_day": float,
    "base_on_level": str, "base_of_change": str, "label_disagrees": float, "label_words": str,
    # Rows together.
    "repeats_row": float, "contradicts_row": float, "contradicted": str, "other_words_row": float,
    "parts_total": float, "parts_whole": float, "parts_words": str, "parts_residual": float,
    "part_count": float, "whole_count": float, "whole_row": float,
    "counts_total": float, "counts_whole": float,
    "larger_number": float, "smaller_number": float, "nested_words": str,
    "point_question": str,
    # Figures with each other, with their sources and with the report.
    **{name: type_ for module in (lines, population, members, *_COMPARING) for name, type_ in module.HELPERS.items()},
}  # fmt: skip
"""Helper columns, with str for text and float for numbers."""

_ENDS = ("start", "end")
_NO_NUMBER = ("date", "text")
_BY_ONES = ("count", "nights")
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
_WITHHELD = {"c", "u", "x", "z"}


def add_observations(rows: list[Row], context: GateContext, settings: Mapping[str, Any]) -> None:
    """Add every helper column of observations to their rows."""
    ranges = settings.get("ranges", {})
    asked: dict[str, str] = {}
    for row in rows:
        terms = context.measures.get(row["measure"] or "")
        _add_figure(row, terms, ranges)
        _add_counts(row, terms)
        _add_periods(row, terms)
        row["key_breakdown"] = cells.breakdown(row["breakdown"])
        row["is_change"] = bool(terms and terms.kind == "change")
        if row["area"] and row["area"] not in context.areas:
            if row["area"] not in asked:
                asked[row["area"]] = about_area(row["area"], context)
            row["area_question"] = asked[row["area"]]
    lines.add_lines(rows, context)
    population.add_population(rows, context, settings)
    members.add_members(rows, context, settings)
    add_same_key(rows)
    add_parts(rows)
    add_nested(rows, settings.get("at_least", ()))
    observed = Observed(rows, readings(rows, context), context, settings)
    for module in _COMPARING:
        module.add(observed)


def _add_figure(row: Row, terms: MeasureTerms | None, ranges: Mapping[str, Any]) -> None:
    unit, text = row["unit"], row["value"]
    marks = cells.letters(row["marks"])
    row["measure_title"] = terms.title if terms else None
    row["measure_unit"] = terms.unit if terms else None
    difference = terms and terms.kind == "change" and (unit or "").startswith("per_")
    told = "a difference of two rates is worked out from them: type the two rates, and leave this row out. Or "
    row["unit_question"] = told if difference else ""
    row["rate_unit"] = unit if terms and terms.unit.startswith("per_") else None
    if unit not in _NO_NUMBER:
        row["number_text"] = text
    elif unit == "date":
        row["value_date"], row["date_iso"] = text, cells.iso(text)
    value = cells.number(text) if unit not in _NO_NUMBER else None
    row["value_number"] = value
    if value is not None and unit == "gbp":
        row["money_text"] = text
    if value is not None and unit == "count" and not (terms and terms.decimals):
        row["count_text"] = text
    if value is not None and unit in _BY_ONES and _THOUSANDS.fullmatch(text):
        row["point_question"] = f"is it {text.replace('.', '')} (a point between the thousands) or {float(text):g}?"
    row["figure"] = int(bool(text or (row["numerator"] and row["denominator"]) or marks & _WITHHELD))
    row["figure_despite_mark"] = text if marks & {"x", "z"} else None
    row["estimate_note"] = (row["note"] or "blank") if "e" in marks else None
    if terms and terms.unit == unit and value is not None:
        if terms.kind == "level" and unit != "gbp" and row["measure"] not in ranges:
            row["level_number"] = float(value)
        _add_range(row, terms, value, ranges)


def _add_range(row: Row, terms: MeasureTerms, value: Decimal, ranges: Mapping[str, Any]) -> None:
    """Measure how far a figure lies outside the range that the suite gives for its measure, unit or kind."""
    names = (row["measure"], f"{terms.unit} {terms.kind}", terms.unit)
    limits = next((ranges[name] for name in names if name in ranges), None)
    if limits is None:
        return
    low, high = limits
    number = float(value)
    row["beyond_range"] = max(low - number, number - high, 0)
    row["range_words"] = f"{low} to {high}"


def _add_counts(row: Row, terms: MeasureTerms | None) -> None:
    """Compare a figure with the counts beside it; a share's counts must fit each other first."""
    unit, value = row["unit"], row["value_number"]
    top, bottom = cells.whole(row["numerator"]), cells.whole(row["denominator"])
    row["denominator_number"] = bottom
    if bottom == 0 and not top and unit in MULTIPLIERS:
        _add_none(row, top)
    if terms is None or terms.unit != unit or terms.kind == "change" or unit not in MULTIPLIERS:
        return
    share, multiplier = unit == "percent", MULTIPLIERS[unit]
    if share and value is not None:
        row["percentage"] = float(value)
    if (top is not None and top < 0) or (bottom is not None and bottom <= 0):
        return
    if share and top is not None and bottom is not None:
        row["share_numerator"], row["share_denominator"] = top, bottom
    if value is None:
        return
    if top is not None and bottom is not None:
        gap = arithmetic.gap(top, bottom, multiplier, value)
        row["percent_gap" if share else "ratio_gap" if unit == "ratio" else "rate_gap"] = gap
        row["counts_give"] = str(arithmetic.given(top, bottom, multiplier, value))
        row["counts_fit"] = arithmetic.fits_in_words(value, top, bottom, multiplier) if gap else None
    elif share and 0 <= value <= 100:
        _add_misfit(row, value, top, bottom)


def _add_none(row: Row, top: int | None) -> None:
    """Accept nothing out of nothing where the mark z says so and no figure stands there, else name it."""
    if row["value"] is None and "z" in cells.letters(row["marks"]):
        row["denominator_number"] = None
    elif top == 0:
        row["denominator_number"] = None
        beside = f"the value {row['value']}" if row["value"] else "no mark z"
        row["none_of_none"] = f"0 of 0 with {beside}"


def _add_misfit(row: Row, value: Decimal, top: int | None, bottom: int | None) -> None:
    """Tell whether any whole number fits a percentage of which one count is known."""
    if bottom is not None:
        fits = bool(arithmetic.numerators_that_fit(value, bottom))
        near = ", ".join(map(str, arithmetic.nearest_denominators(value, bottom))) if not fits else ""
        can = f"; denominators that can: {near}" if near else ""
        row["misfit_words"] = f"no whole number out of {bottom} gives {value}%{can}"
    elif top is not None:
        fits = bool(arithmetic.denominators_that_fit(value, top)) if top and value else top == 0 or value < 1
        row["misfit_words"] = f"{top} is {value}% of no whole number"
    else:
        return
    row["percent_misfit"] = int(not fits)


def _add_periods(row: Row, terms: MeasureTerms | None) -> None:
    add_span(row, "period")
    add_span(row, "base")
    days = [f"{name}_{end}" for name in ("period", "base") for end in _ENDS]
    row["odd_year"] = cells.odd_year(*(row[name] for name in days))
    row["odd_year_column"] = cells.oddest(row, days)
    if terms and terms.kind == "level":
        row["base_on_level"] = row["base_period"] or row["base_start"] or row["base_end"]
    elif terms:
        row["base_of_change"] = row["base_period"] or "blank"
    year = cells.financial_year(row["period"]) or cells.months(row["period"])
    if year and row["period_start"] and row["period_end"]:
        row["label_disagrees"] = int(year != (cells.day(row["period_start"]), cells.day(row["period_end"])))
        row["label_words"] = f"{row['period']} is {year[0]} to {year[1]}"
