"""Find the totals of parts of a budget table: rows that add up the items above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yjreport.inputs.readers.budget.columns import Columns
from yjreport.inputs.readers.budget.words import BudgetWords, is_amount
from yjreport.inputs.readers.common.officer_grid import flat
from yjreport.inputs.readers.common.printed_numbers import read_number


@dataclass
class Line:
    """
    Hold one row of a budget table as it is printed.

    Args:
        row: its row in the grid, counted from 0.
        label: the name of the agency or the category.
        cells: all its cells.
    """

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
