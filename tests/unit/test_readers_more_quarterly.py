"""Quarterly summaries as they also come: turned, by sheets of a quarter, with days, fractions and long decimals."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from officer_tables import ROOT, context, grid, read

from yjreport.files.any_file import read_grids
from yjreport.files.grid import Grid
from yjreport.files.reading import Reading
from yjreport.inputs.readers.common.period_words import find_period, find_span
from yjreport.inputs.readers.quarterly.reader import READER
from yjreport.paths import Project


def summary(*rows: list[str], part: str = "table 1") -> Reading:
    """Return what the reader makes of a table."""
    return read(READER, grid(rows, part=part))


def figures(reading: Reading) -> list[tuple[str, str, str, str]]:
    """Return measure, area, last day and value of each figure."""
    return [(row["measure"], row["area"], row["period_end"], row["value"]) for row in reading.rows]


def errors(reading: Reading) -> list[tuple[int, str, str]]:
    """Return where errors stand, and what was found."""
    return [(remark.row, remark.column, remark.found) for remark in reading.remarks if remark.severity == "error"]


def test_measures_across_and_periods_down() -> None:
    """Each figure has the measure over it and the period beside it, and messages name its own cell."""
    reading = summary(
        ["Youth justice performance"],
        ["Period", "FTE rate per 100,000", "Use of custody rate per 1,000", "Cautions"],
        ["Jan 24 - Dec 24", "120", "0.05", "7"],
        ["Jan-23 to Dec-23", "130", "0,07", "8"],
    )

    assert figures(reading) == [
        ("fte_rate", "local", "2024-12-31", "120"), ("custody_rate", "local", "2024-12-31", "0.05"),
        ("fte_rate", "local", "2023-12-31", "130"),
    ]  # fmt: skip
    assert reading.numbers == (3, 3, 4)
    assert [row["line"] for row in reading.rows] == ["3", "3", "4"]
    assert errors(reading) == [(4, "C", "0,07")]
    assert [(one.row, one.column, one.found) for one in reading.remarks if one.severity == "warning"] == [
        (2, "D", "Cautions")
    ]


def test_a_measure_in_the_corner_with_areas_down_and_periods_across() -> None:
    """The corner says what all figures are; an area of others is told and left."""
    reading = summary(
        ["First time entrants, rate per 100,000 of 10-17 population", "Jan 23 - Dec 23", "Jan 24 - Dec 24"],
        ["Leicester", "120", "118"],
        ["East Midlands", "150", "149"],
        ["Devon", "101", "99"],
    )

    assert figures(reading) == [
        ("fte_rate", "local", "2023-12-31", "120"), ("fte_rate", "local", "2024-12-31", "118"),
        ("fte_rate", "east-midlands", "2023-12-31", "150"), ("fte_rate", "east-midlands", "2024-12-31", "149"),
    ]  # fmt: skip
    assert [(one.row, one.found, one.severity) for one in reading.remarks] == [(4, "Devon", "warning")]


def test_a_measure_in_the_corner_with_periods_down_and_areas_across() -> None:
    """A row of changes is no figure."""
    reading = summary(["FTE rate per 100,000", "Leicester", "England"], ["Jan 24 - Dec 24", "120", "118"],
                      ["% change", "-7.7%", "-7.8%"])  # fmt: skip

    assert [figure[1::2] for figure in figures(reading)] == [("local", "120"), ("england", "118")]
    assert reading.remarks == ()


def test_measures_across_areas_down_and_the_period_in_the_title() -> None:
    """The title says the period of every figure."""
    reading = summary(["Year to March 2025"], ["", "FTE rate per 100,000", "Custody rate per 1,000"],
                      ["Leicester", "118", "0.05"], ["England", "150", "0.06"])  # fmt: skip

    assert figures(reading) == [
        ("fte_rate", "local", "2025-03-31", "118"), ("custody_rate", "local", "2025-03-31", "0.05"),
        ("fte_rate", "england", "2025-03-31", "150"), ("custody_rate", "england", "2025-03-31", "0.06"),
    ]  # fmt: skip


def test_years_alone_are_asked_about() -> None:
    """2024 is a calendar year or a financial year, and is not passed over as a table of something else."""
    reading = summary(["Measure", "2023", "2024"], ["FTE rate per 100,000", "120", "118"])

    assert figures(reading) == []
    assert errors(reading) == [(2, "B", "2023"), (2, "C", "2024")]


def test_a_sheet_that_is_called_by_its_quarter() -> None:
    """Where nothing in the table names a period, the name of its sheet does, and that is said."""
    reading = summary(["Measure", "Numerator", "Denominator", "%"], ["KPI 1", "8", "10", "80"], part="sheet Q1 2023-24")

    assert figures(reading) == [("kpi1_accommodation", "local", "2023-06-30", "80")]
    assert "sheet Q1 2023-24" in [remark.found for remark in reading.remarks]


@pytest.mark.parametrize("header", ["30/06/2024", "30 June 2024", "2024-06-30", "15/06/2024"])
def test_a_single_day_over_figures_is_asked_about(header: str) -> None:
    """Nothing is counted on the last day of a quarter alone: the quarter or the year may be meant."""
    reading = summary(["Measure", header], ["First time entrants number", "10"])

    assert figures(reading) == []
    assert errors(reading)[0][2] == header
    found = find_period(header)
    assert found is not None
    assert found.start == found.end
    assert find_span(f"1 April 2024 to {found.label}") == find_period(f"1 April 2024 to {found.label}")


@pytest.mark.parametrize("words", ["YE Sep-24", "Year ending Sep-24", "12 months to Sep-24", "Oct-23 to Sep-24",
                                   "Oct-23 - Sep-24"])  # fmt: skip
def test_months_that_a_spreadsheet_writes_with_a_hyphen(words: str) -> None:
    """Sep-24 is September 2024."""
    found = find_period(words)

    assert found is not None
    assert (str(found.start), str(found.end), found.question) == ("2023-10-01", "2024-09-30", "")


def test_a_bare_one_may_be_a_hundred_per_cent() -> None:
    """1 without a sign is 1% or the fraction of 100%."""
    reading = summary(["Measure", "Q1 2023/24", "Q2 2023/24"], ["KPI 1", "1", "1%"], ["First time entrants number", "1",
                                                                                      "1"])  # fmt: skip

    assert [figure[3] for figure in figures(reading)] == ["1", "1", "1"]
    assert errors(reading) == [(2, "B", "1")]


def test_a_figure_of_a_formula_is_rounded_and_told() -> None:
    """More decimals than anybody prints are those of a formula; the figure keeps three."""
    reading = summary(["Measure", "Q1 2023/24"], ["KPI 1", "33.33333333333334%"], ["FTE rate per 100,000",
                                                                                  "120.48192771084"])  # fmt: skip

    assert [figure[3] for figure in figures(reading)] == ["33.333", "120.482"]
    assert [remark.severity for remark in reading.remarks if remark.column] == ["note", "note"]


def test_nothing_out_of_nothing_is_not_applicable() -> None:
    """A return with 0 of 0 has no percentage: it gets the mark z, which its file has no column for."""
    reading = summary(["Measure", "Period", "Numerator", "Denominator", "Percentage"],
                      ["KPI 2 ETE", "Q1 2023/24", "0", "0", ""], ["KPI 1", "Q1 2023/24", "0", "5", ""])  # fmt: skip

    marked = [(row["numerator"], row["denominator"], row["marks"]) for row in reading.rows]
    assert marked == [("0", "0", "z"), ("0", "5", "")]


def test_figures_of_one_row_do_not_share_the_name_of_a_column() -> None:
    """Where figures stand in several columns a message names the row, and no wrong column."""
    assert summary(["Measure", "Q1 2023/24", "Q2 2023/24"], ["KPI 1", "80%", "90%"]).headers == {}
    assert summary(["Measure", "Q1 2023/24"], ["KPI 1", "80%"]).headers == {"value": "Q1 2023/24 (column B)"}


def test_a_per_cent_sign_in_quotation_marks_multiplies_nothing(tmp_path: Path) -> None:
    """A cell of 80.5 that shows 80.5 % is not 8050%."""
    book = openpyxl.Workbook()
    for row in (["Measure", "Q1 2023/24", "Q2 2023/24"], ["KPI 1", 80.5, 0.5], ["KPI 2", 0.6, 61]):
        book.active.append(row)
    for cell, form in {"B2": '0.0" %"', "C2": '0.0"%"', "B3": "0%", "C3": "0\\%"}.items():
        book.active[cell].number_format = form
    book.save(tmp_path / "summary.xlsx")
    (found,) = read_grids(tmp_path / "summary.xlsx", Project(ROOT))

    assert [row[1:] for row in found.rows[1:]] == [("80.5%", "0.5%"), ("60%", "61%")]
    assert [figure[3] for figure in figures(READER.read([found], context())[0][1])] == ["80.5", "0.5", "60", "61"]


def test_a_number_that_begins_with_a_point_is_not_called_a_whole_one() -> None:
    """.32 may be 0.32, and is never advised to be 32."""
    (fault,) = [one for one in summary(["Measure", "Q1 2023/24"], ["KPI 1", ".32"]).remarks if one.severity == "error"]

    assert fault.next_step == "is it 0.32? Write a 0 before the point."


def test_semicolons_stand_between_cells_that_hold_commas(tmp_path: Path) -> None:
    """A file of semicolons with decimal commas is parted at its semicolons."""
    path = tmp_path / "summary.csv"
    path.write_text("Measure;Q1 2023/24\nFTE rate per 100,000;120,5\nKPI 1;32,3%\n", encoding="utf-8")
    (found,) = read_grids(path, Project(ROOT))

    assert found.rows[1] == ("FTE rate per 100,000", "120,5")
    assert isinstance(found, Grid)
    assert errors(READER.read([found], context())[0][1]) == [(2, "B", "120,5"), (3, "B", "32,3%")]
