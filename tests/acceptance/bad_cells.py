"""Cells that no sheet may hold, each in a row of its own: numbers, days and words as people and programs write them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from bad_year import CASES as OWN_CASES
from bad_year import FINANCE, PLAN, csv_bytes

FORM = "sheets"


@dataclass(frozen=True)
class Cell:
    """
    Spoil one cell of a row that is good without it.

    Args:
        sheet: the sheet that gets the row.
        title: the heading of the column.
        text: what stands in the cell.
        code: the exit code of `make check`, if this were the only fault.
        said: all that the check says of the row.
    """

    sheet: str
    title: str
    text: str
    code: int
    said: str


ROWS: dict[str, dict[str, str]] = {
    "context": {
        "Measure": "Children in contact with the service", "Area": "this service", "Period starts": "2024-04-01",
        "Period ends": "2025-03-31", "Figure as published": "2", "Source": OWN_CASES,
    },
    "indicators": {
        "Measure": "Children in suitable accommodation", "Area": "this service", "Period starts": "2024-04-01",
        "Period ends": "2025-03-31", "Number (numerator)": "30", "Out of (denominator)": "40", "Source": OWN_CASES,
    },
    "budget": {
        "Table": "other funding", "Item or total": "item", "Agency or category": "other", "Total (£)": "100",
        "Source": FINANCE,
    },
    "actions": {
        "Kind": "action", "Action": "Review the policy", "Led by (role)": "Service manager",
        "Target date": "2025-03-31", "Status": "on track", "Impact": "not stated", "Source": PLAN,
    },
}  # fmt: skip
"""A good row of each sheet; its part, label or short name tells it from the others."""


def filled(folder: Path) -> dict[str, tuple[str, int]]:
    """Add a row for every case to the sheets of a year, and return the file and the row of each."""
    places: dict[str, tuple[str, int]] = {}
    for sheet, good in ROWS.items():
        path = folder / f"{sheet}.csv"
        rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
        header = next(row for row in rows if row[0] == "Row type")
        for place, (name, cell) in enumerate(CASES.items()):
            if cell.sheet == sheet:
                own = {"Part (blank: all)": f"order=order {place}", "Name in your table": f"Grant {place}",
                       "Short name of the row": f"case-{place}"}  # fmt: skip
                cells = {**own, **good, cell.title: cell.text}
                rows.append([cells.get(title, "") for title in header])
                places[name] = (path.name, len(rows))
        path.write_bytes(csv_bytes(rows))
    return places


CASES: dict[str, Cell] = {
    "a decimal comma": Cell(
        "context", "Figure as published", "3,5",
        36,
        'error: Figure as published (column H): found "3,5"; expected a number in plain digits, such as 1234 '
        "or 32.3\n"
        "Next: is it 3.5? Write the decimal point as a point.",
    ),
    "a comma in thousands": Cell(
        "context", "Figure as published", "1,234",
        36,
        'error: Figure as published (column H): found "1,234"; expected a number in plain digits, such as 1234 '
        "or 32.3\n"
        "Next: is it 1234? Write it without commas.",
    ),
    "a continental number": Cell(
        "context", "Figure as published", "1.234,5",
        36,
        'error: Figure as published (column H): found "1.234,5"; expected a number in plain digits, such as '
        "1234 or 32.3\n"
        "Next: is it 1234.5? Write it without points between the thousands, the decimal point as a point.",
    ),
    "a space in thousands": Cell(
        "context", "Figure as published", "12 345",
        36,
        'error: Figure as published (column H): found "12 345"; expected a number in plain digits, such as '
        "1234 or 32.3\n"
        "Next: is it 12345? Write it without spaces.",
    ),
    "a narrow space in thousands": Cell(
        "context", "Figure as published", "12\u202f345",
        36,
        'error: Figure as published (column H): found "12 345"; expected a number in plain digits, such as '
        "1234 or 32.3\n"
        "Next: is it 12345? Write it without spaces.",
    ),
    "an apostrophe in thousands": Cell(
        "context", "Figure as published", "1'234",
        36,
        "error: Figure as published (column H): found \"1'234\"; expected a number in plain digits, such as "
        "1234 or 32.3\n"
        "Next: is it 1234? Write the digits alone.",
    ),
    "an underscore in thousands": Cell(
        "context", "Figure as published", "1_234",
        36,
        'error: Figure as published (column H): found "1_234"; expected a number in plain digits, such as 1234 '
        "or 32.3\n"
        "Next: is it 1234? Write the digits alone.",
    ),
    "commas in odd places": Cell(
        "context", "Figure as published", "45,3,82",
        36,
        'error: Figure as published (column H): found "45,3,82"; expected a number in plain digits, such as '
        "1234 or 32.3\n"
        "Next: write the number in plain digits, such as 1234 or 32.3.",
    ),
    "the number of a day with a comma": Cell(
        "context", "Figure as published", "45,382",
        36,
        'error: Figure as published (column H): found "45,382"; expected a number in plain digits, such as '
        "1234 or 32.3\n"
        "Next: is it 45382? Write it without commas.",
    ),
    "a letter O for nought": Cell(
        "context", "Figure as published", "1O",
        36,
        'error: Figure as published (column H): found "1O"; expected a number in plain digits, such as 1234 or '
        "32.3\n"
        "Next: a letter stands for a digit (O for 0, l or I for 1): write digits only.",
    ),
    "a letter l for one": Cell(
        "context", "Figure as published", "l2",
        36,
        'error: Figure as published (column H): found "l2"; expected a number in plain digits, such as 1234 or '
        "32.3\n"
        "Next: a letter stands for a digit (O for 0, l or I for 1): write digits only.",
    ),
    "full-width digits": Cell(
        "context", "Figure as published", "\uff11\uff12",
        36,
        'error: Figure as published (column H): found "１２"; expected a number in plain digits, such as 1234 or '
        "32.3\n"
        "Next: it holds fullwidth digit one, fullwidth digit two, which may only look right: type the cell "
        "again.",
    ),
    "Arabic digits": Cell(
        "context", "Figure as published", "\u0661\u0662",
        36,
        'error: Figure as published (column H): found "١٢"; expected a number in plain digits, such as 1234 or '
        "32.3\n"
        "Next: it holds arabic-indic digit one, arabic-indic digit two, which may only look right: type the "
        "cell again.",
    ),
    "a superscript": Cell(
        "context", "Figure as published", "12\u00b2",
        36,
        'error: Figure as published (column H): found "12²"; expected a number in plain digits, such as 1234 '
        "or 32.3\n"
        "Next: it holds superscript two, which may only look right: type the cell again.",
    ),
    "a half": Cell(
        "context", "Figure as published", "1\u00bd",
        36,
        'error: Figure as published (column H): found "1½"; expected a number in plain digits, such as 1234 or '
        "32.3\n"
        "Next: it holds vulgar fraction one half, which may only look right: type the cell again.",
    ),
    "a sum": Cell(
        "context", "Figure as published", "=1+1",
        36,
        "error: Figure as published (column H) (a formula): found value (a formula); expected values and "
        "readable text\n"
        "Next: paste values instead of formulas; export the file again as CSV UTF-8.",
    ),
    "a sum with a sign": Cell(
        "context", "Figure as published", "+1+1",
        36,
        'error: Figure as published (column H): found "+1+1"; expected a number in plain digits, such as 1234 '
        "or 32.3\n"
        "Next: put the value that the formula gives, not the formula.",
    ),
    "a function": Cell(
        "context", "Figure as published", "@SUM(A1:A9)",
        36,
        'error: Figure as published (column H): found "@SUM(A1:A9)"; expected a number in plain digits, such '
        "as 1234 or 32.3\n"
        "Next: put the value that the formula gives, not the formula.",
    ),
    "a link": Cell(
        "context", "Figure as published", '=HYPERLINK("https://example.org","12")',
        36,
        "error: Figure as published (column H) (a formula): found value (a formula); expected values and "
        "readable text\n"
        "Next: paste values instead of formulas; export the file again as CSV UTF-8.",
    ),
    "a telephone number": Cell(
        "context", "Figure as published", "+44",
        36,
        'error: Figure as published (column H): found "+44"; expected a number in plain digits, such as 1234 '
        "or 32.3\n"
        "Next: write the number without a plus: 44.",
    ),
    "an error": Cell(
        "context", "Figure as published", "#REF!",
        36,
        'error: Figure as published (column H): found "#REF!"; expected a number in plain digits, such as 1234 '
        "or 32.3\n"
        "Next: the formula of the cell gives an error: mend it where it is, and put the value that it gives.",
    ),
    "a hyphen": Cell(
        "context", "Figure as published", "-",
        36,
        'error: Figure as published (column H): found "-"; expected a number in plain digits, such as 1234 or '
        "32.3\n"
        "Next: leave the cell blank and say why in marks: x not available, z not applicable, c confidential.",
    ),
    "an asterisk": Cell(
        "context", "Figure as published", "*",
        36,
        'error: Figure as published (column H): found "*"; expected a number in plain digits, such as 1234 or '
        "32.3\n"
        "Next: leave the cell blank and say why in marks: x not available, z not applicable, c confidential.",
    ),
    "two points": Cell(
        "context", "Figure as published", "..",
        36,
        'error: Figure as published (column H): found ".."; expected a number in plain digits, such as 1234 or '
        "32.3\n"
        "Next: leave the cell blank and say why in marks: x not available, z not applicable, c confidential.",
    ),
    "not applicable": Cell(
        "context", "Figure as published", "n/a",
        36,
        'error: Figure as published (column H): found "n/a"; expected a number in plain digits, such as 1234 '
        "or 32.3\n"
        "Next: leave the cell blank and say why in marks: x not available, z not applicable, c confidential.",
    ),
    "a small number withheld": Cell(
        "context", "Figure as published", "<5",
        36,
        'error: Figure as published (column H): found "<5"; expected a number in plain digits, such as 1234 or '
        "32.3\n"
        "Next: where the number is withheld, leave the cell blank and put the mark c; where the source gives "
        "only a limit, put the number alone, mark it e, and put the limit (at least, less than, about) in "
        "qualifier.",
    ),
    "a range": Cell(
        "context", "Figure as published", "5-9",
        36,
        'error: Figure as published (column H): found "5-9"; expected a number in plain digits, such as 1234 '
        "or 32.3\n"
        "Next: a range is not one number, and Excel may have made a day of it: put the number that is meant, "
        "or leave the cell blank with the mark c or x.",
    ),
    "an exponent": Cell(
        "context", "Figure as published", "1e3",
        36,
        'error: Figure as published (column H): found "1e3"; expected a number in plain digits, such as 1234 '
        "or 32.3\n"
        "Next: Excel has shortened the number: give the column the format Number and save again.",
    ),
    "not a number": Cell(
        "context", "Figure as published", "NaN",
        36,
        'error: Figure as published (column H): found "NaN"; expected a number in plain digits, such as 1234 '
        "or 32.3\n"
        "Next: leave the cell blank and say why in marks: x not available, z not applicable, c confidential.",
    ),
    "infinite": Cell(
        "context", "Figure as published", "inf",
        36,
        'error: Figure as published (column H): found "inf"; expected a number in plain digits, such as 1234 '
        "or 32.3\n"
        "Next: write the number in plain digits, such as 1234 or 32.3.",
    ),
    "a hexadecimal number": Cell(
        "context", "Figure as published", "0x1F",
        36,
        'error: Figure as published (column H): found "0x1F"; expected a number in plain digits, such as 1234 '
        "or 32.3\n"
        "Next: write the number in plain digits, such as 1234 or 32.3.",
    ),
    "a word": Cell(
        "context", "Figure as published", "twelve",
        36,
        'error: Figure as published (column H): found "twelve"; expected a number in plain digits, such as '
        "1234 or 32.3\n"
        "Next: write the number in plain digits, such as 1234 or 32.3.",
    ),
    "a number and a word": Cell(
        "context", "Figure as published", "12 children",
        36,
        'error: Figure as published (column H): found "12 children"; expected a number in plain digits, such '
        "as 1234 or 32.3\n"
        "Next: write the number alone, in plain digits (12); a mark belongs in marks, words in note.",
    ),
    "about": Cell(
        "context", "Figure as published", "c. 50",
        36,
        'error: Figure as published (column H): found "c. 50"; expected a number in plain digits, such as 1234 '
        "or 32.3\n"
        "Next: write the number alone, in plain digits (50), and about in qualifier.",
    ),
    "a note at a number": Cell(
        "context", "Figure as published", "12*",
        36,
        'error: Figure as published (column H): found "12*"; expected a number in plain digits, such as 1234 '
        "or 32.3\n"
        "Next: write the number alone, in plain digits (12); a mark belongs in marks, words in note.",
    ),
    "a mark at a number": Cell(
        "context", "Figure as published", "12 [p]",
        36,
        'error: Figure as published (column H): found "12 [p]"; expected a number in plain digits, such as '
        "1234 or 32.3\n"
        "Next: write the number alone, in plain digits (12); a mark belongs in marks, words in note.",
    ),
    "a mark for a number": Cell(
        "context", "Figure as published", "[c]",
        36,
        'error: Figure as published (column H): found "[c]"; expected a number in plain digits, such as 1234 '
        "or 32.3\n"
        "Next: leave the cell blank and put c in marks.",
    ),
    "brackets for less than nothing": Cell(
        "context", "Figure as published", "(1,234)",
        36,
        'error: Figure as published (column H): found "(1,234)"; expected a number in plain digits, such as '
        "1234 or 32.3\n"
        "Next: is it -1234? Write it with a minus and without commas.",
    ),
    "a sign behind": Cell(
        "context", "Figure as published", "12-",
        36,
        'error: Figure as published (column H): found "12-"; expected a number in plain digits, such as 1234 '
        "or 32.3\n"
        "Next: write the number in plain digits, such as 1234 or 32.3.",
    ),
    "a printed minus": Cell(
        "context", "Figure as published", "\u221212",
        36,
        'error: Figure as published (column H): found "−12"; expected a number in plain digits, such as 1234 '
        "or 32.3\n"
        "Next: write the minus as a hyphen: -3.",
    ),
    "pounds and pence of a count": Cell(
        "context", "Figure as published", "£1,234.50",
        36,
        'error: Figure as published (column H): found "£1,234.50"; expected a number in plain digits, such as '
        "1234 or 32.3\n"
        "Next: is it 1234.50? Write it without commas.",
    ),
    "a part of a child": Cell(
        "context", "Figure as published", "12.5",
        36,
        'error: Figure as published (column H): found "12.5"; expected a whole number\n'
        "Next: check its decimals: a count, a numerator or an amount in whole pounds has none.",
    ),
    "a point at the end": Cell(
        "context", "Figure as published", "12.",
        36,
        'error: Figure as published (column H): found "12."; expected a number in plain digits, such as 1234 '
        "or 32.3\n"
        "Next: write the number in plain digits, such as 1234 or 32.3.",
    ),
    "a point at the front": Cell(
        "context", "Figure as published", ".5",
        36,
        'error: Figure as published (column H): found ".5"; expected a number in plain digits, such as 1234 or '
        "32.3\n"
        "Next: is it 0.5? Write a 0 before the point.",
    ),
    "two numbers": Cell(
        "context", "Figure as published", "12; 13",
        36,
        'error: Figure as published (column H): found "12; 13"; expected a number in plain digits, such as '
        "1234 or 32.3\n"
        "Next: write the number in plain digits, such as 1234 or 32.3.",
    ),
    "a fraction": Cell(
        "context", "Figure as published", "12/40",
        36,
        'error: Figure as published (column H): found "12/40"; expected a number in plain digits, such as 1234 '
        "or 32.3\n"
        "Next: is it 12 out of 40? Put the two in numerator and denominator, and leave value blank.",
    ),
    "a truth": Cell(
        "context", "Figure as published", "TRUE",
        36,
        'error: Figure as published (column H): found "TRUE"; expected a number in plain digits, such as 1234 '
        "or 32.3\n"
        "Next: write the number in plain digits, such as 1234 or 32.3.",
    ),
    "a pound garbled": Cell(
        "context", "Figure as published", "Â£12",
        36,
        "error: Figure as published (column H) (garbled letters): found value (garbled letters); expected "
        "values and readable text\n"
        "Next: paste values instead of formulas; export the file again as CSV UTF-8.",
    ),
    "less than nothing": Cell(
        "context", "Figure as published", "-12",
        30,
        'error: Figure as published (column H): found "-12"; expected 0 or more\n'
        "Next: correct the value; a change has a measure of its own.",
    ),
    "more children than there are": Cell(
        "context", "Figure as published", "214000000",
        0,
        'warning: Figure as published (column H): found "214000000"; expected 0 to 100000000, the usual range '
        "of number (count)\n"
        "Next: check the figure against cornwall-2024-25-cases, line blank; if it is right, nothing need be "
        "done.",
    ),
    "a numerator with decimals": Cell(
        "indicators", "Number (numerator)", "30.5",
        36,
        'error: Number (numerator) (column F): found "30.5"; expected a whole number, or a blank cell\n'
        "Next: check its decimals: a count, a numerator or an amount in whole pounds has none.",
    ),
    "a numerator in words": Cell(
        "indicators", "Number (numerator)", "all",
        36,
        'error: Number (numerator) (column F): found "all"; expected a whole number, or a blank cell\n'
        "Next: write the number in plain digits, such as 1234 or 32.3.",
    ),
    "a numerator withheld": Cell(
        "indicators", "Number (numerator)", "<5",
        36,
        'error: Number (numerator) (column F): found "<5"; expected a whole number, or a blank cell\n'
        "Next: where the number is withheld, leave the cell blank and put the mark c; where the source gives "
        "only a limit, put the number alone, mark it e, and put the limit (at least, less than, about) in "
        "qualifier.",
    ),
    "a denominator of nothing": Cell(
        "indicators", "Out of (denominator)", "0",
        33,
        'error: Out of (denominator) (column G): found "0"; expected a denominator of 1 or more\n'
        "Next: correct the denominator; if there was nobody to count, leave value blank and mark z.",
    ),
    "a denominator below its numerator": Cell(
        "indicators", "Out of (denominator)", "20",
        33,
        "error: Out of (denominator) (column G): found 20, smaller than the numerator 30; expected a "
        "denominator of at least 30, the numerator\n"
        "Next: check both counts in cornwall-2024-25-cases, line blank; they may have been swapped.",
    ),
    "a denominator with a comma": Cell(
        "indicators", "Out of (denominator)", "1,040",
        36,
        'error: Out of (denominator) (column G): found "1,040"; expected a whole number, or a blank cell\n'
        "Next: is it 1040? Write it without commas.",
    ),
    "a per cent as a fraction": Cell(
        "indicators", "Figure as published", "0.75",
        30,
        'error: Figure as published (column H): found "0.75"; expected 75.00, which 30 of 40 gives; 0.75 would '
        "be 30 of 3974 to 4026\n"
        "Next: correct the value or one of the two counts; keep what the source prints and, if it contradicts "
        "itself, leave out what cannot be defended and say so in notes.csv.",
    ),
    "a per cent with its sign": Cell(
        "indicators", "Figure as published", "75%",
        36,
        'error: Figure as published (column H): found "75%"; expected a number in plain digits, such as 1234 '
        "or 32.3\n"
        "Next: write the number alone (75); the column unit says what it is.",
    ),
    "a per cent above a hundred": Cell(
        "indicators", "Figure as published", "175",
        32,
        'error: Figure as published (column H): found "175"; expected a percentage from 0 to 100\n'
        "Next: correct the value; a change belongs to a measure of kind change.",
    ),
    "a per cent that two numbers do not give": Cell(
        "indicators", "Figure as published", "57",
        30,
        'error: Figure as published (column H): found "57"; expected 75, which 30 of 40 gives; 57 would be 30 '
        "of 53\n"
        "Next: correct the value or one of the two counts; keep what the source prints and, if it contradicts "
        "itself, leave out what cannot be defended and say so in notes.csv.",
    ),
    "a day before its month": Cell(
        "indicators", "Period starts", "03/04/2024",
        36,
        'error: Period starts (column D): found "03/04/2024"; expected a day such as 2024-03-31\n'
        "Next: is it 2024-04-03 or 2024-03-04? Write the day as year-month-day.",
    ),
    "a day that can only be one": Cell(
        "indicators", "Period starts", "31/03/2024",
        36,
        'error: Period starts (column D): found "31/03/2024"; expected a day such as 2024-03-31\n'
        "Next: is it 2024-03-31? Write the day as year-month-day.",
    ),
    "a year of two digits": Cell(
        "indicators", "Period starts", "01/04/24",
        36,
        'error: Period starts (column D): found "01/04/24"; expected a day such as 2024-03-31\n'
        "Next: write the year with four digits, and the day as year-month-day: 2024-03-31.",
    ),
    "a year of two digits with points": Cell(
        "indicators", "Period starts", "1.4.24",
        36,
        'error: Period starts (column D): found "1.4.24"; expected a day such as 2024-03-31\n'
        "Next: write the year with four digits, and the day as year-month-day: 2024-03-31.",
    ),
    "the number of a day": Cell(
        "indicators", "Period starts", "45383",
        36,
        'error: Period starts (column D): found "45383"; expected a day such as 2024-03-31\n'
        "Next: is it 2024-04-01? Excel has saved its own number: give the column the format yyyy-mm-dd.",
    ),
    "a day in words": Cell(
        "indicators", "Period starts", "1 April 2024",
        36,
        'error: Period starts (column D): found "1 April 2024"; expected a day such as 2024-03-31\n'
        "Next: write the day as year-month-day, such as 2024-03-31, or leave it blank (of a period both).",
    ),
    "a month": Cell(
        "indicators", "Period starts", "April 2024",
        36,
        'error: Period starts (column D): found "April 2024"; expected a day such as 2024-03-31\n'
        "Next: it is a month and no day: write the day as year-month-day, such as 2024-03-31; or leave the "
        "cell blank (of a period both days) and put it into the column for words.",
    ),
    "a day that is not": Cell(
        "indicators", "Period ends", "2024-02-30",
        36,
        'error: Period ends (column E): found "2024-02-30"; expected a day such as 2024-03-31\n'
        "Next: there is no such day in the calendar: check the month and the day.",
    ),
    "a month that is not": Cell(
        "indicators", "Period ends", "2024-13-01",
        36,
        'error: Period ends (column E): found "2024-13-01"; expected a day such as 2024-03-31\n'
        "Next: there is no such day in the calendar: check the month and the day.",
    ),
    "a day without hyphens": Cell(
        "indicators", "Period ends", "20250331",
        36,
        'error: Period ends (column E): found "20250331"; expected a day such as 2024-03-31\n'
        "Next: write the day as year-month-day, such as 2024-03-31, or leave it blank (of a period both).",
    ),
    "a day with slashes": Cell(
        "indicators", "Period ends", "2025/03/31",
        36,
        'error: Period ends (column E): found "2025/03/31"; expected a day such as 2024-03-31\n'
        "Next: write the day as year-month-day, such as 2024-03-31, or leave it blank (of a period both).",
    ),
    "a day and an hour": Cell(
        "indicators", "Period ends", "2025-03-31T00:00:00",
        36,
        'error: Period ends (column E): found "2025-03-31T00:00:00"; expected a day such as 2024-03-31\n'
        "Next: write the day alone: 2025-03-31.",
    ),
    "a quarter": Cell(
        "indicators", "Period ends", "Q4 2024/25",
        36,
        'error: Period ends (column E): found "Q4 2024/25"; expected a day such as 2024-03-31\n'
        "Next: write the day as year-month-day, such as 2024-03-31, or leave it blank (of a period both).",
    ),
    "a day long gone": Cell(
        "indicators", "Period starts", "0024-04-01",
        36,
        "error: Period starts (column D): found the year 24; expected years from 1990 to 2100\n"
        "Next: correct the year.",
    ),
    "a day to come": Cell(
        "indicators", "Period ends", "2205-03-31",
        36,
        "error: Period ends (column E): found the year 2205; expected years from 1990 to 2100\n"
        "Next: correct the year.",
    ),
    "days backwards": Cell(
        "indicators", "Period ends", "2024-03-31",
        34,
        "error: Period starts (column D), Period ends (column E): found 2024-04-01 to 2024-03-31; expected a "
        "last day on or after 2024-04-01\n"
        "Next: swap the two days, or correct the wrong one.",
    ),
    "a limit nobody knows": Cell(
        "indicators", "Limit", "roughly",
        36,
        'error: Limit (column K): found "roughly"; expected about, at least, at most, more than or less than, '
        "or blank\n"
        "Next: write one of these, or leave it blank where the source states the figure outright.",
    ),
    "a mark nobody knows": Cell(
        "indicators", "Marks", "provisional?",
        36,
        'error: Marks (column L): found "provisional?"; expected letters of c u p r e x z b k, such as "e p"\n'
        "Next: write each mark as one lower case letter, without brackets, a space between them.",
    ),
    "a unit of a rate": Cell(
        "indicators", "Unit", "per 1,000",
        36,
        'error: Unit (column I): found "per 1,000"; expected per cent (%), the unit of Children in suitable '
        "accommodation\n"
        "Next: write per cent (%) and check the value, or choose the measure that has the unit per 1,000.",
    ),
    "a measure in other words": Cell(
        "indicators", "Measure", "Suitable accomodation",
        30,
        'error: Measure (column B): found "Suitable accomodation"; expected the id of a measure in '
        "params/measures/\n"
        "Next: Did you mean kpi1_accommodation?  Correct the id, or add the measure to the catalogue.\n"
        "error: Unit (column I): found a blank cell; expected a unit\n"
        "Next: fill unit with the measure's unit.",
    ),
    "an area in other words": Cell(
        "indicators", "Area", "South West peninsula",
        36,
        'error: Area (column C): found "South West peninsula"; expected this service (local), an area of the '
        "list (a key of params/areas.csv), or the ONS code of one of the service's authorities\n"
        "Next: Did you mean south-west or south-east?  Correct the area; a police force's area or another "
        "council is not compared, so leave such a row out. A new area is a line of params/areas.csv.",
    ),
    "an area garbled": Cell(
        "indicators", "Area", "this serv\u0456ce",
        36,
        'error: Area (column C): found "this servіce"; expected this service (local), an area of the list (a '
        "key of params/areas.csv), or the ONS code of one of the service's authorities\n"
        "Next: This service: local, E06000052 (Cornwall) and E06000053 (Isles of Scilly). it holds cyrillic "
        "small letter byelorussian-ukrainian i, which may only look right: type the cell again. Correct the "
        "area; a police force's area or another council is not compared, so leave such a row out. A new area "
        "is a line of params/areas.csv.",
    ),
    "a region by its code": Cell(
        "indicators", "Area", "E12000009",
        36,
        'error: Area (column C): found "E12000009"; expected this service (local), an area of the list (a key '
        "of params/areas.csv), or the ONS code of one of the service's authorities\n"
        "Next: E12000009 is South West: write south-west.  Correct the area; a police force's area or another "
        "council is not compared, so leave such a row out. A new area is a line of params/areas.csv.",
    ),
    "an amount with commas": Cell(
        "budget", "Total (£)", "1,117,694",
        36,
        'error: Total (£) (column I): found "1,117,694"; expected whole pounds in plain digits, such as '
        "121691\n"
        "Next: is it 1117694? Write it without commas.",
    ),
    "an amount with its sign": Cell(
        "budget", "Total (£)", "£1000",
        36,
        'error: Total (£) (column I): found "£1000"; expected whole pounds in plain digits, such as 121691\n'
        "Next: write the number alone (1000); the column unit says what it is.",
    ),
    "an amount with pence": Cell(
        "budget", "Total (£)", "1000.50",
        36,
        'error: Total (£) (column I): found "1000.50"; expected whole pounds in plain digits, such as 121691\n'
        "Next: check its decimals: a count, a numerator or an amount in whole pounds has none.",
    ),
    "an amount in thousands": Cell(
        "budget", "Total (£)", "26k",
        36,
        'error: Total (£) (column I): found "26k"; expected whole pounds in plain digits, such as 121691\n'
        "Next: is it 26000? Write the number in full.",
    ),
    "an amount in millions": Cell(
        "budget", "Total (£)", "£1.1m",
        36,
        'error: Total (£) (column I): found "£1.1m"; expected whole pounds in plain digits, such as 121691\n'
        "Next: is it 1100000? Write the number in full.",
    ),
    "an amount in brackets": Cell(
        "budget", "Total (£)", "(500)",
        36,
        'error: Total (£) (column I): found "(500)"; expected whole pounds in plain digits, such as 121691\n'
        "Next: is it -500? Write it with a minus.",
    ),
    "an amount that is nil": Cell(
        "budget", "Total (£)", "nil",
        36,
        'error: Total (£) (column I): found "nil"; expected whole pounds in plain digits, such as 121691\n'
        "Next: leave the cell blank and say why in marks: x not available, z not applicable, c confidential.",
    ),
    "an amount to come": Cell(
        "budget", "Total (£)", "TBC",
        36,
        'error: Total (£) (column I): found "TBC"; expected whole pounds in plain digits, such as 121691\n'
        "Next: leave the cell blank and say why in marks: x not available, z not applicable, c confidential.",
    ),
    "an amount with a point for thousands": Cell(
        "budget", "Total (£)", "121.691",
        36,
        'error: Total (£) (column I): found "121.691"; expected whole pounds in plain digits, such as 121691\n'
        "Next: is it 121691 (a point between the thousands) or 121.69? Write the one that is meant.",
    ),
    "an amount that does not add": Cell(
        "budget", "Staffing costs (£)", "99",
        35,
        'error: Total (£) (column I): found "100"; expected 99, which is staffing costs 99\n'
        "Next: check the four cells of the row against cornwall-2024-25-finance, line blank.",
    ),
    "an amount that begins as a sum": Cell(
        "budget", "Total (£)", "=SUM(F7:H7)",
        36,
        "error: Total (£) (column I) (a formula): found total (a formula); expected values and readable text\n"
        "Next: paste values instead of formulas; export the file again as CSV UTF-8.",
    ),
    "an agency nobody knows": Cell(
        "budget", "Agency or category", "Fire service",
        36,
        'error: Agency or category (column D): found "Fire service"; expected one of local_authority, police, '
        "probation, health, pcc, yjb_grant, welsh_government, other\n"
        "Next: Write the agency's word; its printed name belongs in label.",
    ),
    "a table nobody knows": Cell(
        "budget", "Table", "income",
        36,
        'error: Table (column B): found "income"; expected contributions, expenditure or other_funding\n'
        "Next: Write the table as in the list.",
    ),
    "a row that is neither item nor total": Cell(
        "budget", "Item or total", "subtotal",
        36,
        'error: Item or total (column C): found "subtotal"; expected item or total\n'
        "Next: Did you mean total?  Write item, or total for the printed total.",
    ),
    "a status in colours": Cell(
        "actions", "Status", "Green",
        36,
        'error: Status (column J): found "Green"; expected completed, on track, in progress, not started or '
        "not stated\n"
        "Next: Write the status as in the list; a colour is not a status.",
    ),
    "an impact in other words": Cell(
        "actions", "Impact", "good",
        36,
        'error: Impact (column K): found "good"; expected progress made, progress starting, no impact or not '
        "stated\n"
        "Next: Write the impact as in the list.",
    ),
    "a target in another form": Cell(
        "actions", "Target date", "31/03/2025",
        36,
        'error: Target date (column I): found "31/03/2025"; expected a day such as 2024-03-31\n'
        "Next: is it 2025-03-31? Write the day as year-month-day.",
    ),
    "a kind nobody knows": Cell(
        "actions", "Kind", "task",
        36,
        'error: Kind (column D): found "task"; expected action, commitment or initiative\n'
        "Next: Write the kind as in the list.",
    ),
    "an action that is a sum": Cell(
        "actions", "Action", "=A1&B1",
        36,
        "error: Action (column F) (a formula): found action (a formula); expected values and readable text\n"
        "Next: paste values instead of formulas; export the file again as CSV UTF-8.",
    ),
    "an action that is a command": Cell(
        "actions", "Action", "@SUM(1+1)*cmd|' /C calc'!A0",
        0,
        "warning: Action (column F): found @SUM(1+1)cmd|' /C calc'!A0; expected the words, with the "
        "abbreviation in brackets\n"
        "Next: write SUM out at its first use, with the abbreviation in brackets behind it.",
    ),
    "an action garbled": Cell(
        "actions", "Action", "Review childrenâ€™s plans",
        36,
        "error: Action (column F): found Review childrenâ€™s plans; expected letters of one alphabet, and a "
        "pound sign where pounds are meant\n"
        "Next: type the garbled letters again, or export the file as UTF-8.\n"
        "error: Action (column F) (garbled letters): found action (garbled letters); expected values and "
        "readable text\n"
        "Next: paste values instead of formulas; export the file again as CSV UTF-8.",
    ),
    "an action with a lost letter": Cell(
        "actions", "Action", "Review the caf\ufffd",
        36,
        "error: Action (column F): found Review the caf�; expected letters of one alphabet, and a pound sign "
        "where pounds are meant\n"
        "Next: type the garbled letters again, or export the file as UTF-8.\n"
        "error: Action (column F) (garbled letters): found action (garbled letters); expected values and "
        "readable text\n"
        "Next: paste values instead of formulas; export the file again as CSV UTF-8.",
    ),
    "an action that is blank": Cell(
        "actions", "Action", "",
        30,
        "error: Action (column F): found a blank cell; expected an action\n"
        "Next: fill action, or delete the row.",
    ),
    "a name that another row has": Cell(
        "actions", "Short name of the row", "a1",
        31,
        'error: Short name of the row (column B): found "a1", which row 6 has already; expected an id that is '
        "used once\n"
        "Next: give the row its own id, or delete it if it repeats row 6.",
    ),
    "a source nobody knows": Cell(
        "actions", "Source", "our plan",
        36,
        'error: Source (column M): found "our plan"; expected the id of a source in data/sources/\n'
        "Next: Correct the id, or register the source.",
    ),
}  # fmt: skip
