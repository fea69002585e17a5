"""Read a budget table with the agencies across: kinds of money down the side, or one row of amounts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from yjreport.files.decoding import column_letter
from yjreport.files.grid import Grid
from yjreport.files.reading import Remark
from yjreport.inputs.readers.budget.amounts import is_nil
from yjreport.inputs.readers.budget.columns import Columns, match_columns
from yjreport.inputs.readers.budget.rows import BudgetSection
from yjreport.inputs.readers.budget.words import (
    AMOUNTS,
    THOUSANDS,
    BudgetWords,
    Titles,
    in_thousands,
    is_amount,
    thousands_in,
    years_in,
)
from yjreport.inputs.readers.common.officer_grid import Footnotes, footnotes, remark
from yjreport.inputs.readers.common.period_words import find_period

_FEWEST = 3
_KINDS = AMOUNTS[:3]
_LEAST_MONEY = re.compile(r"£|[0-9],[0-9]{3}|[0-9]{4}")
_SAID = re.compile(
    r"\b(?P<rows>rows) (?P<first>[0-9]+) to (?P<last>[0-9]+)|\b(?P<row>row) (?P<number>[0-9]+)\b"
    r"|\bcolumn (?P<letter>[A-Z]{1,3})\b|\b(?P<word>rows?|columns?|above|below)\b(?! the table)"
)
_WORDS = {"row": "column", "rows": "columns", "column": "row", "columns": "rows", "above": "before", "below": "after"}


@dataclass(frozen=True)
class Across:
    """
    Hold where a table with agencies across stands: their row, the first row below it, and the rows between.

    The label is the column of the kinds of money; None where one row of amounts has no label.
    """

    header: int
    below: int
    label: int | None
    rows: tuple[int, ...]


def find_across(rows: Sequence[Sequence[str]], words: BudgetWords, begin: int = 0) -> Across | None:
    """Return the first table with three agencies or more across, from a row on; None where there is none."""
    notes = {row for row, _ in footnotes(rows).values()}
    for header in range(begin, len(rows)):
        first = _first_agency(rows[header], words)
        found = None if first is None else _body(rows, header, first, notes, words)
        if found is not None and _is_money(rows, found, words):
            return found
    return None


def _first_agency(cells: Sequence[str], words: BudgetWords) -> int | None:
    """Return the column of the first agency of a row that names three, two of them by more than Other."""
    if any(is_amount(cell) and not find_period(cell) and not THOUSANDS.search(cell) for cell in cells):
        return None
    named = {place: found for place, cell in enumerate(cells)
             if cell and not words.column(cell) and (found := words.agency(cell, words.contributions))}  # fmt: skip
    enough = len(named) >= _FEWEST and len(set(named.values()) - {"other"}) > 1
    return min(named) if enough else None


def _body(rows: Sequence[Sequence[str]], header: int, first: int, notes: set[int], words: BudgetWords) -> Across | None:
    """Return the rows of amounts under a row of agencies: up to a row of words, or a label that is an agency."""
    label = _label_column(rows, header, first, words)
    taken: list[int] = []
    gap = False
    for row in range(header + 1, len(rows)):
        cells = rows[row]
        if row in notes:
            break
        if not any(cells):
            gap = True
            continue
        text = cells[label] if label is not None and label < len(cells) else ""
        known = words.column(text) in (*AMOUNTS, "note")
        holds = any(is_amount(cell) or is_nil(cell) for place, cell in enumerate(cells) if place != label)
        if not known and (gap or not holds or words.agency(text, words.contributions)):
            break
        taken.append(row)
        gap = False
    if not taken:
        return None
    return Across(header, taken[-1] + 1, label, tuple(taken))


def _label_column(rows: Sequence[Sequence[str]], header: int, first: int, words: BudgetWords) -> int | None:
    """Return the column left of the agencies that holds words, that of kinds of money first."""
    below = next((row for row in range(header + 1, len(rows)) if any(rows[row])), len(rows))
    seen: dict[int, bool] = {}
    for cells in rows[below:]:
        if not any(cells):
            break
        for place, cell in enumerate(cells[:first]):
            if cell and (not is_amount(cell) or find_period(cell)):
                seen[place] = seen.get(place, False) or bool(words.column(cell))
    return min(seen, key=lambda place: (not seen[place], place)) if seen else None


def _is_money(rows: Sequence[Sequence[str]], found: Across, words: BudgetWords) -> bool:
    """Tell whether the rows name a kind of money, or all are totals, years or without a name, and look like pounds."""
    labels = [rows[row][found.label] if found.label is not None else "" for row in found.rows]
    filled = [
        cell for row in found.rows for place, cell in enumerate(rows[row]) if place != found.label and is_amount(cell)
    ]
    if not filled:
        return False
    if any(words.column(label) in _KINDS for label in labels):
        return True
    plain = all(not label or words.column(label) in ("total", "note", "agency") or find_period(label) or "£" in label
                or words.is_other(label) for label in labels)  # fmt: skip
    said = [*filled, *labels, *rows[found.header]]
    return plain and any(_LEAST_MONEY.search(cell) for cell in said if (is_amount(cell) and not find_period(cell))
                         or "£" in cell)  # fmt: skip


class AcrossSection(BudgetSection):
    """
    Hold a table with agencies across: it is read as if it were turned, and every place is that of the file.

    The number of a row is the row of the file where the agency's total stands, or the first of its amounts; `line`
    names every row that one of its amounts stands in.
    """

    def __init__(
        self, grid: Grid, rows: Sequence[Sequence[str]], across: Across, words: BudgetWords, year: str, titles: Titles,
        notes: Footnotes,
    ) -> None:  # fmt: skip
        self._across = across
        width = max(len(rows[row]) for row in (across.header, *across.rows))
        used = {across.header, *across.rows}
        turned = [
            [rows[row][place] if row in used and place < len(rows[row]) else "" for row in range(across.below)]
            for place in range(width)
        ]
        corner = "" if across.label is None else turned[across.label][across.header]
        columns = self._columns_of(turned, words, year)
        days = frozenset((place, row) for row, place in grid.days)
        super().__init__(replace(grid, days=days, merged={}), turned, columns, words, year, [], notes)
        # The name of the corner may be a title with its year: Contributions 2023-24.
        self._titles = [*titles, (across.header, corner)] if years_in(corner) else list(titles)
        top = max(0, min((row for row, _ in titles), default=across.header))
        self._of_file = thousands_in(rows, top, across.header + 1)
        if THOUSANDS.search(corner) and "£" not in corner:
            self._of_file.append(in_thousands(across.header, across.label, corner))
        for place, cells in enumerate(turned):
            name = cells[across.header]
            if place == across.label or not any(cells):
                continue
            if name and (words.column(name) == "note" or words.is_other(name)):
                self._of_file.append(remark((across.header, place), name, "an agency, or the total", "nothing: the "
                                            "column is not read.", "note"))  # fmt: skip
                continue
            self.take(place, cells, "")

    def _columns_of(self, turned: list[list[str]], words: BudgetWords, year: str) -> Columns:
        """Return which row of the file holds which kind of money."""
        across = self._across
        if across.label is not None:
            cells = turned[across.label]
            heads = [list(row) for row in turned]
            heads[across.label][across.header] = words.format.columns["agency"][0]
            if len(across.rows) == 1 and words.column(cells[across.rows[0]]) == "agency":  # Contributions: their total
                heads[across.label][across.rows[0]] = words.format.columns["total"][0]
            columns = match_columns(heads, (across.label, across.label + 1), words, year)
            columns.names = {place: cells[place] for place in columns.names if cells[place]}
            return columns
        columns = Columns(0, 0, {"agency": across.header})
        if len(across.rows) == 1:
            columns.places["total"] = across.rows[0]
        letters = " and ".join(column_letter(row) for row in across.rows)
        columns.remarks.append(
            remark((0, across.rows[0]), "a row of amounts without a name", "a name before the amounts",
                   "nothing, if each amount is the total of its agency; else give the row a name.", "note")
            if len(across.rows) == 1 else
            remark((0, across.rows[0]), f"amounts in {len(across.rows)} rows without names",
                   "Staffing costs, Payments in kind, Other delegated funds or Total before each row",
                   f"put a name before the amounts: column {letters}.")
        )  # fmt: skip
        return columns

    @property
    def top(self) -> int:
        """Return the row of the agencies."""
        return self._across.header

    def _make_rows(self) -> bool:
        made = super()._make_rows()
        self.remarks[:] = [*self._of_file, *map(self._in_file, self.remarks)]
        self.numbers = []
        for row in self.rows:
            stands = [self._columns.places[column] for column in self._columns.amounts if row[column]]
            lines = sorted({place + 1 for place in stands}) or [self._across.header + 1]
            row["line"] = ", ".join(map(str, lines))
            self.numbers.append(self._columns.places["total"] + 1 if row.get("total") else lines[0])
        return made

    def _in_file(self, said: Remark) -> Remark:
        """Return a remark on the turned table with the places of the file, and with its words for them."""
        row = column_index(said.column) if said.column else self._across.header
        found = _SAID.sub(_other_way, said.found) if "in column " in said.found and not said.column else said.found
        return replace(
            said, row=row + 1, column=column_letter(said.row - 1), found=found,
            expected=_SAID.sub(_other_way, said.expected), next_step=_SAID.sub(_other_way, said.next_step),
        )  # fmt: skip

    def headers(self) -> Mapping[str, str]:
        """Return what the file calls the kinds of money, and the row of each."""
        return {
            "label" if column == "agency" else column: f"{self._columns.names[place]} in row {place + 1}"
            for column, place in self._columns.places.items()
            if self._columns.names.get(place)
        }


def column_index(letters: str) -> int:
    """Return a column counted from 0: 0 for A, 26 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _other_way(found: re.Match[str]) -> str:
    """Return the words for a place of the turned table as the file has it: row 4 is column D."""
    if found["rows"]:
        return f"columns {column_letter(int(found['first']) - 1)} to {column_letter(int(found['last']) - 1)}"
    if found["row"]:
        return f"column {column_letter(int(found['number']) - 1)}"
    if found["letter"]:
        return f"row {column_index(found['letter']) + 1}"
    return _WORDS[found["word"]]
