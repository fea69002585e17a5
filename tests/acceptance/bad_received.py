"""Tables that officers receive, spoiled: quarterly summaries, budgets, action plans in Word."""

from __future__ import annotations

import io
from typing import Any

from bad_changes import write
from bad_year import Case, Change
from good_downloads import ACTIONS, BUDGET, SUMMARY, document_bytes, sheet_bytes

FORM = "summary"
FORMS = {"summary": "summary", "budget": "budget", "actions": "actions"}


def cell(name: str, rows: list[list[Any]], row: int, column: int, value: Any) -> Change:
    """Return a change of one cell of a received table, counted from 0."""
    made = [list(cells) for cells in rows]
    made[row][column] = value
    return whole(name, made)


def whole(name: str, rows: list[list[Any]]) -> Change:
    """Return a change of a whole received table."""
    data = document_bytes(rows) if name.endswith(".docx") else sheet_bytes(rows)
    return write(f"downloads/{name}", data)


def summary(row: int, column: int, value: Any) -> Change:
    """Return a change of one cell of the summary."""
    return cell("summary.xlsx", SUMMARY, row, column, value)


def budget(row: int, column: int, value: Any) -> Change:
    """Return a change of one cell of the budget."""
    return cell("budget.xlsx", BUDGET, row, column, value)


def actions(row: int, column: int, value: str) -> Change:
    """Return a change of one cell of the action plan."""
    return cell("actions.docx", ACTIONS, row, column, value)


def words_only() -> bytes:
    """Return a Word document without a table."""
    return document_bytes(words="1.1 Review each child. Lead: Head of Service. By 31 March 2026.")


def tracked() -> bytes:
    """Return the action plan with a tracked deletion and insertion in its status."""
    import zipfile

    source = document_bytes(ACTIONS)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as read, zipfile.ZipFile(out, "w") as made:
        for entry in read.infolist():
            data = read.read(entry)
            if entry.filename == "word/document.xml":
                old = b"<w:r><w:t>Completed</w:t></w:r>"
                assert old in data
                data = data.replace(
                    old, b'<w:del w:id="1" w:author="x"><w:r><w:delText>Completed</w:delText></w:r></w:del>'
                    b'<w:ins w:id="2" w:author="x"><w:r><w:t>On track</w:t></w:r></w:ins>')  # fmt: skip
            made.writestr(entry, data)
    return out.getvalue()


CASES: dict[str, Case] = {
    "summary: a lone year": Case(
        summary(0, 1, "2024"),
        30,
        "error: downloads/summary.xlsx, sheet Sheet1, row 1, B\n"
        "found 2024\n"
        "expected a header that can be read in one way\n"
        "Next: is it January to December 2024, or the financial year 2024-25? Write the first and the last "
        "month, or the financial year.",
    ),
    "summary: a calendar quarter": Case(
        summary(0, 1, "Q1 2024"),
        30,
        "error: downloads/summary.xlsx, sheet Sheet1, row 1, B\n"
        "found Q1 2024\n"
        "expected a header that can be read in one way\n"
        "Next: is Q1 2024 January to March 2024, or quarter 1 of the financial year 2024-25 (April to June "
        "2024)? Write Q1 2024-25, or the months.",
    ),
    "summary: a lone month": Case(
        summary(0, 1, "Mar-24"),
        30,
        "error: downloads/summary.xlsx, sheet Sheet1, row 1, B\n"
        "found Mar-24\n"
        "expected a header that can be read in one way\n"
        "Next: is it the month of March 2024, or the twelve months to March 2024? Write the first and the last "
        "month, such as Apr 2023 - Mar 2024.",
    ),
    "summary: a year of two digits": Case(
        summary(0, 1, "01/04/24 to 30/06/24"),
        30,
        "error: downloads/summary.xlsx, sheet Sheet1, row 1, B\n"
        "found 01/04/24 to 30/06/24\n"
        "expected a header that can be read in one way\n"
        "Next: the year has two digits: write the days with the year in four digits, such as 30 June 2024.",
    ),
    "summary: days that may be months": Case(
        summary(0, 1, "01/02/2024"),
        30,
        "error: downloads/summary.xlsx, sheet Sheet1, row 1, B\n"
        "found 01/02/2024\n"
        "expected a header that can be read in one way\n"
        "Next: is it 2024-01-02, or 2024-02-01? Write the month as a word.",
    ),
    "summary: a period backwards": Case(
        summary(0, 1, "Jun 24 - Apr 24"),
        30,
        "error: downloads/summary.xlsx, sheet Sheet1, row 1, B\n"
        "found Jun 24 - Apr 24\n"
        "expected a header that can be read in one way\n"
        "Next: Jun 24 - Apr 24 ends before it begins: write the first and the last month with their years.",
    ),
    "summary: a quarter of other months": Case(
        summary(0, 1, "Q1 (Jan-Mar) 2024/25"),
        30,
        "error: downloads/summary.xlsx, sheet Sheet1, row 1, B\n"
        "found Q1 (Jan-Mar) 2024/25\n"
        "expected a header that can be read in one way\n"
        "Next: quarter 1 of a financial year is not Jan to Mar: write the months alone.",
    ),
    "summary: a year of two years": Case(
        summary(0, 1, "2024/26"),
        30,
        "error: downloads/summary.xlsx, sheet Sheet1, row 1, B\n"
        "found 2024/26\n"
        "expected a header that can be read in one way\n"
        "Next: 2024/26 is not a financial year: write it as 2024-25.",
    ),
    "summary: a number in words": Case(
        summary(1, 1, "seventeen"),
        30,
        "error: downloads/summary.xlsx, sheet Sheet1, row 2, B\n"
        "found seventeen\n"
        "expected a whole number\n"
        "Next: write the number in plain digits, such as 1234 or 32.3.",
    ),
    "summary: a number withheld": Case(
        summary(1, 1, "<5"),
        30,
        "error: downloads/summary.xlsx, sheet Sheet1, row 2, B\n"
        "found <5\n"
        "expected a whole number\n"
        "Next: write the exact figure, or leave the cell blank: a limit or an approximation is not read as a "
        "number.",
    ),
    "summary: a decimal comma": Case(
        summary(1, 1, "17,5"),
        30,
        "error: downloads/summary.xlsx, sheet Sheet1, row 2, B\n"
        "found 17,5\n"
        "expected a whole number\n"
        "Next: is it 175 (a comma between the thousands) or 17.5 (a decimal comma)? Write the one that is "
        "meant.",
    ),
    "summary: a part of a child": Case(
        summary(1, 1, 17.5),
        30,
        "error: downloads/summary.xlsx, sheet Sheet1, row 2, B\n"
        "found 17.5\n"
        "expected a whole number\n"
        "Next: a count is whole: is the row a rate, or the figure mistyped?",
    ),
    "summary: a letter for a digit": Case(
        summary(1, 1, "l7"),
        30,
        "error: downloads/summary.xlsx, sheet Sheet1, row 2, B\n"
        "found l7\n"
        "expected a whole number\n"
        "Next: a letter stands for a digit (O for 0, l or I for 1): write digits only.",
    ),
    "summary: a per cent of a count": Case(
        summary(1, 1, "17%"),
        30,
        "error: downloads/summary.xlsx, sheet Sheet1, row 2, B\n"
        "found 17%\n"
        "expected a whole number\n"
        "Next: the row is a number and the cell has %: which is right?",
    ),
    "summary: two numbers": Case(
        summary(1, 1, "17 (15)"),
        30,
        "error: downloads/summary.xlsx, sheet Sheet1, row 2, B\n"
        "found 17 (15)\n"
        "expected a whole number\n"
        "Next: is (15) a footnote? No row under the table begins with it. Write the figure alone, or the "
        "footnote under the table.",
    ),
    "summary: a note": Case(
        summary(1, 1, "17*"),
        0,
        "note: downloads/summary.xlsx, sheet Sheet1, row 2, B\n"
        "found 17*\n"
        "expected a footnote under the table that begins with *\n"
        "Next: write it under the table, if it says something of the figure.",
    ),
    "summary: a measure nobody knows": Case(
        summary(1, 0, "Widgets"),
        0,
        "warning: downloads/summary.xlsx, sheet Sheet1, row 2, the whole row\n"
        "found Widgets\n"
        "expected the label of a measure that is known\n"
        "Next: Correct the label, or add it to params/formats/quarterly.yaml; the row is not used.",
    ),
    "summary: a measure twice": Case(
        whole("summary.xlsx", [*SUMMARY, ["First time entrants - number", 18, 15]]),
        30,
        "error: downloads/summary.xlsx, sheet Sheet1, row 4, B\n"
        "found 18\n"
        "expected 17, as row 2 has for the same thing\n"
        "Next: find out which is right, and delete the other.",
    ),
    "summary: a total row": Case(
        whole("summary.xlsx", [*SUMMARY, ["Total", 19, 18]]),
        0,
        "warning: downloads/summary.xlsx, sheet Sheet1, row 4, the whole row\n"
        "found Total\n"
        "expected the label of a measure that is known\n"
        "Next: Correct the label, or add it to params/formats/quarterly.yaml; the row is not used.",
    ),
    "budget: a decimal comma": Case(
        budget(1, 1, "1117694,00"),
        30,
        "error: downloads/budget.xlsx, sheet Sheet1, row 2, B\n"
        "found 1117694,00\n"
        "expected an amount in whole pounds, such as 121,691\n"
        "Next: is it 111769400 (a comma between the thousands) or 1117694.00 (a decimal comma)? Write the one "
        "that is meant.\n"
        "error: downloads/budget.xlsx, sheet Sheet1, row 2, Total (£) (column E)\n"
        'found "1429136"\n'
        "expected 311,442, which is payments in kind 12,574 + other delegated funds 298,868\n"
        "Next: check the four cells of the row against finance, line 2.\n"
        "error: downloads/budget.xlsx, sheet Sheet1, row 4, Staffing costs (£) (column B)\n"
        'found "1145054"\n'
        "expected 27,360, which the items in rows 2 and 3 add to\n"
        "Next: check the items of this column and the total row against finance, line 4.",
    ),
    "budget: commas in odd places": Case(
        budget(1, 1, "1,11,7694"),
        30,
        "error: downloads/budget.xlsx, sheet Sheet1, row 2, B\n"
        "found 1,11,7694\n"
        "expected an amount in whole pounds, such as 121,691\n"
        "Next: write the number in plain digits, such as 1234 or 32.3.\n"
        "error: downloads/budget.xlsx, sheet Sheet1, row 2, Total (£) (column E)\n"
        'found "1429136"\n'
        "expected 311,442, which is payments in kind 12,574 + other delegated funds 298,868\n"
        "Next: check the four cells of the row against finance, line 2.\n"
        "error: downloads/budget.xlsx, sheet Sheet1, row 4, Staffing costs (£) (column B)\n"
        'found "1145054"\n'
        "expected 27,360, which the items in rows 2 and 3 add to\n"
        "Next: check the items of this column and the total row against finance, line 4.",
    ),
    "budget: points between thousands": Case(
        budget(1, 1, "1.117.694"),
        30,
        "error: downloads/budget.xlsx, sheet Sheet1, row 2, B\n"
        "found 1.117.694\n"
        "expected an amount in whole pounds, such as 121,691\n"
        "Next: is it 1117694 (a point between the thousands)? Write the one that is meant.\n"
        "error: downloads/budget.xlsx, sheet Sheet1, row 2, Total (£) (column E)\n"
        'found "1429136"\n'
        "expected 311,442, which is payments in kind 12,574 + other delegated funds 298,868\n"
        "Next: check the four cells of the row against finance, line 2.\n"
        "error: downloads/budget.xlsx, sheet Sheet1, row 4, Staffing costs (£) (column B)\n"
        'found "1145054"\n'
        "expected 27,360, which the items in rows 2 and 3 add to\n"
        "Next: check the items of this column and the total row against finance, line 4.",
    ),
    "budget: thousands": Case(
        budget(1, 1, "1,118k"),
        30,
        "error: downloads/budget.xlsx, sheet Sheet1, row 2, B\n"
        "found 1,118k\n"
        "expected an amount in whole pounds, such as 121,691\n"
        "Next: write 1118000 if that is exact, or the exact figure.\n"
        "error: downloads/budget.xlsx, sheet Sheet1, row 2, Total (£) (column E)\n"
        'found "1429136"\n'
        "expected 311,442, which is payments in kind 12,574 + other delegated funds 298,868\n"
        "Next: check the four cells of the row against finance, line 2.\n"
        "error: downloads/budget.xlsx, sheet Sheet1, row 4, Staffing costs (£) (column B)\n"
        'found "1145054"\n'
        "expected 27,360, which the items in rows 2 and 3 add to\n"
        "Next: check the items of this column and the total row against finance, line 4.",
    ),
    "budget: an amount in words": Case(
        budget(1, 1, "TBC"),
        35,
        "error: downloads/budget.xlsx, sheet Sheet1, row 2, Total (£) (column E)\n"
        'found "1429136"\n'
        "expected 311,442, which is payments in kind 12,574 + other delegated funds 298,868\n"
        "Next: check the four cells of the row against finance, line 2.\n"
        "error: downloads/budget.xlsx, sheet Sheet1, row 4, Staffing costs (£) (column B)\n"
        'found "1145054"\n'
        "expected 27,360, which the items in rows 2 and 3 add to\n"
        "Next: check the items of this column and the total row against finance, line 4.",
    ),
    "budget: about": Case(
        budget(1, 1, "c. 1,117,694"),
        30,
        "error: downloads/budget.xlsx, sheet Sheet1, row 2, B\n"
        "found c. 1,117,694\n"
        "expected an amount in whole pounds, such as 121,691\n"
        "Next: write the exact figure, or leave the cell blank: a limit or an approximation is not read as a "
        "number.\n"
        "error: downloads/budget.xlsx, sheet Sheet1, row 2, Total (£) (column E)\n"
        'found "1429136"\n'
        "expected 311,442, which is payments in kind 12,574 + other delegated funds 298,868\n"
        "Next: check the four cells of the row against finance, line 2.\n"
        "error: downloads/budget.xlsx, sheet Sheet1, row 4, Staffing costs (£) (column B)\n"
        'found "1145054"\n'
        "expected 27,360, which the items in rows 2 and 3 add to\n"
        "Next: check the items of this column and the total row against finance, line 4.",
    ),
    "budget: a formula": Case(
        budget(1, 4, "=B2+C2+D2"),
        30,
        "error: downloads/budget.xlsx, sheet Sheet1, row 2, E\n"
        "found =B2+C2+D2\n"
        "expected an amount in whole pounds, such as 121,691\n"
        "Next: put the value that the formula gives, not the formula.\n"
        "error: downloads/budget.xlsx, sheet Sheet1, row 2, Total (£) (column E)\n"
        "found a blank cell\n"
        "expected 1,429,136, which is staffing costs 1,117,694 + payments in kind 12,574 + other delegated "
        "funds 298,868\n"
        "Next: fill the total.",
    ),
    "budget: an error": Case(
        budget(1, 4, "#REF!"),
        30,
        "error: downloads/budget.xlsx, sheet Sheet1, row 2, E\n"
        "found #REF!\n"
        "expected an amount in whole pounds, such as 121,691\n"
        "Next: the cell shows an error of the spreadsheet: mend the formula, or put the number.\n"
        "error: downloads/budget.xlsx, sheet Sheet1, row 2, Total (£) (column E)\n"
        "found a blank cell\n"
        "expected 1,429,136, which is staffing costs 1,117,694 + payments in kind 12,574 + other delegated "
        "funds 298,868\n"
        "Next: fill the total.",
    ),
    "budget: a row that does not add": Case(
        budget(1, 4, 1429137),
        35,
        "error: downloads/budget.xlsx, sheet Sheet1, row 2, Total (£) (column E)\n"
        'found "1429137"\n'
        "expected 1,429,136, which is staffing costs 1,117,694 + payments in kind 12,574 + other delegated "
        "funds 298,868\n"
        "Next: check the four cells of the row against finance, line 2.\n"
        "error: downloads/budget.xlsx, sheet Sheet1, row 4, Total (£) (column E)\n"
        'found "1522596"\n'
        "expected 1,522,597, which the items in rows 2 and 3 add to\n"
        "Next: check the items of this column and the total row against finance, line 4.",
    ),
    "budget: a total that does not add": Case(
        budget(3, 1, 1145055),
        35,
        "error: downloads/budget.xlsx, sheet Sheet1, row 4, Staffing costs (£) (column B)\n"
        'found "1145055"\n'
        "expected 1,145,054, which the items in rows 2 and 3 add to\n"
        "Next: check the items of this column and the total row against finance, line 4.\n"
        "error: downloads/budget.xlsx, sheet Sheet1, row 4, Total (£) (column E)\n"
        'found "1522596"\n'
        "expected 1,522,597, which is staffing costs 1,145,055 + payments in kind 78,674 + other delegated "
        "funds 298,868\n"
        "Next: check the four cells of the row against finance, line 4.",
    ),
    "budget: an agency twice": Case(
        whole("budget.xlsx", [*BUDGET[:3], BUDGET[2], BUDGET[3]]),
        31,
        "error: downloads/budget.xlsx, sheet Sheet1, row 4, Agency (column A)\n"
        "found Police Service, which row 3 has already\n"
        "expected an item that is there once\n"
        "Next: delete one of the two rows, or give them different labels if both are right.",
    ),
    "budget: two totals": Case(
        whole("budget.xlsx", [*BUDGET, BUDGET[3]]),
        35,
        "error: downloads/budget.xlsx, sheet Sheet1, row 5, row\n"
        "found 2 total rows\n"
        "expected one total row in the table contributions\n"
        "Next: add the total row as the source prints it, or delete the second.",
    ),
    "budget: less than nothing": Case(
        budget(2, 1, -27360),
        35,
        "error: downloads/budget.xlsx, sheet Sheet1, row 3, Total (£) (column E)\n"
        'found "93460"\n'
        "expected 38,740, which is staffing costs -27,360 + payments in kind 66,100\n"
        "Next: check the four cells of the row against finance, line 3.\n"
        "error: downloads/budget.xlsx, sheet Sheet1, row 4, Staffing costs (£) (column B)\n"
        'found "1145054"\n'
        "expected 1,090,334, which the items in rows 2 and 3 add to\n"
        "Next: check the items of this column and the total row against finance, line 4.",
    ),
    "budget: an agency without a name": Case(
        budget(2, 0, None),
        30,
        "error: downloads/budget.xlsx, sheet Sheet1, row 3, A\n"
        "found a blank cell\n"
        "expected the name of an agency before its amounts\n"
        "Next: write it; cells that have moved to the left or right are moved back.\n"
        "error: downloads/budget.xlsx, sheet Sheet1, row 4, Payments in kind (£) (column C)\n"
        'found "78674"\n'
        "expected 12,574, which the items in row 2 add to\n"
        "Next: check the items of this column and the total row against finance, line 4.\n"
        "error: downloads/budget.xlsx, sheet Sheet1, row 4, Staffing costs (£) (column B)\n"
        'found "1145054"\n'
        "expected 1,117,694, which the items in row 2 add to\n"
        "Next: check the items of this column and the total row against finance, line 4.\n"
        "error: downloads/budget.xlsx, sheet Sheet1, row 4, Total (£) (column E)\n"
        'found "1522596"\n'
        "expected 1,429,136, which the items in row 2 add to\n"
        "Next: check the items of this column and the total row against finance, line 4.",
    ),
    "actions: a status in colours": Case(
        actions(1, 5, "Green"),
        0,
        "warning: downloads/actions.docx, table 1, row 2, F\n"
        "found Green\n"
        "expected the status in words: completed, on track, in progress or not started\n"
        "Next: write the status beside it: a colour means one thing in one plan and another in the next.",
    ),
    "actions: a status nobody knows": Case(
        actions(1, 5, "Wobbly"),
        0,
        "warning: downloads/actions.docx, table 1, row 2, F\n"
        "found Wobbly\n"
        "expected one of completed, on track, in progress, not started, or a word of "
        "params/formats/actions.yaml\n"
        "Next: Write one of them; until then the status is not stated.",
    ),
    "actions: two statuses": Case(
        actions(1, 5, "Completed / ongoing"),
        30,
        "error: downloads/actions.docx, table 1, row 2, F\n"
        "found Completed / ongoing\n"
        "expected one status\n"
        "Next: which is meant: completed, or ongoing? Leave one, or give each its own action.",
    ),
    "actions: a day that may be a month": Case(
        actions(1, 4, "03/04/2026"),
        30,
        "error: downloads/actions.docx, table 1, row 2, E\n"
        "found 03/04/2026\n"
        "expected a day that can be read in one way, such as 31 March 2026\n"
        "Next: is it 2026-03-04, or 2026-04-03? Write the month as a word.",
    ),
    "actions: a year of two digits": Case(
        actions(1, 4, "31/03/26"),
        30,
        "error: downloads/actions.docx, table 1, row 2, E\n"
        "found 31/03/26\n"
        "expected a day with its year in four digits\n"
        "Next: write the year with four digits and the month as a word: 31 March 2026.",
    ),
    "actions: no action": Case(
        actions(1, 2, ""),
        0,
        "warning: downloads/actions.docx, table 1, row 2, the whole row\n"
        "found 1.1 | Reoffending | 31 March 2026 | Completed | Fewer reoffend\n"
        "expected an action\n"
        "Next: if the row goes on from the one above, put its text there; it is not used.",
    ),
    "actions: a name of a person": Case(
        actions(1, 3, "Jane Doe"),
        0,
        "warning: downloads/actions.docx, table 1, row 2, D\n"
        "found words that may be a person's name\n"
        "expected the role or body that leads, never a name\n"
        "Next: write the role; a body that is taken for a person is added to roles in "
        "params/formats/actions.yaml.",
    ),
    "actions: a document without a table": Case(
        write("downloads/actions.docx", words_only()),
        0,
        "note: downloads/actions.docx, the whole file\n"
        "found a file that no reader recognises, so nothing of it is used\n"
        "expected one of: Fingertips, Nomis population estimates, Department for Education, ONS mid-year "
        "population estimates, YJB local level open data, a budget table, an action plan, a quarterly summary\n"
        "Next: see docs/formats.md for the columns that each has; or type its figures into the workbook, and "
        "take the file out of the folder.",
    ),
    "actions: a change that was not accepted": Case(
        write("downloads/actions.docx", tracked()),
        23,
        "data/plans/cornwall/2024-25/downloads/actions.docx has changes that nobody has accepted or rejected.\n"
        "found in table 1, row 2: Completed\n"
        "expected cells that say one thing\n"
        "Next: in Word choose Review, Accept (or Reject) All Changes, save, and run again.",
    ),
    "actions: a damaged document": Case(
        write("downloads/actions.docx", document_bytes(ACTIONS)[:900]),
        22,
        "data/plans/cornwall/2024-25/downloads/actions.docx is not a Word document that can be read.\n"
        "expected a Word document (.docx) without a password\n"
        "Next: open it in Word, choose Save As, Word Document (.docx), without a password, and run again.",
    ),
    "actions: an old document renamed": Case(
        write("downloads/actions.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900)),
        22,
        "data/plans/cornwall/2024-25/downloads/actions.docx is not a Word document that can be read.\n"
        "expected a Word document (.docx) without a password\n"
        "Next: open it in Word, choose Save As, Word Document (.docx), without a password, and run again.",
    ),
}  # fmt: skip
