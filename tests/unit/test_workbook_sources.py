"""The sheet of sources becomes the service's own part of the source register."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
from workbook_example import context, table

from yjreport.files.reading import Remark
from yjreport.workbook.sources import SourceRegister

ROW = {"id": "leicester-2023-24-ysb", "title": "Data summary, June 2024", "released": "2024-06-30"}


def faults(*rows: dict[str, str]) -> list[Remark]:
    """Return what is wrong with a sheet of sources."""
    return [
        remark for remark in SourceRegister(table("sources", *rows), context()).remarks if remark.severity == "error"
    ]


def test_blank_cells_that_are_allowed_are_filled_in() -> None:
    """Publisher, kind, day of retrieval, licence, attribution and file have sensible values."""
    register = SourceRegister(table("sources", ROW), context())
    source = register.sources["leicester-2023-24-ysb"]

    assert register.remarks == []
    assert source.publisher == "Children and Young People's Justice Service"
    assert source.kind == "local"
    assert source.retrieved == source.released == date(2024, 6, 30)
    assert source.attribution == "Source: Children and Young People's Justice Service, Data summary, June 2024."
    assert source.licence
    assert source.sha256 == "0" * 64
    assert not source.synthetic


def test_a_fictional_service_has_synthetic_sources() -> None:
    """What a fictional service enters is labelled synthetic."""
    found = SourceRegister(table("sources", ROW), context("exampleshire", "2024-25")).sources

    assert found["leicester-2023-24-ysb"].synthetic


def test_every_cell_is_kept() -> None:
    """What is filled in stands in the register, with the word of the kind."""
    row = {**ROW, "publisher": "Ministry of Justice", "kind": "open (published statistics)", "licence": "OGL v3.0",
           "basis": "Police National Computer", "retrieved": "2024-07-02", "attribution": "Source: MoJ.",
           "address": "https://example.org/", "note": "Revised once."}  # fmt: skip
    source = SourceRegister(table("sources", row), context()).sources["leicester-2023-24-ysb"]

    assert (source.kind, source.licence, source.basis) == ("open", "OGL v3.0", "Police National Computer")
    assert (source.retrieved, source.attribution) == (date(2024, 7, 2), "Source: MoJ.")
    assert (source.address, source.released_note) == ("https://example.org/", "Revised once.")


def test_the_hash_is_that_of_the_file_that_is_named(tmp_path: Path) -> None:
    """A file beside the workbook or in downloads is hashed; one that is not there is a fault."""
    (tmp_path / "downloads").mkdir()
    (tmp_path / "downloads" / "summary.xlsx").write_bytes(b"figures")
    for name in ("summary.xlsx", "downloads/summary.xlsx", "downloads\\summary.xlsx"):
        grid = table("sources", {**ROW, "file": name}, path=tmp_path / "inputs.xlsx")
        source = SourceRegister(grid, context()).sources["leicester-2023-24-ysb"]
        assert source.sha256 == hashlib.sha256(b"figures").hexdigest()
    for name in ("other.xlsx", "../inputs.xlsx", "/etc/hostname", ".."):
        grid = table("sources", {**ROW, "file": name}, path=tmp_path / "inputs.xlsx")
        register = SourceRegister(grid, context())
        assert register.sources == {}
        assert f"cell L2 names {name}" in register.remarks[0].found


@pytest.mark.parametrize(
    ("change", "cell", "found"),
    [
        ({"id": ""}, "Id (column B)", "cell B2 is blank"),
        ({"id": "Our Source"}, "Id (column B)", "cell B2 holds Our Source"),
        ({"title": ""}, "Title (column C)", "cell C2 is blank"),
        ({"kind": "website"}, "Kind (column E)", "cell E2 holds website"),
        ({"kind": "open"}, "Licence (column I)", "cell I2 is blank"),
        ({"released": "30/06/2024"}, "Released (column G)", "cell G2 holds 30/06/2024"),
        ({"released": "2024-06-31"}, "Released (column G)", "cell G2 holds 2024-06-31"),
        ({"released": "1024-06-30"}, "Released (column G)", "cell G2 holds 1024-06-30"),
        ({"retrieved": "soon"}, "Retrieved (column H)", "cell H2 holds soon"),
        ({"retrieved": "2024-06-29"}, "Retrieved (column H)", "cell H2 holds 2024-06-29, before the release"),
        ({"row_type": "total"}, "Row type (column A)", "cell A2 holds total"),
    ],
)  # fmt: skip
def test_each_wrong_cell_is_named(change: dict[str, str], cell: str, found: str) -> None:
    """A missing or a wrong cell is a fault with its place and what is expected."""
    (fault,) = faults({**ROW, **change})

    assert (fault.row, fault.column, fault.found) == (2, cell, found)
    assert fault.expected
    assert fault.next_step


def test_an_id_twice_is_a_fault() -> None:
    """Two sources of one id cannot be told apart."""
    (fault,) = faults(ROW, ROW)

    assert fault.found == "cell B3 holds leicester-2023-24-ysb, and so does row 2"


def test_a_source_without_its_day_is_a_fault_only_where_it_is_used() -> None:
    """Rows of the template wait for their day until a figure names them."""
    grid = table("sources", {**ROW, "released": ""}, {**ROW, "id": "other"})
    register = SourceRegister(grid, context())

    assert list(register.sources) == ["other"]
    assert register.remarks == []
    assert register.undated_faults(["other", "unknown"]) == ()
    (fault,) = register.undated_faults(["leicester-2023-24-ysb", "leicester-2023-24-ysb"])
    assert fault.severity == "error"
    assert fault.found == "cell G2 is blank, and the source leicester-2023-24-ysb is used"


def test_an_overtyped_example_is_a_fault() -> None:
    """The example of the sheet is left alone or taken over, not both."""
    (fault,) = faults({"row_type": "example", **ROW})

    assert fault.found == "row 2 is marked example and its cells were changed"
