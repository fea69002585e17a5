"""Explore Education Statistics and the interactive tool: the service's areas, with the meaning that open data has."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from reader_context import PROJECT, context_of, grid_of, rows_of
from reader_mutations import errors_of, mutations, readings_of

from yjreport.errors import InputStructure
from yjreport.files.any_file import read_grids
from yjreport.inputs.readers.dfe.reader import READER

if TYPE_CHECKING:
    from yjreport.files.reading import Reading

# Rows of the Department's children looked after in England, 2025 (Open Government Licence v3.0).
LOOKED_AFTER = rows_of("""
time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,la_name,new_la_code,population_type,population_estimate,children_count,rate_per_10000
2025,Reporting year,National,E92000001,England,,,,,,Children looked after on 31 March each year,12183016,81770,67
2025,Reporting year,Regional,E92000001,England,E12000004,East Midlands,,,,Children looked after on 31 March each year,1032130,6410,62
2025,Reporting year,Local authority,E92000001,England,E12000004,East Midlands,856,Leicester,E06000016,Children looked after on 31 March each year,90763,595,66
2025,Reporting year,Local authority,E92000001,England,E12000004,East Midlands,856,Leicester,E06000016,Children starting to be looked after each year,90763,245,27
2025,Reporting year,Local authority,E92000001,England,E12000004,East Midlands,831,Derby,E06000015,Children looked after on 31 March each year,61234,600,98
""")
NEET = rows_of("""
time_period,time_identifier,geographic_level,country_code,region_code,region_name,old_la_code,new_la_code,la_name,Age,Cohort_DJFavg,NEET_percent,Notknown_percent
2023,Calendar year,Local authority,E92000001,E12000004,East Midlands,856,E06000016,Leicester,16-17,9701,4.9,1.2
""")
TOOL = ["Short Desc", "Data item", "Years", "LA and Regions", "Values", "LA Number", "Region"]


def reading(rows: list[list[str]], slug: str = "leicester") -> Reading:
    """Return what the reader says of one file."""
    ((_, found),) = READER.read([grid_of(rows)], context_of(slug))
    return found


def tool(value: str = "4.9", label: str = "2023", number: str = "856.0", name: str = "Leicester") -> list[str]:
    """Return a row of the tool on young people who are NEET."""
    return ["16-17 NEET", "16-17 year olds NEET", label, name, value, number, "East Midlands"]


def test_looked_after_children_of_the_service_its_region_and_england() -> None:
    """595 of 90,763 is printed as 66 per 10,000; other groups and areas are counted."""
    found = reading(LOOKED_AFTER)
    assert [(row["area"], row["value"], row["numerator"], row["denominator"], row["period"]) for row in found.rows] == [
        ("england", "67", "81770", "12183016", "31 March 2025"),
        ("east-midlands", "62", "6410", "1032130", "31 March 2025"),
        ("local", "66", "595", "90763", "31 March 2025"),
    ]
    assert found.numbers == (2, 3, 4)
    assert [remark.found for remark in found.remarks] == [
        "1 rows of other groups in the column population_type: Children starting to be looked after each year",
        "1 rows of other areas: Derby",
    ]


def test_an_authority_without_its_code_is_found_by_number_or_name() -> None:
    """The Department's number 856, or the name, is Leicester."""
    rows = [list(row) for row in (LOOKED_AFTER[0], LOOKED_AFTER[3])]
    rows[1][9] = ""
    assert [row["area"] for row in reading(rows).rows] == ["local"]
    rows[1][7] = ""
    assert [row["area"] for row in reading(rows).rows] == ["local"]


def test_columns_in_another_order_and_a_lower_header_are_read() -> None:
    """A file that was opened in a spreadsheet may have a title above it."""
    rows = [["Looked after children"], [], *(list(reversed(row)) for row in (LOOKED_AFTER[0], LOOKED_AFTER[3]))]
    found = reading(rows)
    assert [row["value"] for row in found.rows] == ["66"]
    assert found.numbers == (4,)


def test_a_withheld_figure_is_a_mark() -> None:
    """The Department's c is [c], and nothing is 0."""
    rows = [LOOKED_AFTER[0], [*LOOKED_AFTER[3][:12], "c", "c"]]
    (row,) = reading(rows).rows
    assert (row["value"], row["marks"], row["numerator"]) == ("", "c", "")


@pytest.mark.parametrize(
    ("place", "text", "message"),
    [
        (12, "59,5", "row 2, children_count (column M): 59,5; expected a whole number, or a mark of the publisher"),
        (12, "59.5", "row 2, children_count (column M): 59.5; expected a whole number, or a mark of the publisher"),
        (13, "66%", "row 2, rate_per_10000 (column N): 66%; expected a number in plain digits, or a mark of the "
         "publisher"),
        (0, "202425", "row 2, time_period (column A): 202425; expected a year such as 2024"),
        (1, "Week 12", "row 2, time_identifier (column B): Week 12; expected a reporting year or a calendar year"),
    ],
)  # fmt: skip
def test_a_cell_that_is_not_understood_is_an_error(place: int, text: str, message: str) -> None:
    """The message names row and column, and the row gives no figure."""
    row = list(LOOKED_AFTER[3])
    row[place] = text
    found = reading([LOOKED_AFTER[0], row])
    assert found.rows == ()
    assert errors_of(found) == [message]


def test_neet_has_two_measures_with_implied_counts() -> None:
    """4.9% of 9,701 is 475, marked as estimated, over December to February."""
    found = reading(NEET)
    assert [(row["measure"], row["value"], row["numerator"], row["marks"]) for row in found.rows] == [
        ("neet_share", "4.9", "475", "e"), ("neet_not_known_share", "1.2", "116", "e"),
    ]  # fmt: skip
    assert {(row["period_start"], row["period_end"]) for row in found.rows} == {("2022-12-01", "2023-02-28")}


def test_the_same_area_and_year_with_another_figure_is_an_error() -> None:
    """Neither of the two is given."""
    other = [*LOOKED_AFTER[3][:12], "600", "67"]
    found = reading([LOOKED_AFTER[0], LOOKED_AFTER[3], other])
    assert found.rows == ()
    assert errors_of(found) == [
        "row 3, : 67 for looked_after_rate, local, 31 March 2025; expected 66, as row 2 has for the same thing"
    ]


def test_a_table_that_feeds_no_measure_is_told() -> None:
    """The remark lists the columns of the tables that are read."""
    found = reading([["time_period", "geographic_level", "new_la_code", "schools"], ["2025", "National", "", "3"]])
    assert found.rows == ()
    assert found.remarks[0].found.startswith("a table of Explore Education Statistics that no measure is fed by")
    with pytest.raises(InputStructure, match="lacks a column of Explore Education Statistics"):
        reading([["time_period", "geographic_level", "schools"], ["2025", "National", "3"]])


def test_the_tool_is_read_for_the_service() -> None:
    """A binary fraction's tail is taken off, a dash is [x], and other measures are counted."""
    found = reading([TOOL, tool("4.8999999999999995"), tool("-", "2022"), tool(number="831", name="Derby"),
                     ["RTA", "", "2023", "Leicester", "3", "856", ""]])  # fmt: skip
    assert sorted((row["period"], row["value"], row["marks"], row["line"]) for row in found.rows) == [
        ("December 2021 to February 2022", "", "x", "row 3"), ("December 2022 to February 2023", "4.9", "", "row 2"),
    ]  # fmt: skip
    assert [remark.found for remark in found.remarks] == ["1 rows of measures that the catalogue does not have: RTA"]


def test_a_cell_of_the_tool_that_is_no_number_is_an_error() -> None:
    """4,9 may be 4.9 or 49."""
    found = reading([TOOL, tool("4,9")])
    assert found.rows == ()
    assert errors_of(found) == [
        "row 2, Values (column E): 4,9; expected a number in plain digits, or a mark of the tool"
    ]


def test_two_figures_of_the_tool_for_one_thing_are_an_error() -> None:
    """Neither is given."""
    found = reading([TOOL, tool(), tool("5.1")])
    assert found.rows == ()
    assert errors_of(found) == [
        "row 3, Values (column E): 5.1 for 16-17 NEET, Leicester, 2023; expected 4.9, as row 2 has for the same thing"
    ]


def test_a_scale_that_cannot_be_tested_is_not_guessed() -> None:
    """The tool labels children cautioned or sentenced per 10,000 in some vintages where it is per 1,000."""
    row = ["YJS_Caution-Sentence10-17_YO", "", "2024-25", "Leicester", "2.7", "856", ""]
    found = reading([TOOL, row])
    assert found.rows == ()
    assert "no scale" in errors_of(found)[0].casefold()


def test_a_published_file_gives_what_the_project_holds() -> None:
    """Every figure of Leicester is that of the tidy open data."""
    path = PROJECT.open / "published" / "dfe" / "cla_number_and_rate_per_10k_children.csv"
    ((_, found),) = READER.read(read_grids(path, PROJECT), context_of())
    import csv

    with (PROJECT.open / "observations" / "dfe-cla-2025.csv").open(encoding="utf-8", newline="") as file:
        held = {row["period"]: row for row in csv.DictReader(file) if row["area"] == "E06000016"}
    mine = {row["period"]: row for row in found.rows if row["area"] == "local"}
    assert set(mine) == set(held)
    assert all(mine[year][name] == held[year][name] for year in held for name in ("value", "numerator", "denominator"))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutations(LOOKED_AFTER))
def test_mutated_tables_never_give_a_figure_that_is_not_in_the_file(rows: list[list[str]]) -> None:
    """Whatever is changed, a figure stands in the row that it says."""
    for grid, found in readings_of(READER, rows, context_of(), "downloads/file.csv"):
        for row, number in zip(found.rows, found.numbers, strict=True):
            cells = [cell.replace(",", "").strip() for cell in grid.rows[number - 1]]
            numbers = {Decimal(cell) for cell in cells if cell.isascii() and cell.replace(".", "", 1).isdigit()}
            for column in ("value", "numerator", "denominator"):
                assert not row[column] or Decimal(row[column]) in numbers


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutations([TOOL, tool(), tool("5", "2022"), tool("-", "2021"), tool("2.8", number="970", name="England")]))
def test_mutated_files_of_the_tool_never_give_a_figure_that_is_not_in_the_file(rows: list[list[str]]) -> None:
    """Whatever is changed, a figure stands in the row that it says."""
    for grid, found in readings_of(READER, rows, context_of(), "downloads/file.csv"):
        for row, number in zip(found.rows, found.numbers, strict=True):
            cells = [cell.replace(",", "").strip() for cell in grid.rows[number - 1]]
            numbers = {Decimal(cell) for cell in cells if cell.isascii() and cell.replace(".", "", 1).isdigit()}
            assert not row["value"] or Decimal(row["value"]) in numbers
