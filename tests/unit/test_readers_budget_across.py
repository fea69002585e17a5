"""Budgets with the agencies across, and files with the budgets of several years."""

from __future__ import annotations

import pytest
from officer_tables import context, grid, read, said

from yjreport.files.grid import Grid
from yjreport.files.reading import Reading
from yjreport.inputs.readers.budget.reader import READER

AMOUNTS = ("staffing", "payments_in_kind", "other_delegated", "total")
ACROSS = [
    ["Contributions 2023/24", "", "", "", ""],
    ["", "Local authority", "Police", "Health", "Total"],
    ["Staffing costs", "100,000", "50,000", "", "150,000"],
    ["Payments in kind", "", "5,000", "10,000", "15,000"],
    ["Other delegated funds", "20,000", "", "", "20,000"],
    ["Total", "120,000", "55,000", "10,000", "185,000"],
]
DOWN = [["Agency", "Total"], ["Police", "1"], ["Health", "2"], ["Total", "3"]]


def amounts(reading: Reading) -> list[tuple[str, ...]]:
    """Return each agency with its amounts."""
    return [tuple(row.get(column, "") for column in ("agency", *AMOUNTS)) for row in reading.rows]


def with_cell(row: int, column: int, text: str) -> list[list[str]]:
    """Return the table with one cell changed."""
    rows = [list(cells) for cells in ACROSS]
    rows[row][column] = text
    return rows


def both(first: Grid, second: Grid) -> tuple[Reading, Reading]:
    """Return what the reader makes of two sheets of one file for the year 2023-24."""
    (_, one), (_, two) = READER.read([first, second], context())
    return one, two


def test_agencies_across_are_read_as_if_they_stood_down_the_side() -> None:
    """Each agency has the amounts under it; its row is that of its total, its lines are those of its amounts."""
    reading = read(READER, grid(ACROSS))

    assert amounts(reading) == [
        ("local_authority", "100000", "", "20000", "120000"), ("police", "50000", "5000", "", "55000"),
        ("health", "", "10000", "", "10000"), ("total", "150000", "15000", "20000", "185000"),
    ]  # fmt: skip
    assert reading.numbers == (6, 6, 6, 6)
    assert [row["line"] for row in reading.rows] == ["3, 5, 6", "3, 4, 6", "4, 6", "3, 4, 5, 6"]
    assert reading.headers["staffing"] == "Staffing costs in row 3"
    assert reading.rows[-1]["note"] == "The table is called: Contributions 2023/24."
    assert reading.remarks == ()


def test_without_a_total_the_row_is_the_first_with_an_amount() -> None:
    """An agency without amounts has the row of its name, and the mark of what is not known."""
    rows = [["", "Police", "Health", "PCC"], ["Cash", "1", "", ""], ["Staffing costs", "", "2", ""]]
    reading = read(READER, grid(rows))

    assert reading.numbers == (2, 3, 1)
    assert [row["marks"] for row in reading.rows] == ["", "", "x"]


def test_messages_about_agencies_across_name_the_cell_of_the_file() -> None:
    """A fault of an amount, of an agency and of a kind of money each stands where the file has it."""
    assert said(read(READER, grid(with_cell(3, 2, "5k")))) == [
        "C4: 5k | an amount in whole pounds, such as 121,691 | write 5000 if that is exact, or the exact figure."
    ]
    unknown = ["", "Polise", "1", "", "", "1"]
    more = [[*cells[:1], text, *cells[1:]] for cells, text in zip(ACROSS, unknown, strict=True)]
    assert said(read(READER, grid(more)))[0].startswith("B2: Polise | an agency that is known")
    (asked,) = said(read(READER, grid(with_cell(4, 0, "Other delegatd funds"))))
    assert asked.startswith("A5: Other delegatd funds | Staffing costs, Payments in kind, Other delegated funds or "
                            "Total, because the row holds amounts")  # fmt: skip
    twice = said(read(READER, grid(with_cell(3, 0, "Staffing"))))
    assert twice[0].startswith("A4: Staffing | one row for staffing; Staffing costs (row 3) is another")


def test_money_right_of_the_total_is_asked_about() -> None:
    """The message says columns where the table down the side has rows."""
    rows = [[*cells, text] for cells, text in zip(ACROSS, ["", "Probation", "7", "", "", "7"], strict=True)]

    assert said(read(READER, grid(rows))) == [
        "F2: Probation | the total (column E) as the last column | is it part of the total, or outside it? Put it "
        "before the total, or under the title Other funding."
    ]


def test_one_row_of_amounts_under_agencies_gives_totals() -> None:
    """A row without a name, called Contributions or by the plan year is the total of each agency."""
    for label, corner in (("", ""), ("Contributions", ""), ("2023-24", ""), ("Budget", "Partner")):
        rows = [[corner, "LA", "Police", "Health", "Total"], [label, "£1,000", "£200", "£30", "£1,230"]]
        reading = read(READER, grid(rows))
        assert [row["total"] for row in reading.rows] == ["1000", "200", "30", "1230"]
        assert not said(reading)


def test_amounts_of_another_year_under_agencies_are_left() -> None:
    """Years down the side are told apart as years across are."""
    rows = [["", "LA", "Police", "Health"], ["2022/23", "£1", "£2", "£3"], ["2023/24", "£4", "£5", "£6"]]
    reading = read(READER, grid(rows))

    assert [row["total"] for row in reading.rows] == ["4", "5", "6"]
    assert [remark.row for remark in reading.remarks if remark.severity == "warning"] == [2]


def test_thousands_over_agencies_are_refused() -> None:
    """The corner, a title or an agency may say that the amounts are in thousands."""
    for row, column, text in ((1, 0, "£000"), (0, 0, "Contributions 2023/24 (£000s)"), (1, 2, "Police (£k)")):
        assert "amounts in whole pounds" in {
            remark.expected for remark in read(READER, grid(with_cell(row, column, text))).remarks
            if remark.severity == "error"
        }  # fmt: skip


def test_an_expenditure_table_below_agencies_across_is_read_with_them() -> None:
    """The table ends at a blank row and another header."""
    below = [["Category", "Budget"], ["Salaries", "100"], ["Travel", "10"], ["Total", "110"]]
    reading = read(READER, grid([*ACROSS, [], *below]))

    assert [row["table"] for row in reading.rows] == ["contributions"] * 4 + ["expenditure"] * 3
    assert reading.numbers[4:] == (9, 10, 11)


@pytest.mark.parametrize("rows", [
    [["Meetings", "Police", "Health", "Probation"], ["Attended", "4", "3", "2"]],
    [["", "Police", "Health", "Probation"], ["Total", "4", "3", "2"]],
    [["Action", "Police", "Health", "Probation"], ["Write a strategy", "leads", "helps", "helps"]],
])  # fmt: skip
def test_tables_of_something_else_with_agencies_across_are_no_budgets(rows: list[list[str]]) -> None:
    """Without a kind of money, a pound sign or thousands, counts under agencies may be of anything."""
    assert not READER.recognises([grid(rows)])


@pytest.mark.parametrize("cell", ["Nil", "nil", "NIL", "£nil"])
def test_nil_is_asked_about(cell: str) -> None:
    """Nil may be 0 or not known: the message says what to write for each."""
    reading = read(READER, grid(with_cell(3, 2, cell)))

    assert said(reading) == [
        f"C4: {cell} | an amount in whole pounds, such as 121,691 | write 0 if nothing was paid, blank if it is not "
        "known."
    ]
    assert reading.rows[1]["payments_in_kind"] == ""
    assert READER.recognises([grid([["Agency", "Total"], ["Police", cell], ["Health", "1"], ["Total", "1"]])])


@pytest.mark.parametrize(("cell", "whole"), [("45,210.50", 45211), ("45,210.49", 45210), ("-10.50", -11)])
def test_pence_are_asked_about_with_the_whole_pounds(cell: str, whole: int) -> None:
    """The message names the amount rounded half up, which a person writes."""
    (asked,) = said(read(READER, grid(with_cell(3, 2, cell))))

    assert f"whole pounds: write {whole} (" in asked


def test_of_two_sheets_the_one_of_the_plan_year_is_taken() -> None:
    """The sheet of another year is a note, whichever stands first, and by its name or by its title."""
    old, new = grid(DOWN, part="sheet 2022-23"), grid(DOWN, part="sheet 2023-24")
    titled = grid([["Budget 2022/23"], *DOWN], part="sheet A")
    for other, first, second in ((old, old, new), (old, new, old), (titled, titled, new)):
        readings = dict(zip((first.part, second.part), both(first, second), strict=True))
        assert len(readings[new.part].rows) == 3
        assert not readings[new.part].remarks
        assert not readings[other.part].rows
        assert [(one.severity, one.found) for one in readings[other.part].remarks] == [("note", "a budget of 2022-23")]


def test_a_second_sheet_without_a_year_is_left_with_a_warning() -> None:
    """It may be the right one."""
    one, two = both(grid(DOWN, part="sheet A"), grid([["Budget 23-24"], *DOWN], part="sheet B"))

    assert not one.rows
    assert [remark.severity for remark in one.remarks] == ["warning"]
    assert len(two.rows) == 3


@pytest.mark.parametrize(("first", "second"), [("sheet A", "sheet B"), ("sheet 2021-22", "sheet 2022-23")])
def test_two_budgets_of_which_none_names_the_plan_year_are_both_refused(first: str, second: str) -> None:
    """Neither is read, and the message says to keep one."""
    for reading in both(grid(DOWN, part=first), grid(DOWN, part=second)):
        assert not reading.rows
        (asked,) = [remark for remark in reading.remarks if remark.severity == "error"]
        assert asked.next_step.startswith("keep one: ")


def test_contributions_and_expenditure_in_two_sheets_are_both_read() -> None:
    """They are no two budgets, whatever year one of them leaves out."""
    spent = grid([["Category", "Budget"], ["Salaries", "1"], ["Travel", "2"], ["Total", "3"]], part="sheet B")
    one, two = both(grid(DOWN, part="sheet 2023-24"), spent)

    assert (len(one.rows), len(two.rows)) == (3, 3)
    assert not said(one)
    assert not said(two)
