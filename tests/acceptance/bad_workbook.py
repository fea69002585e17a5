"""The officer's workbook, spoiled as a file: other formats, sheets, headings, hidden and merged cells, sizes."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
from bad_changes import book, both, cells, copy, damage, remove, rename, row, write
from bad_year import BOOK, Case

FORM = "workbook"

WEB_PAGE = b"<html><head><meta charset='utf-8'></head><body><table><tr><td>Measure</td></tr></table></body></html>"
"""What many reporting systems call an Excel file."""


def archive(**parts: bytes) -> bytes:
    """Return a zip archive of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name.replace("__", "/").replace("_", "."), data)
    return out.getvalue()


def bomb() -> bytes:
    """Return a small workbook whose sheet unpacks to 500 million bytes."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made,
        made.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(50):
            part.write(bytes(10_000_000))
    return out.getvalue()


def named(title: str, to: str) -> Any:
    """Return a change of a sheet's name."""
    return book(lambda opened: setattr(opened[title], "title", to))


def heading(sheet: str, place: str, words: str | None) -> Any:
    """Return a change of one heading."""
    return cells(sheet, {place: words})


def moved(opened: Any) -> None:
    """Put three cells of a row above the headings of outcomes."""
    opened["outcomes"].insert_rows(5)
    for column, value in enumerate(("Number of first time entrants", "this service", 70), start=2):
        opened["outcomes"].cell(5, column, value)


def again(opened: Any) -> None:
    """Put the headings and a row below the table of outcomes."""
    sheet = opened["outcomes"]
    for line in (5, 10):
        sheet.append([cell.value for cell in sheet[line]])


def protected(opened: Any) -> None:
    """Lock every sheet, which a program reads all the same, and type a wrong number."""
    for sheet in opened:
        sheet.protection.set_password("secret")
    opened["outcomes"]["H11"] = 38.3


def filled_hidden(title: str) -> Any:
    """Return a change that hides a sheet."""
    return book(lambda opened: setattr(opened[title], "sheet_state", "hidden"))


def far(opened: Any) -> None:
    """Put one cell at the end of the sheet."""
    opened["outcomes"]["XFD1048576"] = 1


def empty_book() -> bytes:
    """Return a workbook without a cell."""
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


def another_book() -> bytes:
    """Return a workbook of another kind."""
    made = openpyxl.Workbook()
    made.active.append(["Name", "Telephone"])
    made.active.append(["Board", "01234 567890"])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


CASES: dict[str, Case] = {
    "no bytes": Case(
        write(BOOK, b""),
        22,
        "data/plans/cornwall/2024-25/inputs.xlsx is not a workbook that can be read.\n"
        "expected an Excel workbook (.xlsx) without a password\n"
        "Next: open it in Excel, choose Save As, Excel Workbook (.xlsx), without a password, and run again.",
    ),
    "a text": Case(
        write(BOOK, b"measure,area\nfte_rate,local\n"),
        22,
        "data/plans/cornwall/2024-25/inputs.xlsx is not a workbook that can be read.\n"
        "expected an Excel workbook (.xlsx) without a password\n"
        "Next: open it in Excel, choose Save As, Excel Workbook (.xlsx), without a password, and run again.",
    ),
    "a web page as .xls": Case(
        both(remove(BOOK), write("inputs.xls", WEB_PAGE)),
        22,
        "data/plans/cornwall/2024-25/inputs.xls is not a workbook that can be read.\n"
        "expected an Excel workbook (.xlsx) without a password\n"
        "Next: open it in Excel, choose Save As, Excel Workbook (.xlsx), without a password, and run again.",
    ),
    "a web page as .xlsx": Case(
        write(BOOK, WEB_PAGE),
        22,
        "data/plans/cornwall/2024-25/inputs.xlsx is not a workbook that can be read.\n"
        "expected an Excel workbook (.xlsx) without a password\n"
        "Next: open it in Excel, choose Save As, Excel Workbook (.xlsx), without a password, and run again.",
    ),
    "an old workbook renamed": Case(
        write(BOOK, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000)),
        22,
        "data/plans/cornwall/2024-25/inputs.xlsx is not a workbook that can be read.\n"
        "expected an Excel workbook (.xlsx) without a password\n"
        "Next: open it in Excel, choose Save As, Excel Workbook (.xlsx), without a password, and run again.",
    ),
    "a workbook with a password": Case(
        write(BOOK, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")),
        22,
        "data/plans/cornwall/2024-25/inputs.xlsx is not a workbook that can be read.\n"
        "expected an Excel workbook (.xlsx) without a password\n"
        "Next: open it in Excel, choose Save As, Excel Workbook (.xlsx), without a password, and run again.",
    ),
    "half a workbook": Case(
        damage(BOOK, lambda data: data[: len(data) // 2]),
        22,
        "data/plans/cornwall/2024-25/inputs.xlsx is not a workbook that can be read.\n"
        "expected an Excel workbook (.xlsx) without a password\n"
        "Next: open it in Excel, choose Save As, Excel Workbook (.xlsx), without a password, and run again.",
    ),
    "a workbook with bytes changed": Case(
        damage(BOOK, lambda data: data[:3000] + bytes(500) + data[3500:]),
        22,
        "data/plans/cornwall/2024-25/inputs.xlsx is not a workbook that can be read.\n"
        "expected an Excel workbook (.xlsx) without a password\n"
        "Next: open it in Excel, choose Save As, Excel Workbook (.xlsx), without a password, and run again.",
    ),
    "a zip archive of something else": Case(
        write(BOOK, archive(readme_txt=b"hello")),
        22,
        "data/plans/cornwall/2024-25/inputs.xlsx is not a workbook that can be read.\n"
        "expected an Excel workbook (.xlsx) without a password\n"
        "Next: open it in Excel, choose Save As, Excel Workbook (.xlsx), without a password, and run again.",
    ),
    "a zip bomb": Case(
        write(BOOK, bomb()),
        23,
        "data/plans/cornwall/2024-25/inputs.xlsx is far larger than any input.\n"
        "found: unpacked it is more than 400 million bytes\n"
        "Next: check that it is the right file; copy what is needed into a new workbook, or save it as CSV.",
    ),
    "a cell at the end of a sheet": Case(
        book(far),
        23,
        "data/plans/cornwall/2024-25/inputs.xlsx is far larger than any input.\n"
        "found: a sheet reaches to row 1,048,576 and column 16,384\n"
        "Next: check that it is the right file; copy what is needed into a new workbook, or save it as CSV.",
    ),
    "a workbook without a cell": Case(
        write(BOOK, empty_book()),
        23,
        "data/plans/cornwall/2024-25/inputs.xlsx has none of the sheets of the workbook.\n"
        "found no sheet with a cell\n"
        "expected sheet context, sheet outcomes, sheet indicators, sheet budget, sheet actions, sheet risks, "
        "sheet standards, sheet notes, sheet sources\n"
        "Next: where it is a table that you received, move it to downloads/; a new workbook is made by `make "
        "new`.",
    ),
    "another workbook": Case(
        write(BOOK, another_book()),
        23,
        "data/plans/cornwall/2024-25/inputs.xlsx has none of the sheets of the workbook.\n"
        "found sheet Sheet\n"
        "expected sheet context, sheet outcomes, sheet indicators, sheet budget, sheet actions, sheet risks, "
        "sheet standards, sheet notes, sheet sources\n"
        "Next: where it is a table that you received, move it to downloads/; a new workbook is made by `make "
        "new`.",
    ),
    "two workbooks": Case(
        copy(BOOK, "inputs (2).xlsx"),
        23,
        "data/plans/cornwall/2024-25 holds 2 workbooks.\n"
        "found inputs (2).xlsx, inputs.xlsx\n"
        "Next: leave the one that is filled in; move tables that you received to downloads/.",
    ),
    "a copy with macros": Case(
        copy(BOOK, "Copy of inputs.xlsm"),
        23,
        "data/plans/cornwall/2024-25 holds 2 workbooks.\n"
        "found Copy of inputs.xlsm, inputs.xlsx\n"
        "Next: leave the one that is filled in; move tables that you received to downloads/.",
    ),
    "a workbook of another ending": Case(
        rename(BOOK, "inputs.xlsb"),
        20,
        "data/plans/cornwall/2024-25 holds no inputs.\n"
        "found inputs.xlsb\n"
        "expected inputs.xlsx, or CSV files called after its sheets, or files in downloads\n"
        "Next: run `make new` for the service and the year, or put the inputs there under these names.",
    ),
    "a sheet as CSV too": Case(
        write("outcomes.csv", "Measure,Area,Period starts,Period ends,Figure as published,Source\n"
              "Number of first time entrants,this service,2024-04-01,2025-03-31,63,cornwall-2024-25-ysb\n"),
        23,
        "The sheet outcomes is filled in in two places in data/plans/cornwall/2024-25.\n"
        "found data/plans/cornwall/2024-25/inputs.xlsx, sheet outcomes and "
        "data/plans/cornwall/2024-25/outcomes.csv\n"
        "Next: keep the one that is right, and take the other away (or empty that sheet).",
    ),
    "the register of sources as CSV too": Case(
        write("sources.csv", "Id,Title,Released\na-source,A source,2025-06-01\n"),
        23,
        "The sheet sources is filled in in two places in data/plans/cornwall/2024-25.\n"
        "found data/plans/cornwall/2024-25/inputs.xlsx, sheet sources and "
        "data/plans/cornwall/2024-25/sources.csv\n"
        "Next: keep the one that is right, and take the other away (or empty that sheet).",
    ),
    "a sheet renamed": Case(
        named("outcomes", "Outcomes 24-25"),
        30,
        "error: inputs.xlsx, the whole file\n"
        "found the sheet Outcomes 24-25 is not a sheet of the workbook and is not read. Did you mean "
        "outcomes?\n"
        "expected the sheets context, outcomes, indicators, budget, actions, risks, standards, notes, sources\n"
        "Next: move its rows to the sheet that they belong to, or delete it if it is not needed.",
    ),
    "a sheet copied": Case(
        book(lambda opened: setattr(opened.copy_worksheet(opened["outcomes"]), "title", "outcomes (2)")),
        30,
        "error: inputs.xlsx, the whole file\n"
        "found the sheet outcomes (2) is not a sheet of the workbook and is not read. Did you mean outcomes?\n"
        "expected the sheets context, outcomes, indicators, budget, actions, risks, standards, notes, sources\n"
        "Next: move its rows to the sheet that they belong to, or delete it if it is not needed.",
    ),
    "a sheet misspelt": Case(
        named("budget", "buget"),
        30,
        "error: inputs.xlsx, the whole file\n"
        "found the sheet buget is not a sheet of the workbook and is not read. Did you mean budget?\n"
        "expected the sheets context, outcomes, indicators, budget, actions, risks, standards, notes, sources\n"
        "Next: move its rows to the sheet that they belong to, or delete it if it is not needed.",
    ),
    "a hidden sheet with figures": Case(
        filled_hidden("outcomes"),
        30,
        "error: inputs.xlsx, sheet outcomes, the whole file\n"
        "found the sheet is hidden and has 3 rows\n"
        "expected a sheet that everybody can see\n"
        "Next: show it (right-click on a sheet's name, Unhide) and check its rows, or delete it.",
    ),
    "a hidden register of sources": Case(
        filled_hidden("sources"),
        30,
        "error: inputs.xlsx, sheet sources, the whole file\n"
        "found the sheet is hidden and has rows\n"
        "expected a sheet that everybody can see\n"
        "Next: show it (right-click on a sheet's name, Unhide).",
    ),
    "the headings deleted": Case(
        book(lambda opened: opened["outcomes"].delete_rows(5)),
        23,
        "data/plans/cornwall/2024-25/inputs.xlsx, sheet outcomes has no row with the headings of outcomes.\n"
        "found: example, Binary reoffending rate, this service, 2020-01-01, 2020-12-31, 42, 130, 32.3, per "
        "cent (%)…\n"
        "expected: Row type, Measure, Area, Period starts, Period ends, Number (numerator), Out of "
        "(denominator), Figure as published, Unit, Part (blank: all), Limit, Marks, Source, Page or line, "
        "Period in words, Change from: starts, Change from: ends, Change from: in words, Note\n"
        "Next: put the headings back in one row above the table; `make new` makes a workbook that has them.",
    ),
    "the column of measures deleted": Case(
        book(lambda opened: opened["outcomes"].delete_cols(2)),
        23,
        "data/plans/cornwall/2024-25/inputs.xlsx, sheet outcomes lacks a column that every row needs.\n"
        "missing: Measure\n"
        "found in row 5: Row type, Area, Period starts, Period ends, Number (numerator), Out of (denominator), "
        "Figure as published, Unit, Part (blank: all), Limit, Marks, Source, Page …\n"
        "Next: add the heading in row 5; columns may stand in any order.",
    ),
    "the column of sources deleted": Case(
        book(lambda opened: opened["budget"].delete_cols(11)),
        23,
        "data/plans/cornwall/2024-25/inputs.xlsx, sheet budget lacks a column that every row needs.\n"
        "missing: Source\n"
        "found in row 5: Row type, Table, Item or total, Agency or category, Name in your table, Staffing "
        "costs (£), Payments in kind (£), Other delegated funds (£), Total (£), Marks, …\n"
        "Next: add the heading in row 5; columns may stand in any order.",
    ),
    "every column of figures deleted": Case(
        book(lambda opened: opened["outcomes"].delete_cols(6, 3)),
        23,
        "data/plans/cornwall/2024-25/inputs.xlsx, sheet outcomes lacks a column that every row needs.\n"
        "missing: one of Number (numerator), Out of (denominator), Figure as published\n"
        "found in row 5: Row type, Measure, Area, Period starts, Period ends, Unit, Part (blank: all), Limit, "
        "Marks, Source, Page or line, Period in words, Change from: starts, Change …\n"
        "Next: add the heading in row 5; columns may stand in any order.",
    ),
    "a heading twice": Case(
        heading("outcomes", "G5", "Number (numerator)"),
        23,
        "data/plans/cornwall/2024-25/inputs.xlsx, sheet outcomes has a heading twice.\n"
        "found in F5: Number (numerator)\n"
        "found in G5: Number (numerator)\n"
        "Next: keep the column that is meant and delete the other, or change its heading.",
    ),
    "a heading misspelt": Case(
        heading("outcomes", "H5", "Figure as publised"),
        30,
        "error: inputs.xlsx, sheet outcomes, row 5, H\n"
        "found the heading Figure as publised in H5 is not known, and its cells are not used. Did you mean "
        "'Figure as published'?\n"
        "expected a heading of the sheet outcomes\n"
        "Next: write the heading as the workbook has it, or delete the column if it is not needed.",
    ),
    "a heading renamed": Case(
        heading("outcomes", "G5", "Cohort"),
        0,
        "warning: inputs.xlsx, sheet outcomes, row 5, G\n"
        "found the heading Cohort in G5 is not known, and its cells are not used.\n"
        "expected a heading of the sheet outcomes\n"
        "Next: write the heading as the workbook has it, or delete the column if it is not needed.",
    ),
    "a heading cleared": Case(
        heading("outcomes", "H5", None),
        30,
        "error: inputs.xlsx, sheet outcomes, row 6, H\n"
        "found cell H6 stands outside the table, and 4 more below it: 32.3\n"
        "expected a heading above it in H5, or no cell there\n"
        "Next: move it into a column of the table, or delete it.",
    ),
    "a Cyrillic letter in a heading": Case(
        heading("outcomes", "C5", "\u0410rea"),
        30,
        "error: inputs.xlsx, sheet outcomes, row 5, C\n"
        "found the heading in C5 looks like Area and has letters of another alphabet: А\n"
        "expected Area\n"
        "Next: type the heading again by hand; it may have been copied from a web page.",
    ),
    "a year as a heading": Case(
        cells("outcomes", {"T5": "2023-24", "T10": 70}),
        0,
        "warning: inputs.xlsx, sheet outcomes, row 5, T\n"
        "found the heading 2023-24 in T5 is not known, and its cells are not used.\n"
        "expected a heading of the sheet outcomes\n"
        "Next: write the heading as the workbook has it, or delete the column if it is not needed.",
    ),
    "a row above the headings": Case(
        book(moved),
        30,
        "error: inputs.xlsx, sheet outcomes, row 5, the whole row\n"
        "found row 5 stands above the headings and has several cells: it is not read\n"
        "expected a title or a note in one cell, or rows below row 6\n"
        "Next: move its cells below the headings in row 6, or delete the row.",
    ),
    "a second table below": Case(
        book(again),
        30,
        "error: inputs.xlsx, sheet outcomes, row 17, Row type (column A)\n"
        "found cell A17 holds row type\n"
        "expected data, example, or a blank cell\n"
        "Next: clear the cell if the row is yours; a note below the table belongs above it or into a column.\n"
        "error: inputs.xlsx, sheet outcomes, row 17, the whole row\n"
        "found the headings stand again in row 17\n"
        "expected one table on the sheet, its headings once\n"
        "Next: delete row 17; if another table begins there, move its rows under the first.\n"
        "error: inputs.xlsx, sheet outcomes, row 18, Measure (column B)\n"
        "found Number of first time entrants for local, 2024-25, which row 10 of inputs.xlsx, sheet outcomes "
        "has already\n"
        "expected one row for a measure, area, period and breakdown\n"
        "Next: delete one of the two rows, or set them apart by period or breakdown.",
    ),
    "a calculation beside the table": Case(
        cells("outcomes", {"V12": "check", "W12": 99}),
        30,
        "error: inputs.xlsx, sheet outcomes, row 12, V\n"
        "found cell V12 stands outside the table: check\n"
        "expected a heading above it in V5, or no cell there\n"
        "Next: move it into a column of the table, or delete it.\n"
        "error: inputs.xlsx, sheet outcomes, row 12, W\n"
        "found cell W12 stands outside the table: 99\n"
        "expected a heading above it in W5, or no cell there\n"
        "Next: move it into a column of the table, or delete it.",
    ),
    "a note below in the first column": Case(
        cells("outcomes", {"A18": "Source: our own records"}),
        30,
        "error: inputs.xlsx, sheet outcomes, row 18, Row type (column A)\n"
        "found cell A18 holds source: our own records\n"
        "expected data, example, or a blank cell\n"
        "Next: clear the cell if the row is yours; a note below the table belongs above it or into a column.",
    ),
    "a total below the table": Case(
        row("outcomes", 17, None, "Total", None, None, None, 65),
        30,
        "error: inputs.xlsx, sheet outcomes, row 17, Area (column C)\n"
        "found a blank cell\n"
        "expected an area\n"
        "Next: fill area: local for the service itself.\n"
        "error: inputs.xlsx, sheet outcomes, row 17, Figure as published (column H)\n"
        "found no figure and no mark\n"
        "expected a value, or a numerator and a denominator, or one of the marks x, z, c, u\n"
        "Next: fill the figure, or put the mark that says why there is none.\n"
        "error: inputs.xlsx, sheet outcomes, row 17, Measure (column B)\n"
        'found "Total"\n'
        "expected the id of a measure in params/measures/\n"
        "Next: Correct the id, or add the measure to the catalogue.\n"
        "error: inputs.xlsx, sheet outcomes, row 17, Period in words (column O)\n"
        "found a blank cell\n"
        "expected a period\n"
        'Next: fill period with the words of the source, or "not stated".\n'
        "error: inputs.xlsx, sheet outcomes, row 17, Source (column M)\n"
        "found a blank cell\n"
        "expected a source\n"
        "Next: fill source with the id of a source in data/sources/.\n"
        "error: inputs.xlsx, sheet outcomes, row 17, Unit (column I)\n"
        "found a blank cell\n"
        "expected a unit\n"
        "Next: fill unit with the measure's unit.",
    ),
    "merged cells in the table": Case(
        book(lambda opened: opened["outcomes"].merge_cells("H10:H11")),
        30,
        "error: inputs.xlsx, sheet outcomes, row 10, H\n"
        "found the cells H10 to H11 are merged\n"
        "expected one value in each cell of the table\n"
        "Next: take the merging out (Home, Merge and Centre) and fill in each cell.",
    ),
    "a merged total": Case(
        book(lambda opened: opened["budget"].merge_cells("B14:E14")),
        30,
        "error: inputs.xlsx, sheet budget, row 14, Agency or category (column D)\n"
        "found a blank cell\n"
        "expected an agency\n"
        "Next: fill agency, or delete the row.\n"
        "error: inputs.xlsx, sheet budget, row 14, B\n"
        "found the cells B14 to E14 are merged\n"
        "expected one value in each cell of the table\n"
        "Next: take the merging out (Home, Merge and Centre) and fill in each cell.\n"
        "error: inputs.xlsx, sheet budget, row 14, Item or total (column C)\n"
        "found 0 total rows\n"
        "expected one total row in the table contributions\n"
        "Next: add the total row as the source prints it, or delete the second.\n"
        "error: inputs.xlsx, sheet budget, row 14, Item or total (column C)\n"
        "found a blank cell\n"
        "expected a row\n"
        "Next: fill row, or delete the row.\n"
        "error: inputs.xlsx, sheet budget, row 14, Name in your table (column E)\n"
        "found a blank cell\n"
        "expected a label\n"
        "Next: fill label, or delete the row.",
    ),
    "merged cells in the register of sources": Case(
        book(lambda opened: opened["sources"].merge_cells("G7:G8")),
        30,
        "error: inputs.xlsx, sheet sources, row 7, the whole row\n"
        "found cell G8 is merged with G7\n"
        "expected one value in each cell\n"
        "Next: take the merging out and fill in each cell.\n"
        "error: inputs.xlsx, sheet sources, row 8, Released (column G)\n"
        "found cell G8 is blank, and the source cornwall-2024-25-finance is used\n"
        "expected the day on which the source was released, sent or drawn, such as 2025-06-30\n"
        "Next: fill in the day: the annex uses nothing that was released after its cut-off.",
    ),
    "an example overtyped": Case(
        cells("outcomes", {"H7": 150}),
        30,
        "error: inputs.xlsx, sheet outcomes, row 7, the whole row\n"
        "found row 7 is marked example and its cells were changed\n"
        "expected the example as it came, which is not read, or a row of your own\n"
        "Next: clear column A if the row is yours, or delete the row.",
    ),
    "an example of a source overtyped": Case(
        cells("sources", {"C5": "Our summary"}),
        30,
        "error: inputs.xlsx, sheet sources, row 5, the whole row\n"
        "found row 5 is marked example and its cells were changed\n"
        "expected the example as it came, which is not read, or a row of your own\n"
        "Next: clear column A if the row is yours, or delete the row.",
    ),
    "a row marked as something else": Case(
        cells("outcomes", {"A10": "old"}),
        30,
        "error: inputs.xlsx, sheet outcomes, row 10, Row type (column A)\n"
        "found cell A10 holds old\n"
        "expected data, example, or a blank cell\n"
        "Next: clear the cell if the row is yours; a note below the table belongs above it or into a column.",
    ),
    "an example with a real figure below it": Case(
        cells("outcomes", {"A10": "example"}),
        30,
        "error: inputs.xlsx, sheet outcomes, row 10, the whole row\n"
        "found row 10 is marked example and its cells were changed\n"
        "expected the example as it came, which is not read, or a row of your own\n"
        "Next: clear column A if the row is yours, or delete the row.",
    ),
    "a locked sheet with a wrong figure": Case(
        book(protected),
        30,
        "error: inputs.xlsx, sheet outcomes, row 11, Figure as published (column H)\n"
        'found "38.3"\n'
        "expected 32.3, which 42 of 130 gives; no change of one count alone gives 38.3\n"
        "Next: correct the value or one of the two counts; keep what the source prints and, if it contradicts "
        "itself, leave out what cannot be defended and say so in notes.csv.",
    ),
    "a formula without its value": Case(
        cells("outcomes", {"H10": "=60+2"}),
        36,
        "error: inputs.xlsx, sheet outcomes, row 10, Figure as published (column H) (a formula)\n"
        "found value (a formula)\n"
        "expected values and readable text\n"
        "Next: paste values instead of formulas; export the file again as CSV UTF-8.",
    ),
    "a formula that gives an error": Case(
        cells("outcomes", {"H10": "#DIV/0!"}),
        36,
        "error: inputs.xlsx, sheet outcomes, row 10, Figure as published (column H)\n"
        'found "#DIV/0!"\n'
        "expected a number in plain digits, such as 1234 or 32.3\n"
        "Next: the formula of the cell gives an error: mend it where it is, and put the value that it gives.",
    ),
    "a link": Case(
        cells("outcomes", {"H10": '=HYPERLINK("https://example.org","62")'}),
        36,
        "error: inputs.xlsx, sheet outcomes, row 10, Figure as published (column H) (a formula)\n"
        "found value (a formula)\n"
        "expected values and readable text\n"
        "Next: paste values instead of formulas; export the file again as CSV UTF-8.",
    ),
    "a per cent of a count": Case(
        cells("outcomes", {"H10": 0.62}, form="0%"),
        36,
        "error: inputs.xlsx, sheet outcomes, row 10, Figure as published (column H)\n"
        'found "62%"\n'
        "expected a number in plain digits, such as 1234 or 32.3\n"
        "Next: write the number alone (62); the column unit says what it is.",
    ),
    "a per cent kept as a fraction": Case(
        cells("outcomes", {"H11": 0.323}),
        30,
        "error: inputs.xlsx, sheet outcomes, row 11, Figure as published (column H)\n"
        'found "0.323"\n'
        "expected 32.308, which 42 of 130 gives; 0.323 would be 42 of 12983 to 13023\n"
        "Next: correct the value or one of the two counts; keep what the source prints and, if it contradicts "
        "itself, leave out what cannot be defended and say so in notes.csv.",
    ),
    "a per cent with its sign": Case(
        cells("outcomes", {"H11": 0.323}, form="0.0%"),
        36,
        "error: inputs.xlsx, sheet outcomes, row 11, Figure as published (column H)\n"
        'found "32.3%"\n'
        "expected a number in plain digits, such as 1234 or 32.3\n"
        "Next: write the number alone (32.3); the column unit says what it is.",
    ),
    "a day in a column of numbers": Case(
        cells("outcomes", {"H11": date(2024, 1, 2)}),
        30,
        "error: inputs.xlsx, sheet outcomes, row 11, Figure as published (column H)\n"
        "found cell H11 holds the day 2024-01-02: a spreadsheet makes a day of what looks like one, such as "
        "2.1\n"
        "expected a number\n"
        "Next: give the cell the format Text (or Number), and type what stands in your source again.\n"
        "error: inputs.xlsx, sheet outcomes, row 11, Figure as published (column H)\n"
        'found "2024-01-02"\n'
        "expected a number in plain digits, such as 1234 or 32.3\n"
        "Next: write the number in plain digits, such as 1234 or 32.3.",
    ),
    "a day in a reference": Case(
        cells("actions", {"C6": date(2025, 1, 2)}),
        30,
        "error: inputs.xlsx, sheet actions, row 6, Reference (column C)\n"
        "found cell C6 holds the day 2025-01-02: a spreadsheet makes a day of what looks like one, such as "
        "2.1\n"
        "expected text\n"
        "Next: give the cell the format Text (or Number), and type what stands in your source again.",
    ),
    "the number of a day": Case(
        cells("outcomes", {"D11": 45383}, form="General"),
        36,
        "error: inputs.xlsx, sheet outcomes, row 11, Period starts (column D)\n"
        'found "45383"\n'
        "expected a day such as 2024-03-31\n"
        "Next: is it 2024-04-01? Excel has saved its own number: give the column the format yyyy-mm-dd.",
    ),
    "a day and an hour": Case(
        cells("outcomes", {"D11": datetime(2023, 4, 1, 9, 30)}),
        36,
        "error: inputs.xlsx, sheet outcomes, row 11, Period starts (column D)\n"
        'found "2023-04-01 09:30:00"\n'
        "expected a day such as 2024-03-31\n"
        "Next: write the day alone: 2023-04-01.",
    ),
    "a day before 1990": Case(
        cells("outcomes", {"D10": date(1924, 4, 1)}),
        36,
        "error: inputs.xlsx, sheet outcomes, row 10, Period starts (column D)\n"
        "found the year 1924\n"
        "expected years from 1990 to 2100\n"
        "Next: correct the year.",
    ),
    "a day that is text": Case(
        cells("outcomes", {"D11": "03/04/2023"}),
        36,
        "error: inputs.xlsx, sheet outcomes, row 11, Period starts (column D)\n"
        'found "03/04/2023"\n'
        "expected a day such as 2024-03-31\n"
        "Next: is it 2023-04-03 or 2023-03-04? Write the day as year-month-day.",
    ),
    "days backwards": Case(
        cells("outcomes", {"D11": date(2024, 3, 31), "E11": date(2023, 4, 1)}),
        34,
        "error: inputs.xlsx, sheet outcomes, row 11, Period starts (column D), Period ends (column E)\n"
        "found 2024-03-31 to 2023-04-01\n"
        "expected a last day on or after 2024-03-31\n"
        "Next: swap the two days, or correct the wrong one.",
    ),
    "a period without its end": Case(
        cells("outcomes", {"E10": None}),
        30,
        "error: inputs.xlsx, sheet outcomes, row 10, Period starts (column D), Period ends (column E)\n"
        "found 2024-04-01 to blank\n"
        "expected both days, or neither\n"
        "Next: fill the other day, or leave both blank and say the period in words.",
    ),
    "a year that is no day": Case(
        cells("outcomes", {"D10": 2024, "E10": 2025}),
        36,
        "error: inputs.xlsx, sheet outcomes, row 10, Period starts (column D)\n"
        "found the year 1905\n"
        "expected years from 1990 to 2100\n"
        "Next: correct the year.",
    ),
    "a number as text": Case(
        cells("outcomes", {"H15": "3 children"}),
        36,
        "error: inputs.xlsx, sheet outcomes, row 15, Figure as published (column H)\n"
        'found "3 children"\n'
        "expected a number in plain digits, such as 1234 or 32.3\n"
        "Next: write the number alone, in plain digits (3); a mark belongs in marks, words in note.",
    ),
    "a measure nobody knows": Case(
        cells("outcomes", {"B10": "Number of first time entrant"}),
        36,
        "error: inputs.xlsx, sheet outcomes, row 10, Measure (column B)\n"
        'found "Number of first time entrant"\n'
        "expected the id of a measure in params/measures/\n"
        "Next: Correct the id, or add the measure to the catalogue.",
    ),
    "a measure in letters of another alphabet": Case(
        cells("outcomes", {"B10": "Number of first time entr\u0430nts"}),
        36,
        "error: inputs.xlsx, sheet outcomes, row 10, Measure (column B)\n"
        'found "Number of first time entrаnts"\n'
        "expected the id of a measure in params/measures/\n"
        "Next: it holds cyrillic small letter a, which may only look right: type the cell again. Correct the "
        "id, or add the measure to the catalogue.",
    ),
    "an area nobody knows": Case(
        cells("outcomes", {"C10": "Cornwal"}),
        36,
        "error: inputs.xlsx, sheet outcomes, row 10, Area (column C)\n"
        'found "Cornwal"\n'
        "expected this service (local), an area of the list (a key of params/areas.csv), or the ONS code of "
        "one of the service's authorities\n"
        "Next: Did you mean E06000052 (Cornwall)?  Correct the area; a police force's area or another council "
        "is not compared, so leave such a row out. A new area is a line of params/areas.csv.",
    ),
    "an area of another service": Case(
        cells("outcomes", {"C10": "E06000016"}),
        36,
        "error: inputs.xlsx, sheet outcomes, row 10, Area (column C)\n"
        'found "E06000016"\n'
        "expected this service (local), an area of the list (a key of params/areas.csv), or the ONS code of "
        "one of the service's authorities\n"
        "Next: E06000016 is Leicester, which is no authority of this service.  Correct the area; a police "
        "force's area or another council is not compared, so leave such a row out. A new area is a line of "
        "params/areas.csv.",
    ),
    "an old code of the area": Case(
        cells("outcomes", {"C10": "E10000006"}),
        36,
        "error: inputs.xlsx, sheet outcomes, row 10, Area (column C)\n"
        'found "E10000006"\n'
        "expected this service (local), an area of the list (a key of params/areas.csv), or the ONS code of "
        "one of the service's authorities\n"
        "Next: Did you mean east-of-england?  Correct the area; a police force's area or another council is "
        "not compared, so leave such a row out. A new area is a line of params/areas.csv.",
    ),
    "two units in a cell": Case(
        cells("outcomes", {"I10": "count / percent"}),
        36,
        "error: inputs.xlsx, sheet outcomes, row 10, Unit (column I)\n"
        'found "count / percent"\n'
        "expected a unit of the list: percent, percentage_points, per_100000, per_10000, per_1000, count, gbp, "
        "nights, ratio, date or text\n"
        "Next: Did you mean percent?  Write the unit as in the list.",
    ),
    "a unit of another measure": Case(
        cells("outcomes", {"I11": "number (count)"}),
        36,
        "error: inputs.xlsx, sheet outcomes, row 11, Figure as published (column H)\n"
        'found "32.3"\n'
        "expected a whole number\n"
        "Next: check its decimals: a count, a numerator or an amount in whole pounds has none.\n"
        "error: inputs.xlsx, sheet outcomes, row 11, Unit (column I)\n"
        'found "number (count)"\n'
        "expected per cent (%), the unit of Binary reoffending rate\n"
        "Next: write per cent (%) and check the value, or choose the measure that has the unit number (count).",
    ),
    "a mark nobody knows": Case(
        cells("outcomes", {"L11": "prov"}),
        30,
        "error: inputs.xlsx, sheet outcomes, row 11, Marks (column L)\n"
        'found "prov"\n'
        'expected letters of c u p r e x z b k, such as "e p"\n'
        "Next: write each mark as one lower case letter, without brackets, a space between them.\n"
        "error: inputs.xlsx, sheet outcomes, row 11, Period ends (column E), Marks (column L)\n"
        "found a cohort that ends on 2024-03-31, 15 months before its figure\n"
        "expected 18 months or more after the cohort's last day: cornwall-2024-25-ysb was released on "
        "2025-06-30\n"
        "Next: check the days of the cohort (not those of publication); if the follow-up has not passed, put "
        "the mark p and say so in note.",
    ),
    "a source nobody knows": Case(
        cells("outcomes", {"M10": "ysb"}),
        36,
        "error: inputs.xlsx, sheet outcomes, row 10, Source (column M)\n"
        'found "ysb"\n'
        "expected the id of a source in data/sources/\n"
        "Next: Correct the id, or register the source.",
    ),
    "a source without its day": Case(
        cells("sources", {"G7": None}),
        30,
        "error: inputs.xlsx, sheet sources, row 7, Released (column G)\n"
        "found cell G7 is blank, and the source cornwall-2024-25-ysb is used\n"
        "expected the day on which the source was released, sent or drawn, such as 2025-06-30\n"
        "Next: fill in the day: the annex uses nothing that was released after its cut-off.",
    ),
    "a numerator above its denominator": Case(
        cells("outcomes", {"F11": 130, "G11": 42, "H11": None}),
        33,
        "error: inputs.xlsx, sheet outcomes, row 11, Out of (denominator) (column G)\n"
        "found 42, smaller than the numerator 130\n"
        "expected a denominator of at least 130, the numerator\n"
        "Next: check both counts in cornwall-2024-25-ysb, line blank; they may have been swapped.",
    ),
    "a figure that its counts do not give": Case(
        cells("outcomes", {"H11": 38.3}),
        30,
        "error: inputs.xlsx, sheet outcomes, row 11, Figure as published (column H)\n"
        'found "38.3"\n'
        "expected 32.3, which 42 of 130 gives; no change of one count alone gives 38.3\n"
        "Next: correct the value or one of the two counts; keep what the source prints and, if it contradicts "
        "itself, leave out what cannot be defended and say so in notes.csv.",
    ),
    "a part nobody knows": Case(
        cells("outcomes", {"J10": "girls"}),
        36,
        "error: inputs.xlsx, sheet outcomes, row 10, Part (blank: all) (column J)\n"
        'found "girls"\n'
        "expected dimension=value pairs joined by semicolons, such as sex=girls; age=10 to 14\n"
        "Next: write the breakdown as pairs, or leave it blank for the whole.",
    ),
}  # fmt: skip
