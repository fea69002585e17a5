"""A workbook of the fictional service, and grids with the headings of its sheets, for the tests of the workbook."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from yjreport.config.catalogue import load_catalogue
from yjreport.config.services import find_report, find_service
from yjreport.config.sources import read_sources as register
from yjreport.files.entries import area_index
from yjreport.files.grid import Cell, Grid
from yjreport.files.reading import ReaderContext
from yjreport.files.spreadsheets import read_workbook
from yjreport.paths import Project
from yjreport.workbook.layout import SHEETS
from yjreport.workbook.writer import workbook_bytes

PROJECT = Project.here()


@cache
def made(service: str = "leicester", year: str = "2023-24") -> bytes:
    """Return the bytes of a service's new workbook."""
    who, catalogue = find_service(PROJECT, service), load_catalogue(PROJECT)
    report = find_report(PROJECT, who, year)
    return workbook_bytes(who, report, catalogue, area_index(who, catalogue), register(PROJECT))


@cache
def context(service: str = "leicester", year: str = "2023-24") -> ReaderContext:
    """Return what a reader is told of a service."""
    who, catalogue = find_service(PROJECT, service), load_catalogue(PROJECT)
    return ReaderContext(who, year, catalogue, area_index(who, catalogue), PROJECT.params / "formats")


def grids(data: bytes, name: str = "inputs.xlsx") -> list[Grid]:
    """Return the sheets of a workbook."""
    return read_workbook(Path(name), name, data, hashlib.sha256(data).hexdigest())


def table(
    sheet: str,
    *rows: dict[str, str],
    above: tuple[tuple[str, ...], ...] = (),
    columns: tuple[str, ...] = (),
    days: frozenset[Cell] = frozenset(),
    merged: dict[Cell, Cell] | None = None,
    hidden: bool = False,
    path: Path = Path("inputs.xlsx"),
) -> Grid:
    """Return a grid with the titles of a sheet, all or some, over rows given by canonical column."""
    names = columns or tuple(field.name for field in SHEETS[sheet].fields)
    heads = tuple(SHEETS[sheet].by_name[name].title for name in names)
    cells = [*above, heads, *(tuple(row.get(name, "") for name in names) for row in rows)]
    return Grid(path, "inputs.xlsx", f"sheet {sheet}", "0" * 64, tuple(cells), hidden, days, merged or {})
