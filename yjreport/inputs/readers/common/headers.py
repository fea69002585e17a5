"""Find the header row of a grid anywhere near its top, and match its columns by their aliases."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from yjreport.errors import InputStructure
from yjreport.files.decoding import column_letter
from yjreport.files.grid import Grid
from yjreport.files.quoting import snippet
from yjreport.files.reading import Remark

Aliases = Mapping[str, Sequence[str]]

MOST_ROWS_ABOVE = 40
"""Titles and notes may stand above a header, but it is looked for in the first rows only."""

_MOST_SHOWN = 12


def plain(text: str) -> str:
    """
    Return a header or a category as it is compared: without case, spaces, underscores, signs and [note n] markers.

    Letters, digits, % and + are kept, so that "18+" is not "18" and "% of children" is not "of children".
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    without = re.sub(r"\[\s*notes?\b[^\]]*\]", "", folded)
    return re.sub(r"[^\w%+]|_", "", without)


@dataclass(frozen=True)
class Header:
    """Hold the header row of a grid (from 0), the known columns by name, and those with a name that is not known."""

    grid: Grid
    row: int
    columns: Mapping[str, int]
    unknown: tuple[tuple[int, str], ...] = ()

    def __contains__(self, column: str) -> bool:
        """Tell whether the grid has a column."""
        return column in self.columns

    def cell(self, row: int, column: str) -> str:
        """Return the text of a known column in a row counted from 0; blank where the grid has no such column."""
        return self.grid.cell(row, self.columns[column]).strip() if column in self.columns else ""

    def printed(self, column: str) -> str:
        """Return what the file calls a column, with its letter: 'Staffing costs (column C)'."""
        index = self.columns[column]
        return f"{self.grid.cell(self.row, index).strip()} (column {column_letter(index)})"

    def rows(self) -> Iterator[int]:
        """Yield the rows below the header that are not blank, counted from 0."""
        for number in range(self.row + 1, len(self.grid.rows)):
            if any(cell.strip() for cell in self.grid.rows[number]):
                yield number

    def remarks(self, used: str) -> list[Remark]:
        """Return one remark for each column that is not known; `used` is such as "a column of Fingertips"."""
        return [
            Remark(self.row + 1, column_letter(index), snippet(name, 60), used,
                   "nothing, if the column is not needed; else add its name to the aliases of the format.")
            for index, name in self.unknown
        ]  # fmt: skip


def index_of(aliases: Aliases) -> dict[str, str]:
    """Return the canonical name by every plain alias; a canonical name is an alias of itself."""
    found: dict[str, str] = {}
    for name, others in aliases.items():
        for alias in (name, *others):
            found.setdefault(plain(alias), name)
    return found


def find_header(grid: Grid, aliases: Aliases, needed: Collection[str]) -> Header | None:
    """
    Return the first row near the top that has every needed column, or None; columns have canonical names and aliases.

    A column that is there twice is not settled here: `require_header` refuses it.
    """
    known = index_of(aliases)
    for row, cells in enumerate(grid.rows[:MOST_ROWS_ABOVE]):
        names = [known.get(plain(cell), "") for cell in cells]
        if all(column in names for column in needed):
            return _header(grid, row, names)
    return None


def require_header(grid: Grid, aliases: Aliases, needed: Sequence[str], what: str, next_step: str) -> Header:
    """
    Return the header of a grid, as `find_header` does, or say what is missing.

    Raises:
        InputStructure: a needed column is missing, or a known column is there twice with other cells.
    """
    found = find_header(grid, aliases, needed)
    if found is None:
        raise _missing(grid, aliases, needed, what, next_step)
    doubled = _doubled(found, index_of(aliases))
    if doubled:
        raise InputStructure(
            f"{grid.name} has a column twice, with different cells.",
            details=[f"row {found.row + 1}: {text}" for text in doubled],
            next_step="delete the one that is not meant, or rename it, and run again.",
        )
    return found


def _header(grid: Grid, row: int, names: Sequence[str]) -> Header:
    columns: dict[str, int] = {}
    unknown = []
    for index, name in enumerate(names):
        printed = grid.cell(row, index).strip()
        if name:
            columns.setdefault(name, index)
        elif printed:
            unknown.append((index, printed))
    return Header(grid, row, columns, tuple(unknown))


def _doubled(header: Header, known: Mapping[str, str]) -> list[str]:
    """Return what is said of columns that are there twice and do not hold the same cells."""
    found = []
    for index, cell in enumerate(header.grid.rows[header.row]):
        name = known.get(plain(cell), "")
        first = header.columns.get(name, index) if name else index
        if first == index:
            continue
        if any(header.grid.cell(row, first) != header.grid.cell(row, index) for row in header.rows()):
            found.append(f"{header.printed(name)} and {cell.strip()} (column {column_letter(index)})")
    return found


def _missing(grid: Grid, aliases: Aliases, needed: Sequence[str], what: str, next_step: str) -> InputStructure:
    """Return the fault that names the row that looks most like the header and what it lacks."""
    known = index_of(aliases)
    top = [{known.get(plain(cell), "") for cell in cells} for cells in grid.rows[:MOST_ROWS_ABOVE]]
    best = max(range(len(top)), key=lambda row: len(top[row].intersection(needed)), default=0)
    held = top[best] if top else set()
    cells = [cell.strip() for cell in grid.rows[best]] if grid.rows else []
    if not held.intersection(needed):
        return InputStructure(
            f"{grid.name} has no header of {what}.",
            details=[
                f"expected in the first {MOST_ROWS_ABOVE} rows: {', '.join(_named(name, aliases) for name in needed)}",
                f"found in row 1: {snippet(', '.join(cells), 120) if any(cells) else 'nothing'}",
            ],
            next_step=next_step,
        )
    lines = []
    for name in [name for name in needed if name not in held]:
        near = get_close_matches(_named(name, aliases), [cell for cell in cells if cell], n=1, cutoff=0.6)
        lines.append(f"missing: {_named(name, aliases)}" + (f"; the row has {snippet(near[0], 40)}" if near else ""))
    return InputStructure(
        f"{grid.name} lacks {'a column' if len(lines) == 1 else 'columns'} of {what}.",
        details=[*lines[:_MOST_SHOWN], f"found in row {best + 1}: {snippet(', '.join(filter(None, cells)), 160)}"],
        next_step=next_step,
    )


def _named(name: str, aliases: Aliases) -> str:
    """Return what the publisher calls a column: its first alias."""
    others = aliases.get(name, ())
    return others[0] if others else name
