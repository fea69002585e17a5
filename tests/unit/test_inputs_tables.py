"""The reader: what it accepts, what it refuses, and in which words."""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path

import pytest
from gate_inputs import csv_bytes, good
from hypothesis import given, settings
from hypothesis import strategies as st

from yjreport.errors import InputEmpty, InputEncoding, InputMissing, InputStructure, UserError
from yjreport.files.columns import SCHEMAS
from yjreport.files.decoding import column_letter
from yjreport.files.tables import ORIGIN, ORIGIN_ROW, ROW, Table, read_folder, read_table
from yjreport.paths import Project

RISKS = SCHEMAS["risks"]
HEADER = ",".join(RISKS.names)
FIRST = "r1,register,finance,The grant is late,Posts are held,3,4,C3,board,a-plan,12,"
SECOND = "r2,narrative,data,Too few analysts,,,,,,a-plan,13,"
GOOD = f"{HEADER}\n{FIRST}\n{SECOND}\n".encode()


def read(folder: Path, data: bytes, kind: str = "risks") -> Table:
    """Write bytes as a file of a project and read it."""
    path = folder / "data" / f"{kind}.csv"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return read_table(path, SCHEMAS[kind], Project(folder))


def cp1252(text: str) -> bytes:
    """Return a text as Excel's plain CSV on Windows holds it."""
    return text.encode("cp1252")


BAD: dict[str, tuple[bytes, type[UserError], list[str]]] = {
    "no bytes": (b"", InputEmpty, ["data/risks.csv is empty", "0 bytes", "export it again"]),
    "only a byte order mark": (b"\xef\xbb\xbf", InputEmpty, ["is empty", "3 bytes"]),
    "only blank lines": (b"\r\n \r\n", InputEmpty, ["is empty"]),
    "UTF-16 with a mark": (GOOD.decode().encode("utf-16"), InputEncoding, ["UTF-16", "Unicode Text",
        "CSV UTF-8"]),
    "UTF-16 without one": (GOOD.decode().encode("utf-16-le"), InputEncoding, ["UTF-16"]),
    "UTF-16, big end first": (GOOD.decode().encode("utf-16-be"), InputEncoding, ["UTF-16"]),
    "Windows-1252, a pound sign": (
        cp1252(f"{HEADER}\n{FIRST}\nr2,narrative,£,x,,,,,,a-plan,13,\n"), InputEncoding,
        ["data/risks.csv is not UTF-8", "row 3, column C (category)", "byte A3", '"£"', "Windows-1252",
            "CSV UTF-8"]),
    "Windows-1252, a dash after a quoted line end": (
        cp1252(f'{HEADER}\nr1,register,"a\nb",–,,,,,,a-plan,12,\n'), InputEncoding,
        ["row 2, column D (risk)", "byte 96", '"–"']),
    "Windows-1252 behind a mark": (
        b"\xef\xbb\xbf" + cp1252(f"{HEADER}\nr’1,{FIRST[3:]}\n"), InputEncoding,
        ["row 2, column A (id)", "byte 92", '"’"']),
    "a byte of no Windows letter": (
        HEADER.encode() + b"\nr1,\x81" + FIRST[3:].encode() + b"\n", InputEncoding,
        ["row 2, column B (kind)", "byte 81", "older encoding"]),
    "a fault in the header": (b"\xff\xe9id,kind\n", InputEncoding, ["row 1, column A"]),
    "a NUL byte": (
        GOOD.replace(b"Too few", b"Too\0few"), InputEncoding, ["NUL byte", "row 3, column D (risk)"]),
    "a workbook": (b"PK\x03\x04\x14\x00", InputEncoding, ["not a CSV file",
        "Excel or OpenDocument workbook"]),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1", InputEncoding, ["old Excel workbook"]),
    "a PDF": (b"%PDF-1.7\n", InputEncoding, ["looks like a PDF"]),
    "no line end at the end": (
        GOOD.rstrip(b"\n"), InputStructure,
        ["may have been cut short", "row 3: r2,narrative,data", "press Enter at its end"]),
    "cut inside a character": (
        f"{HEADER}\n{FIRST}é".encode()[:-1], InputStructure, ["cut short", "inside a character", "row 2"]),
    "cut inside a row": (
        GOOD[:-20], InputStructure, ["may have been cut short", "row 3"]),
    "cut inside a quoted cell": (
        f'{HEADER}\n{FIRST}\nr2,narrative,data,"Too few\n'.encode(), InputStructure,
        ["quotation marks", "begins as row 3", "none closes it"]),
    "text after a closing mark": (
        f'{HEADER}\nr1,"register"s,finance\n'.encode(), InputStructure, ["row 2",
            "after a closing quotation mark"]),
    "too few cells": (
        f"{HEADER}\n{FIRST}\nr2,narrative\n{FIRST}\n".encode(), InputStructure,
        ["12 cells of its header", "row 3 has 2 cells: r2,narrative"]),
    "too many cells": (
        f"{HEADER}\n{FIRST},1,234\n".encode(), InputStructure, ["row 2 has 14 cells",
            "a number needs no comma"]),
    "many wrong rows": (
        (f"{HEADER}\n" + "a,b\n" * 30).encode(), InputStructure, ["row 9 has 2 cells", "and 22 more rows"]),
    "a blank row with rows after it": (
        f"{HEADER}\n{FIRST}\n\n{SECOND}\n".encode(), InputStructure, ["row 3 is blank, and rows follow it"]),
    "a blank first row": (f",,\n{HEADER}\n".encode(), InputStructure, ["Row 1", "blank", "id,kind"]),
    "semicolons": (
        GOOD.replace(b",", b";"), InputStructure, ["separated by semicolons", "not by commas",
            "list separator"]),
    "tabs": (GOOD.replace(b",", b"\t"), InputStructure, ["separated by tabs"]),
    "bars": (GOOD.replace(b",", b"|"), InputStructure, ["separated by vertical bars"]),
    "quoted semicolons": (
        ";".join(f'"{name}"' for name in RISKS.names).encode() + b"\n", InputStructure, ["semicolons"]),
    "a title above the header": (
        f"Risks of 2024\n\n{HEADER}\n{FIRST}\n".encode(), InputStructure,
        ["does not begin with its header", "header in row 3", "Risks of 2024"]),
    "the header of another input": (
        csv_bytes("actions", good()["actions"]), InputStructure, ["these are the columns of actions.csv"]),
    "no header": (f"{FIRST}\n".encode(), InputStructure, ["no header", "expected in row 1: id,kind"]),
    "a column missing": (
        GOOD.replace(b",owner", b"").replace(b",board", b"").replace(b",,,,,,a", b",,,,,a"), InputStructure,
        ["a column is missing: owner"]),
    "a column misspelt": (
        GOOD.replace(b"mitigation", b"Mitigations"), InputStructure,
        ["column E, Mitigations, is not known. Did you mean mitigation?", "missing: mitigation"]),
    "a column in capitals": (GOOD.replace(b"id,", b"ID,"), InputStructure, ["Did you mean id?"]),
    "a column twice": (
        GOOD.replace(b"owner", b"rating"), InputStructure, ["rating is there 2 times", "missing: owner"]),
    "a column too many": (
        f"{HEADER},extra\n{FIRST},1\n".encode(), InputStructure, ["column M, extra, is not known"]),
    "a column without a name": (
        f"{HEADER},\n{FIRST},\n".encode(), InputStructure, ["column M has no name"]),
    "line ends of an old Macintosh": (
        GOOD.replace(b"\n", b"\r"), InputStructure, ["old Macintosh", "CSV UTF-8"]),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gets_a_message_that_names_it(name: str, tmp_path: Path) -> None:
    """What, where, found, expected and what to do next stand in one short message."""
    data, kind, parts = BAD[name]

    with pytest.raises(kind) as caught:
        read(tmp_path, data)

    message = str(caught.value)
    assert [part for part in ["data/risks.csv", *parts] if part not in message] == [], message
    assert caught.value.next_step
    assert str(tmp_path) not in message
    assert len(message.splitlines()) <= 20
    assert caught.value.exit_code == kind.exit_code


def test_a_missing_file_names_what_stands_beside_it(tmp_path: Path) -> None:
    """A workbook or a doubled extension beside the missing file is the likeliest cause."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "risks.csv.txt").write_bytes(GOOD)

    with pytest.raises(InputMissing, match="missing") as caught:
        read_table(tmp_path / "data" / "risks.csv", RISKS, Project(tmp_path))

    assert "beside it: risks.csv.txt" in str(caught.value)


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    """A folder of the file's name is named as such."""
    (tmp_path / "risks.csv").mkdir()

    with pytest.raises(InputMissing, match="found a folder of that name"):
        read_table(tmp_path / "risks.csv", RISKS, Project(tmp_path))


def test_a_file_that_the_system_refuses_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that another program holds open is not called missing."""
    (tmp_path / "risks.csv").write_bytes(GOOD)

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)

    with pytest.raises(InputMissing, match="cannot be opened") as caught:
        read_table(tmp_path / "risks.csv", RISKS, Project(tmp_path))

    assert "Permission denied" in str(caught.value)
    assert "close it in Excel" in caught.value.next_step


def test_observations_need_a_row_and_registers_do_not(tmp_path: Path) -> None:
    """A header alone is empty for observations, and says 'none' for every other input."""
    for kind, schema in SCHEMAS.items():
        header = ",".join(schema.names).encode() + b"\n"
        if kind == "observations":
            with pytest.raises(InputEmpty, match="a header and no rows"):
                read(tmp_path, header, kind)
            with pytest.raises(InputEmpty):
                read(tmp_path, header + b"\n,,,\n", kind)
        else:
            assert read(tmp_path, header, kind).frame.empty


def test_a_table_holds_the_bytes_hash_and_the_relative_name(tmp_path: Path) -> None:
    """The hash is of the bytes that were parsed, and no path of the machine is in the name."""
    table = read(tmp_path, GOOD)

    assert table.sha256 == hashlib.sha256(GOOD).hexdigest()
    assert (table.kind, table.name) == ("risks", "data/risks.csv")
    assert list(table.frame.columns) == [*RISKS.names, ROW, ORIGIN, ORIGIN_ROW]
    assert table.frame["risk"].tolist() == ["The grant is late", "Too few analysts"]
    assert table.frame["mitigation"].tolist() == ["Posts are held", ""]


def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    """A cell that spans lines is one row; the header is row 1."""
    data = f'{HEADER}\nr1,register,"a\nb\nc",x,,,,,,s,1,\n{SECOND}\n'.encode()

    frame = read(tmp_path, data).frame

    assert frame[ROW].tolist() == [2, 3]
    assert frame["category"].tolist()[0] == "a\nb\nc"


def test_marks_line_ends_and_trailing_blank_rows_do_not_matter(tmp_path: Path) -> None:
    """A byte order mark, CRLF, and the empty rows that Excel leaves give the same table."""
    plain = read(tmp_path, GOOD).frame
    crlf = b"\xef\xbb\xbf" + GOOD.replace(b"\n", b"\r\n")

    wide = crlf + b",,\r\n,,,,,,,,,,,,,,\r\n \r\n"
    for data in (crlf, GOOD + b"\n\n", GOOD + b",,,,,,,,,,,\n", wide, GOOD + b"  "):
        assert read(tmp_path, data).frame.equals(plain)


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    """The frame has the order of the schema whatever the order of the file."""
    rows = list(csv.reader(io.StringIO(GOOD.decode())))
    turned = "".join(",".join(reversed(row)) + "\n" for row in rows).encode()

    assert read(tmp_path, turned).frame.equals(read(tmp_path, GOOD).frame)


def test_spaces_of_every_kind_are_stripped_and_text_is_kept(tmp_path: Path) -> None:
    """No-break and zero-width spaces around a value go; everything inside it stays."""
    data = GOOD.replace(b"C3", "\u00a0\u200b C 3\u2003\ufeff".encode()).replace(b"finance", "=1+1 £é".encode())

    frame = read(tmp_path, data).frame

    assert frame["rating"][0] == "C 3"
    assert frame["category"][0] == "=1+1 £é"


def test_a_folder_is_read_in_the_order_of_the_schemas(tmp_path: Path) -> None:
    """The six inputs of a year are read together, and a missing one is named."""
    for kind, rows in good().items():
        (tmp_path / f"{kind}.csv").write_bytes(csv_bytes(kind, rows))

    assert [table.kind for table in read_folder(tmp_path, Project(tmp_path))] == list(SCHEMAS)
    (tmp_path / "standards.csv").unlink()
    with pytest.raises(InputMissing, match=r"standards\.csv is missing"):
        read_folder(tmp_path, Project(tmp_path))


def test_columns_are_lettered_as_in_a_spreadsheet() -> None:
    """After Z comes AA."""
    assert [column_letter(index) for index in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]


def test_no_column_is_there_twice() -> None:
    """A header names each column once."""
    for schema in SCHEMAS.values():
        assert len(set(schema.names)) == len(schema.names)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_table_or_a_message(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """The reader never shows a traceback, whatever the file holds."""
    _table_or_message(tmp_path_factory, data)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(GOOD)), st.integers(0, 12), st.one_of(st.binary(max_size=6), st.sampled_from(
    [b'"', b"\n", b"\r", b"\r\n", b",", b'""', b"\0", b"\xa3", b"\xff\xfe", "\u2028".encode()]
)))  # fmt: skip
def test_a_good_file_with_a_piece_replaced_gives_a_table_or_a_message(
    tmp_path_factory: pytest.TempPathFactory, start: int, length: int, piece: bytes
) -> None:
    """Damage anywhere in a good file is read as it is or refused in words."""
    _table_or_message(tmp_path_factory, GOOD[:start] + piece + GOOD[start + length :])


def _table_or_message(factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = factory.getbasetemp() / "any"
    folder.mkdir(exist_ok=True)
    try:
        table = read(folder, data)
    except UserError as error:
        assert error.next_step
        assert len(str(error).splitlines()) <= 24
    else:
        assert list(table.frame.columns) == [*RISKS.names, ROW, ORIGIN, ORIGIN_ROW]
        assert not table.frame[list(RISKS.names)].isna().any().any()


CELL = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), max_size=8)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(CELL, min_size=12, max_size=12), max_size=5))
def test_what_a_csv_writer_writes_is_read_back(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    """Quotes, commas and line ends inside cells survive; the row numbers count rows, not lines."""
    folder = tmp_path_factory.getbasetemp() / "back"
    folder.mkdir(exist_ok=True)
    rows = [[f"r{number}", *row[1:]] for number, row in enumerate(rows)]
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([RISKS.names, *rows])

    frame = read(folder, out.getvalue().encode()).frame

    assert frame[ROW].tolist() == list(range(2, len(rows) + 2))
    for number, row in enumerate(rows):
        for name, cell in zip(RISKS.names, row, strict=True):
            assert frame[name][number] in cell
            assert len(frame[name][number]) <= len(cell)
