"""Tell whether a workbook is the officer's workbook, and which of its sheets is which."""

from __future__ import annotations

from collections.abc import Sequence

from yjreport.errors import did_you_mean
from yjreport.files.grid import Grid
from yjreport.files.reading import Remark
from yjreport.workbook.heading import heading_row
from yjreport.workbook.layout import COVER, LISTS, SHEETS

_SURE = 3
_PART = "sheet "


def workbook_sheets(grids: Sequence[Grid]) -> tuple[dict[str, Grid], list[Remark]]:
    """
    Return the sheets of the officer's workbook by name, and what the others are; none where it is another workbook.

    A workbook is ours where a sheet with one of our names has its headings, or where three sheets have our names.
    """
    named: dict[str, Grid] = {}
    others: list[Grid] = []
    for grid in grids:
        name = _name(grid)
        if name in SHEETS and name not in named:
            named[name] = grid
        elif name not in (COVER, LISTS):
            others.append(grid)
    ours = any(heading_row(grid, SHEETS[name]) is not None for name, grid in named.items())
    if not ours and len(named) < _SURE:
        return {}, []
    return {name: named[name] for name in SHEETS if name in named}, [_extra(grid) for grid in others]


def _name(grid: Grid) -> str:
    return " ".join(grid.part.removeprefix(_PART).casefold().split())


def _extra(grid: Grid) -> Remark:
    """Tell of a sheet that is not read; it is a fault where it has the headings of one that is."""
    name = _name(grid)
    like = [sheet.name for sheet in SHEETS.values() if heading_row(grid, sheet) is not None]
    guess = did_you_mean(name, SHEETS) or (f" It has the headings of {like[0]}." if like else "")
    return Remark(
        0, "", f"the {grid.part} is not a sheet of the workbook and is not read.{guess}",
        f"the sheets {', '.join(SHEETS)}",
        "move its rows to the sheet that they belong to, or delete it if it is not needed.",
        "error" if like else "note",
    )  # fmt: skip
