"""The reader of budget tables: the layouts of councils, and what it refuses to guess."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from officer_tables import ROOT, context, grid, numbers_in, read, said, spoiled

from yjreport.errors import ParameterFault, UserError
from yjreport.files.any_file import read_grids
from yjreport.files.reading import ReaderContext
from yjreport.inputs.readers.budget.reader import READER
from yjreport.paths import Project

AMOUNTS = ("staffing", "payments_in_kind", "other_delegated", "total")
HEADER = ["Agency", "Staffing costs (£)", "Payments in kind – revenue (£)", "Other delegated funds (£)", "Total (£)"]

WARWICKSHIRE = [
    ["Partner contribution to the youth offending partnership pooled budget 2019/2020", "", "", "", ""],
    ["Agency", "Staffing Costs", "Payments in kind", "Other delegated funds", "Total"],
    ["Police", "£187,479", "", "", "£187,479"],
    ["Police and Crime Commissioner", "£75,000", "", "£5,000", "£80,000"],
    ["Probation", "£72,624", "", "£5,000", "£77,624"],
    ["Health", "£98,000", "", "£5,000", "£103,000"],
    ["Local Authority", "£1,037,856", "", "£542,479", "£1,580,335"],
    ["Welsh Government", "", "", "", "0"],
    ["YJB", "£335,489", "", "£87,428", "£422,917"],
    ["Other", "£20,000", "", "£22,443", "£42,443"],
    ["Total", "£1,826,448", "0", "£667,350", "£2,493,798"],
]
WOLVERHAMPTON = [
    HEADER,
    ["Local authority*", "1,117,694", "12,574", "298,868", "1,429,136"],
    ["Police Service", "27,360", "66,100", "", "93,460"],
    ["National Probation Service", "", "53,603", "", "53,603"],
    ["Health Service", "", "124,223", "", "124,223"],
    ["Police and crime commissioner**", "66,000", "", "", "66,000"],
    ["YJB Practice Grant", "432,372", "", "", "432,372"],
    ["Welsh Government", "", "", "", ""],
    ["Other***", "", "", "", ""],
    ["Total", "1,643,426", "256,500", "298,868", "2,198,794"],
    ["* The totality of local authority contributions is one figure.", "", "", "", ""],
    ["** Money that is routed through a local partnership is included.", "", "", "", ""],
]
MEDWAY = [
    ["Delegated Funds from Partner Agencies", ""],
    ["OPCC", "£90,353"],
    ["Probation", "£2,500"],
    ["Health (Public Health)", "£56,000"],
    ["Local Authority", "£158,370"],
    ["YJB", "£304,366"],
    ["Total", "£611,589"],
    ["Other:", ""],
    ["NHS for trauma informed practice/ training", "£56,000"],
    ["NHS for restorative justice programme/ training", "£25,000"],
]
WEST_MERCIA = [
    ["Agency", "Staffing Costs", "Payments in", "Other", "Total"],
    ["", "Secondees", "kind (£)", "Delegated", ""],
    ["", "(£)", "", "Funds (3)", ""],
    ["Local Authorities", "", "", "1,179,999", "1,179,999"],
    ["Police Service", "255,423", "", "63,000", "318,423"],
    ["National Probation Service", "67,679", "", "5,000", "72,679"],
    ["Health", "139,429", "", "36,894", "176,323"],
    ["Police and Crime", "", "", "180,293", "180,293"],
    ["Commissioner", "", "", "", ""],
    ["YJB – Youth Justice Grant", "", "", "1,522,666", "1,522,666"],
    ["Other – movement from", "", "", "66,997", "66,997"],
    ["Reserves", "", "", "", ""],
    ["Total", "462,531", "", "3,054,849", "3,517,380"],
    ["", "", "", "", ""],
    ["Category", "Budget (£)", "", "", ""],
    ["Employee Costs", "2,558,327", "", "", ""],
    ["Other Employee Costs", "30,000", "", "", ""],
    ["Premises", "175,158", "", "", ""],
    ["Supplies and Services", "27,458", "", "", ""],
    ["ICT", "107,382", "", "", ""],
    ["Third Party Payments", "104,649", "", "", ""],
    ["Transport", "51,875", "", "", ""],
    ["TOTAL", "3,054,849", "", "", ""],
]
GOOD = [
    HEADER,
    ["Local authority", "1,000", "", "200", "1,200"],
    ["Police", "300", "50", "", "350"],
    ["Total", "1,300", "50", "200", "1,550"],
]
PLANS = {
    "warwickshire/2019-20": WARWICKSHIRE,
    "wolverhampton/2019-20": WOLVERHAMPTON,
    "medway/2020-21": MEDWAY,
    "west-mercia/2024-25": WEST_MERCIA,
}


def numbers(rows: list[dict[str, str]] | tuple[dict[str, str], ...]) -> list[tuple[str, ...]]:
    """Return which row each is, and its amounts."""
    return [tuple(row.get(column, "") for column in ("table", "row", "agency", *AMOUNTS)) for row in rows]


def with_cell(row: int, column: int, text: str) -> list[list[str]]:
    """Return the good table with one cell changed."""
    rows = [list(cells) for cells in GOOD]
    rows[row][column] = text
    return rows


@pytest.mark.parametrize("plan", PLANS)
def test_published_budgets_are_read_as_the_plans_data_hold_them(plan: str) -> None:
    """A budget typed as the council printed it gives exactly the amounts that were entered by hand."""
    service, year = plan.split("/")
    with (ROOT / "data" / "plans" / plan / "budget.csv").open(encoding="utf-8", newline="") as file:
        expected = numbers(list(csv.DictReader(file)))
    reading = read(READER, grid(PLANS[plan]), where=context(service, year))
    assert numbers(reading.rows) == expected
    assert said(reading) == []


def test_a_plan_without_a_budget_is_no_budget_table() -> None:
    """The fifth plan prints no budget: an action plan with agencies in it is not taken for one."""
    assert not READER.recognises([grid([["Action", "Lead"], ["Write a strategy", "Police"]])])


def test_rows_point_to_the_file_and_headers_say_its_names() -> None:
    """Every row has the number that a spreadsheet shows, every column the name that the file has."""
    reading = read(READER, grid([["Budget 2023/24"], [], *GOOD]))
    assert reading.numbers == (4, 5, 6)
    assert reading.headers["staffing"] == "Staffing costs (£) (column B)"
    assert reading.headers["label"] == "Agency (column A)"
    assert reading.rows[-1]["note"] == "The table is called: Budget 2023/24."


def test_a_title_of_another_year_is_questioned() -> None:
    """A table of another year than the plan's is read, with a warning."""
    reading = read(READER, grid([["Budget 2019/20"], *GOOD]))
    assert said(reading, "warning") == [
        "1: Budget 2019/20 | a budget of 2023-24 | check that the table is that of 2023-24."
    ]


def test_footnotes_become_notes_and_marks_leave_the_label() -> None:
    """The text under a table is put to the row whose label or amount has its mark."""
    rows = [*with_cell(2, 1, "300(1)"), ["(1) Less the attendance centre", "", "", "", ""]]
    rows[1][0] = "Local authority*"
    reading = read(READER, grid([*rows, ["* One figure for all", "", "", "", ""]]))
    assert [row["label"] for row in reading.rows] == ["Local authority", "Police", "Total"]
    assert reading.rows[0]["note"] == "One figure for all."
    assert reading.rows[1]["staffing"] == "300"
    assert reading.rows[1]["note"] == "Less the attendance centre."


def test_blank_is_not_zero_and_a_dash_is_blank() -> None:
    """A printed 0 stays 0; a dash gives no amount and a remark."""
    rows = with_cell(1, 2, "-")
    rows[2][3] = "0"
    reading = read(READER, grid(rows))
    assert reading.rows[0]["payments_in_kind"] == ""
    assert reading.rows[1]["other_delegated"] == "0"
    assert said(reading, "note") == [
        "C2: - | an amount, or an empty cell | nothing: it is taken as blank, which is not 0."
    ]


QUESTIONS = {
    "£121.691": "is it 121691 (a point between the thousands) or 121.69? Write the one that is meant.",
    "£121.50": "the budget is in whole pounds: write 122 (121.50 rounded, 50 pence up), and see that the total "
    "still adds.",
    "£1.2m": "write 1200000 if that is exact, or the exact figure.",
    "£26k": "write 26000 if that is exact, or the exact figure.",
    "(1,234)": "is it -1234 (brackets for a minus) or 1234? Write the one that is meant, without brackets.",
    "£(500)": "is it -500 (brackets for a minus) or 500? Write the one that is meant, without brackets.",
    "1 234": "is it 1234, or two numbers? Write one number without spaces.",
    "12,34": "is it 1234 (a comma between the thousands) or 12.34 (a decimal comma)? Write the one that is meant.",
    "300 (1)": "is (1) a footnote? No row under the table begins with it. Write the amount alone, or the "
    "footnote under "
    "the table.",
    "=B2+B3": "put the value that the formula gives, not the formula.",
    "#REF!": "the cell shows an error of the spreadsheet: mend the formula, or put the number.",
    "about 500": "write the exact figure, or leave the cell blank: a limit or an approximation is not read as "
    "a number.",
    "5%": "an amount is no per cent: write the pounds.",
    "–500": "is it -500, or 500 after a dash? Write the one that is meant.",
}


@pytest.mark.parametrize("cell", QUESTIONS)
def test_an_amount_that_can_be_read_in_two_ways_is_asked_about(cell: str) -> None:
    """No amount is made of a cell with two readings: the message names both, the cell and what to write."""
    reading = read(READER, grid(with_cell(2, 1, cell)))
    assert f"B3: {cell} | an amount in whole pounds, such as 121,691 | {QUESTIONS[cell]}" in said(reading)
    assert reading.rows[1]["staffing"] == ""


def test_an_unknown_agency_is_an_error_with_the_nearest_word() -> None:
    """An agency that no alias knows is never dropped silently."""
    reading = read(READER, grid(with_cell(2, 0, "Polise")))
    assert said(reading) == [
        "A3: Polise | an agency that is known | Did you mean police? Correct the name, or add it to "
        "params/formats/budget.yaml."
    ]
    assert len(reading.rows) == 2


def test_a_row_with_a_cell_too_many_is_named() -> None:
    """A comma inside a number that was not in quotation marks moves the row's cells to the right."""
    rows = [list(row) for row in GOOD]
    rows[1].insert(1, "9")
    assert said(read(READER, grid(rows))) == [
        "2: 1,200 in column F | cells under the header only, which ends in column E | find the cell too many "
        "in this row "
        "(a comma inside a number that is not in quotation marks parts it), and move the others back."
    ]


def test_amounts_without_a_name_are_an_error() -> None:
    """A row whose label is missing belongs to nobody."""
    assert said(read(READER, grid(with_cell(2, 0, "")))) == [
        "A3: a blank cell | the name of an agency before its amounts | write it; cells that have moved to the left or "
        "right are moved back."
    ]


def test_a_column_of_amounts_without_a_known_name_is_an_error() -> None:
    """Amounts that nobody adds would break the total."""
    rows = with_cell(0, 3, "Other delegatd funds")
    assert said(read(READER, grid(rows))) == [
        "D1: Other delegatd funds | Staffing costs, Payments in kind, Other delegated funds or Total, because "
        "the column "
        "holds amounts | Did you mean other delegated funds or other delegated funding? Rename the column, or add its "
        "name to params/formats/budget.yaml."
    ]


def test_amounts_in_thousands_are_refused() -> None:
    """A table in thousands of pounds is not read as pounds."""
    assert said(read(READER, grid(with_cell(0, 4, "Total (£000s)")))) == [
        "E1: Total (£000s) | amounts in whole pounds | write every amount in whole pounds (26000, not 26), and "
        "take the "
        "thousands out of the title."
    ]


def test_a_mistyped_pound_sign_is_questioned() -> None:
    """A header (3) is a (£) that was typed on another keyboard; the column is read."""
    reading = read(READER, grid(with_cell(0, 3, "Other delegated funds (3)")))
    assert reading.rows[0]["other_delegated"] == "200"
    assert said(reading, "warning") == [
        "D1: Other delegated funds (3) | Other delegated funds (£): (3) seems to be a mistyped (£) | correct "
        "the header, "
        "or say what it means in a note."
    ]


def test_money_after_the_total_is_asked_about() -> None:
    """A row below the total may be inside it or outside."""
    reading = read(READER, grid([*GOOD, ["Health", "5", "", "", "5"]]))
    assert said(reading) == [
        "5: Health | the total (row 4) as the last row | is it part of the total, or outside it? Put it above "
        "the total, "
        "or under the title Other funding."
    ]


def test_two_tables_of_contributions_in_one_file_are_refused() -> None:
    """Last year's table beside this year's would be summed with it."""
    readings = READER.read([grid(GOOD), grid(GOOD, part="table 2")], context())
    assert said(readings[1][1])[0].startswith("1: a second table of contributions | one table of contributions")


def test_word_tables_are_read_and_a_merged_amount_counts_once(tmp_path: Path) -> None:
    """An amount merged over two rows of a Word table belongs to the first of them."""
    document = docx.Document()
    table = document.add_table(len(GOOD) + 1, 5)
    rows = [*GOOD[:3], ["PCC", "", "", "", "350"], GOOD[3]]
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    table.cell(3, 4).text = ""
    table.cell(2, 4).merge(table.cell(3, 4))
    document.save(str(tmp_path / "budget.docx"))
    reading = read(READER, *read_grids(tmp_path / "budget.docx", Project(tmp_path)))
    assert [row["total"] for row in reading.rows] == ["1200", "350", "", "1550"]


def test_a_label_merged_downwards_names_both_rows() -> None:
    """A label is filled from above only where the file merges its cell."""
    rows = [HEADER, ["Health", "1", "", "", "1"], ["Health", "2", "", "", "2"], ["Police", "3", "", "", "3"]]
    reading = read(READER, grid(rows, merged={(2, 0): (1, 0)}))
    assert [row["agency"] for row in reading.rows] == ["health", "health", "police"]


def test_a_label_that_names_two_agencies_is_not_guessed() -> None:
    """Police (PCC) may be either."""
    reading = read(READER, grid(with_cell(2, 0, "Police (PCC)")))
    assert said(reading)[0].startswith("A3: Police (PCC) | an agency that is known")


def test_unknown_keys_of_the_format_are_refused(tmp_path: Path) -> None:
    """A mistyped key in the file of aliases is told, not passed over."""
    text = (ROOT / "params" / "formats" / "budget.yaml").read_text(encoding="utf-8")
    folder = tmp_path / "params" / "formats"
    folder.mkdir(parents=True)
    (folder / "budget.yaml").write_text(text.replace("subtotals:", "subtotal:"), encoding="utf-8")
    known = context()
    with pytest.raises(ParameterFault, match=r"params/formats/budget\.yaml") as caught:
        READER.read([grid(GOOD)], ReaderContext(known.service, known.year, known.catalogue, known.areas, folder))
    assert "did you mean subtotals?" in str(caught.value)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(spoiled([["Budget 2023/24"], *WOLVERHAMPTON]))
def test_no_spoiled_table_gives_a_number_that_it_does_not_print(table) -> None:  # noqa: ANN001 - a Grid
    """Whatever is done to a table, only a user's error is raised and every amount given stands in the file."""
    READER.recognises([table])
    try:
        readings = READER.read([table], context())
    except UserError:
        return
    printed = numbers_in([table])
    for _, reading in readings:
        assert len(reading.rows) == len(reading.numbers)
        for row in reading.rows:
            for column in AMOUNTS:
                assert not row.get(column) or Decimal(row[column]) in printed


def test_the_registry_gives_each_table_to_its_reader() -> None:
    """Budgets, action plans and summaries are told apart by columns and rows; documented files are none of them."""
    from yjreport.files.columns import SCHEMAS
    from yjreport.inputs.readers.registry import READERS, reader_for

    tables = {
        "a budget table": GOOD,
        "an action plan": [["Ref", "Action", "Lead", "By when"], ["1", "Write a strategy", "Police", "March 2026"]],
        "a quarterly summary": [["Measure", "Q1 2024/25"], ["Custody rate per 1,000", "0.12"]],
    }
    for name, rows in tables.items():
        reader = reader_for([grid(rows)])
        assert reader is not None
        assert reader.name == name
    for schema in SCHEMAS.values():
        documented = grid([schema.names, ["custody_rate" if name == "measure" else "Police" for name in schema.names]])
        assert not any(reader.recognises([documented]) for reader in READERS if reader.name in tables)


@pytest.mark.parametrize(
    ("label", "agency"),
    [
        ("Exampleton City Council", "local_authority"), ("Exampleshire Police", "police"), ("NPS", "probation"),
        ("Exampleshire Police and Crime Commissioner", "pcc"), ("OPCC", "pcc"), ("Exampleshire ICB", "health"),
        ("Youth Justice Grant", "yjb_grant"), ("Welsh Assembly Government", "welsh_government"),
        ("LA", "local_authority"),
        ("Office of the Police & Crime Commissioner", "pcc"), ("Other – movement from reserves", "other"),
    ],
)  # fmt: skip
def test_agencies_are_known_by_their_names(label: str, agency: str) -> None:
    """Councils call agencies by many names; the printed one stays in the label."""
    row = read(READER, grid(with_cell(2, 0, label))).rows[1]
    assert (row["agency"], row["label"]) == (agency, label)


def test_a_table_with_one_column_of_pounds_gives_totals() -> None:
    """A column called by a pound sign or by the plan's year holds the totals; shares and other years are not read."""
    for header in ("£", "2023/24 (£)", "Amount"):
        rows = [["Income", header, "%"], ["LA", "50", "20%"], ["YJB grant", "200", "80%"], ["Total", "250", "100%"]]
        reading = read(READER, grid(rows))
        assert [row["total"] for row in reading.rows] == ["50", "200", "250"]
        assert said(reading) == []
    rows = [["Agency", "2022/23 (£)", "2023/24 (£)"], ["LA", "1", "2"], ["Police", "3", "4"]]
    assert [row["total"] for row in read(READER, grid(rows)).rows] == ["2", "4"]
