"""The spreadsheet of the annex: its worksheets, numbers, marks, properties and labels."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import annex_example as example
import pytest
from openpyxl import load_workbook
from sheet_faults import xlsx_faults

from yjreport.annex.document import read
from yjreport.annex.spreadsheet import export
from yjreport.annex.stitch import MIME, stitch

if TYPE_CHECKING:
    from pathlib import Path

    from nbformat import NotebookNode

FRONT = {**example.front(), "cut_off_date": "2023-09-30"}


def stitched(*blocks: Any, view: str = "full", **front: Any) -> NotebookNode:
    """Return a stitched annex: of the example, or of one section with some blocks."""
    notebooks = [example.notebook("reoffending", "Reoffending", list(blocks))] if blocks else example.notebooks()
    return stitch(notebooks, {**FRONT, **front}, view)


@pytest.fixture(scope="module")
def annex() -> NotebookNode:
    """Return the stitched example."""
    return stitched()


@pytest.fixture(scope="module")
def data(annex: NotebookNode) -> bytes:
    """Return the workbook of the example."""
    return export(annex)


@pytest.fixture(scope="module")
def book(data: bytes) -> Any:
    """Return the workbook of the example, read."""
    return load_workbook(io.BytesIO(data))


def grid(sheet: Any) -> list[list[Any]]:
    """Return the values of the table of a worksheet, headings first."""
    (table,) = sheet.tables.values()
    return [[cell.value for cell in row] for row in sheet[table.ref]]


def test_a_workbook_is_as_the_guidance_asks(annex: NotebookNode, data: bytes) -> None:
    """Structure, names, headings, labels, shorthand and every printed number of the example are as they should be."""
    assert [] == xlsx_faults(data, annex)


def test_a_workbook_has_the_same_bytes_twice(annex: NotebookNode, data: bytes) -> None:
    """No clock and no chance is in a workbook."""
    assert export(annex) == data


def test_worksheets_stand_in_order(book: Any) -> None:
    """Cover, contents, notes, definitions and sources come first, then tables, and charts whose data no table holds."""
    assert book.sheetnames == [
        "Cover", "Contents", "Notes", "Definitions", "Sources",
        "Table_1.1", "Figure_2.1", "Table_3.1", "Table_4.1", "Figure_4.2", "Table_5.1",
    ]  # fmt: skip


def test_properties_say_what_the_workbook_is(book: Any, data: bytes) -> None:
    """Title, author, language and the date of the cut-off stand in the properties, and no other date in the file."""
    said = book.properties
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        dates = {info.date_time for info in package.infolist()}

    assert said.title == "Exampleshire Youth Justice Plan 2023-24: performance annex"
    assert said.creator == "Exampleshire Youth Justice Service"
    assert said.language == "en-GB"
    assert said.created.isoformat() == said.modified.isoformat() == "2023-09-30T00:00:00"
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_a_column_of_several_units_says_them_beside_it(book: Any) -> None:
    """Figures of the scorecard are numbers, with their units and marks in columns of their own."""
    rows = grid(book["Table_1.1"])

    assert rows[0][3:6] == ["Latest figure", "Latest figure: unit", "Latest figure: marks"]
    assert rows[1][3:6] == [151, "number", "none"]
    assert rows[2][3:6] == [32.3, "percentage", "[e]"]
    assert rows[3][3:6] == [3, "number", "[p] [e]"]
    assert rows[4][3:6] == ["[x]", "[x]", "none"]


def test_an_interval_has_two_columns(book: Any) -> None:
    """The limits of an interval are numbers, and a mark that stands for both stands in both."""
    rows = grid(book["Table_3.1"])

    assert rows[0][4:] == [
        "Percentage", "Percentage: marks", "95% interval: lower limit", "95% interval: upper limit",
    ]  # fmt: skip
    assert rows[1][2:] == [42, 130, 21.4, "[e]", 16.1, 27.8]
    assert rows[3][2:] == ["[x]", "[x]", 30.1, "none", "[x]", "[x]"]


def test_numbers_show_what_the_annex_prints(book: Any) -> None:
    """Thousands and places are in the format of the cell; the pound sign is in the heading."""
    sheet = book["Table_4.1"]
    (table,) = sheet.tables.values()
    last = list(sheet[table.ref])[-1]

    assert grid(sheet)[0][-1] == "Total (£)"
    assert (last[-1].value, last[-1].number_format) == (1670000, "#,##0")
    assert last[0].font.bold
    assert book["Figure_4.2"].cell(last[0].row, 1) is not None
    assert grid(book["Figure_4.2"])[0] == ["Area", "Pounds"]


def test_every_worksheet_says_that_data_are_synthetic(book: Any) -> None:
    """The label of made-up figures stands on each worksheet, the cover too."""
    for sheet in book.worksheets:
        assert any(str(row[0].value).startswith("Synthetic data.") for row in sheet.iter_rows()), sheet.title


def test_a_restricted_edition_says_so_on_every_worksheet() -> None:
    """The board's edition is labelled; a public one is not, and neither is called synthetic when it is not."""
    table = example.resources()[1]
    board = stitched(table, edition="Board edition: restricted, not for publication", synthetic="")

    for sheet in load_workbook(io.BytesIO(export(board))).worksheets:
        texts = [str(row[0].value) for row in sheet.iter_rows()]
        assert any(text.startswith("Restricted. Board edition") for text in texts), sheet.title
        assert not any("Synthetic" in text for text in texts), sheet.title


def test_the_cover_credits_what_the_workbook_holds() -> None:
    """The data are credited; a font and chart colours that are not in it are not."""
    credits = ["Contains data of a publisher.", "The font is Example, under a licence."]
    given = {"credits": credits, "data_credits": credits[:1]}
    book = load_workbook(io.BytesIO(export(stitched(example.resources()[1], **given))))
    texts = [row[0].value for row in book["Cover"].iter_rows()]

    assert [credit in texts for credit in credits] == [True, False]
    assert any("Licences of the data: Open Government Licence v3.0." in text for text in texts)


def test_notes_are_numbered_and_named_in_titles(book: Any) -> None:
    """Each note stands once on the worksheet Notes, with the worksheets that it belongs to."""
    rows = {row[1]: row for row in grid(book["Notes"])}
    number, _, where = rows["Exampleshire: the number of children was worked out from the rate."]

    assert where == "Table_3.1"
    assert book["Table_3.1"]["A1"].value.endswith(f"[note {number}]")
    assert rows["Small numbers: counts of children from 1 to 4 are withheld as [c]."][2] == "All"


def test_a_section_alone_makes_a_workbook() -> None:
    """The view of one section holds its tables with the numbers of the whole annex."""
    one = stitched(view="reoffending")

    names = load_workbook(io.BytesIO(export(one))).sheetnames

    assert [name for name in names if name.startswith(("Table", "Figure"))] == ["Table_3.1"]


def test_writing_leaves_no_file_and_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A workbook is made in memory: no file is left, and nothing is printed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))

    export(stitched(example.resources()[1]))

    assert list(tmp_path.iterdir()) == []
    assert capfd.readouterr() == ("", "")


def test_a_table_without_rows_is_written() -> None:
    """A table with no rows says so, and holds no blank cell."""
    empty = stitched(example.table("none", "Nothing", [example.column("a", "A", header=True)], []))
    sheet = load_workbook(io.BytesIO(export(empty)))["Table_1.1"]

    assert grid(sheet) == [["A"], ["[z]"]]
    assert "no rows" in sheet["A2"].value
    assert [] == xlsx_faults(export(empty), empty)


def test_the_checker_finds_a_number_that_differs(annex: NotebookNode, data: bytes) -> None:
    """A figure that the annex prints otherwise, a row less, and a mark less are each found."""

    def damaged(change: Any) -> list[str]:
        other = annex.copy()
        other["cells"] = [cell.copy() for cell in annex.cells]
        at = next(at for at, cell in enumerate(other.cells) if "Table 3.1" in str(cell.metadata))
        block = json.loads(other.cells[at].outputs[0].data[MIME])
        change(block["rows"])
        output = {**other.cells[at].outputs[0], "data": {MIME: json.dumps(block)}}
        other.cells[at]["outputs"] = [type(annex)(output)]
        return xlsx_faults(data, other)

    def text(rows: list) -> None:
        rows[0]["cells"]["value"]["text"] = "21.5%"

    def mark(rows: list) -> None:
        rows[0]["cells"]["value"]["marks"] = ["p"]

    assert read(annex).numbers["reoffending-binary"] == "Table 3.1"
    assert damaged(text) != []
    assert damaged(mark) != []
    assert damaged(list.pop) != []
    assert damaged(list.copy) == []


def test_the_stored_tables_of_the_reference_annex_are_written_faithfully() -> None:
    """Each printed number of real tables, stored in the notebooks of the reference service, is in its workbook."""
    import nbformat

    from yjreport.paths import Project

    folder = Project.here().notebooks
    stored = [nbformat.read(folder / name, as_version=4) for name in ("06_reoffending.ipynb", "21_actions.ipynb")
              if (folder / name).exists()]  # fmt: skip
    shown = stitch(stored, {**FRONT, "synthetic": ""})

    assert len(read(shown).numbers) > 5
    assert [] == xlsx_faults(export(shown), shown)
