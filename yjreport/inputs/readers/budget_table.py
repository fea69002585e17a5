"""Read a budget table as councils lay it out: agencies down the side, kinds of money across."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yjreport.inputs.readers.base import Reading
from yjreport.inputs.readers.budget_columns import find_columns
from yjreport.inputs.readers.budget_rows import BudgetSection
from yjreport.inputs.readers.budget_titles import names_year
from yjreport.inputs.readers.budget_words import AMOUNTS, BudgetWords, is_amount
from yjreport.inputs.readers.format_files import known_format, load_format
from yjreport.inputs.readers.officer_formats import BudgetFormat
from yjreport.inputs.readers.officer_grid import first_cells, flat, footnotes, from_above, own_cells, remark
from yjreport.inputs.schemas import BUDGET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yjreport.inputs.grid import Grid
    from yjreport.inputs.readers.base import ReaderContext

_FEWEST = 2


class BudgetTable:
    """Read contributions, expenditure and other funding, each row with the amounts that are printed."""

    name = "a budget table"

    def recognises(self, grids: Sequence[Grid]) -> bool:
        """Tell whether a grid has two rows or more of agencies, or of categories, with amounts."""
        known = known_format("budget", BudgetFormat)
        return known is not None and any(_is_budget(grid, BudgetWords(known)) for grid in grids)

    def read(self, grids: Sequence[Grid], context: ReaderContext) -> list[tuple[Grid, Reading]]:
        """
        Return the rows of every budget table, each reading with its grid.

        Raises:
            ParameterFault: params/formats/budget.yaml is missing or has a fault.
        """
        words = BudgetWords(load_format(context.folder, "budget", BudgetFormat))
        found: list[tuple[Grid, Reading]] = []
        contributions = False
        for grid in grids:
            if not _is_budget(grid, words):
                if any(map(any, grid.rows)):
                    found.append(
                        (
                            grid,
                            Reading(
                                BUDGET.kind,
                                (),
                                (),
                                {},
                                (
                                    remark(
                                        (-1, None),
                                        grid.name,
                                        "a budget table",
                                        "nothing, if it is something else.",
                                        "note",
                                    ),
                                ),
                            ),
                        )
                    )
                continue
            sections = sections_of(grid, words, context.year)
            for section in sections:
                if section.table == "contributions":
                    if contributions:
                        section.second_table()
                    contributions = True
            found.append((grid, _reading(sections)))
        return found


def _is_budget(grid: Grid, words: BudgetWords) -> bool:
    rows = first_cells(grid)
    named = 0
    for cells in rows:
        filled = [cell for cell in cells if cell]
        label = next((cell for cell in filled if not is_amount(cell)), "")
        if label and any(is_amount(cell) for cell in filled):
            named += bool(words.agency(label, words.contributions) or words.agency(label, words.expenditure))
    headed = any(_heads(cells, words) for cells in rows)
    return named >= _FEWEST or (named > 0 and headed)


def _heads(cells: Sequence[str], words: BudgetWords) -> bool:
    """Tell whether a row names two kinds of money."""
    return len({words.columns.get(flat(cell)) for cell in cells if cell} & set(AMOUNTS)) > 1


def _reading(sections: list[BudgetSection]) -> Reading:
    rows, numbers, remarks = [], [], []
    headers: dict[str, str] = {}
    for section in sections:
        rows += section.rows
        numbers += section.numbers
        remarks += section.remarks
        for column, name in section.headers().items():
            headers.setdefault(column, name)
    return Reading(BUDGET.kind, tuple(rows), tuple(numbers), headers, tuple(remarks))


def sections_of(grid: Grid, words: BudgetWords, year: str) -> list[BudgetSection]:
    """Return the tables of a grid: one begins at a header, or at a title after a total."""
    rows = own_cells(grid)
    notes = footnotes(rows)
    note_rows = {row for row, _ in notes.values()}
    found: list[BudgetSection] = []
    # A sheet that is called by a year is one of several years' sheets.
    titles = [(-1, grid.part)] if names_year(grid.part) else []
    skip = -1
    for row, cells in enumerate(rows):
        if row < skip or row in note_rows or not any(cells):
            continue
        columns = find_columns(rows, row, words, year)
        if columns:
            found.append(BudgetSection(grid, rows, columns, words, year, titles, notes))
            titles, skip = [], columns.below
            continue
        filled = [(place, cell) for place, cell in enumerate(cells) if cell]
        amounts = [place for place, cell in filled if is_amount(cell)]
        above = from_above(grid, row, found[-1].label_place) if found else ""
        alone = len(filled) == 1 and not amounts and not above
        if alone and (not found or found[-1].is_title(filled[0][1])):
            if found:
                found[-1].closed = True
            titles.append((row, filled[0][1]))
            continue
        if not found or (found[-1].closed and titles):
            if not amounts:
                titles.append((row, " ".join(cell for _, cell in filled)))
                continue
            found.append(BudgetSection.without_header(grid, rows, row, words, year, titles, notes, found))
            titles = []
        found[-1].take(row, cells, above)
    for section in found:
        section.finish(titles if section is found[-1] else [])
    return [section for section in found if section.rows or section.remarks]


READER = BudgetTable()
