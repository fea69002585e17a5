"""Grids and Word documents of the kind that officers receive, for the tests of their readers."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from yjreport.config.catalogue import load_catalogue
from yjreport.config.services import described
from yjreport.files.entries import area_index
from yjreport.files.grid import Grid
from yjreport.files.reading import ReaderContext
from yjreport.paths import Project

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from yjreport.files.reading import Reader, Reading

ROOT = Path(__file__).resolve().parents[2]
PROJECT = Project(ROOT)

ODD = [
    "", "-", "–", "*", "n/a", "0", "0.5", "1.234", "12", "1,234", "1,23", "12,34", "£121.691", "£1.2m", "£26k",
    "(500)", "-5", "5%", "32.3%", "12*", "7 (1)", "1 234", "<5", "about 5", "12/40", "=B2", "#REF!", "1e5",
    "O12", "Total", "Other",
    "Q1 2024", "2024", "Mar-24", "01/02/2024", "31/03/24", "Apr - Jun 2024", "Leicester", "National", "Police", "PCC",
    "Complete", "Green", "Numerator", "Action", "Agency", "\u00b9", "²3", "99999999999999", "Jane "
    "Doe", "²", "١٢", "½", "£", "%",
]  # fmt: skip


@lru_cache
def context(slug: str = "leicester", year: str = "2023-24") -> ReaderContext:
    """Return what a reader is given for a service that the project has."""
    catalogue, service = load_catalogue(PROJECT), described(PROJECT)[slug]
    return ReaderContext(service, year, catalogue, area_index(service, catalogue), PROJECT.params / "formats")


def grid(
    rows: Iterable[Sequence[str]],
    merged: dict | None = None,
    days: Iterable[tuple[int, int]] = (),
    part: str = "table 1",
) -> Grid:
    """Return a grid of texts."""
    texts = tuple(tuple(row) for row in rows)
    return Grid(Path("a.docx"), "a.docx", part, "0" * 64, texts, merged=merged or {}, days=frozenset(days))


def read(reader: Reader, *grids: Grid, where: ReaderContext | None = None) -> Reading:
    """Return what a reader makes of the first of some grids."""
    assert reader.recognises(grids)
    return reader.read(grids, where or context())[0][1]


def said(reading: Reading, severity: str = "error") -> list[str]:
    """Return the remarks of one severity: the cell, what was found, what was expected and what to do."""
    return [
        f"{remark.column}{remark.row}: {remark.found} | {remark.expected} | {remark.next_step}"
        for remark in reading.remarks
        if remark.severity == severity
    ]


def numbers_in(grids: Sequence[Grid]) -> set[Decimal]:
    """Return every number that a grid prints: digits with their commas taken out and their point kept."""
    found = set()
    for one in grids:
        for row in one.rows:
            for cell in row:
                for text in re.findall(r"-?[0-9][0-9,]*(?:\.[0-9]+)?", cell.replace("£", "").replace("−", "-")):
                    for shape in (text, text.lstrip("-")):
                        try:
                            found.add(Decimal(shape.replace(",", "")))
                        except InvalidOperation:
                            continue
    return found


@st.composite
def spoiled(draw: st.DrawFn, good: Sequence[Sequence[str]]) -> Grid:
    """Return a good table with a few cells, rows or columns changed."""
    rows = [list(row) for row in good]
    for _ in range(draw(st.integers(1, 4))):
        row = draw(st.integers(0, len(rows) - 1))
        kind = draw(st.sampled_from(["cell", "cell", "cell", "text", "insert", "drop", "swap", "row", "again"]))
        place = draw(st.integers(0, max(len(rows[row]) - 1, 0)))
        if kind in ("cell", "text") and rows[row]:
            rows[row][place] = draw(st.sampled_from(ODD)) if kind == "cell" else draw(st.text(max_size=12)).strip()
        elif kind == "insert":
            rows[row].insert(place, draw(st.sampled_from(ODD)))
        elif kind == "drop" and rows[row]:
            del rows[row][place]
        elif kind == "swap":
            other = draw(st.integers(0, len(rows) - 1))
            rows[row], rows[other] = rows[other], rows[row]
        elif kind == "again":
            rows.insert(row, list(rows[row]))
        elif len(rows) > 1:
            del rows[row]
    merged, days = {}, set()
    if draw(st.booleans()):
        row = draw(st.integers(1, max(len(rows) - 1, 1)))
        if row < len(rows) and rows[row] and rows[row - 1]:
            merged[(row, 0)] = (row - 1, 0)
            rows[row][0] = rows[row - 1][0]
    if draw(st.booleans()):
        days.add((draw(st.integers(0, len(rows) - 1)), draw(st.integers(0, 4))))
    return grid(rows, merged, days)
