"""A reader's context of a real service, and grids that tests write down."""

from __future__ import annotations

from pathlib import Path

from yjreport.config.catalogue import load_catalogue
from yjreport.config.services import find_service
from yjreport.files.entries import area_index
from yjreport.files.grid import Grid
from yjreport.files.reading import ReaderContext
from yjreport.paths import Project

PROJECT = Project(Path(__file__).resolve().parent.parent.parent)


def context_of(slug: str = "leicester", year: str = "2024-25") -> ReaderContext:
    """Return what a reader of a service's files is given."""
    service, catalogue = find_service(PROJECT, slug), load_catalogue(PROJECT)
    return ReaderContext(service, year, catalogue, area_index(service, catalogue), PROJECT.params / "formats")


def grid_of(rows: list[list[str]], name: str = "downloads/file.csv", part: str = "", *, hidden: bool = False) -> Grid:
    """Return rows of texts as the grid of a file."""
    return Grid(Path(name), name, part, "0" * 64, tuple(map(tuple, rows)), hidden=hidden)


def rows_of(text: str, delimiter: str = ",") -> list[list[str]]:
    """Return the cells of lines without quotation marks."""
    return [line.split(delimiter) for line in text.strip("\n").split("\n")]
