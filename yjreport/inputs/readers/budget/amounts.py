"""Read the amounts of a budget table, and ask about those that are no whole pounds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import ROUND_HALF_UP, Decimal

from yjreport.files.grid import Cell
from yjreport.files.reading import Remark
from yjreport.inputs.readers.budget.words import BudgetWords
from yjreport.inputs.readers.common.officer_grid import remark
from yjreport.inputs.readers.common.printed_numbers import read_number

Notes = dict[str, tuple[int, str]]
_NOTHING = ("nil", "none", "nothing", "zero")


def is_nil(text: str) -> bool:
    """Tell whether a cell says nothing in words, which may be 0 or not known: Nil, £nil, none."""
    return text.replace("£", "").strip(" .-").casefold() in _NOTHING


def doubt(text: str, sign: str, footnote: str, notes: Collection[str]) -> str:
    """Return what a person must decide about an amount that reads as a number; blank where nothing."""
    if sign == "%":
        return "an amount is no per cent: write the pounds."
    if text.partition(".")[2].strip("0"):
        whole = int(Decimal(text).quantize(Decimal(1), ROUND_HALF_UP))
        return (f"the budget is in whole pounds: write {whole} ({text} rounded, 50 pence up), and see that the total "
                "still adds.")  # fmt: skip
    if footnote and not footnote.startswith(("*", "†", "‡", "§", "^")) and footnote not in notes:
        return (f"is {footnote} a footnote? No row under the table begins with it. Write the amount alone, or the "
                "footnote under the table.")  # fmt: skip
    return ""


class Amounts:
    """
    Read the cells of amounts of one table.

    Args:
        days: the cells that a workbook holds as days.
        words: the words of budget tables.
        notes: the footnotes under the table by their marks.
        remarks: the list that what is not understood is added to.
    """

    def __init__(
        self, days: Collection[Cell], words: BudgetWords, notes: Mapping[str, tuple[int, str]], remarks: list[Remark]
    ) -> None:
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
