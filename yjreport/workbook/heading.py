"""Find the headings of a sheet wherever they stand, and say what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yjreport.errors import InputStructure, did_you_mean
from yjreport.files.decoding import column_letter
from yjreport.files.grid import Grid, place
from yjreport.files.quoting import snippet
from yjreport.files.reading import Remark
from yjreport.workbook.layout import Sheet, plain

MOST_ROWS_ABOVE = 200
_ENOUGH = 3
_DIGIT = re.compile(r"\d")
_CLOSE = 2

# Letters of the Greek and the Cyrillic alphabet that look like Latin ones, small letters after the change of case.
_ALIKE = str.maketrans("авсеіјкмнорѕтухԁԛԝαεικνορτυχ", "abceijkmhopstyxdqwaeikvoptux")


@dataclass(frozen=True)
class Headings:
    """
    Hold which column of a grid is which.

    Args:
        grid: the grid.
        sheet: what it should hold.
        row: the row of the headings, counted from 0.
        places: the column of each canonical name, counted from 0.
        unknown: columns whose heading is not known.
    """

    grid: Grid
    sheet: Sheet
    row: int
    places: dict[str, int]
    unknown: tuple[int, ...]

    def printed(self, name: str) -> str:
        """Return what the file calls a column, 'Out of (denominator) (column F)'; its title where it is not there."""
        if name in self.places:
            column = self.places[name]
            return f"{snippet(self.grid.cell(self.row, column))} (column {column_letter(column)})"
        return self.sheet.by_name[name].title if name in self.sheet.by_name else ""

    def cell_name(self, row: int, name: str) -> str:
        """Return what messages call a cell, whether its column is there or not."""
        return f"cell {place(row, self.places[name])}" if name in self.places else f"row {row + 1}"

    def remark(self, row: int, name: str, found: str, expected: str, next_step: str, severity: str = "error") -> Remark:
        """Return a remark on a row, counted from 0, and a column by its canonical name; blank for the whole row."""
        return Remark(row + 1, self.printed(name), found, expected, next_step, severity)

    def rows(self) -> Iterator[int]:
        """Yield the rows below the headings, counted from 0."""
        yield from range(self.row + 1, len(self.grid.rows))

    def cells(self, row: int) -> dict[str, str]:
        """Return the texts of a row by canonical name."""
        return {name: self.grid.cell(row, column).strip() for name, column in self.places.items()}


def find_headings(grid: Grid, sheet: Sheet) -> tuple[Headings, list[Remark]]:
    """
    Return where the headings of a sheet stand, and what is wrong around them.

    Args:
        grid: the sheet, or the CSV file in its place.
        sheet: what it should hold. Titles and canonical names are understood, in any order and any case.

    Raises:
        InputStructure: no row holds the headings, a heading is there twice, or a column is missing without which
            the rows say nothing.
    """
    row = heading_row(grid, sheet)
    if row is None:
        raise _none(grid, sheet)
    names = [_name(cell, sheet) for cell in grid.rows[row]]
    places: dict[str, int] = {}
    for column, name in enumerate(names):
        if name and name in places:
            raise InputStructure(
                f"{grid.name} has a heading twice.",
                details=[f"found in {place(row, places[name])}: {snippet(grid.cell(row, places[name]))}",
                         f"found in {place(row, column)}: {snippet(grid.cell(row, column))}"],
                next_step="keep the column that is meant and delete the other, or change its heading.",
            )  # fmt: skip
        if name:
            places[name] = column
    unknown = tuple(column for column, cell in enumerate(grid.rows[row]) if cell.strip() and not names[column])
    found = Headings(grid, sheet, row, places, unknown)
    remarks = [*_unknown(found), *_look_alikes(found)]
    _require(found, remarks)
    return found, [*remarks, *_above(found), *_again(found), *_outside(found)]


def heading_row(grid: Grid, sheet: Sheet) -> int | None:
    """Return the first row that holds most of a sheet's headings, None where no row holds enough of them."""
    scores = [_score(cells, sheet) for cells in grid.rows[:MOST_ROWS_ABOVE]]
    best = max(scores, default=0)
    if best < _CLOSE:
        return None
    row = scores.index(best)
    return row if best >= _ENOUGH or best * 2 >= sum(map(bool, grid.rows[row])) else None


def _score(cells: Sequence[str], sheet: Sheet) -> int:
    return len({name for cell in cells if (name := _name(cell, sheet))})


def _name(cell: str, sheet: Sheet) -> str:
    heading = plain(cell)
    return sheet.headings.get(heading) or sheet.headings.get(heading.translate(_ALIKE), "")


def _none(grid: Grid, sheet: Sheet) -> InputStructure:
    first = next((cells for cells in grid.rows if sum(map(bool, cells)) > 1), grid.rows[0] if grid.rows else ())
    found = snippet(", ".join(filter(None, first)), 100)
    return InputStructure(
        f"{grid.name} has no row with the headings of {sheet.name}.",
        details=[f"found: {found or 'nothing'}", f"expected: {', '.join(one.title for one in sheet.fields)}"],
        next_step="put the headings back in one row above the table; `make new` makes a workbook that has them.",
    )


def _require(found: Headings, remarks: list[Remark]) -> None:
    sheet, grid = found.sheet, found.grid
    missing = [one.title for one in sheet.fields if one.required and one.name not in found.places]
    figures = [sheet.by_name[name].title for name in sheet.listed]
    if figures and not set(sheet.listed[:-1]) & found.places.keys():
        missing.append(f"one of {', '.join(figures[:-1])}")
    if not missing:
        return
    raise InputStructure(
        f"{grid.name} lacks {'a column' if len(missing) == 1 else 'columns'} that every row needs.",
        details=[f"missing: {'; '.join(missing)}",
                 f"found in row {found.row + 1}: {snippet(', '.join(filter(None, grid.rows[found.row])), 160)}",
                 *(f"{one.column}: {one.found}" for one in remarks[:6])],
        next_step=f"add the heading in row {found.row + 1}; columns may stand in any order.",
    )  # fmt: skip


def _unknown(found: Headings) -> Iterator[Remark]:
    """Tell of each column that is not read: a fault where it may be a missing one, a warning where it has numbers."""
    missing = [field for field in found.sheet.fields if field.name not in found.places]
    near = {plain(field.title): field.title for field in missing} | {plain(one.name): one.title for one in missing}
    for column in found.unknown:
        heading = found.grid.cell(found.row, column)
        guess = did_you_mean(plain(heading), near)
        for word, title in near.items():
            guess = guess.replace(f" {word}", f" {title!r}")
        cells = [cell for row in found.rows() if (cell := found.grid.cell(row, column))]
        severity = "error" if guess and cells else "warning" if any(map(_DIGIT.search, cells)) else "note"
        yield Remark(
            found.row + 1, column_letter(column), f"the heading {snippet(heading)} in {place(found.row, column)} "
            f"is not known{', and its cells are not used' if cells else ''}.{guess}",
            f"a heading of the sheet {found.sheet.name}",
            "write the heading as the workbook has it, or delete the column if it is not needed.", severity,
        )  # fmt: skip


def _look_alikes(found: Headings) -> Iterator[Remark]:
    sheet = found.sheet
    for name, column in found.places.items():
        heading = found.grid.cell(found.row, column)
        if plain(heading) not in sheet.headings:
            odd = "".join(dict.fromkeys(letter for letter in heading if ord(letter) > 0x36F and letter.isalpha()))
            yield Remark(
                found.row + 1, column_letter(column), f"the heading in {place(found.row, column)} looks like "
                f"{snippet(sheet.by_name[name].title)} and has letters of another alphabet: {snippet(odd)}",
                sheet.by_name[name].title, "type the heading again by hand; it may have been copied from a web page.",
                "error",
            )  # fmt: skip


def _above(found: Headings) -> Iterator[Remark]:
    for row in range(found.row):
        if sum(map(bool, found.grid.rows[row])) >= _ENOUGH:
            yield Remark(
                row + 1, "", f"row {row + 1} stands above the headings and has several cells: it is not read",
                f"a title or a note in one cell, or rows below row {found.row + 1}",
                f"move its cells below the headings in row {found.row + 1}, or delete the row.", "error",
            )  # fmt: skip


def _again(found: Headings) -> Iterator[Remark]:
    sheet = found.sheet
    least = max(_ENOUGH, len(found.places) // 2)
    words = {word.casefold() for field in sheet.fields for word in (field.title, field.name)}
    for row in found.rows():
        cells = found.grid.rows[row]
        # Few rows hold any of the words, so that a long file is looked through quickly.
        if sum(cell.casefold() in words for cell in cells if cell) >= least and _score(cells, sheet) >= least:
            yield Remark(
                row + 1, "", f"the headings stand again in row {row + 1}", "one table on the sheet, its headings once",
                f"delete row {row + 1}; if another table begins there, move its rows under the first.", "error",
            )  # fmt: skip


def _outside(found: Headings) -> Iterator[Remark]:
    """Tell of cells below the headings in a column that has none: a number there would be lost."""
    known = {*found.places.values(), *found.unknown}
    rows: dict[int, list[int]] = {}
    for row in found.rows():
        for column, cell in enumerate(found.grid.rows[row]):
            if column not in known and cell.strip():
                rows.setdefault(column, []).append(row)
    for column, (row, *below) in sorted(rows.items()):
        more = f", and {len(below)} more below it" if below else ""
        yield Remark(
            row + 1, column_letter(column), f"cell {place(row, column)} stands outside the table{more}: "
            f"{snippet(found.grid.cell(row, column), 40)}", f"a heading above it in {place(found.row, column)}, or no "
            "cell there", "move it into a column of the table, or delete it.", "error",
        )  # fmt: skip
