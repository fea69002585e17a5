"""The officer's workbook as a file: the same bytes, accessible, with drop-downs, and read back."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from workbook_example import PROJECT, context, grids, made

from yjreport.config.catalogue import load_catalogue
from yjreport.config.services import find_report, find_service
from yjreport.config.sources import read_sources as register
from yjreport.files.entries import area_index
from yjreport.workbook.layout import COVER, LISTS, SHEETS
from yjreport.workbook.reader import read_sheet
from yjreport.workbook.rows import EXAMPLES
from yjreport.workbook.sheets import workbook_sheets
from yjreport.workbook.sources import SourceRegister
from yjreport.workbook.writer import workbook_bytes


@pytest.fixture(scope="module")
def book() -> Any:
    """Return the workbook as openpyxl opens it."""
    return openpyxl.load_workbook(io.BytesIO(made()))


def heading(page: Any) -> int:
    """Return the row of the headings."""
    return next(row[0].row for row in page.iter_rows(max_col=1) if row[0].value == "Row type")


def test_the_same_parameters_give_the_same_bytes(tmp_path: Path) -> None:
    """Written twice, the workbook is byte for byte the same, and no part bears the day of writing."""
    who, catalogue = find_service(PROJECT, "leicester"), load_catalogue(PROJECT)
    report = find_report(PROJECT, who, "2023-24")
    again = workbook_bytes(who, report, catalogue, area_index(who, catalogue), register(PROJECT))

    assert again == made()
    with zipfile.ZipFile(io.BytesIO(again)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_sheets_stand_in_order_and_all_can_be_seen(book: Any) -> None:
    """The cover is first, the lists last, and nothing is hidden or protected."""
    assert book.sheetnames == [COVER, *SHEETS, LISTS]
    assert {page.sheet_state for page in book} == {"visible"}
    assert not any(page.protection.sheet for page in book)
    assert book.active.title == COVER


def test_it_has_the_points_of_the_accessibility_checklist(book: Any) -> None:
    """A title in A1, one table a sheet with unique names, no merged cells, no blank row or column, 12 points."""
    names = []
    for page in book:
        assert page["A1"].value
        assert not page.merged_cells.ranges
        assert page.freeze_panes is None
        assert len(page.tables) == 1
        (table,) = page.tables.values()
        names.append(table.name)
        first, last = (openpyxl.utils.cell.coordinate_from_string(part) for part in table.ref.split(":"))
        assert first[0] == "A"
        rows = list(page.iter_rows(max_row=last[1], values_only=True))
        assert all(any(cell is not None for cell in row) for row in rows)
        assert all(rows[first[1] - 1])
        assert len(set(rows[first[1] - 1])) == len(rows[first[1] - 1])
        assert all(cell.font.sz >= 12 for row in page.iter_rows(max_row=last[1]) for cell in row if cell.value)
        assert page.sheet_view.selection[0].activeCell in (None, "A1")
        assert page.page_setup.orientation == "landscape"
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert not page.oddHeader.center.text
    assert len(set(names)) == len(names)


def test_the_document_has_properties(book: Any) -> None:
    """Title, subject and author are there, and the day of making is that of the plan year."""
    properties = book.properties

    assert properties.title == "Leicester 2023-24: inputs of the youth justice performance annex"
    assert properties.subject
    assert properties.creator == "Children and Young People's Justice Service"
    assert properties.created == datetime(2023, 4, 1)


def test_drop_downs_offer_the_lists_and_every_column_has_help(book: Any) -> None:
    """Each column below the headings has a message; a drop-down names a run of the sheet lists that has its words."""
    lists = book[LISTS]
    for name, sheet in SHEETS.items():
        page = book[name]
        row = heading(page) + 1
        rules = {str(rule.sqref).split(":")[0]: rule for rule in page.data_validations.dataValidation}
        assert len(rules) == len(sheet.fields)
        for column, field in enumerate(sheet.fields, start=1):
            rule = rules[f"{openpyxl.utils.get_column_letter(column)}{row}"]
            assert rule.prompt == field.help
            if not field.words:
                assert rule.type != "list"
                continue
            assert rule.type == "list"
            assert rule.errorStyle == "warning"
            first, last = rule.formula1.removeprefix(f"{LISTS}!").replace("$", "").split(":")
            cells = [cell[0] for cell in lists[first:last]]
            assert {lists.cell(cell.row, 1).value for cell in cells} == {field.words}
            assert all(cell.value for cell in cells)


def test_numbers_are_numbers_days_are_days_and_references_are_text(book: Any) -> None:
    """42 is a number, a period starts on a day, and a column of references makes no day of 2.1."""
    page = book["outcomes"]
    row = heading(page) + 1
    columns = {field.name: place for place, field in enumerate(SHEETS["outcomes"].fields, start=1)}

    assert page.cell(row, columns["numerator"]).value == 42
    assert page.cell(row, columns["value"]).value == 32.3
    assert page.cell(row, columns["period_start"]).value == datetime(2020, 1, 1)
    assert page.cell(row, columns["period_start"]).number_format == "yyyy-mm-dd"
    for sheet, names in (("actions", ("id", "ref", "line")), ("outcomes", ("line", "period", "breakdown"))):
        places = {field.name: place for place, field in enumerate(SHEETS[sheet].fields, start=1)}
        formats = {
            name: next(
                column.number_format
                for column in book[sheet].column_dimensions.values()
                if column.min <= places[name] <= column.max
            )
            for name in names
        }
        assert set(formats.values()) == {"@"}


def test_no_formula_and_no_macro_is_in_it() -> None:
    """The workbook holds values only."""
    with zipfile.ZipFile(io.BytesIO(made())) as archive:
        assert not any("vba" in name for name in archive.namelist())
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name)


@pytest.mark.parametrize(
    ("service", "year"),
    [("leicester", "2023-24"), ("cornwall", "2024-25"), ("exampleshire", "2024-25"), ("warwickshire", "2019-20")],
)
def test_a_new_workbook_reads_back_as_nothing(service: str, year: str) -> None:
    """Before anything is filled in there is no row, no fault, and the rows that wait for a figure are counted."""
    sheets, remarks = workbook_sheets(grids(made(service, year)))

    assert list(sheets) == list(SHEETS)
    assert remarks == []
    for name, grid in sheets.items():
        if name == "sources":
            continue
        reading = read_sheet(grid, name, context(service, year))
        assert reading.rows == ()
        assert {remark.severity for remark in reading.remarks} <= {"note"}
        assert not reading.remarks or name in ("context", "outcomes", "indicators", "budget")
        assert reading.remarks or name not in ("context", "outcomes", "budget")
        assert set(reading.headers) == set(SHEETS[name].columns)
    register_sheet = SourceRegister(sheets["sources"], context(service, year))
    assert register_sheet.sources == {}
    assert register_sheet.remarks == []
    ids = [f"{service}-{year}-{what}" for what in ("cases", "ysb", "finance", "plan")]
    assert len(register_sheet.undated_faults(ids)) == len(ids)


def test_a_fictional_service_says_so() -> None:
    """The cover of a fictional service's workbook says that its figures are synthetic."""
    book = openpyxl.load_workbook(io.BytesIO(made("exampleshire", "2024-25")))

    assert "synthetic" in book[COVER]["A1"].value
    assert "fictional" in book[COVER]["A2"].value


def test_a_filled_workbook_reads_back(tmp_path: Path) -> None:
    """Values of each kind, typed and saved by a spreadsheet, come back in the documented words."""
    book = openpyxl.load_workbook(io.BytesIO(made()))
    page = book["outcomes"]
    row = next(line[0].row for line in page.iter_rows(min_col=2, max_col=2)
               if line[0].value == "Binary reoffending rate" and page.cell(line[0].row, 1).value == "data")  # fmt: skip
    columns = {field.name: place for place, field in enumerate(SHEETS["outcomes"].fields, start=1)}
    for name, value in {"period_start": datetime(2021, 1, 1), "period_end": datetime(2021, 12, 31), "numerator": 40,
                        "denominator": 125, "value": 32, "marks": "provisional (p)",
                        "line": "2.1"}.items():  # fmt: skip
        page.cell(row, columns[name]).value = value
    page.cell(row, columns["unit"]).value = None
    last = page.max_row + 1
    for name, value in {"measure": "custody_rate", "area": "East Midlands", "period_start": datetime(2022, 4, 1),
                        "period_end": datetime(2023, 3, 31), "value": "1,234",
                        "source": "elsewhere"}.items():  # fmt: skip
        page.cell(last, columns[name]).value = value
    book.save(tmp_path / "inputs.xlsx")

    sheets, _ = workbook_sheets(grids((tmp_path / "inputs.xlsx").read_bytes()))
    reading = read_sheet(sheets["outcomes"], "outcomes", context())

    assert reading.numbers == (row, last)
    first, second = reading.rows
    assert first["measure"] == "reoffending_binary"
    assert (first["numerator"], first["denominator"], first["value"]) == ("40", "125", "32")
    assert (first["period"], first["period_start"]) == ("January to December 2021", "2021-01-01")
    assert (first["unit"], first["marks"], first["line"], first["area"]) == ("percent", "p", "2.1", "local")
    assert first["source"] == "leicester-2023-24-ysb"
    assert (second["period"], second["value"], second["unit"]) == ("2022-23", "1,234", "per_1000")
    assert second["area"] == "east-midlands"
    assert reading.headers["denominator"] == "Out of (denominator) (column G)"


def test_every_example_is_in_the_workbook(book: Any) -> None:
    """The examples of each sheet stand first in its table, marked in words."""
    for name in SHEETS:
        page = book[name]
        row = heading(page)
        marked = [page.cell(row + step, 1).value for step in range(1, len(EXAMPLES[name]) + 1)]
        assert marked == ["example"] * len(EXAMPLES[name])
