"""Files of every kind become grids of texts with their places, or a message that says what to do."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import docx
import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from yjreport.errors import InputEncoding, InputStructure, UserError
from yjreport.files.any_file import ENDINGS, read_grids
from yjreport.files.cell_text import text_of
from yjreport.files.grid import Grid, place
from yjreport.paths import Project


def read(folder: Path, name: str, data: bytes) -> list[Grid]:
    """Return the grids of a file of given bytes."""
    (folder / name).write_bytes(data)
    return read_grids(folder / name, Project(folder))


def book(**cells: object) -> openpyxl.Workbook:
    """Return a workbook with one sheet, with values by cell."""
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "figures"
    for name, value in cells.items():
        sheet[name] = value
    return made


def saved(made: openpyxl.Workbook) -> bytes:
    """Return the bytes of a workbook."""
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def edited(data: bytes, part: str, change: tuple[bytes, bytes]) -> bytes:
    """Return a zip archive with a piece of one part replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == part:
                assert change[0] in content
                content = content.replace(*change)
            new.writestr(entry.filename, content)
    return buffer.getvalue()


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_a_text_is_read_whatever_stands_between_its_cells(tmp_path: Path, delimiter: str) -> None:
    """Commas, tabs, semicolons and bars are all told apart, and a cell may hold the others."""
    text = delimiter.join(["a", "b", "c"]) + "\n" + delimiter.join(["1", "two", '"x, y"']) + "\n"

    (grid,) = read(tmp_path, "file.csv", text.encode())

    assert grid.rows == (("a", "b", "c"), ("1", "two", "x, y"))
    assert grid.name == "file.csv"


def test_a_byte_order_mark_and_a_missing_last_line_end_are_nothing(tmp_path: Path) -> None:
    """Publishers leave out the last line end; a whole last row is taken."""
    (grid,) = read(tmp_path, "file.csv", "\ufeffa,b\n1,2".encode())

    assert grid.rows == (("a", "b"), ("1", "2"))


def test_a_last_row_that_was_cut_is_refused(tmp_path: Path) -> None:
    """A last line without an end that is shorter than the others may have lost figures."""
    with pytest.raises(InputStructure, match=r"file\.csv may have been cut short"):
        read(tmp_path, "file.csv", b"a,b\n1,2\n3")


def test_a_workbook_gives_values_as_they_are_meant(tmp_path: Path) -> None:
    """Numbers in plain digits, days year first, and blanks as nothing."""
    made = book(
        A1=42.0, B1=1234.5678, C1=date(2025, 4, 1), D1=datetime(2025, 4, 1, 12, 30), E1=True, F1="  two  words "
    )
    (grid,) = read(tmp_path, "file.xlsx", saved(made))

    assert grid.rows == (("42", "1234.5678", "2025-04-01", "2025-04-01 12:30:00", "TRUE", "two words"),)
    assert grid.days == {(0, 2), (0, 3)}
    assert grid.name == "file.xlsx, sheet figures"


def test_a_cell_formatted_as_a_per_cent_reads_as_it_is_shown(tmp_path: Path) -> None:
    """Excel keeps 32.3% as 0.323, which would be a rate a hundred times too small."""
    made = book(A1=0.323, B1=0.5)
    made["figures"]["A1"].number_format = "0.0%"

    (grid,) = read(tmp_path, "file.xlsx", saved(made))

    assert grid.rows == (("32.3%", "0.5"),)


def test_a_formula_without_its_value_is_shown_as_the_formula(tmp_path: Path) -> None:
    """A workbook that a program wrote holds formulas that nothing computed: a blank would hide them."""
    (grid,) = read(tmp_path, "file.xlsx", saved(book(A1=1, C4="=A1+1")))

    assert grid.cell(3, 2) == "=A1+1"


def test_a_formula_with_its_value_is_its_value(tmp_path: Path) -> None:
    """What Excel shows is what is read."""
    data = edited(saved(book(A1="=40+2")), "xl/worksheets/sheet1.xml", (b"<v></v>", b"<v>42</v>"))

    (grid,) = read(tmp_path, "file.xlsx", data)

    assert grid.rows == (("42",),)


def test_hidden_sheets_and_merged_cells_are_told(tmp_path: Path) -> None:
    """Neither is lost: a reader decides what they mean."""
    made = book(A1="title", A2="x")
    made["figures"].merge_cells("A1:C1")
    made.create_sheet("secret")["A1"] = 7
    made["secret"].sheet_state = "hidden"

    shown, hidden = read(tmp_path, "file.xlsx", saved(made))

    assert shown.merged == {(0, 1): (0, 0), (0, 2): (0, 0)}
    assert (shown.hidden, hidden.hidden, hidden.rows) == (False, True, (("7",),))


def test_the_tables_of_a_document_are_grids(tmp_path: Path) -> None:
    """A merged cell of Word stands in each place that it covers, and is told."""
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    for row, texts in zip(table.rows, (("Action", "Lead"), ("Meet", "Board")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(0, 0).merge(table.cell(0, 1))
    document.save(str(tmp_path / "plan.docx"))

    (grid,) = read_grids(tmp_path / "plan.docx", Project(tmp_path))

    assert grid.rows == (("Action Lead", "Action Lead"), ("Meet", "Board"))
    assert grid.merged == {(0, 1): (0, 0)}
    assert grid.name == "plan.docx, table 1"


def test_a_parquet_file_is_one_grid(tmp_path: Path) -> None:
    """Its columns are the first row."""
    pd.DataFrame({"area": ["E06000016", None], "value": [1.5, 2.0]}).to_parquet(tmp_path / "file.parquet")

    (grid,) = read_grids(tmp_path / "file.parquet", Project(tmp_path))

    assert grid.rows == (("area", "value"), ("E06000016", "1.5"), ("", "2"))


def bomb() -> bytes:
    """Return a small workbook that unpacks to more than any input holds."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(410):
            part.write(b" " * 1_000_000)
    return buffer.getvalue()


def test_a_zip_bomb_is_refused_by_its_size(tmp_path: Path) -> None:
    """Nothing unpacks it first."""
    with pytest.raises(InputStructure) as error:
        read(tmp_path, "file.xlsx", bomb())

    assert str(error.value) == (
        "file.xlsx is far larger than any input.\n"
        "  found: unpacked it is more than 400 million bytes\n"
        "Next: check that it is the right file; copy what is needed into a new workbook, or save it as CSV."
    )


def test_a_cell_at_the_end_of_the_sheet_does_not_fill_the_memory(tmp_path: Path) -> None:
    """One cell in XFD1048576 spans seventeen thousand million cells."""
    with pytest.raises(InputStructure, match="reaches to row 1,048,576 and column 16,384"):
        read(tmp_path, "file.xlsx", saved(book(A1=1, XFD1048576=2)))


@pytest.mark.parametrize("ending", [ending for ending in ENDINGS if ending not in (".csv", ".tsv", ".txt")])
@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 not a zip", b"\xd0\xcf\x11\xe0 not a workbook", b"a,b\n1,2\n", b"PAR1PAR1"]
)
def test_what_is_not_what_its_ending_says_is_refused(tmp_path: Path, ending: str, data: bytes) -> None:
    """A damaged, renamed or locked file is told by name, with what to do."""
    with pytest.raises(InputEncoding) as error:
        read(tmp_path, f"file{ending}", data)

    assert str(error.value).startswith(f"file{ending} is not a ")
    assert error.value.next_step


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    """The message lists what can be read."""
    with pytest.raises(InputStructure, match=r"plan\.pdf is of a kind that cannot be read"):
        read(tmp_path, "plan.pdf", b"%PDF-1.7")


def test_per_cents_of_an_open_document_are_refused(tmp_path: Path) -> None:
    """They are kept as fractions, and nothing tells which cells they are."""
    buffer = io.BytesIO()
    pd.DataFrame({"a": [0.5]}).to_csv(tmp_path / "x.csv")
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", CONTENT)

    with pytest.raises(InputStructure, match="cells formatted as per cents"):
        read(tmp_path, "file.ods", buffer.getvalue())


MANIFEST = """<?xml version="1.0"?><manifest:manifest
xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"></manifest:manifest>"""
CONTENT = """<?xml version="1.0"?><office:document-content
xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="one"><table:table-row><table:table-cell office:value-type="percentage"
office:value="0.323"><text:p>32.3%</text:p></table:table-cell></table:table-row></table:table>
</office:spreadsheet></office:body></office:document-content>"""


def test_cells_are_named_as_a_spreadsheet_names_them() -> None:
    """B7 is the second column of the seventh row; after Z comes AA."""
    assert (place(6, 1), place(0, 26)) == ("B7", "AA1")


@given(st.one_of(st.floats(), st.integers(), st.text(), st.booleans(), st.dates(), st.datetimes(), st.none()))
def test_any_value_has_a_text(value: object) -> None:
    """No value of a workbook makes an exception; a finite number reads back as itself."""
    text = text_of(value)

    assert isinstance(text, str)
    if isinstance(value, float) and value == value and abs(value) < 1e15:
        assert float(text) == value


GOOD = saved(book(A1="measure", B1="value", A2="fte_rate", B2=138.7))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=6))
@example(GOOD.index(b"xl/styles.xml"), b"zl")  # a part that only one of the readers of a workbook opens
@example(GOOD.index(b"xl/styles.xml") + 100, b"\x00\xff\x00\xff\x00\xff")
def test_damage_anywhere_in_a_workbook_is_a_grid_or_a_message(tmp_path: Path, start: int, piece: bytes) -> None:
    """Never a traceback, and a figure that is read is one that a workbook of these bytes holds."""
    try:
        grids = read(tmp_path, "file.xlsx", GOOD[:start] + piece + GOOD[start + len(piece) :])
    except UserError as error:
        assert error.next_step
    else:
        assert all(isinstance(cell, str) for grid in grids for row in grid.rows for cell in row)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.sampled_from(ENDINGS), st.binary(max_size=300))
def test_any_bytes_of_any_ending_are_grids_or_a_message(tmp_path: Path, ending: str, data: bytes) -> None:
    """Never a traceback."""
    try:
        assert isinstance(read(tmp_path, f"any{ending}", data), list)
    except UserError as error:
        assert error.next_step
