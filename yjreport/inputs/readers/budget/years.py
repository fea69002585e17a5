"""Choose the budget of the plan year where one file holds the budgets of several years."""

from __future__ import annotations

from collections.abc import Sequence

from yjreport.files.grid import Grid
from yjreport.files.reading import Remark
from yjreport.inputs.readers.budget.rows import BudgetSection
from yjreport.inputs.readers.budget.titles import years_in
from yjreport.inputs.readers.common.officer_grid import remark

Parts = list[tuple["Grid", list["BudgetSection"]]]


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
    keeper = next((f"{grid.part or 'another table'}" for grid, sections in parts for section in sections
                   if section in own), "")  # fmt: skip
    none_named = len(given) > 1 and not any(section in own for section in given)
    found = []
    for grid, sections in parts:
        kept, remarks = [], []
        for section in sections:
            other = years[id(section)]
            alike = any(one.table == section.table for one in own)
            sheet = any(one in own for one in sections)
            if section in own or not own or not (
                (alike and (other or section.table == "contributions")) or (other and not sheet)
            ):  # fmt: skip
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
            for section in kept:
                if section in given and any(one in given for one in _before(section, parts, own or everything)):
                    section.second_table()
        found.append((grid, kept, remarks))
    return found


def _years(grid: Grid, section: BudgetSection, sections: Sequence[BudgetSection]) -> frozenset[str]:
    """Return the years that a table is of, by its own words, its sheet's, or those of the tables beside it."""
    own = section.years | years_in(grid.part)
    return own or frozenset(year for one in sections for year in one.years)


def _before(section: BudgetSection, parts: Parts, among: Sequence[BudgetSection]) -> list[BudgetSection]:
    """Return the tables among some that stand before one."""
    everything = [one for _, sections in parts for one in sections]
    return [one for one in everything[: everything.index(section)] if one in among]


def _refused(section: BudgetSection, first: bool, year: str) -> Remark:
    named = f" of {' and '.join(sorted(section.years))}" if section.years else ""
    return remark((section.begins, None), f"a {'first' if first else 'second'} table of contributions{named}",
                  f"one table of contributions, of {year}", f"keep one: no sheet and no title says which is the budget "
                  f"of {year}. Write the year over it, and take the others out of the file; money outside the total "
                  "has the title Other funding above it.")  # fmt: skip
