"""The reader of quarterly summaries: periods, areas and measures as they are pasted, and what it asks about."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from officer_tables import ROOT, context, grid, numbers_in, read, said, spoiled

from yjreport.errors import ParameterFault, UserError
from yjreport.files.any_file import read_grids
from yjreport.files.reading import ReaderContext, Reading
from yjreport.inputs.readers.common.period_words import find_period
from yjreport.inputs.readers.quarterly.reader import READER
from yjreport.paths import Project

FTE = "First time entrants - rate per 100,000 of 10-17 population"
GOOD = [
    ["Measure", "Apr - Jun 2024", "Q2 2024/25"],
    [FTE, "162", "151"],
    ["First time entrants - number", "50", "46"],
    ["Custodial sentences per 1,000", "0.12", "0.15"],
    ["Reoffending rate (binary)", "32.3%", "30.0%"],
    ["Number of reoffenders", "42", "30"],
    ["Number in cohort", "130", "100"],
    ["Reoffences per reoffender", "3.4", "2.9"],
]
SUMMARY = [
    ["Indicators", "Leicester", "East Midlands", "PCC area", "YOT family", "England"],
    ["FTE PNC rate per 100,000 of 10-17 population ** Good performance is typified by a fall"],
    ["Oct 22 - Sep 23", "607", "540", "500", "400", "300"],
    ["Oct 21 - Sep 22", "600", "", "", "", "310"],
    ["percent change from selected baseline", "1.2%", "", "", "", "-3.2%"],
    ["Reoffending rates after 12 months"],
    ["frequency rate - Jul 20 - Jun 21 cohort (latest period)", "0.95", "1.0", "", "1.1", "1.2"],
    ["binary rate - Jul 20 - Jun 21 cohort (latest period)", "35.3", "31.0", "", "30", "32.0%"],
]
LONG = [
    ["Measure", "Area", "Period", "Value", "Numerator", "Denominator"],
    ["Reoffending rate (binary)", "Leicester", "Jan 20 - Dec 20", "32.3%", "42", "130"],
    ["fte_rate", "Region", "Year to March 2024", "150", "", ""],
]


def figures(reading: Reading) -> list[tuple[str, ...]]:
    """Return what each row says."""
    return [
        tuple(
            row[column]
            for column in ("measure", "area", "period_start", "period_end", "value", "numerator", "denominator")
        )
        for row in reading.rows
    ]


def one(label: str, cell: str, period: str = "Apr - Jun 2024") -> Reading:
    """Read a table of two rows, of which one cell is of interest."""
    return read(READER, grid([["Measure", period], [FTE, "162"], [label, cell]]))


PERIODS = {
    "Apr - Jun 2024": "2024-04-01 2024-06-30",
    "Q1 2024/25": "2024-04-01 2024-06-30",
    "2024-25 Q2": "2024-07-01 2024-09-30",
    "Q4 2023-24": "2024-01-01 2024-03-31",
    "Q1 (Apr-Jun) 2024/25": "2024-04-01 2024-06-30",
    "Jan - Mar 2023/24": "2024-01-01 2024-03-31",
    "Jan 24 - Dec 24": "2024-01-01 2024-12-31",
    "Year to March 2024": "2023-04-01 2024-03-31",
    "Rolling 12 months to Sep 2024": "2023-10-01 2024-09-30",
    "Jul 22 - Jun 23 cohort": "2022-07-01 2023-06-30",
    "2024/25": "2024-04-01 2025-03-31",
    "01/04/2024 - 30/06/2024": "2024-04-01 2024-06-30",
    "1 April 2024 to 30 June 2024": "2024-04-01 2024-06-30",
    "as at 31 March 2024": "2024-03-31 2024-03-31",
    "Sept 2019 – Aug 2020": "2019-09-01 2020-08-31",
}


@pytest.mark.parametrize("text", PERIODS)
def test_periods_are_read_in_the_words_of_tables(text: str) -> None:
    """Quarters are of the financial year where the year is written as one; two-digit years follow months in words."""
    found = find_period(text)
    assert found is not None
    assert f"{found.start} {found.end}{found.question}" == PERIODS[text]


ASKED = {
    "Q1 2024": "is Q1 2024 January to March 2024, or quarter 1 of the financial year 2024-25 (April to June "
    "2024)? Write Q1 "
    "2024-25, or the months.",
    "2024": "is it January to December 2024, or the financial year 2024-25? Write the first and the last month, or the "
    "financial year.",
    "Oct - Mar 2024": "is it Oct 2023 to Mar 2024, or Oct 2024 to Mar 2025? Write both years.",
    "Mar-24": "is it the month of March 2024, or the twelve months to March 2024? Write the first and the last "
    "month, such "
    "as Apr 2023 - Mar 2024.",
    "01/04/24 to 30/06/24": "the year has two digits: write the days with the year in four digits, such as 30 "
    "June 2024.",
    "01/02/2024": "is it 2024-01-02, or 2024-02-01? Write the month as a word.",
    "2024/26": "2024/26 is not a financial year: write it as 2024-25.",
    "Q1 (Jan-Mar) 2024/25": "quarter 1 of a financial year is not Jan to Mar: write the months alone.",
    "Apr - Jun 2024 Jul - Sep 2024": "two periods are named, Apr - Jun 2024 and Jul - Sep 2024: leave one.",
    "Jun 24 - Apr 24": "Jun 24 - Apr 24 ends before it begins: write the first and the last month with their years.",
    "first quarter 2024/25": "the words first quarter 2024/25 do not name one period: write it as Apr - Jun "
    "2024, or Q1 "
    "2024-25.",
}


@pytest.mark.parametrize("text", ASKED)
def test_a_period_with_two_readings_is_asked_about(text: str) -> None:
    """A calendar quarter, a lone year, a lone month and days that may be months give a question and no days."""
    found = find_period(text)
    assert found is not None
    assert (found.start, found.end, found.question) == (None, None, ASKED[text])


@pytest.mark.parametrize(
    "text", ["aged 10 to 17", "rate per 100,000 of 10-17 population", "per 1,000", "KPI 10", "32.3%"]
)
def test_other_numbers_are_no_periods(text: str) -> None:
    """Ages, rates and figures are not taken for years."""
    assert find_period(text) is None


@given(st.text(alphabet="0123456789/-. AprJunQto24", max_size=24))
@settings(max_examples=200, deadline=None)
def test_periods_never_raise(text: str) -> None:
    """Whatever a header says, it is a period, a question or nothing."""
    found = find_period(text)
    assert found is None or bool(found.question) != bool(found.start and found.end and found.start <= found.end)


def test_measures_down_the_side_and_periods_across() -> None:
    """Labels name measures by alias and unit; counts beside a rate become its numerator and denominator."""
    reading = read(READER, grid(GOOD))
    assert said(reading) == said(reading, "warning") == []
    first = [row for row in figures(reading) if row[2] == "2024-04-01"]
    assert first == [
        ("fte_rate", "local", "2024-04-01", "2024-06-30", "162", "", ""),
        ("fte_number", "local", "2024-04-01", "2024-06-30", "50", "", ""),
        ("custody_rate", "local", "2024-04-01", "2024-06-30", "0.12", "", ""),
        ("reoffending_binary", "local", "2024-04-01", "2024-06-30", "32.3", "42", "130"),
        ("reoffences_per_reoffender", "local", "2024-04-01", "2024-06-30", "3.4", "", ""),
    ]
    assert {row["unit"] for row in reading.rows} == {"per_100000", "count", "per_1000", "percent", "ratio"}
    assert reading.numbers[:2] == (2, 2)
    assert reading.headers == {}  # a message about a figure of column C would name column B


def test_the_summary_of_the_board_is_read() -> None:
    """Periods stand in the labels under the heading of a measure, areas over the columns; changes are not read."""
    reading = read(READER, grid(SUMMARY))
    assert said(reading) == said(reading, "warning") == []
    assert figures(reading)[:5] == [
        ("fte_rate", "local", "2022-10-01", "2023-09-30", "607", "", ""),
        ("fte_rate", "east-midlands", "2022-10-01", "2023-09-30", "540", "", ""),
        ("fte_rate", "family", "2022-10-01", "2023-09-30", "400", "", ""),
        ("fte_rate", "england", "2022-10-01", "2023-09-30", "300", "", ""),
        ("fte_rate", "local", "2021-10-01", "2022-09-30", "600", "", ""),
    ]
    assert ("reoffending_binary", "england", "2020-07-01", "2021-06-30", "32.0", "", "") in figures(reading)
    assert ("reoffences_per_child", "local", "2020-07-01", "2021-06-30", "0.95", "", "") in figures(reading)
    assert [line.split(" | ")[0] for line in said(reading, "note")] == [
        "D1: PCC area",
        "5: percent change from selected baseline",
        "6: Reoffending rates after 12 months",
    ]


def test_one_figure_a_row_is_read() -> None:
    """The long form names measure, area and period in every row, with both counts."""
    reading = read(READER, grid(LONG))
    assert said(reading) == []
    assert figures(reading) == [
        ("reoffending_binary", "local", "2020-01-01", "2020-12-31", "32.3", "42", "130"),
        ("fte_rate", "east-midlands", "2023-04-01", "2024-03-31", "150", "", ""),
    ]
    assert reading.headers["value"] == "Value (column D)"


def test_merged_headers_of_a_workbook_name_their_columns(tmp_path: Path) -> None:
    """A period merged over areas belongs to each of them."""
    book = openpyxl.Workbook()
    sheet = book.active
    for cells in (["", "Q1 2024/25", "", "Q2 2024/25", ""], ["", "Leicester", "England", "Leicester", "England"],
                  [FTE, 162, 150, 151, 149]):  # fmt: skip
        sheet.append(cells)
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("D1:E1")
    book.save(tmp_path / "summary.xlsx")
    reading = read(READER, *read_grids(tmp_path / "summary.xlsx", Project(tmp_path)))
    assert said(reading) == said(reading, "warning") == []
    assert [row[1:3] + row[4:5] for row in figures(reading)] == [
        ("local", "2024-04-01", "162"), ("england", "2024-04-01", "150"),
        ("local", "2024-07-01", "151"), ("england", "2024-07-01", "149"),
    ]  # fmt: skip


def test_a_word_table_of_indicators_is_read(tmp_path: Path) -> None:
    """A return of key performance indicators has numerator, denominator and per cent under a merged quarter."""
    rows = [["KPI", "Q1 2024/25", "", ""], ["", "Numerator", "Denominator", "%"],
            ["KPI 1 Suitable accommodation", "30", "40", "75%"]]  # fmt: skip
    document = docx.Document()
    table = document.add_table(3, 4)
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    table.cell(0, 1).merge(table.cell(0, 3))
    document.save(str(tmp_path / "return.docx"))
    reading = read(READER, *read_grids(tmp_path / "return.docx", Project(tmp_path)))
    assert figures(reading) == [("kpi1_accommodation", "local", "2024-04-01", "2024-06-30", "75", "30", "40")]


def test_blank_headers_beside_a_period_are_read_only_where_the_row_below_repeats() -> None:
    """Pasting loses merged cells: the groups must be the same, and a warning says how they were read."""
    rows = [["", "Q1 2024/25", "", "Q2 2024/25", ""], ["", "Leicester", "England", "Leicester", "England"],
            [FTE, "162", "150", "151", "149"]]  # fmt: skip
    reading = read(READER, grid(rows))
    assert len(reading.rows) == 4
    assert said(reading, "warning") == [
        "1: blank cells beside periods | a period over every column | check that each period belongs to the "
        "columns up to "
        "the next one, as it was read."
    ]
    rows[1][4] = "Wales"
    assert said(read(READER, grid(rows)))[0].startswith(
        "C3: 150 | the period of the figure | write the period over the col"
    )


def test_the_period_may_stand_in_the_title() -> None:
    """A return whose title alone names the quarter is of that quarter."""
    rows = [["KPI return Q1 2024/25"], ["KPI", "Numerator", "Denominator", "%"], ["KPI 2 ETE", "20", "40", "50%"]]
    assert figures(read(READER, grid(rows))) == [("kpi2_ete", "local", "2024-04-01", "2024-06-30", "50", "20", "40")]


@pytest.mark.parametrize(("cell", "mark"), [("-", "x"), ("n/a", "x"), ("*", "c"), ("[z]", "z")])
def test_marks_are_never_zero(cell: str, mark: str) -> None:
    """What stands in the place of a figure becomes a letter of the format's key; the value stays blank."""
    row = one("Custody rate per 1,000", cell).rows[-1]
    assert (row["value"], row["marks"]) == ("", mark)
    assert row["note"] == f"The file prints {cell} in place of a figure."


def test_a_blank_gives_no_row() -> None:
    """A blank is not 0 and no figure."""
    reading = one("Custody rate per 1,000", "")
    assert [row["measure"] for row in reading.rows] == ["fte_rate"]


CELLS = {
    ("Reoffending rate (binary)", "0.323"): "is it 0.323%, or 32.3% kept as a fraction? Write it with the % sign.",
    ("Number of first time entrants", "32.3%"): "the row is a number and the cell has %: which is right?",
    ("Custody rate per 1,000", "12%"): "the row is per 1,000 and the cell has %: which is right?",
    ("Number of first time entrants", "121.691"): "is it 121691 (a point between the thousands) or 121.691? "
    "Write the one "
    "that is meant.",
    ("Number of first time entrants", "12.5"): "a count is whole: is the row a rate, or the figure mistyped?",
    ("Reoffending rate (binary)", "42/130"): "the cell holds two numbers: write 42 in a column of numerators "
    "and 130 in a "
    "column of denominators.",
    ("Custody rate per 1,000", "0,12"): "is it 012 (a comma between the thousands) or 0.12 (a decimal comma)? "
    "Write the one "
    "that is meant.",
    ("Number of first time entrants", "<5"): "write the exact figure, or leave the cell blank: a limit or an "
    "approximation "
    "is not read as a number.",
    ("Number of first time entrants", "5 (2)"): "is (2) a footnote? No row under the table begins with it. "
    "Write the figure "
    "alone, or the footnote under the table.",
}


@pytest.mark.parametrize(("label", "cell"), CELLS)
def test_a_figure_with_two_readings_is_asked_about(label: str, cell: str) -> None:
    """No figure is made of such a cell: the message names both readings and the cell."""
    reading = one(label, cell)
    assert len(said(reading)) == 1
    assert said(reading)[0].startswith(f"B3: {cell} | ")
    assert said(reading)[0].endswith(CELLS[label, cell])
    assert len(reading.rows) == 1


def test_the_unit_of_a_label_must_be_the_measures() -> None:
    """Custody per 100,000 is not the rate per 1,000 that the catalogue knows."""
    assert said(one("Custody rate per 100,000", "5")) == [
        "3: Custody rate per 100,000 | a label that means one measure | the label says per 100,000, but "
        "custody_rate is per "
        "1,000: correct the label, or the measure that it stands under in params/formats/quarterly.yaml."
    ]


def test_a_label_without_a_unit_may_be_two_measures() -> None:
    """First time entrants alone may be the rate or the number."""
    assert said(one("First time entrants", "5")) == [
        "3: First time entrants | a label that means one measure | is it fte_rate (per 100,000), or fte_number "
        "(a number)? "
        "Write the unit into the label, such as per 100,000, % or number."
    ]


def test_unknown_labels_are_told_with_the_nearest_one() -> None:
    """Nothing of such a row is used, and the remark says so."""
    assert said(one("Reofending rate (binary)", "5"), "warning") == [
        "3: Reofending rate (binary) | the label of a measure that is known | Did you mean reoffending binary? "
        "Correct the "
        "label, or add it to params/formats/quarterly.yaml; the row is not used."
    ]


def test_national_may_be_two_areas() -> None:
    """National is England to one publisher and England and Wales to another."""
    reading = read(READER, grid([["Measure", "Leicester", "National"], [f"{FTE}, Q1 2024/25", "162", "150"]]))
    assert said(reading) == [
        "C1: National | a header that can be read in one way | is it england or england-and-wales? Write the "
        "name of the "
        "area, or settle the word in params/formats/quarterly.yaml."
    ]
    assert [row["area"] for row in reading.rows] == ["local"]


def test_a_misspelt_area_is_an_error_and_another_one_is_left_out() -> None:
    """A column near a known area is asked about; one of another authority is told and not used."""
    rows = [["Measure", "Leicester Q1 2024/25", "Familly Q1 2024/25", "Nottingham Q1 2024/25"], [FTE, "162", "1", "2"]]
    reading = read(READER, grid(rows))
    assert [line.split(" | ")[0] for line in said(reading)] == ["C1: Familly Q1 2024/25"]
    assert [line.split(" | ")[0] for line in said(reading, "warning")] == ["D1: Nottingham Q1 2024/25"]
    assert [row["value"] for row in reading.rows] == ["162"]


def test_authorities_of_a_joint_service_keep_their_codes() -> None:
    """A column of one of several authorities is that authority's, not the service's."""
    rows = [["Measure", "West Mercia", "Herefordshire"], [f"{FTE}, Q1 2024/25", "162", "150"]]
    reading = read(READER, grid(rows), where=context("west-mercia", "2024-25"))
    assert [row["area"] for row in reading.rows] == ["local", "E06000019"]


def test_a_count_alone_is_told() -> None:
    """A number of reoffenders without its cohort or its rate is not used."""
    assert said(one("Number of reoffenders", "42"), "warning") == [
        "3: Number of reoffenders: 42 | the figure that it is the numerator of, for the same area and period | "
        "add the row "
        "of the rate, or of the other count; it is not used."
    ]


def test_a_period_that_excel_made_a_day_is_asked_about() -> None:
    """Excel turns Mar-24 into a day; the day is not taken for the period."""
    table = grid([["Measure", "2024-03-01", "Apr - Jun 2024"], [FTE, "162", "150"]], days=[(0, 1)])
    reading = read(READER, table)
    assert said(reading)[0].startswith("B1: 2024-03-01 | a period in words | Excel has made a date of it")
    assert [row["value"] for row in reading.rows] == ["150"]


def test_unknown_keys_of_the_format_are_refused(tmp_path: Path) -> None:
    """A mistyped key in the file of aliases is told, not passed over."""
    text = (ROOT / "params" / "formats" / "quarterly.yaml").read_text(encoding="utf-8")
    folder = tmp_path / "params" / "formats"
    folder.mkdir(parents=True)
    (folder / "quarterly.yaml").write_text(
        text.replace("    labels: [Reoffences,", "    label: [Reoffences,"), encoding="utf-8"
    )
    known = context()
    with pytest.raises(ParameterFault, match=r"params/formats/quarterly\.yaml"):
        READER.read([grid(GOOD)], ReaderContext(known.service, known.year, known.catalogue, known.areas, folder))


def test_every_measure_of_the_format_is_in_the_catalogue() -> None:
    """A label that leads to no measure would give rows that the gate refuses."""
    from yjreport.inputs.readers.common.format_files import load_format
    from yjreport.inputs.readers.common.officer_formats import QuarterlyFormat

    words = load_format(context().folder, "quarterly", QuarterlyFormat)
    assert {entry.measure for entry in words.measures} <= set(context().catalogue.measures)


@pytest.mark.parametrize("good", [GOOD, SUMMARY, LONG], ids=["periods", "areas", "long"])
def test_no_spoiled_summary_gives_a_number_that_it_does_not_print(good: list[list[str]]) -> None:
    """Whatever is done to a table, only a user's error is raised and every number given stands in the file."""

    @settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(spoiled(good))
    def holds(table) -> None:  # noqa: ANN001 - a Grid
        READER.recognises([table])
        try:
            readings = READER.read([table], context())
        except UserError:
            return
        printed = numbers_in([table])
        for _, reading in readings:
            assert len(reading.rows) == len(reading.numbers)
            for row in reading.rows:
                assert row["period_start"] <= row["period_end"]
                for column in ("value", "numerator", "denominator"):
                    assert not row[column] or Decimal(row[column]) in printed

    holds()
