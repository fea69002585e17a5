"""Tables of Explore Education Statistics: one row per area and year, filters and figures in columns, marks in cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from yjreport.errors import GateFailed
from yjreport.formats import round_half_up
from yjreport.open_data.areas.geography import ENGLAND, Geography
from yjreport.open_data.tidy_rows.cells import Cell, read_cell
from yjreport.open_data.tidy_rows.counts import implied_numerator
from yjreport.open_data.tidy_rows.periods import around_new_year, march_day, year_to_march
from yjreport.open_data.tidy_rows.published_tables import Row, RowsAsFile, read_csv
from yjreport.open_data.tidy_rows.rows import TidyRow, When

Source = Path | RowsAsFile
"""A whole table, or a few rows of one: a reader of one service's figures keeps the row that each stands in."""

AREA_COLUMNS = ("time_period", "geographic_level", "country_code", "region_code", "new_la_code", "la_name")

ROUNDED = "The source rounds counts of regions and of England to ten."
AVERAGED = "Mean of December, January and February. Count implied by the share and the cohort."

DEMONSTRATION = ("LA demo", "Region demo")
"""Rows that the scorecard of 2021 has for its own dashboard; they are of no area."""

LOOKED_AFTER = "Children looked after on 31 March each year"
CONVICTED = "Convicted or subject to youth cautions, or youth conditional cautions during the year"
ALL_10_17 = "Total ages 10 to 17 years"
MISUSE = "Identified as having a substance misuse problem"
ALL_AGES = "Total all ages"

OUTCOMES = {CONVICTED: ("looked_after_convicted_share", ALL_10_17), MISUSE: ("looked_after_substance_share", ALL_AGES)}
"""Each outcome of children looked after: the measure that its share is, and the row that counts all of them."""


def rows_of(path: Source, name: str, geography: Geography, columns: Iterable[str]) -> list[tuple[str, Row]]:
    """Return the rows of a table with the current code of their area; areas that ended are left out."""
    rows = [
        row
        for row in read_csv(path, name, [*AREA_COLUMNS, *columns])
        if row["la_name"] not in DEMONSTRATION and row.get("region_name") not in DEMONSTRATION
    ]
    geography.require(((_code(row), row["la_name"] or row.get("region_name", "")) for row in rows), name)
    return [(code, row) for row in rows if (code := geography.resolve(_code(row)))]


def _code(row: Row) -> str:
    if row["geographic_level"] == "National":
        return row["country_code"] or ENGLAND
    return row["region_code"] if row["geographic_level"] == "Regional" else row["new_la_code"]


def _cell(row: Row, column: str, name: str) -> Cell:
    cell = read_cell(row[column])
    if cell is None:
        raise GateFailed(
            f"{name} has a cell that is neither a number nor a known mark.",
            details=[f"{row['la_name'] or row['geographic_level']}, {row['time_period']}, {column}: "
                     f"found {row[column]!r}"],
            next_step="if the publisher has a new mark, add it to yjreport/open_data/tidy_rows/cells.py with what it "
            "means.",
        )  # fmt: skip
    return cell


def _when(row: Row, when: When | None, name: str) -> When:
    if when is None:
        raise GateFailed(
            f"{name} has a year that is not understood: {row['time_period']!r}.",
            next_step="teach yjreport/open_data/tidy_rows/periods.py what the label means.",
        )
    return when


def _marks(*cells: Cell) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mark for cell in cells for mark in cell.marks))


def _rounded(code: str, geography: Geography) -> tuple[str, ...]:
    return () if code in geography.authorities else (ROUNDED,)


def population_under_18(path: Source, name: str, geography: Geography) -> list[TidyRow]:
    """Return the population aged 0 to 17 of every area from mid-2012."""
    found = []
    for code, row in rows_of(path, name, geography, ["age_group", "population_estimate"]):
        if row["age_group"] != "Children aged 0 to 17 years":
            raise GateFailed(
                f"{name} counts other ages than 0 to 17.", details=[f"found: {row['age_group']!r}"],
                next_step="take the table of children aged 0 to 17 years.",
            )  # fmt: skip
        cell = _cell(row, "population_estimate", name)
        day = date(int(row["time_period"]), 6, 30)
        when = When(f"mid-{day.year}", day, day)
        found.append(TidyRow("population_0_17", code, when, "count", cell.value, marks=cell.marks,
                             place="population_estimate"))  # fmt: skip
    return found


def _counts(count: Cell, whole: Cell) -> tuple[int, int] | None:
    """Return numerator and denominator, or None where either is not there."""
    return (int(count.value), int(whole.value)) if count.value is not None and whole.value else None


def _row(
    measure: str, code: str, when: When, unit: str, value: Decimal | None, place: str, *,
    counts: tuple[int, int] | None, marks: tuple[str, ...], notes: tuple[str, ...],
) -> TidyRow:  # fmt: skip
    """Return a row with its counts and notes, or without counts and with the marks that stand in their place."""
    if counts is None:
        return TidyRow(measure, code, when, unit, value, marks=marks, place=place)
    return TidyRow(measure, code, when, unit, value, *counts, place=place, notes=notes)


def looked_after(path: Source, name: str, geography: Geography) -> list[TidyRow]:
    """Return the rate of children looked after on 31 March, with its counts."""
    found = []
    columns = ["population_type", "population_estimate", "children_count", "rate_per_10000"]
    for code, row in rows_of(path, name, geography, columns):
        if row["population_type"] != LOOKED_AFTER:
            continue
        people, children, rate = (_cell(row, column, name) for column in columns[1:])
        found.append(_row(
            "looked_after_rate", code, _when(row, march_day(row["time_period"]), name), "per_10000", rate.value,
            "rate_per_10000", counts=_counts(children, people), marks=_marks(children, rate),
            notes=_rounded(code, geography),
        ))  # fmt: skip
    return found


def looked_after_outcomes(path: Source, name: str, geography: Geography) -> list[TidyRow]:
    """Return the shares of children looked after who were convicted or cautioned, and who misuse substances."""
    columns = ["characteristic", "breakdown", "children_count", "children_percent"]
    table = {(code, row["time_period"], row["breakdown"]): row for code, row in rows_of(path, name, geography, columns)}
    found = []
    for (code, year, breakdown), row in table.items():
        if breakdown not in OUTCOMES:
            continue
        measure, total = OUTCOMES[breakdown]
        count, share = _cell(row, "children_count", name), _cell(row, "children_percent", name)
        every = table.get((code, year, total))
        whole = _cell(every, "children_count", name) if every else Cell(None)
        # A share of nought is printed where the number of all children is withheld: it stands without counts.
        marks = () if share.value is not None else _marks(count, share) or ("x",)
        found.append(_row(
            measure, code, _when(row, year_to_march(year), name), "percent", share.value, "children_percent",
            counts=_counts(count, whole), marks=marks, notes=_rounded(code, geography),
        ))  # fmt: skip
    return found


def children_in_need(path: Source, name: str, geography: Geography, under_18: Iterable[TidyRow]) -> list[TidyRow]:
    """Return children in need on 31 March over the population aged 0 to 17 of the mid-year before."""
    populations = {(row.area, row.when.end.year): row.value for row in under_18 if row.when.end}
    found = []
    for code, row in rows_of(path, name, geography, ["category", "At31_episodes"]):
        count = _cell(row, "At31_episodes", name)
        people = Cell(populations.get((code, int(row["time_period"]) - 1)))
        note = "The source prints the number; the rate is over the mid-year population of the year before."
        found.append(_row(
            "children_in_need_rate", code, _when(row, march_day(row["time_period"]), name), "per_10000", None,
            "At31_episodes", counts=_counts(count, people), marks=count.marks or ("x",),
            notes=(note, *_rounded(code, geography)),
        ))  # fmt: skip
    return found


def neet(path: Source, name: str, geography: Geography) -> list[TidyRow]:
    """Return the shares of 16 and 17 year olds who are NEET, and whose activity is not known, with implied counts."""
    found = []
    columns = {"NEET_percent": "neet_share", "Notknown_percent": "neet_not_known_share"}
    for code, row in rows_of(path, name, geography, ["Age", "Cohort_DJFavg", *columns]):
        cohort = _cell(row, "Cohort_DJFavg", name)
        people = int(round_half_up(cohort.value, 0)) if cohort.value is not None else 0
        when = _when(row, around_new_year(row["time_period"]), name)
        for column, measure in columns.items():
            share = _cell(row, column, name)
            made = TidyRow(measure, code, when, "percent", share.value, marks=share.marks, place=column)
            if share.value is not None and people:
                numerator, notes = implied_numerator(share.value, people, "percent")
                made = replace(made, numerator=numerator, denominator=people, marks=("e",), implied=True,
                               notes=(AVERAGED, *notes))  # fmt: skip
            found.append(made)
    return found
