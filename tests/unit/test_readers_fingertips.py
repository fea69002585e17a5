"""Fingertips downloads: the service's own areas, periods by indicator, suppressed values as marks."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reader_context import context_of, grid_of
from reader_mutations import errors_of, mutations, readings_of, rows_named

from yjreport.errors import InputStructure, ParameterFault
from yjreport.inputs.readers.common.format_files import load_format
from yjreport.inputs.readers.common.formats import FingertipsFormat
from yjreport.inputs.readers.fingertips import READER, when_of

if TYPE_CHECKING:
    from pathlib import Path

    from yjreport.files.reading import Reading

# The header of a download of 2026.
HEADER = [
    "Indicator ID", "Indicator Name", "Parent Code", "Parent Name", "Area Code", "Area Name", "Area Type", "Sex", "Age",
    "Category Type", "Category", "Time period", "Value", "Lower CI 95.0 limit", "Upper CI 95.0 limit",
    "Lower CI 99.8 limit", "Upper CI 99.8 limit", "Count", "Denominator", "Value note", "Recent Trend",
    "Compared to England value or percentiles", "Compared to percentiles", "Time period Sortable", "New data",
    "Compared to goal", "Time period range",
]  # fmt: skip
PLACE = {name: index for index, name in enumerate(HEADER)}
ENTRANTS = "First time entrants to the youth justice system"
AREAS = {"E06000016": "Leicester", "E12000004": "East Midlands region", "E92000001": "England", "E06000015": "Derby"}


def line(
    code: str = "E06000016", period: str = "2023", value: str = "162.5", count: str = "65", people: str = "40000",
    **other: str,
) -> list[str]:  # fmt: skip
    """Return a row of a download."""
    cells = {
        "Indicator ID": "10401", "Indicator Name": ENTRANTS, "Area Code": code, "Area Name": AREAS.get(code, code),
        "Area Type": "Counties & UAs (from Apr 2023)", "Sex": "Persons", "Age": "10-17 yrs", "Time period": period,
        "Value": value, "Count": count, "Denominator": people, "Time period range": "1y",
    }  # fmt: skip
    cells |= {name.replace("_", " "): text for name, text in other.items()}
    return [cells.get(name, "") for name in HEADER]


def reading(*rows: list[str], slug: str = "leicester", header: list[str] | None = None) -> Reading:
    """Return what the reader says of rows below the header."""
    ((_, found),) = READER.read([grid_of([header or HEADER, *rows])], context_of(slug))
    return found


def test_a_row_becomes_a_figure_with_its_counts() -> None:
    """65 of 40,000 is 162.5 per 100,000, in the year ending December 2023, for the service."""
    found = reading(line())
    assert [dict(row) for row in found.rows] == [{
        "measure": "fte_rate", "area": "local", "period": "Year ending December 2023", "period_start": "2023-01-01",
        "period_end": "2023-12-31", "breakdown": "", "numerator": "65", "denominator": "40000", "value": "162.5",
        "unit": "per_100000", "marks": "", "line": "row 2", "note": "",
    }]  # fmt: skip
    assert found.numbers == (2,)
    assert found.remarks == ()


def test_areas_have_the_words_of_the_service() -> None:
    """The service is local, its region and England have their keys, and another authority is left out and counted."""
    found = reading(*(line(code) for code in AREAS))
    assert [row["area"] for row in found.rows] == ["local", "east-midlands", "england"]
    assert [remark.found for remark in found.remarks] == ["1 rows of other areas: Derby"]


def test_a_member_of_a_joint_service_keeps_its_code() -> None:
    """Shropshire is one of the four authorities of West Mercia."""
    assert [row["area"] for row in reading(line("E06000051"), slug="west-mercia").rows] == ["E06000051"]


def test_a_former_code_is_the_authority_of_today() -> None:
    """Buckinghamshire's county council has the code of its successor."""
    assert [row["area"] for row in reading(line("E10000002"), slug="buckinghamshire").rows] == ["local"]


def test_columns_without_spaces_and_in_another_order_are_read() -> None:
    """The package fingertipsR drops the spaces; the columns may stand in any order, below titles."""
    header = [name.replace(" ", "") for name in reversed(HEADER)]
    rows = [["Downloaded from Fingertips"], [], header, list(reversed(line()))]
    ((_, found),) = READER.read([grid_of(rows)], context_of())
    assert [row["value"] for row in found.rows] == ["162.5"]
    assert found.numbers == (4,)


def test_the_columns_of_2020_are_read() -> None:
    """The download of 2020 compares with the region and has no range of the time period."""
    header = [name.replace("England value", "Region value") for name in HEADER[:-1]]
    ((_, found),) = READER.read([grid_of([header, line()[:-1]])], context_of())
    assert [row["value"] for row in found.rows] == ["162.5"]
    assert found.remarks == ()


def test_other_sexes_ages_categories_and_indicators_are_counted() -> None:
    """Nothing but persons of the measure's ages without a category is read, and the rest is told."""
    found = reading(
        line(Sex="Male"), line(Age="18+ yrs"), line(Category_Type="Deprivation deciles", Category="Most deprived"),
        line(Indicator_ID="93203"), line(Indicator_ID="999", Indicator_Name="Another"),
    )  # fmt: skip
    assert found.rows == ()
    assert [remark.found for remark in found.remarks] == [
        "1 rows of another sex: Male",
        "1 rows of other ages: 18+ yrs",
        "1 rows of categories: Deprivation deciles",
        "1 rows of indicator 93203, which is not read: it counts young people who are NEET and those of whom it is not "
        "known together, and the measures keep them apart",
        "1 rows of indicators that are no measure: 999 Another",
    ]


def test_an_id_with_another_name_is_an_error() -> None:
    """An id alone is not trusted."""
    found = reading(line(Indicator_Name="Smoking prevalence"))
    assert found.rows == ()
    assert errors_of(found) == [
        "row 2, Indicator Name (column B): Smoking prevalence; expected a name with "
        '"first time entrants to the youth justice system", as indicator 10401 has'
    ]


@pytest.mark.parametrize(
    ("note", "marks"),
    [("Value suppressed for disclosure control due to small count", "c"), ("Value missing in source data", "x"),
     ("Something new", "x")],
)  # fmt: skip
def test_a_withheld_value_is_a_mark_with_its_note(note: str, marks: str) -> None:
    """A blank value with a note is a mark, never 0, and has no counts."""
    (row,) = reading(line(value="", count="3", Value_note=note)).rows
    assert (row["value"], row["marks"], row["numerator"], row["note"]) == ("", marks, "", f"{note}.")


def test_a_mark_in_the_cell_is_a_mark() -> None:
    """A star stands for a withheld number."""
    assert [row["marks"] for row in reading(line(value="*")).rows] == ["c"]


def test_a_blank_value_without_a_note_is_skipped_and_counted() -> None:
    """Blank is never 0."""
    found = reading(line(value="", count="", people=""))
    assert found.rows == ()
    assert [remark.found for remark in found.remarks] == ["1 rows without a value"]


@pytest.mark.parametrize("text", ["1,23", "12%", "1.2E+05", "n/a", "=A1", "-3", "162,5"])
def test_a_number_that_can_be_read_in_two_ways_is_an_error(text: str) -> None:
    """The message names the row and the column."""
    found = reading(line(value=text))
    assert found.rows == ()
    assert errors_of(found) == [f"row 2, Value (column M): {text}; expected a number in plain digits, or blank"]


def test_thousands_and_weighted_counts() -> None:
    """1,162.5 is read; a count that is not whole is no numerator."""
    (row,) = reading(line(value="1,162.5", count="64.7")).rows
    assert (row["value"], row["numerator"], row["denominator"]) == ("1162.5", "", "")


def test_a_period_of_another_form_is_an_error() -> None:
    """First time entrants are of calendar years, so 2023/24 is questioned."""
    assert errors_of(reading(line(period="2023/24"))) == [
        "row 2, Time period (column L): 2023/24; expected a year such as 2019"
    ]


@pytest.mark.parametrize(
    ("label", "kind", "start", "end"),
    [("2010/11", "financial_year", "2010-04-01", "2011-03-31"), ("2019", "calendar_year", "2019-01-01", "2019-12-31"),
     ("2017/18 - 19/20", "three_financial_years", "2017-04-01", "2020-03-31"),
     ("2020", "march_day", "2020-03-31", "2020-03-31")],
)  # fmt: skip
def test_time_periods(label: str, kind: str, start: str, end: str) -> None:
    """A year means what the indicator says it means."""
    when = when_of(label, kind)
    assert when is not None
    assert (str(when.start), str(when.end)) == (start, end)


def test_england_twice_with_the_same_value_is_once() -> None:
    """Fingertips prints England once for itself and once as a parent."""
    found = reading(line("E92000001"), line("E92000001", Parent_Code="E92000001"))
    assert len(found.rows) == 1
    assert [remark.severity for remark in found.remarks] == ["note"]


def test_the_same_thing_with_another_value_is_an_error() -> None:
    """Neither of two figures for one thing is given."""
    found = reading(line(), line(value="170", count="68"))
    assert found.rows == ()
    assert errors_of(found) == [
        "row 3, : 170 for fte_rate, local, Year ending December 2023; expected 162.5, as row 2 has for the same thing"
    ]


def test_a_missing_column_is_told_with_what_was_found() -> None:
    """The message names the file, the column and the row of the header."""
    at = PLACE["Time period"]
    header = [*HEADER[:at], *HEADER[at + 1 :]]
    with pytest.raises(InputStructure) as raised:
        reading(line(), header=header)
    assert raised.value.what == "downloads/file.csv lacks a column of a Fingertips download."
    assert raised.value.details[0] == "missing: Time period; the row has Time period range"
    assert raised.value.details[1].startswith("found in row 1: Indicator ID, Indicator Name")


def test_an_unknown_column_is_a_remark() -> None:
    """A column that the publisher adds is told and not used."""
    found = reading([*line(), "?"], header=[*HEADER, "Data quality"])
    assert [(remark.row, remark.column, remark.found) for remark in found.remarks] == [(1, "AB", "Data quality")]


def test_unknown_keys_of_the_format_are_refused(tmp_path: Path) -> None:
    """The parameter file is strict."""
    folder = tmp_path / "params" / "formats"
    folder.mkdir(parents=True)
    (folder / "fingertips.yaml").write_text("titel: Fingertips\n", encoding="utf-8")
    with pytest.raises(ParameterFault, match=r"params/formats/fingertips\.yaml"):
        load_format(folder, "fingertips", FingertipsFormat)


GOOD = [HEADER, *(line(code) for code in AREAS), line(period="2022", value="150", count="60")]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutations(GOOD), st.sampled_from(["leicester", "west-mercia"]))
def test_mutated_downloads_never_give_a_figure_that_is_not_in_the_file(rows: list[list[str]], slug: str) -> None:
    """Whatever is changed, a figure stands in the row that it says, or nothing is given."""
    for grid, found in readings_of(READER, rows, context_of(slug), "downloads/file.csv"):
        for row, number in zip(found.rows, found.numbers, strict=True):
            assert rows_named(row["line"]) == [number - 1]
            cells = {cell.replace(",", "").strip() for cell in grid.rows[number - 1]}
            for column in ("value", "numerator", "denominator"):
                if row[column]:
                    numbers = {Decimal(cell) for cell in cells if cell.isascii() and cell.replace(".", "", 1).isdigit()}
                    assert Decimal(row[column]) in numbers
            assert row["value"] or row["marks"]
