"""Part a grid into its budget tables: agencies down the side or across, one below another."""

from __future__ import annotations

from collections.abc import Sequence

from yjreport.files.grid import Grid
from yjreport.inputs.readers.budget.across import AcrossSection, find_across
from yjreport.inputs.readers.budget.amounts import Notes
from yjreport.inputs.readers.budget.columns import find_columns
from yjreport.inputs.readers.budget.rows import BudgetSection
from yjreport.inputs.readers.budget.titles import Titles, names_year
from yjreport.inputs.readers.budget.words import BudgetWords, is_amount
from yjreport.inputs.readers.common.officer_grid import footnotes, from_above, own_cells


def sections_of(grid: Grid, words: BudgetWords, year: str) -> list[BudgetSection]:
    """Return the tables of a grid: one begins at a header, or at a title after a total."""
    rows = own_cells(grid)
    notes = footnotes(rows)
    # A sheet that is called by a year is one of several years' sheets.
    titles = [(-1, grid.part)] if names_year(grid.part) else []
    found: list[BudgetSection] = []
    begin = 0
    while across := find_across(rows, words, begin):
        above, titles = _down(grid, rows, (begin, across.header), words, year, titles, notes)
        section = AcrossSection(grid, rows, across, words, year, titles, notes)
        found += [*above, section]
        titles, begin = [], across.below
    below, titles = _down(grid, rows, (begin, len(rows)), words, year, titles, notes)
    found += below
    for section in found:
        section.finish(titles if section is found[-1] else [])
    return [section for section in found if section.rows or section.remarks]


def _down(
    grid: Grid, rows: Sequence[list[str]], between: tuple[int, int], words: BudgetWords, year: str, titles: Titles,
    notes: Notes,
) -> tuple[list[BudgetSection], Titles]:  # fmt: skip
    """Return the tables with agencies down the side in some rows, and the titles that are left."""
    note_rows = {row for row, _ in notes.values()}
    found: list[BudgetSection] = []
    skip = -1
    for row in range(*between):
        cells = rows[row]
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
            titles = [*titles, (row, filled[0][1])]
            continue
        if not found or (found[-1].closed and titles):
            if not amounts:
                titles = [*titles, (row, " ".join(cell for _, cell in filled))]
                continue
            found.append(BudgetSection.without_header(grid, rows, row, words, year, titles, notes, found))
            titles = []
        found[-1].take(row, cells, above)
    return found, titles
