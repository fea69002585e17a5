"""Files as they are received: sheets that are hidden, and headers of an action plan that are merged."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import openpyxl
from officer_tables import ROOT, context, grid, read

from yjreport.files.reading import MOST_ALIKE, first_in_full
from yjreport.inputs.folder import read_year
from yjreport.inputs.readers.actions.reader import READER
from yjreport.inputs.readers.dfe.reader import READER as DFE
from yjreport.inputs.readers.quarterly.reader import READER as QUARTERLY
from yjreport.inputs.readers.registry import reader_for
from yjreport.inputs.year_inputs import YearInputs
from yjreport.paths import Project

HEADINGS = ["Id", "Title", "Publisher", "Kind", "Counts from", "Released", "Retrieved", "Licence", "Attribution",
            "Web address", "File", "Note"]  # fmt: skip


def received(folder: Path, sheets: dict[str, list[list[object]]], *, hidden: str = "") -> YearInputs:
    """Return what a year with one workbook among its downloads gives."""
    (folder / "downloads").mkdir()
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        sheet.sheet_state = "hidden" if name == hidden else "visible"
    book.save(folder / "downloads" / "received.xlsx")
    with (folder / "sources.csv").open("w", encoding="utf-8", newline="") as file:
        source = ["finance", "A statement", "A council", "local", "", str(date(2024, 5, 1)), "", "", "", "",
                  "received.xlsx", ""]  # fmt: skip
        csv.writer(file, lineterminator="\n").writerows([HEADINGS, source])
    return read_year(folder, context(), Project(ROOT))


def test_a_hidden_sheet_is_read_and_said(tmp_path: Path) -> None:
    """A draft that somebody hid is not taken for the table of the year without a word."""
    table = [["Agency", "Total"], ["Police", 10], ["Health", 5], ["Total", 15]]
    year = received(tmp_path, {"Old": table, "New": [["Nothing"]]}, hidden="Old")
    said = [(one.remark.found, one.remark.severity) for one in year.remarks if one.file.endswith("sheet Old")]

    assert said == [("the sheet is hidden, and it is read", "warning")]
    assert list(year.tables["budget"].frame["total"]) == ["10", "5", "15"]


def test_a_sheet_that_is_seen_is_not_called_hidden(tmp_path: Path) -> None:
    """The same table on a sheet that is seen has no such warning."""
    year = received(tmp_path, {"New": [["Agency", "Total"], ["Police", 10], ["Health", 5], ["Total", 15]]})

    assert not [one for one in year.remarks if "hidden" in one.remark.found]


def test_columns_under_one_merged_header_are_told_and_the_first_is_read() -> None:
    """A header over a lead and a supporting lead: the lead is read, no row is refused, and nothing is silent."""
    merged = {(0, 2): (0, 1), (1, 0): (0, 0)}
    rows = [["Action", "Responsibility", "Responsibility", "Timescale"], ["Action", "Lead", "Support", ""],
            ["Write a policy", "Head of service", "Police", "March 2024"],
            ["Train staff", "Service manager", "Health", "May 2024"],
            ["Action", "Responsibility", "", "Timescale"]]  # fmt: skip
    reading = read(READER, grid(rows, merged))

    assert [(row["action"], row["lead"], row["target"]) for row in reading.rows] == [
        ("Write a policy", "Head of service", "March 2024"), ("Train staff", "Service manager", "May 2024"),
    ]  # fmt: skip
    said = [(one.row, one.column, one.found, one.severity) for one in reading.remarks]
    assert (1, "C", "Responsibility: Support", "warning") in said
    assert not [one for one in reading.remarks if one.severity == "error"]


def test_a_cell_outside_every_header_is_still_refused() -> None:
    """Cells beyond the header may have moved."""
    reading = read(READER, grid([["Action", "Lead", "By when"], ["Write a policy", "Board", "May 2024", "moved"]]))

    (fault,) = [one for one in reading.remarks if one.severity == "error"]
    assert fault.found == "a cell in column D, which has no header"


def test_an_officers_long_table_is_not_the_tool_of_the_department() -> None:
    """Measure, Area, Period and Value are anybody's words: the figures are those of a summary."""
    rows = [["Measure", "Period", "Area", "Value"], ["FTE rate per 100,000", "Jan 24 - Dec 24", "Leicester", "120"]]
    found = [grid(rows, part="")]

    reader = reader_for(found)
    assert reader is QUARTERLY
    assert [row["value"] for row in reader.read(found, context())[0][1].rows] == ["120"]
    assert reader_for([grid([["Short Desc", "Years", "LA and Regions", "Values"]], part="")]) is DFE


def test_remarks_that_are_alike_are_counted_after_the_first() -> None:
    """A file of the whole country is read in seconds, and its areas are not told one by one."""
    rows = [["FTE rate per 100,000", "Jan 24 - Dec 24", f"Elsewhere {number}", "3"] for number in range(3000)]
    table = [["Measure", "Period", "Area", "Value"], *rows]
    remarks = read(QUARTERLY, grid(table, part="")).remarks
    told = first_in_full(remarks)

    assert len(remarks) == 3000
    assert len(told) == MOST_ALIKE + 1
    assert told[-1].found == f"{3000 - MOST_ALIKE} more like these, in rows {MOST_ALIKE + 2} to 3001"
    assert told[-1].severity == remarks[0].severity


def test_a_period_in_the_corner_is_that_of_every_column() -> None:
    """Areas across below no period of their own have the one that stands over the labels."""
    reading = read(QUARTERLY, grid([["Jan 24 - Dec 24", "Leicester", "England"], ["FTE rate per 100,000", "120",
                                                                                        "130"]]))  # fmt: skip

    assert [(row["area"], row["period_end"], row["value"]) for row in reading.rows] == [
        ("local", "2024-12-31", "120"), ("england", "2024-12-31", "130"),
    ]  # fmt: skip
    assert reading.remarks == ()
