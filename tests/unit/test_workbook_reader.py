"""One sheet of the officer's workbook, or a CSV file in its place: what is understood, and what is refused."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from workbook_example import context, grids, made, table

from yjreport.errors import InputStructure
from yjreport.files.any_file import read_grids
from yjreport.files.grid import Grid
from yjreport.files.reading import Reading, Remark
from yjreport.paths import Project
from yjreport.workbook.layout import SHEETS
from yjreport.workbook.reader import read_sheet
from yjreport.workbook.sheets import workbook_sheets

FIGURE = {"measure": "fte_rate", "area": "local", "period_start": "2022-04-01", "period_end": "2023-03-31",
          "numerator": "45", "denominator": "21000", "source": "a-source"}  # fmt: skip
ACTION = {"id": "a1", "ref": "2.1", "kind": "action", "action": "Do it", "status": "on track",
          "impact": "not stated", "source": "a-source"}  # fmt: skip


def errors(reading: Reading) -> list[Remark]:
    """Return the remarks for which a file is refused."""
    return [remark for remark in reading.remarks if remark.severity == "error"]


def read(grid: Grid, sheet: str = "outcomes") -> Reading:
    """Return what a sheet of Leicester's says."""
    return read_sheet(grid, sheet, context())


def test_columns_may_stand_in_any_order_with_titles_or_names() -> None:
    """Titles, canonical names, any case, and a file without the first column are understood alike."""
    names = ("source", "numerator", "denominator", "period_end", "period_start", "area", "measure")
    by_title = read(table("outcomes", FIGURE, columns=names))
    heads = tuple(name.upper() if name != "measure" else "  MEASURE " for name in names)
    by_name = read(Grid(Path("outcomes.csv"), "outcomes.csv", "", "0" * 64, (heads, tuple(FIGURE[n] for n in names))))

    assert by_title.rows == by_name.rows
    assert by_title.rows[0]["unit"] == "per_100000"
    assert by_title.rows[0]["period"] == "2022-23"
    assert by_title.numbers == by_name.numbers == (2,)
    assert by_name.headers["numerator"] == "NUMERATOR (column B)"
    assert not by_title.remarks


def test_the_headings_are_found_below_a_title_and_notes() -> None:
    """Rows above the headings are the title and the notes."""
    reading = read(table("outcomes", FIGURE, above=(("Outcomes",), ("A note, with a comma",))))

    assert reading.numbers == (4,)
    assert not reading.remarks


@pytest.mark.parametrize(
    ("first", "last", "label"),
    [
        ("2024-04-01", "2025-03-31", "2024-25"),
        ("2024-01-01", "2024-12-31", "January to December 2024"),
        ("2023-10-01", "2024-09-30", "October 2023 to September 2024"),
        ("2025-03-31", "2025-03-31", "31 March 2025"),
        ("01/04/2024", "2025-03-31", "01/04/2024 to 2025-03-31"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_two_days_name_a_blank_period(first: str, last: str, label: str) -> None:
    """The words follow from the days; where a day is not one, nothing is made up."""
    row = {**FIGURE, "period_start": first, "period_end": last}
    reading = read(table("outcomes", row))

    assert reading.rows[0].get("period", "") == label
    assert reading.rows[0]["period_start"] == first


def test_words_of_the_source_stay() -> None:
    """A period in words is kept, and so is the earlier period of a change; a blank one is named by its days."""
    row = {**FIGURE, "measure": "fte_rate_change", "period": "the last year", "base_start": "2021-04-01",
           "base_end": "2022-03-31"}  # fmt: skip
    (found,) = read(table("outcomes", row)).rows

    assert found["period"] == "the last year"
    assert found["base_period"] == "2021-22"


@pytest.mark.parametrize("cell", ["1,234", "32.3%", "£121.691", "=21.4%", "..", "-", "*", "12 (est.)", "4O", "0"])
def test_cells_stay_as_they_are_typed(cell: str) -> None:
    """Nothing is guessed: what may be a number goes to the gate as it stands."""
    (found,) = read(table("outcomes", {**FIGURE, "numerator": cell})).rows

    assert found["numerator"] == cell


def test_words_that_are_not_known_stay() -> None:
    """An unknown measure, area, unit, mark or source goes to the gate, which says what is known."""
    odd = {"measure": "Rate of FTEs", "area": "Narnia", "unit": "per head", "marks": "roughly", "qualifier": "circa"}
    (found,) = read(table("outcomes", {**FIGURE, **odd})).rows

    assert {name: found[name] for name in odd} == odd


def test_rows_without_a_figure_are_counted_and_left_out() -> None:
    """A listed row is left out until a number or a mark stands in it; a zero is a figure."""
    blank = {name: "" for name in ("numerator", "denominator")}
    reading = read(table(
        "outcomes", {**FIGURE, **blank}, FIGURE, {**FIGURE, **blank, "marks": "x"}, {**FIGURE, **blank, "value": "0"},
        {**FIGURE, **blank}, {**FIGURE, **blank},
    ))  # fmt: skip

    assert reading.numbers == (3, 4, 5)
    (remark,) = reading.remarks
    assert remark.found == "3 rows have no figure and are left out: rows 2, 6 to 7"
    assert remark.severity == "note"


def test_words_without_a_figure_are_questioned() -> None:
    """A number typed into the note is not lost without a warning."""
    blank = {**FIGURE, "numerator": "", "denominator": "", "note": "45 children"}
    (remark,) = read(table("outcomes", FIGURE, blank)).remarks

    assert (remark.severity, remark.found) == ("warning", "1 row has words and no figure and is left out: row 3")


def test_a_note_marker_in_a_heading_is_no_other_heading() -> None:
    """A heading with [note 1] or a star is the heading."""
    grid = table("outcomes", FIGURE)
    marked = tuple(f"{cell} [note 1]" if "Out of" in cell else f"{cell} *" for cell in grid.rows[0])
    reading = read(replace(grid, rows=(marked, *grid.rows[1:])))

    assert reading.rows[0]["denominator"] == "21000"
    assert not reading.remarks


def test_a_limit_without_its_figure_is_not_left_out() -> None:
    """A row that says about goes to the gate, which asks for the figure."""
    assert read(table("outcomes", {**FIGURE, "numerator": "", "denominator": "", "qualifier": "about"})).numbers == (2,)


def test_blank_rows_are_nothing() -> None:
    """Blank rows between others are skipped, and rows keep the numbers that a spreadsheet shows."""
    assert read(table("outcomes", FIGURE, {}, {"row_type": "data"}, FIGURE)).numbers == (2, 5)


def test_an_example_that_was_overtyped_is_refused() -> None:
    """The word example with other cells may be a figure that would be lost."""
    sheets, _ = workbook_sheets(grids(made()))
    grid = sheets["outcomes"]
    row = next(number for number, cells in enumerate(grid.rows) if cells[0] == "example")
    changed = list(grid.rows)
    changed[row] = (*changed[row][:5], "43", *changed[row][6:])
    (fault,) = errors(read(replace(grid, rows=tuple(changed))))

    assert fault.row == row + 1
    assert fault.found == f"row {row + 1} is marked example and its cells were changed"
    assert fault.next_step == "clear column A if the row is yours, or delete the row."


def test_an_example_taken_over_is_data() -> None:
    """Without the word, the row is the officer's."""
    reading = read(table("outcomes", {"row_type": "Data", **FIGURE}))

    assert reading.numbers == (2,)
    assert "row_type" not in reading.rows[0]


def test_other_words_in_the_first_column_are_refused() -> None:
    """A footnote below the table is no row, and is not silently one."""
    (fault,) = errors(read(table("outcomes", FIGURE, {"row_type": "Source: data summary", "measure": "x"})))

    assert (fault.row, fault.column) == (3, "Row type (column A)")
    assert "cell A3 holds source: data summary" in fault.found


def test_blank_names_of_rows_come_from_their_numbers() -> None:
    """An action without a name is called by its letter and row."""
    reading = read(table("actions", ACTION, {**ACTION, "id": ""}), "actions")

    assert [row["id"] for row in reading.rows] == ["a1", "a3"]


def test_words_of_the_budget_become_short_names() -> None:
    """Agencies, tables and categories of expenditure are understood in words."""
    row = {"table": "Contributions", "row": "Item", "agency": "Police and crime commissioner", "label": "PCC",
           "staffing": "12000", "source": "a-source"}  # fmt: skip
    spent = {**row, "table": "expenditure", "agency": "spent on: employees"}
    funding = {**row, "table": "other funding", "agency": "youth justice board GRANT"}
    reading = read(table("budget", row, spent, funding), "budget")

    assert [(one["table"], one["row"], one["agency"]) for one in reading.rows] == [
        ("contributions", "item", "pcc"), ("expenditure", "item", "employee"), ("other_funding", "item", "yjb_grant"),
    ]  # fmt: skip
    assert reading.kind == "budget"
    assert reading.rows[0]["payments_in_kind"] == ""


def test_notes_know_checks_and_sections_by_their_words() -> None:
    """A check and a section are chosen in words."""
    row = {"check": "live tracker (DQ14)", "section": "Use of custody", "kind": "gap", "summary": "One."}
    (found,) = read(table("notes", row), "notes").rows

    assert (found["check"], found["section"], found["id"]) == ("DQ14", "custody", "n2")


def test_a_sheet_without_headings_is_refused() -> None:
    """The message names the sheet, what was found and the headings."""
    grid = Grid(Path("inputs.xlsx"), "inputs.xlsx", "sheet risks", "0" * 64, (("Risks",), ("a", "b")))
    with pytest.raises(InputStructure, match="sheet risks has no row with the headings of risks") as caught:
        read(grid, "risks")

    assert "found: a, b" in caught.value.details


def test_a_missing_column_is_named_with_what_may_be_it() -> None:
    """A heading that is nearly right is shown beside the one that is missing."""
    grid = table("outcomes", FIGURE)
    rows = [tuple("Mesure" if cell == "Measure" else cell for cell in grid.rows[0]), *grid.rows[1:]]
    with pytest.raises(InputStructure) as caught:
        read(replace(grid, rows=tuple(rows)))

    assert "missing: Measure" in caught.value.details
    assert any("Mesure in B1 is not known, and its cells are not used. Did you mean 'Measure'?" in line
               for line in caught.value.details)  # fmt: skip


def test_a_sheet_of_figures_needs_a_column_for_them() -> None:
    """Without number, denominator and figure there is nothing to read."""
    names = ("measure", "area", "source", "marks")
    with pytest.raises(InputStructure, match="lacks a column that every row needs") as caught:
        read(table("outcomes", FIGURE, columns=names))

    assert caught.value.details[0] == (
        "missing: one of Number (numerator), Out of (denominator), Figure as published"
    )  # fmt: skip


def test_an_unknown_column_is_told_and_one_nearly_right_is_refused() -> None:
    """A column that is not needed is a note; one that may be a missing one would lose its numbers."""
    names = ("measure", "area", "source", "numerator", "period_start")
    grid = table("outcomes", FIGURE, columns=names)
    extra = replace(grid, rows=((*grid.rows[0], "Our comment", "Denominater", "Share"),
                                (*grid.rows[1], "fine", "130", "0.2")))  # fmt: skip
    note, fault, warning = sorted(read(extra).remarks, key=lambda remark: remark.column)

    assert (note.severity, note.column) == ("note", "F")
    assert (fault.severity, fault.column) == ("error", "G")
    assert (warning.severity, warning.column) == ("warning", "H")
    assert fault.found.endswith("Did you mean 'Out of (denominator)'?")


def test_a_heading_twice_is_refused() -> None:
    """Two columns of one name cannot both be right."""
    grid = table("outcomes", FIGURE)
    doubled = replace(grid, rows=tuple((*cells, "numerator" if place == 0 else "7")
                                       for place, cells in enumerate(grid.rows)))  # fmt: skip
    with pytest.raises(InputStructure, match="has a heading twice") as caught:
        read(doubled)

    assert caught.value.details == ("found in F1: Number (numerator)", "found in T1: numerator")


def test_headings_that_stand_again_are_refused() -> None:
    """A second table on the sheet is not read as rows of the first."""
    titles = {field.name: field.title for field in SHEETS["outcomes"].fields}
    faults = errors(read(table("outcomes", FIGURE, titles, FIGURE)))

    assert any(fault.found == "the headings stand again in row 3" for fault in faults)


def test_look_alike_letters_in_a_heading_are_refused() -> None:
    """A Cyrillic letter in a heading is told, and the column is not silently lost."""
    grid = table("outcomes", FIGURE)
    odd = tuple(cell.replace("Area", "\u0410rea") for cell in grid.rows[0])
    (fault,) = errors(read(replace(grid, rows=(odd, *grid.rows[1:]))))

    assert (fault.row, fault.column) == (1, "C")
    assert "looks like Area and has letters of another alphabet: \u0410" in fault.found


def test_a_day_that_excel_made_is_refused() -> None:
    """2.1 in a column of references became a day; the reader does not take it for text."""
    reading = read(table("actions", {**ACTION, "ref": "2025-01-02"}, {**ACTION, "id": "a2", "ref": "2025-01-03"},
                         days=frozenset({(1, 2), (2, 2)})), "actions")  # fmt: skip
    (fault,) = errors(reading)

    assert (fault.row, fault.column) == (2, "Reference (column C)")
    assert fault.found.startswith("cell C2 holds the day 2025-01-02, and 1 more below it")


def test_a_day_in_a_column_of_numbers_is_refused() -> None:
    """A number formatted as a date is neither."""
    (fault,) = errors(read(table("outcomes", {**FIGURE, "numerator": "1900-02-14"}, days=frozenset({(1, 5)}))))

    assert fault.expected == "a number"
    assert "cell F2" in fault.found


def test_merged_cells_are_refused() -> None:
    """A value that stands for several cells is not read as one."""
    (fault,) = errors(read(table("outcomes", FIGURE, FIGURE, merged={(2, 1): (1, 1)})))

    assert fault.found == "the cells B2 to B3 are merged"


def test_a_merged_title_is_no_fault() -> None:
    """Only the table is read."""
    grid = table("outcomes", FIGURE, above=(("Outcomes", ""),), merged={(0, 1): (0, 0)})

    assert not read(grid).remarks


def test_a_hidden_sheet_with_rows_is_refused() -> None:
    """Nobody can have checked what nobody sees; a hidden sheet without rows is no fault."""
    (fault,) = errors(read(table("outcomes", FIGURE, hidden=True)))

    assert fault.found == "the sheet is hidden and has 1 rows"
    assert not errors(read(table("outcomes", hidden=True)))


def test_cells_outside_the_table_are_refused() -> None:
    """A number beside the table would be lost."""
    grid = table("outcomes", FIGURE)
    (fault,) = errors(read(replace(grid, rows=(grid.rows[0], (*grid.rows[1], "", "77")))))

    assert fault.column == "U"
    assert fault.found == "cell U2 stands outside the table: 77"


def test_rows_above_the_headings_are_refused() -> None:
    """Rows pasted above the headings are not read, and that is said."""
    (fault,) = errors(read(table("outcomes", FIGURE, above=(("", "fte_rate", "local", "45", "21000"),))))

    assert fault.row == 1
    assert "stands above the headings" in fault.found


def test_a_name_of_two_areas_is_questioned() -> None:
    """Cornwall may be the service or one of its authorities: both are named."""
    reading = read_sheet(table("outcomes", {**FIGURE, "area": "Cornwall"}), "outcomes", context("cornwall", "2024-25"))
    (fault,) = errors(reading)

    assert "cell C2 holds Cornwall, which may be" in fault.found
    assert "this service" in fault.found
    assert "Cornwall (E06000052)" in fault.found


def test_faults_of_a_kind_are_counted_after_the_first() -> None:
    """A thousand faults are not a thousand lines."""
    faults = errors(read(table("outcomes", *({"row_type": "?", **FIGURE} for _ in range(1000)))))

    assert len(faults) == 21
    assert faults[-1].found == "and 980 more like these"


@pytest.mark.parametrize("sheet", [name for name in SHEETS if name != "sources"])
def test_a_sheet_saved_as_csv_reads_as_the_sheet_does(sheet: str, tmp_path: Path) -> None:
    """A spreadsheet's "CSV UTF-8" of a sheet, title, notes and examples included, says what the sheet says."""
    grid = workbook_sheets(grids(made()))[0][sheet]
    own = {"actions": (ACTION,), "outcomes": (FIGURE,), "context": (FIGURE,), "indicators": (FIGURE,)}
    filled = table(sheet, *own.get(sheet, ()))
    rows = [*grid.rows, *filled.rows[1:]]
    width = max(map(len, rows))
    with (tmp_path / f"{sheet}.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([*row, *[""] * (width - len(row))] for row in rows)
    (saved,) = read_grids(tmp_path / f"{sheet}.csv", Project(tmp_path))

    from_sheet, from_csv = read(replace(grid, rows=tuple(rows)), sheet), read(saved, sheet)
    assert from_csv == from_sheet
    assert len(from_csv.rows) == len(filled.rows) - 1
    assert not errors(from_csv)


def test_another_workbook_is_not_ours() -> None:
    """A council's workbook with a sheet of one of our names is left to other readers."""
    theirs = Grid(Path("x.xlsx"), "x.xlsx", "sheet budget", "0" * 64, (("Agency", "2024"), ("Police", "1")))

    assert workbook_sheets([theirs]) == ({}, [])
    assert workbook_sheets([]) == ({}, [])


def test_extra_sheets_are_told_and_copies_refused() -> None:
    """A sheet of working notes is a note; a copy of a sheet of figures would be lost."""
    data = table("outcomes", FIGURE)
    working = replace(data, part="sheet Working", rows=(("a",), ("b",)))
    copy = replace(data, part="sheet outcomes (2)")
    sheets, remarks = workbook_sheets([replace(data, part="sheet Outcomes"), working, copy])

    assert list(sheets) == ["outcomes"]
    assert [remark.severity for remark in remarks] == ["note", "error"]
    assert "sheet outcomes (2)" in remarks[1].found
