"""The reader of case-level extracts: what it takes, what it refuses, and that it never breaks."""

from __future__ import annotations

import hashlib
import io
import zipfile
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from case_extract import PLAIN, SERVICE, csv_of, good, read, workbook, write
from hypothesis import example, given, settings
from hypothesis import strategies as st

from yjreport.cases.cells import CellFault, read_cell
from yjreport.cases.columns import DATE, MOMENT, CaseColumn
from yjreport.cases.extract import ROW
from yjreport.cases.mapping import Mapping
from yjreport.cases.reader import read_extract
from yjreport.cases.schema import CASE_SCHEMAS
from yjreport.errors import GateFailed, InputEmpty, InputEncoding, InputMissing, InputStructure, UserError
from yjreport.paths import Project

DAY = CaseColumn("day", "A day.", DATE, "2024-03-31")
CLOCK = CaseColumn("time", "A time.", MOMENT, "2024-03-31 09:15")
EVERY = ("yyyy-mm-dd", "dd/mm/yyyy", "excel serial")


def refused(folder: Path, error: type[UserError], mapping: Mapping = PLAIN) -> str:
    """Return the message with which an extract is refused."""
    with pytest.raises(error) as caught:
        read_extract(folder / "cases", mapping, SERVICE, Project(folder))
    return str(caught.value)


def test_a_good_extract_is_typed(tmp_path: Path) -> None:
    """Ids and words are texts, days are days, counts keep what is missing, and rows have their numbers."""
    extract = read(tmp_path, good())

    assert extract.statements == ()
    for kind, schema in CASE_SCHEMAS.items():
        frame = extract[kind]
        assert list(frame.columns) == [*schema.names, ROW]
        assert list(frame[ROW]) == list(range(2, len(frame) + 2))
        assert extract.has(kind)
    assert str(extract["offences"]["offence_date"].dtype) == "datetime64[s]"
    assert extract["offences"]["gravity"].tolist() == [6, pd.NA, 5]
    assert str(extract["kpi_returns"]["ete_hours"].dtype) == "Float64"
    assert extract["kpi_returns"]["ete_hours"].iloc[1] == 12.5
    assert list(extract["children"]["looked_after"]) == ["no", ""]
    assert list(extract["children"]["ethnicity"]) == ["Black", "not known"]


def test_each_table_tells_its_file_and_the_hash_of_its_bytes(tmp_path: Path) -> None:
    """The hash is that of the bytes that were parsed; a table that is not there has neither."""
    tables = good()
    del tables["victims"]
    extract = read(tmp_path, tables)

    data = (tmp_path / "cases" / "orders.csv").read_bytes()
    assert extract.tables["orders"].sha256 == hashlib.sha256(data).hexdigest()
    assert extract.tables["orders"].name == "cases/orders.csv"
    assert (extract.tables["victims"].name, extract.tables["victims"].sha256) == ("", "")
    assert not extract.has("victims")
    assert list(extract["victims"].columns) == [*CASE_SCHEMAS["victims"].names, ROW]


def test_a_table_with_a_header_only_was_there(tmp_path: Path) -> None:
    """No remands is something else than no table of remands."""
    extract = read(tmp_path, {**good(), "remands": []})

    assert extract.has("remands")
    assert extract["remands"].empty
    assert str(extract["remands"]["start"].dtype) == "datetime64[s]"


@pytest.mark.parametrize("kind", ["coverage", "children", "offences", "outcomes"])
def test_a_table_that_must_be_there_is_missed(tmp_path: Path, kind: str) -> None:
    """Without it the message names it, and what was found."""
    tables = good()
    del tables[kind]
    write(tmp_path, tables)

    assert f"{kind}: {kind}" in refused(tmp_path, InputMissing)


@pytest.mark.parametrize("kind", ["coverage", "children"])
def test_a_table_that_must_have_rows_is_empty(tmp_path: Path, kind: str) -> None:
    """A header alone says nothing of whom the extract is about, or when."""
    tables = {
        name: rows if name in ("coverage", "children", "offences", "outcomes") else [] for name, rows in good().items()
    }
    for name in ("offences", "outcomes", kind):
        tables[name] = []
    write(tmp_path, tables)

    assert f"cases/{kind}.csv holds a header and no rows" in refused(tmp_path, InputEmpty)


def test_there_is_no_such_folder(tmp_path: Path) -> None:
    """The message names the folder and the key that names it."""
    assert "`cases.folder`" in refused(tmp_path, InputMissing)


def test_a_file_that_nothing_reads_is_not_lost(tmp_path: Path) -> None:
    """A table under a misspelt name is refused with the right one, and other files are left alone when ignored."""
    place = write(tmp_path, good())
    (place / "kpi_return.csv").write_bytes((place / "kpi_returns.csv").read_bytes())
    message = refused(tmp_path, InputStructure)
    ignoring = Mapping(id="other", title="Ignores", ignored=("KPI_Return",))

    assert "kpi_return. Did you mean kpi_returns" in message
    assert read_extract(place, ignoring, SERVICE, Project(tmp_path)).mapping == "other"


def test_one_workbook_or_csv_files_and_not_both(tmp_path: Path) -> None:
    """Nothing is chosen in silence."""
    place = write(tmp_path, good())
    (place / "extract.xlsx").write_bytes(workbook({"children": [["child_id"]]}))

    assert "1 workbooks and 11 CSV files" in refused(tmp_path, InputStructure)


DAMAGED: dict[str, tuple[bytes, type[UserError], list[str]]] = {
    "no bytes": (b"", InputEmpty, ["is empty"]),
    "Windows-1252": ("child_id,caf\u00e9\n".encode("cp1252"), InputEncoding, ["Windows-1252"]),
    "a workbook in disguise": (workbook({"a": [["b"]]}), InputEncoding, ["Excel"]),
    "semicolons": (b"order_id;child_id;outcome_id\n1;2;3\n", InputStructure, ["semicolons", "CSV UTF-8"]),
    "an open quote": (b'order_id,child_id\n"R1,C1\n', InputStructure, ["row 2"]),
    "no line end": (b"order_id,child_id\nR1,C1", InputStructure, ["cut short"]),
    "a blank first row": (b",,\nR1,C1,\n", InputStructure, ["Row 1", "blank"]),
    "a row too long": (csv_of(CASE_SCHEMAS["orders"].names, []) + b"R1,C1,,prevention,2024-01-01,,,,,more\n",
                       InputStructure, ["row 2 has 10 cells", "8 cells"]),
    "a column twice": (b"order_id,order_id,child_id\n", InputStructure, ["columns A and B are both order_id"]),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_is_explained(tmp_path: Path, name: str) -> None:
    """The message says what is wrong with the file and what to do."""
    data, error, words = DAMAGED[name]
    (write(tmp_path, good()) / "orders.csv").write_bytes(data)
    message = refused(tmp_path, error)

    assert "orders" in message
    assert [] == [word for word in words if word not in message]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 not a zip", workbook({"a": [["b"]]})[:-40]])
def test_a_damaged_workbook_is_explained(tmp_path: Path, data: bytes) -> None:
    """Bytes that are no workbook are refused with what to save instead."""
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "extract.xlsx").write_bytes(data)

    assert "without a password" in refused(tmp_path, InputEncoding)


def test_a_zip_that_is_no_workbook_is_explained(tmp_path: Path) -> None:
    """A sound archive of something else is no workbook either."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.txt", "text")
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "extract.xlsx").write_bytes(made.getvalue())

    assert "is not a workbook that can be read" in refused(tmp_path, InputEncoding)


def test_a_workbook_gives_what_csv_files_give(tmp_path: Path) -> None:
    """Texts, numbers and days as a spreadsheet stores them are the same extract."""
    days = {column.name for schema in CASE_SCHEMAS.values() for column in schema.columns if column.form == DATE}

    def cell(name: str, text: str) -> object:
        if name in days and text:
            return date.fromisoformat(text)
        return float(text) if text.replace(".", "", 1).isdigit() else text

    sheets = {
        kind: [
            list(CASE_SCHEMAS[kind].names),
            *([cell(n, row.get(n, "")) for n in CASE_SCHEMAS[kind].names] for row in rows),
        ]
        for kind, rows in good().items()
    }
    (tmp_path / "book.xlsx").write_bytes(workbook(sheets))
    from_book = read_extract(tmp_path / "book.xlsx", PLAIN, SERVICE, Project(tmp_path))
    from_files = read(tmp_path, good())

    for kind in CASE_SCHEMAS:
        assert from_book[kind].equals(from_files[kind]), kind


def test_the_first_faults_are_in_full_and_the_rest_are_counted(tmp_path: Path) -> None:
    """Eight faults name row, column, what was found and what to do; the others are counted by column."""
    tables = good()
    tables["arrests"] = [
        {"arrest_id": f"A{n}", "child_id": "C1", "arrested": "2023-01-05", "outcome": "let go"} for n in range(30)
    ]
    tables["children"][0]["sex"] = "boy"
    write(tmp_path, tables)
    message = refused(tmp_path, GateFailed)

    assert "The case-level extract has 31 faults." in message
    assert 'cases/children.csv, row 2, sex: found "boy"; expected one of female, male, not known' in message
    assert 'cases/arrests.csv, row 2, outcome: found "let go"' in message
    assert "and 23 more in cases/arrests.csv, outcome" in message
    assert "docs/case-level.md" in message


@pytest.mark.parametrize(
    ("text", "forms", "found"),
    [
        ("2024-03-31", EVERY, "2024-03-31"),
        ("31/03/2024", EVERY, "2024-03-31"),
        ("1/3/2024", EVERY, "2024-03-01"),
        ("45382", EVERY, "2024-03-31"),
        ("45382.75", EVERY, "2024-03-31"),
        ("2024-03-31 21:40", EVERY, "2024-03-31"),
        ("2024-03-31T00:00:00", EVERY, "2024-03-31"),
        ("29/02/2024", ("dd/mm/yyyy",), "2024-02-29"),
    ],
)
def test_days_are_read_as_the_mapping_says(text: str, forms: tuple[str, ...], found: str) -> None:
    """Three forms, with or without a time, give the day."""
    assert read_cell(text, DAY, {}, forms).date().isoformat() == found  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "forms", "expected"),
    [
        ("31/03/24", EVERY, "four digits"),
        ("31.03.24", EVERY, "four digits"),
        ("31/03/2024", ("yyyy-mm-dd",), "a day as yyyy-mm-dd"),
        ("2024-03-31", ("dd/mm/yyyy",), "a day as dd/mm/yyyy"),
        ("45382", ("yyyy-mm-dd",), "a day as yyyy-mm-dd"),
        ("03/31/2024", EVERY, "a day of the calendar"),
        ("2023-02-29", EVERY, "a day of the calendar"),
        ("2024-03-31 25:00", EVERY, "a day of the calendar"),
        ("1024-03-31", EVERY, "a year from 1900"),
        ("60", EVERY, "a day as"),
        ("March 2024", EVERY, "a day as"),
        ("", EVERY, "a filled cell"),
    ],
)
def test_other_days_are_refused(text: str, forms: tuple[str, ...], expected: str) -> None:
    """A year of two digits, another form, and a day that is in no calendar are never guessed at."""
    with pytest.raises(CellFault, match=expected):
        read_cell(text, DAY, {}, forms)


def test_a_time_needs_its_clock() -> None:
    """How long a child was held cannot be told from a day."""
    assert read_cell("17/02/2024 09:05", CLOCK, {}, EVERY).isoformat() == "2024-02-17T09:05:00"  # type: ignore[union-attr]
    with pytest.raises(CellFault, match="a day and a time"):
        read_cell("2024-02-17", CLOCK, {}, EVERY)
    with pytest.raises(CellFault, match="a day and a time"):
        read_cell(date(2024, 2, 17), CLOCK, {}, EVERY)


@given(st.dates(date(1900, 3, 1), date(2099, 12, 31)))
@example(date(2099, 12, 31))
def test_the_three_forms_of_a_day_agree(day: date) -> None:
    """Any day reads the same as ISO, British and as a spreadsheet's number."""
    serial = str((day - date(1899, 12, 30)).days)

    for text in (day.isoformat(), f"{day:%d/%m/%Y}", serial):
        if text != serial or (day - date(1900, 3, 1)) >= timedelta(0):
            assert read_cell(text, DAY, {}, EVERY).date() == day  # type: ignore[union-attr]


@settings(max_examples=40, deadline=None)
@given(
    kind=st.sampled_from(list(CASE_SCHEMAS)),
    data=st.one_of(
        st.binary(max_size=200),
        st.text(max_size=200).map(str.encode),
        st.lists(st.lists(st.text(alphabet='ab,"\n\r\x00é 1', max_size=6), max_size=5), max_size=5).map(
            lambda rows: "\n".join(",".join(row) for row in rows).encode()
        ),
    ),
)
def test_no_bytes_break_the_reader(kind: str, data: bytes) -> None:
    """Whatever a file holds, the reader reads it or says what is wrong with it."""
    with TemporaryDirectory() as folder:
        place = write(Path(folder), good())
        (place / f"{kind}.csv").write_bytes(data)
        with pytest.raises(UserError) as caught:
            read_extract(place, PLAIN, SERVICE, Project(Path(folder)))

    assert caught.value.next_step


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_no_cell_breaks_the_reader(data: st.DataObject) -> None:
    """Whatever stands in a cell, the extract is read or the message names the table."""
    tables = good()
    kind = data.draw(st.sampled_from(list(tables)))
    row = data.draw(st.sampled_from(tables[kind]))
    column = data.draw(st.sampled_from(CASE_SCHEMAS[kind].columns))
    text = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)
    near = st.sampled_from(["", "0", "-1", "9", "yes", "no", "not known", "C1", "C2", "D1", "D2", "F3", "R1", "R3",
        "2020-01-01", "2024-02-29", "2030-01-01", "1999-12-31 23:59", "2024-05-05 10:00", *column.words])  # fmt: skip
    row[column.name] = data.draw(st.one_of(text, near))
    with TemporaryDirectory() as folder:
        try:
            extract = read(Path(folder), tables)
        except UserError as error:
            assert error.next_step
            assert any(f"{name}.csv" in str(error) for name in tables)
        else:
            assert len(extract[kind]) + sum(
                s.count for s in extract.statements if s.table == kind and s.left_out
            ) == len(tables[kind])


@settings(max_examples=25, deadline=None)
@given(place=st.integers(0, 4000), byte=st.integers(0, 255))
def test_no_damage_to_a_workbook_breaks_the_reader(place: int, byte: int) -> None:
    """One byte of a workbook changed, it is read or refused; the reader of workbooks never ends the program."""
    names = ("coverage", "children", "offences", "outcomes")
    sheets = {
        k: [list(CASE_SCHEMAS[k].names), *([r.get(n, "") for n in CASE_SCHEMAS[k].names] for r in good()[k])]
        for k in names
    }
    book = bytearray(workbook(sheets))
    book[place % len(book)] = byte
    with TemporaryDirectory() as folder:
        path = Path(folder) / "extract.xlsx"
        path.write_bytes(book)
        try:
            extract = read_extract(path, PLAIN, SERVICE, Project(Path(folder)))
        except UserError as error:
            assert str(error)
        else:
            assert len(extract["children"]) <= 2
