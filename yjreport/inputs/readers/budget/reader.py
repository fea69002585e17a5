"""Read a budget table as councils lay it out: agencies down the side and kinds of money across, or turned."""

from __future__ import annotations

from collections.abc import Sequence

from yjreport.files.columns import BUDGET
from yjreport.files.grid import Grid
from yjreport.files.reading import ReaderContext, Reading, Remark
from yjreport.inputs.readers.budget.across import find_across
from yjreport.inputs.readers.budget.amounts import is_nil
from yjreport.inputs.readers.budget.rows import BudgetSection
from yjreport.inputs.readers.budget.sections import of_year, sections_of
from yjreport.inputs.readers.budget.words import AMOUNTS, BudgetWords, is_amount
from yjreport.inputs.readers.common.format_files import FormatReader
from yjreport.inputs.readers.common.officer_formats import BudgetFormat
from yjreport.inputs.readers.common.officer_grid import first_cells, flat, not_read

_FEWEST = 2


def _is_of(grid: Grid, known: BudgetFormat) -> bool:
    """Tell whether a grid has two rows or more of agencies, or of categories, with amounts."""
    return _is_budget(grid, BudgetWords(known))


def _read_grids(grids: Sequence[Grid], known: BudgetFormat, context: ReaderContext) -> list[tuple[Grid, Reading]]:
    """Return contributions, expenditure and other funding, each row with the amounts that are printed."""
    words = BudgetWords(known)
    tables = [grid for grid in grids if _is_budget(grid, words)]
    chosen = of_year([(grid, sections_of(grid, words, context.year)) for grid in tables], context.year)
    read = {id(grid): _reading(sections, remarks) for grid, sections, remarks in chosen}
    return [
        (grid, read[id(grid)]) if id(grid) in read else not_read(grid, BUDGET.kind, "a budget table")
        for grid in grids if id(grid) in read or any(map(any, grid.rows))
    ]  # fmt: skip


def _is_budget(grid: Grid, words: BudgetWords) -> bool:
    rows = first_cells(grid)
    if find_across(rows, words):
        return True
    named = 0
    for cells in rows:
        filled = [cell for cell in cells if cell]
        label = next((cell for cell in filled if not is_amount(cell)), "")
        if label and any(is_amount(cell) or is_nil(cell) for cell in filled):
            named += bool(words.agency(label, words.contributions) or words.agency(label, words.expenditure))
    headed = any(_heads(cells, words) for cells in rows)
    return named >= _FEWEST or (named > 0 and headed)


def _heads(cells: Sequence[str], words: BudgetWords) -> bool:
    """Tell whether a row names two kinds of money."""
    return len({words.columns.get(flat(cell)) for cell in cells if cell} & set(AMOUNTS)) > 1


def _reading(sections: Sequence[BudgetSection], said: Sequence[Remark]) -> Reading:
    rows, numbers, remarks = [], [], list(said)
    headers: dict[str, str] = {}
    for section in sections:
        rows += section.rows
        numbers += section.numbers
        remarks += section.remarks
        for column, name in section.headers().items():
            headers.setdefault(column, name)
    return Reading(BUDGET.kind, tuple(rows), tuple(numbers), headers, tuple(remarks))


READER = FormatReader("a budget table", "budget", BudgetFormat, _is_of, _read_grids)
