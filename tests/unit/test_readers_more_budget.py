"""Budget tables as more councils lay them out: blank corners, years in headers, totals of parts, Welsh names."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from officer_tables import ROOT, context, grid, read

from yjreport.files.any_file import read_grids
from yjreport.files.reading import Reading
from yjreport.inputs.readers.budget.reader import READER
from yjreport.paths import Project


def budget(*rows: list[str], part: str = "table 1") -> Reading:
    """Return what the reader makes of a table for the year 2023-24."""
    return read(READER, grid(rows, part=part))


def amounts(reading: Reading, column: str = "total") -> dict[str, str]:
    """Return one column of amounts by agency."""
    return {row["agency"]: row[column] for row in reading.rows}


def errors(reading: Reading) -> list[str]:
    """Return what errors of a reading found."""
    return [remark.found for remark in reading.remarks if remark.severity == "error"]


def test_the_corner_over_the_agencies_may_be_blank() -> None:
    """A table whose first header cell is blank is read, in any order of its columns."""
    reading = budget(
        ["", "Total", "Other delegated funds", "Payments in kind - revenue", "Staffing costs"],
        ["YJB grant", "500", "", "", "500"],
        ["Health", "30", "10", "20", ""],
        ["Total", "530", "10", "20", "500"],
    )

    assert not errors(reading)
    assert amounts(reading) == {"yjb_grant": "500", "health": "30", "total": "530"}
    assert amounts(reading, "staffing") == {"yjb_grant": "500", "health": "", "total": "500"}


def test_forecasts_and_variances_beside_the_budget_of_the_year_are_left() -> None:
    """The column of the plan year is read although its header says more; those that are no budget are told."""
    reading = budget(
        ["Expenditure type", "Budget 2023/24", "Forecast outturn", "Variance", "Percentage"],
        ["Salaries", "900,000", "890,000", "-10,000", "95"],
        ["Travel", "20,000", "22,000", "2,000", "5"],
        ["Total expenditure", "920,000", "912,000", "-8,000", "100"],
    )

    assert amounts(reading) == {"employee": "900000", "transport": "20000", "total": "920000"}
    assert [remark.severity for remark in reading.remarks] == ["note", "note", "note"]


def test_a_budget_of_another_year_is_never_that_of_the_plan_year() -> None:
    """A header that names another year is left where there are two, and refused where it stands alone."""
    two = budget(["Partner", "Total 2022/23", "Total 2023/24"], ["Police", "1", "2"], ["Health", "3", "4"])
    one = budget(["Partner", "Budget 2022/23"], ["Police", "1"], ["Health", "3"])

    assert amounts(two) == {"police": "2", "health": "4"}
    assert errors(one) == ["Budget 2022/23"]
    (said,) = [remark for remark in one.remarks if remark.severity == "error"]
    assert (said.row, said.column, said.expected) == (1, "B", "amounts of 2023-24")
    assert said.next_step == "check that the table is that of 2023-24; if it is, correct the year of the header."
    assert not any("total" in row for row in one.rows)


def test_a_sheet_that_is_called_by_another_year_is_asked_about() -> None:
    """The name of a sheet is a title of its table."""
    rows = [["Agency", "Total"], ["Police", "1"], ["Health", "1"], ["Total", "2"]]

    (said,) = budget(*rows, part="sheet 2022-23").remarks
    assert (said.found, said.severity) == ("sheet 2022-23", "warning")
    assert budget(*rows, part="sheet 2023-24").remarks == ()


def test_a_row_with_an_amount_in_brackets_is_no_header() -> None:
    """Income (50,000) is a row of its table, whatever its first word could head."""
    reading = budget(["Heading", "Budget"], ["Employee costs", "1,200,000"], ["Income", "(50,000)"],
                     ["Premises", "20,000"], ["Total", "1,170,000"])  # fmt: skip

    assert amounts(reading) == {"employee": "1200000", "premises": "20000", "total": "1170000"}
    assert errors(reading) == ["Income"]


def test_totals_of_parts_that_add_up_are_not_items() -> None:
    """A row that is called a total and is that of the rows above it is told; one that does not add up is refused."""
    rows = [["Category", "£"], ["Local authority", "100"], ["Police", "50"], ["Total partner contributions", "150"],
            ["YJB grant", "300"], ["Total grants", "300"], ["Grand total", "450"]]  # fmt: skip
    wrong = [[cell.replace("150", "160") for cell in row] for row in rows]

    assert amounts(budget(*rows)) == {"local_authority": "100", "police": "50", "yjb_grant": "300", "total": "450"}
    assert not errors(budget(*rows))
    assert [remark.next_step for remark in budget(*rows).remarks] == [
        "nothing: it is the total of rows 2 to 3.", "nothing: it is the total of row 5.",
    ]  # fmt: skip
    assert errors(budget(*wrong)) == ["Total partner contributions"]


@pytest.mark.parametrize(("name", "agency"), [
    ("Heddlu Gogledd Cymru", "police"), ("Bwrdd Iechyd Prifysgol Betsi Cadwaladr", "health"),
    ("Cyngor Gwynedd", "local_authority"), ("NHS Exampleshire", "health"), ("Hed\u00addlu", "police"),
    ("Po\u200blice", "police"),
])  # fmt: skip
def test_agencies_are_known_by_the_first_words_of_their_names(name: str, agency: str) -> None:
    """Welsh names begin with the kind of body; a soft hyphen inside a word says nothing."""
    assert amounts(budget(["Agency", "Total"], [name, "10"], ["YJB grant", "10"]))[agency] == "10"


def test_a_number_that_is_shown_in_thousands_by_its_format_is_questioned(tmp_path: Path) -> None:
    """A cell of 106 that shows 106k is not £106."""
    book = openpyxl.Workbook()
    for row in (["Agency", "Total"], ["Police", 106], ["Health", 50], ["Total", 156000]):
        book.active.append(row)
    book.active["B2"].number_format = '0"k"'
    book.active["B3"].number_format = "0.0"
    book.active["B4"].number_format = '#,##0,"k"'
    book.save(tmp_path / "budget.xlsx")
    (found,) = read_grids(tmp_path / "budget.xlsx", Project(ROOT))
    reading = READER.read([found], context())[0][1]

    assert [found.cell(row, 1) for row in range(1, 4)] == ["106k", "50", "156000"]
    assert errors(reading) == ["106k"]
