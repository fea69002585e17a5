"""Texts in the spreadsheet: none becomes a formula, a link, a reference or a number."""

from __future__ import annotations

import io
from typing import Any

import annex_example as example
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from yjreport.annex.spreadsheet import export
from yjreport.annex.spreadsheet.columns import sheet_columns
from yjreport.annex.spreadsheet.figures import read_cell
from yjreport.annex.spreadsheet.pages import table_name
from yjreport.annex.spreadsheet.parts import LONGEST, clean
from yjreport.annex.stitch import stitch

STARTS = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "{=", "[a](", "http://", "internal:", "$$", " "]
HOSTILE = [
    "=1+1", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1＋1", "{=1+1}", "=HYPERLINK(\"http://x\")",
    "http://example.org", "mailto:a@example.org", "internal:'Cover'!A1", "[text](http://example.org)", "$$note$$",
    "[a](b) [c](d)", "☺", "–", "", "   ", "ÄÖ", "中文", "_x0041_", "a\x00b", "\ud800", "1e5", "TRUE", "#REF!", "'x",
]  # fmt: skip


def sheet_of(texts: list[str]) -> Any:
    """Return the worksheet of a table that says texts wherever a table can."""
    columns = [example.column("a", texts[0], header=True), example.column("b", texts[-1]), example.column("c", "Same")]
    rows = [example.row(a=example.cell(text), b=example.cell(text), c=example.cell("word")) for text in texts]
    table = example.table("hostile", texts[0] or "x", columns, rows, *(text for text in texts if text))
    front = {**example.front(), "status_note": texts[-1], "notices": [texts[0]]}
    return load_workbook(io.BytesIO(export(stitch([example.notebook("risks", texts[0] or "x", [table])], front))))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.lists(st.builds(str.__add__, st.sampled_from(STARTS), st.text(max_size=20)), min_size=2, max_size=30))
def test_no_text_becomes_a_formula_or_a_link(texts: list[str]) -> None:
    """Whatever a text begins with, its cells are texts, and only the contents and the cover hold links."""
    book = sheet_of(texts)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n"), cell.value
                if sheet.title not in ("Cover", "Contents"):
                    assert cell.hyperlink is None
                assert cell.data_type == "s" or sheet.title == "Notes" or cell.value is None, cell.value


def test_known_attacks_stand_as_they_are() -> None:
    """A formula, a link, a reference and a text of signs stay the texts that they are; a blank is not available."""
    sheet = sheet_of(HOSTILE)["Table_1.1"]
    (table,) = sheet.tables.values()
    rows = [[cell.value for cell in row] for row in sheet[table.ref]][1:]

    assert all(cell.data_type == "s" for row in sheet[table.ref] for cell in row)
    assert [row[1] for row in rows][:1] == ["=1+1"]
    for text in ("[text](http://example.org)", "$$note$$", "[a](b) [c](d)", "☺", "–", "1e5", "TRUE", "#REF!", "'x"):
        assert [text] * 2 in [row[:2] for row in rows]
    assert rows[HOSTILE.index("")][:2] == ["[x]", "[x]"]


@pytest.mark.parametrize(
    ("text", "shape", "values", "unit", "form"),
    [
        ("1,234", "single", ["1234"], "", "#,##0"),
        ("2023", "single", ["2023"], "", "0"),
        ("32.30%", "single", ["32.30"], "%", "0.00"),
        ("£1,670,000", "single", ["1670000"], "£", "#,##0"),
        ("−£3.50", "single", ["-3.50"], "£", "0.00"),
        ("-7", "single", ["-7"], "", "0"),
        ("+10.9 percentage points", "single", ["10.9"], "percentage points", "+0.0;-0.0;0.0"),
        ("1 percentage point", "single", ["1"], "percentage points", "0"),
        ("151 per 100,000", "single", ["151"], "per 100,000", "0"),
        ("5 custodial sentences", "single", ["5"], "custodial sentences", "0"),
        ("16.1 to 27.8", "range", ["16.1", "27.8"], "", "0.0"),
        ("−3.7% to 3.2%", "range", ["-3.7", "3.2"], "%", "0.0"),
        ("32.3% (42 of 130)", "counted", ["32.3", "42", "130"], "%", "0.0"),
        ("1,042 of 1,300", "share", ["1042", "1300"], "", "#,##0"),
    ],
)
def test_printed_figures_are_read(text: str, shape: str, values: list[str], unit: str, form: str) -> None:
    """A printed figure is read to its last place, with its unit and the way in which it is shown."""
    found = read_cell(text)

    assert found.shape == shape
    assert [str(figure.value) for figure in found.figures] == values
    assert (found.figures[0].unit, found.figures[0].number_format) == (unit, form)


@pytest.mark.parametrize(
    "text",
    ["", "about 5", "at least £9", "007", "1,23", "12,3456", "1.", ".5", "−0.0", "£5%", "٣", "５", "12 of", "1 to",
     "1e5", "1234567890123456", "44, 130", "2 (risk 8)", "32.3% (42 of 130", "□ 5"],
)  # fmt: skip
def test_words_are_not_read_as_figures(text: str) -> None:
    """What is not one figure in one form stays the text that it is."""
    assert read_cell(text).shape == ""


def test_marks_are_read_where_they_stand() -> None:
    """Marks at the end and marks beside a text are the same marks, each once."""
    assert read_cell("32.3% [e]", ("e", "p")).marks == ("e", "p")
    assert read_cell("[c]", ("c",)).withheld
    assert not read_cell("4 [e], in March").marks


def test_headings_of_rows_and_ranges_of_ages_stay() -> None:
    """An age "10 to 14" and a reference "1.10" name a row; a year is a number; no two headings are alike."""
    columns = [
        example.column("age", "Age", header=True),
        example.column("ref", "Ref", header=True),
        example.column("year", "Year", header=True),
        example.column("length", "Length"),
        example.column("x", "Total"),
        example.column("y", "TOTAL"),
        example.column("z", ""),
    ]
    texts = {"age": "10 to 14", "ref": "1.10", "year": "2023", "length": "10 to 14", "x": "1", "y": "2", "z": "3"}
    rows = [example.row(**{key: example.cell(text) for key, text in texts.items()})]

    made = sheet_columns(columns, rows)

    assert [column.heading for column in made] == ["Age", "Ref", "Year", "Length", "Total", "TOTAL (2)", "Column 7"]
    assert [str(column.cells[0].value) for column in made] == list(texts.values())
    assert [bool(column.cells[0].number_format) for column in made] == [False, False, True, False, True, True, True]


def test_a_percentage_and_its_counts_stand_apart() -> None:
    """A percentage keeps its unit in the heading; where the counts are not printed they are not available."""
    columns = [example.column("v", "Leicester", "right")]
    rows = [example.row(v=example.cell(text)) for text in ("32.3% (42 of 130)", "8%", "[c]")]

    made = sheet_columns(columns, rows)

    assert [column.heading for column in made] == [
        "Leicester (percentage)", "Leicester: number", "Leicester: out of",
    ]  # fmt: skip
    assert [str(column.cells[1].value) for column in made] == ["8", "[x]", "[x]"]
    assert [str(column.cells[2].value) for column in made] == ["[c]"] * 3


def test_a_column_with_words_stays_as_it_is_printed() -> None:
    """One figure that is bounded in words keeps the whole column as text, marks included."""
    columns = [example.column("v", "Cost", "right")]
    rows = [example.row(v=example.cell("at least £5", None, "e")), example.row(v=example.cell("£7"))]

    (column,) = sheet_columns(columns, rows)

    assert [cell.value for cell in column.cells] == ["at least £5 [e]", "£7"]


def test_names_of_tables_are_no_cells() -> None:
    """A table's name comes from its block's id, differs from all others, and cannot be read as a cell."""
    taken: set[str] = set()

    assert [table_name(id, taken) for id in ("kpi10", "a-b", "a.b", "R1")] == [
        "kpi10_data", "a_b_data", "a_b_data_2", "R1_data",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-2+3", "@SUM(1)", "＝1+1"])
def test_a_text_that_is_edited_stays_a_text(text: str) -> None:
    """A cell that could be a formula carries the hidden apostrophe, and no other cell does."""
    cells = [cell for row in sheet_of(["plain", text])["Table_1.1"].iter_rows() for cell in row if cell.value]
    guarded = {str(cell.value) for cell in cells if cell.quotePrefix}

    assert any(clean(text) in one for one in guarded)
    assert not [one for one in guarded if one[:1].isalnum()]


def test_a_text_is_cut_where_a_cell_ends() -> None:
    """A text longer than a cell holds is cut and says so; other texts keep all that XML can hold."""
    assert len(clean("x" * 40_000)) == LONGEST
    assert clean("x" * 40_000).endswith("[text cut short]")
    assert len(clean("😀" * 20_000).encode("utf-16-le")) <= 2 * LONGEST
    assert clean("a\x00\x0b\ud800b\r\nc") == "ab\nc"
