"""Read the amounts of a budget table: whole pounds, those to ask about, and the totals of parts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from yjreport.files.grid import Cell
from yjreport.files.reading import Remark
from yjreport.inputs.readers.budget.columns import Columns
from yjreport.inputs.readers.budget.words import BudgetWords, is_amount
from yjreport.inputs.readers.common.officer_grid import Footnotes, flat, footnote_question, remark
from yjreport.inputs.readers.common.printed_numbers import read_number

_NOTHING = ("nil", "none", "nothing", "zero")


def is_nil(text: str) -> bool:
    """Tell whether a cell says nothing in words, which may be 0 or not known: Nil, £nil, none."""
    return text.replace("£", "").strip(" .-").casefold() in _NOTHING


def doubt(text: str, sign: str, footnote: str, notes: Footnotes) -> str:
    """Return what a person must decide about an amount that reads as a number; blank where nothing."""
    if sign == "%":
        return "an amount is no per cent: write the pounds."
    if text.partition(".")[2].strip("0"):
        whole = int(Decimal(text).quantize(Decimal(1), ROUND_HALF_UP))
        return (f"the budget is in whole pounds: write {whole} ({text} rounded, 50 pence up), and see that the total "
                "still adds.")  # fmt: skip
    return footnote_question(footnote, notes, "amount")


class Amounts:
    """Read the cells of amounts of one table; what is not understood is added to its remarks."""

    def __init__(self, days: Collection[Cell], words: BudgetWords, notes: Footnotes, remarks: list[Remark]) -> None:
        self._days, self._words, self._notes, self._remarks = days, words, notes, remarks
        self.used: set[str] = set()

    def read(self, at: Cell, cell: str) -> tuple[str, str]:
        """Return the whole pounds of a cell and the text of its footnote; blank where it has none or a question."""
        if cell.casefold() in self._words.blanks:
            self._say(at, cell, "an amount, or an empty cell", "nothing: it is taken as blank, which is not 0.", "note")
            return "", ""
        if at in self._days:
            self._say(at, cell, "an amount in whole pounds", "Excel has made a date of it: enter the amount again.")
            return "", ""
        printed = read_number(cell, whole=True)
        if is_nil(cell):
            question = "write 0 if nothing was paid, blank if it is not known."
        else:
            question = printed.question or doubt(printed.text, printed.sign, printed.footnote, self._notes)
        if question:
            self._say(at, cell, "an amount in whole pounds, such as 121,691", question)
            return "", ""
        note = self.note_of(printed.footnote, at) if printed.footnote else ""
        return printed.text.partition(".")[0], note

    def note_of(self, mark: str, at: Cell) -> str:
        """Return the footnote that a mark stands for; blank where there is none, which is told."""
        if mark in self._notes:
            self.used.add(mark)
            text = self._notes[mark][1]
            return text if text.endswith((".", "!", "?")) else f"{text}."
        self._say(at, mark, "a footnote under the table that begins with the same mark",
                  "write it under the table, if it says something of the amount.", "note")  # fmt: skip
        return ""

    def _say(self, at: Cell, found: str, expected: str, next_step: str, severity: str = "error") -> None:
        self._remarks.append(remark(at, found, expected, next_step, severity))


@dataclass
class Line:
    """Hold one row of a budget table as it is printed: its row in the grid from 0, its label and its cells."""

    row: int
    label: str
    cells: list[str]


def part_totals(lines: Sequence[Line], columns: Columns, words: BudgetWords) -> dict[int, str]:
    """Return the rows that are called a total and add up the items above them since the last, and these items."""
    found: dict[int, str] = {}
    items: list[Line] = []
    for line in lines:
        if words.is_total(line.label):
            break
        if not flat(line.label).startswith("total ") or words.knows(line.label):
            if any(map(is_amount, line.cells)):
                items.append(line)
            continue
        filled = [column for column in columns.amounts if _number(line, columns, column) is not None]
        if items and filled and all(
            _number(line, columns, column) == sum(_number(item, columns, column) or 0 for item in items)
            for column in filled
        ):  # fmt: skip
            rows = sorted({items[0].row + 1, items[-1].row + 1})
            found[line.row] = f"row{'s' if rows[1:] else ''} {' to '.join(map(str, rows))}"
        items = []
    return found


def _number(line: Line, columns: Columns, column: str) -> int | None:
    place = columns.places[column]
    text = read_number(line.cells[place], whole=True).text if place < len(line.cells) else ""
    return int(text.partition(".")[0]) if text else None
