"""Part a grid into its budget tables, one below another, and choose those of the plan year among several years'."""

from __future__ import annotations

from collections.abc import Sequence

from yjreport.files.grid import Grid
from yjreport.files.reading import Remark
from yjreport.inputs.readers.budget.across import AcrossSection, find_across
from yjreport.inputs.readers.budget.columns import find_columns
from yjreport.inputs.readers.budget.rows import BudgetSection
from yjreport.inputs.readers.budget.words import BudgetWords, Titles, is_amount, years_in
from yjreport.inputs.readers.common.officer_grid import Footnotes, footnotes, from_above, own_cells, remark

Parts = list[tuple[Grid, list[BudgetSection]]]


def sections_of(grid: Grid, words: BudgetWords, year: str) -> list[BudgetSection]:
    """Return the tables of a grid: one begins at a header, or at a title after a total."""
    rows = own_cells(grid)
    notes = footnotes(rows)
    # A sheet that is called by a year is one of several years' sheets.
    titles = [(-1, grid.part)] if years_in(grid.part) else []
    found: list[BudgetSection] = []
    begin = 0
    while across := find_across(rows, words, begin):
        above, titles = _down(grid, rows, (begin, across.header), words, year, titles, notes)
        found += [*above, AcrossSection(grid, rows, across, words, year, titles, notes)]
        titles, begin = [], across.below
    below, titles = _down(grid, rows, (begin, len(rows)), words, year, titles, notes)
    found += below
    for section in found:
        section.finish(titles if section is found[-1] else [])
    return [section for section in found if section.rows or section.remarks]


def _down(
    grid: Grid, rows: Sequence[list[str]], between: tuple[int, int], words: BudgetWords, year: str, titles: Titles,
    notes: Footnotes,
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


def of_year(parts: Parts, year: str) -> list[tuple[Grid, list[BudgetSection], list[Remark]]]:
    """
    Return the tables of each sheet that are used, and what is said of those that are not.

    A table is of the years that its titles, its header or the name of its sheet say; else of the years of the other
    tables of its sheet. Where a table names the plan year, another of the same kind that does not is left out, and so
    is every table of a sheet of another year. Several tables of contributions of which none names the plan year are
    refused: they would be summed together.
    """
    years = {id(section): _years(grid, section, sections) for grid, sections in parts for section in sections}
    everything = [section for _, sections in parts for section in sections]
    own = [section for section in everything if year in years[id(section)]]
    given = [section for section in everything if section.table == "contributions"]
    keeper = next((grid.part or "another table" for grid, sections in parts for section in sections
                   if section in own), "")  # fmt: skip
    none_named = len(given) > 1 and not any(section in own for section in given)
    found = []
    for grid, sections in parts:
        kept, remarks = [], []
        for section in sections:
            other = years[id(section)]
            alike = any(one.table == section.table for one in own)
            sheet = any(one in own for one in sections)
            outdone = (alike and (other or section.table == "contributions")) or (other and not sheet)
            if section in own or not own or not outdone:
                kept.append(section)
                continue
            named = f"a budget of {' and '.join(sorted(other))}" if other else "a second budget, of no year"
            remarks.append(remark((section.begins, None), named, f"a budget of {year}",
                                  f"nothing, if {keeper} is the budget of {year}: this table is not used.",
                                  "note" if other else "warning"))  # fmt: skip
        if none_named:
            remarks += [_refused(section, section is given[0], year) for section in kept if section in given]
            kept = [section for section in kept if section not in given]
        else:
            before = own or everything
            for section in kept:
                if section in given and any(one in given and one in before for one in
                                            everything[: everything.index(section)]):  # fmt: skip
                    section.second_table()
        found.append((grid, kept, remarks))
    return found


def _years(grid: Grid, section: BudgetSection, sections: Sequence[BudgetSection]) -> frozenset[str]:
    """Return the years that a table is of, by its own words, its sheet's, or those of the tables beside it."""
    own = section.years | years_in(grid.part)
    return own or frozenset(year for one in sections for year in one.years)


def _refused(section: BudgetSection, first: bool, year: str) -> Remark:
    named = f" of {' and '.join(sorted(section.years))}" if section.years else ""
    return remark((section.begins, None), f"a {'first' if first else 'second'} table of contributions{named}",
                  f"one table of contributions, of {year}", f"keep one: no sheet and no title says which is the budget "
                  f"of {year}. Write the year over it, and take the others out of the file; money outside the total "
                  "has the title Other funding above it.")  # fmt: skip
