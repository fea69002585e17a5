"""Changes of a good year's files that change no figure: how programs and people save the same thing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bad_changes import book, cells, damage, lines, rename, text, write
from bad_year import BOOK, Change
from good_downloads import BUDGET, CHILDREN, SUMMARY, sheet_bytes


def turned(data: bytes) -> bytes:
    """Return a CSV file with its columns in another order."""
    import csv

    from bad_year import csv_bytes

    return csv_bytes(row[::-1] for row in csv.reader(data.decode().splitlines()))


def above(opened: Any) -> None:
    """Move the headings of a sheet down by three rows."""
    opened["outcomes"].insert_rows(5, 3)


def swapped(opened: Any) -> None:
    """Exchange two columns of a sheet."""
    sheet = opened["outcomes"]
    for line in range(5, 17):
        first, second = sheet.cell(line, 6), sheet.cell(line, 8)
        first.value, second.value = second.value, first.value


def ordered(opened: Any) -> None:
    """Put the sheets in another order."""
    opened.move_sheet("sources", -8)
    opened.move_sheet("outcomes", 3)


def without(*titles: str) -> Callable[[Any], None]:
    """Return a change that deletes sheets."""
    return lambda opened: [opened.remove(opened[title]) for title in titles]


def spaced(opened: Any) -> None:
    """Put spaces of every kind around words."""
    opened["outcomes"]["B11"] = "\u00a0Binary  reoffending rate\u200b"
    opened["outcomes"]["C11"] = " This Service "


def hidden_column(opened: Any) -> None:
    """Hide a column and a row, which are read all the same."""
    opened["outcomes"].column_dimensions["H"].hidden = True
    opened["outcomes"].row_dimensions[11].hidden = True


def commented(opened: Any) -> None:
    """Put a comment at a figure."""
    from openpyxl.comments import Comment

    opened["outcomes"]["H11"].comment = Comment("Checked: 38.3?", "a colleague")


def epoch(opened: Any) -> None:
    """Count days from 1904, as old Macintoshes do; each day stays the same day."""
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    opened.epoch = CALENDAR_MAC_1904


def noted(opened: Any) -> None:
    """Add a column of words that nobody reads."""
    opened["outcomes"]["T5"] = "Who typed it"
    opened["outcomes"]["T11"] = "Information officer"


def sheet(rows: list[list[Any]], name: str) -> Change:
    """Return a change of a received workbook."""
    return write(f"downloads/{name}", sheet_bytes(rows))


HARMLESS: dict[str, tuple[str, Change]] = {
    "tables: a byte order mark": ("tables", damage("observations.csv", lambda data: b"\xef\xbb\xbf" + data)),
    "tables: line ends of Windows": ("tables", damage("observations.csv", lambda data: data.replace(b"\n", b"\r\n"))),
    "tables: columns in another order": ("tables", damage("observations.csv", turned)),
    "tables: blank rows at the end": ("tables", damage("budget.csv", lambda data: data + b",,,,,,,,,,,\n\n")),
    "tables: quotation marks": ("tables", text("observations.csv", "children_worked_with", '"children_worked_with"')),
    "tables: non-breaking spaces": ("tables", text("observations.csv", ",214,", ",\u00a0214\u202f,")),
    "tables: spaces around headings": ("tables", text("budget.csv", "table,row", " table , row ")),
    "tables: a file that stands idle": ("tables", write("readme.txt", "Ask the board.\n")),
    "tables: a lock of a spreadsheet": ("tables", write("~$observations.csv", b"\0lock")),
    "workbook: columns in another order": ("workbook", book(swapped)),
    "workbook: the headings lower": ("workbook", book(above)),
    "workbook: the sheets in another order": ("workbook", book(ordered)),
    "workbook: without cover and lists": ("workbook", book(without("start here", "lists"))),
    "workbook: spaces of every kind": ("workbook", book(spaced)),
    "workbook: a hidden column and a hidden row": ("workbook", book(hidden_column)),
    "workbook: a comment": ("workbook", book(commented)),
    "workbook: days from 1904": ("workbook", book(epoch)),
    "workbook: another column of words": ("workbook", book(noted)),
    "workbook: blank rows below": ("workbook", cells("outcomes", {"B40": " ", "H60": ""})),
    "workbook: numbers as text": ("workbook", cells("outcomes", {"F11": "42", "H11": "32.3", "H10": "62"})),
    "workbook: an apostrophe before a number": ("workbook", cells("outcomes", {"G11": "130"}, form="@")),
    "workbook: canonical words": ("workbook", cells("outcomes", {"B11": "reoffending_binary", "C11": "local",
                                                                  "I11": "percent", "L11": "p"})),
    "workbook: headings in capitals": ("workbook", cells("outcomes", {"B5": "MEASURE", "H5": "FIGURE AS PUBLISHED"})),
    "workbook: headings by canonical names": ("workbook", cells("outcomes", {"F5": "numerator", "G5": "denominator"})),
    "workbook: the column of row types cleared": (
        "workbook", cells("actions", {"A6": None, "A7": None})),
    "workbook: another name": ("workbook", rename(BOOK, "Cornwall inputs 2024-25 final.xlsx")),
    "workbook: a lock of a spreadsheet": ("workbook", write("~$inputs.xlsx", b"\0lock")),
    "sheets: semicolons": ("sheets", damage("risks.csv", lambda data: data.replace(b",", b";"))),
    "sheets: a byte order mark and line ends of Windows": (
        "sheets", damage("outcomes.csv", lambda data: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))),
    "sheets: another ending": ("sheets", rename("outcomes.csv", "Outcomes.txt")),
    "Fingertips: a byte order mark": (
        "fingertips", damage("downloads/fingertips.csv", lambda data: b"\xef\xbb\xbf" + data)),
    "Fingertips: columns in another order": ("fingertips", damage("downloads/fingertips.csv", turned)),
    "Fingertips: a row twice": ("fingertips", lines("downloads/fingertips.csv", lambda rows: [*rows, rows[1]])),
    "Fingertips: rows of other areas": (
        "fingertips",
        lines("downloads/fingertips.csv", lambda rows: [*rows, rows[1].replace("E06000052", "E06000015")])),
    "DfE: a comma in a count": ("looked-after", text("downloads/looked-after.csv", ",83630,", ',"83,630",')),
    "DfE: a blank row below": ("looked-after", damage("downloads/looked-after.csv", lambda data: data + b",,,\n\n")),
    "ONS: a comma in a count": ("population", text("downloads/population.csv", ",5100,", ',"5,100",')),
    "ONS: semicolons": ("population", damage("downloads/population.csv", lambda data: data.replace(b",", b";"))),
    "Nomis: tabs": ("nomis", damage("downloads/nomis.csv", lambda data: data.replace(b",", b"\t"))),
    "YJB: blank rows below": ("children", sheet([*CHILDREN, [], []], "children.xlsx")),
    "summary: numbers with commas as text": ("summary", sheet([SUMMARY[0], [SUMMARY[1][0], "17", " 15 "], SUMMARY[2]],
                                                             "summary.xlsx")),
    "budget: pounds and commas": ("budget", sheet([BUDGET[0], ["Local authority", "£1,117,694", "12,574", "298,868",
                                                               "£1,429,136"], *BUDGET[2:]], "budget.xlsx")),
}  # fmt: skip
