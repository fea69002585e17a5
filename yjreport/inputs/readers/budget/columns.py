"""Find the columns of a budget table: whose header stands in one to three rows, or in none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from yjreport.files.decoding import column_letter
from yjreport.files.quoting import snippet
from yjreport.files.reading import Remark
from yjreport.inputs.readers.budget.words import AMOUNTS, THOUSANDS, BudgetWords, in_thousands, is_amount
from yjreport.inputs.readers.common.officer_grid import flat, named_columns, nearest, remark
from yjreport.inputs.readers.common.period_words import find_period
from yjreport.inputs.readers.common.printed_numbers import read_number
from yjreport.periods import Period

_MISTYPED = re.compile(r"\((?:3|e|#|\?|\$)\)\s*$", re.IGNORECASE)
_DEEPEST = 3


@dataclass
class Columns:
    """
    Hold where the columns of a table stand: the rows of its header, counted from 0, and the first row below it.

    A table without a header has the same first row as the first below. `names` has what the file calls every column.
    """

    first: int
    below: int
    places: dict[str, int]
    names: dict[int, str] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    @property
    def amounts(self) -> list[str]:
        """Return the columns of amounts that the table has."""
        return [name for name in AMOUNTS if name in self.places]

    def headers(self) -> dict[str, str]:
        """Return what the file calls the columns that are known."""
        places = {"label" if column == "agency" else column: place for column, place in self.places.items()}
        return named_columns(places, self.names)


def find_columns(rows: Sequence[Sequence[str]], row: int, words: BudgetWords, year: str) -> Columns | None:
    """Return the columns, if a header begins in a row: the word for agencies, or two for amounts."""
    first = {place: cell for place, cell in enumerate(rows[row]) if cell}
    if any(is_amount(cell) and not find_period(cell) and not THOUSANDS.search(cell) for cell in first.values()):
        return None
    known = {words.column(cell) for cell in first.values()} - {"", "note"}
    agency_first = bool(first) and words.column(first[min(first)]) == "agency"
    if len(first) < 2 or not (len(known - {"agency"}) >= 2 or agency_first or _over_amounts(rows, row, first, words)):
        return None
    below = row + 1
    while below < min(len(rows), row + _DEEPEST) and _continues(rows[below]):
        below += 1
    return match_columns(rows, (row, below), words, year)


def _over_amounts(rows: Sequence[Sequence[str]], row: int, first: dict[int, str], words: BudgetWords) -> bool:
    """Tell whether a row of words has a known word for amounts, over an amount beside a label: Heading, Budget."""
    below = next((cells for cells in rows[row + 1 : row + 1 + _DEEPEST] if any(cells)), ())
    label = min(first)
    if label >= len(below) or not below[label] or is_amount(below[label]):
        return False
    return any(
        place > label and words.column(cell) in AMOUNTS and place < len(below) and is_amount(below[place])
        for place, cell in first.items()
    )


def _continues(cells: Sequence[str]) -> bool:
    """Tell whether a row carries a header on: no label, words, and no amount."""
    filled = [cell for cell in cells[1:] if cell]
    return bool(cells) and not cells[0] and bool(filled) and all(
        re.search(r"[A-Za-z£]", cell) and not read_number(cell, whole=False).text for cell in filled
    )  # fmt: skip


def match_columns(rows: Sequence[Sequence[str]], between: tuple[int, int], words: BudgetWords, year: str) -> Columns:
    """Return the columns that header rows name, from the first row up to but not the second."""
    row, below = between
    width = max(len(cells) for cells in rows[row:below])
    found = Columns(row, below, {})
    unknown: list[int] = []
    for place in range(width):
        parts = [cells[place] for cells in rows[row:below] if place < len(cells) and cells[place]]
        if not parts:
            continue
        name = " ".join(parts)
        found.names[place] = name
        meaning = words.column(name) or words.column(parts[-1])
        if mistyped := _MISTYPED.search(name):
            found.remarks.append(remark(
                (row, place), name, f"{_MISTYPED.sub('(£)', name)}: {mistyped[0].strip()} seems to be a "
                "mistyped (£)", "correct the header, or say what it means in a note.", "warning",
            ))  # fmt: skip
        if THOUSANDS.search(name):
            found.remarks.append(in_thousands(row, place, name))
        if not meaning or _other_year(name, year):
            unknown.append(place)
        elif meaning in found.places:
            found.remarks.append(remark(
                (row, place), name, f"one column for {meaning}; {found.names[found.places[meaning]]} (column "
                f"{column_letter(found.places[meaning])}) is another", "delete one of the two, or rename it.",
            ))  # fmt: skip
        else:
            found.places[meaning] = place
    _settle(rows, found, unknown, words, year)
    return found


def _other_year(name: str, year: str) -> bool:
    """Tell whether a header names a period that is not the plan year."""
    found, plan = find_period(name), Period.of_year(year)
    return found is not None and (found.start, found.end) != (plan.start, plan.end)


def _settle(rows: Sequence[Sequence[str]], found: Columns, unknown: list[int], words: BudgetWords, year: str) -> None:
    """Find the column of names, and the year of a column that is called by a year; say what is not used."""
    if "agency" not in found.places:
        taken = set(found.places.values())
        found.places["agency"] = next((place for place in range(max(taken, default=0) + 1) if place not in taken), 0)
        unknown = [place for place in unknown if place != found.places["agency"]]
    plan = Period.of_year(year)
    periods = {place: period for place in unknown if (period := find_period(found.names[place])) and period.start}
    of_year = [place for place, period in periods.items() if (period.start, period.end) == (plan.start, plan.end)]
    if not found.amounts and len(of_year) == 1:
        found.places["total"] = of_year[0]
    bare = [place for place in unknown if "£" in found.names[place] and not flat(found.names[place])]
    if not found.amounts and len(bare) == 1:
        found.places["total"] = bare[0]
    for place in unknown:
        if place in found.places.values() or THOUSANDS.search(found.names[place]):
            continue
        cells = [row[place] for row in rows[found.below :] if place < len(row) and row[place]]
        holds = any(map(is_amount, cells)) and not all(cell.endswith("%") for cell in cells)
        expected, severity = f"amounts of {year}", "error"
        if not holds or words.is_other(found.names[place]):
            expected, severity = "a column of a budget table", "note"
            todo = "nothing, if it is not needed; else add its name to params/formats/budget.yaml."
        elif place in periods and found.amounts:
            severity, todo = "warning", "nothing: amounts of another year are not used."
        elif place in periods:
            todo = f"check that the table is that of {year}; if it is, correct the year of the header."
        else:
            expected = ("Staffing costs, Payments in kind, Other delegated funds or Total, because the column holds "
                        "amounts")  # fmt: skip
            todo = (f"{nearest(found.names[place], words.columns)}Rename the column, or add its name to "
                    "params/formats/budget.yaml.")  # fmt: skip
        found.remarks.append(remark((found.first, place), found.names[place], expected, todo, severity))


def unnamed(row: int, cells: Sequence[str], found: Columns) -> list[Remark]:
    """Return a remark for amounts that stand in a column without a name: a row that is longer than its header."""
    named = {*found.names, found.places.get("agency", -1)}  # the corner over the agencies is often blank
    loose = [place for place, cell in enumerate(cells) if cell and place not in named]
    if not loose or not found.names:
        return []
    shown = ", ".join(f"{snippet(cells[place], 20)} in column {column_letter(place)}" for place in loose[:4])
    return [remark((row, None), shown, f"cells under the header only, which ends in column "
        f"{column_letter(max(found.names))}", "find the cell too many in this row (a comma inside a number that is not "
        "in quotation marks parts it), and move the others back.")]  # fmt: skip
