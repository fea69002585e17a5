"""Read a quarterly summary: measures down the side, periods or areas across; or one figure a row."""

from __future__ import annotations

from collections.abc import Sequence

from yjreport.files.columns import OBSERVATIONS
from yjreport.files.grid import Grid
from yjreport.files.reading import ReaderContext, Reading
from yjreport.inputs.readers.common.format_files import FormatReader
from yjreport.inputs.readers.common.officer_formats import QuarterlyFormat
from yjreport.inputs.readers.common.officer_grid import first_cells, footnotes, not_read, own_cells
from yjreport.inputs.readers.quarterly.figures import Figures
from yjreport.inputs.readers.quarterly.long import find_long, read_long
from yjreport.inputs.readers.quarterly.turned import read_turned, turn
from yjreport.inputs.readers.quarterly.wide import Wide, names_measures
from yjreport.inputs.readers.quarterly.words import QuarterlyWords


def _is_of(grid: Grid, known: QuarterlyFormat) -> bool:
    """Tell whether a grid has a row of a known measure with a figure, and names a period."""
    return _is_summary(grid, QuarterlyWords(known))


def _read_grids(grids: Sequence[Grid], known: QuarterlyFormat, context: ReaderContext) -> list[tuple[Grid, Reading]]:
    """Return the figures of every table: of the service, its family, its region and its nations."""
    words = QuarterlyWords(known, context)
    found: list[tuple[Grid, Reading]] = []
    for grid in grids:
        rows = own_cells(grid)
        if not any(map(any, rows)):
            continue
        if not _is_summary(grid, words):
            found.append(not_read(grid, OBSERVATIONS.kind, "a quarterly summary"))
            continue
        turned = None if _reads_as_it_stands(grid, rows, words) else turn(grid, rows, words)
        if turned is not None:
            given, numbers, remarks = read_turned(grid, rows, turned, words, context.catalogue)
            found.append((grid, Reading(OBSERVATIONS.kind, given, numbers, {}, remarks)))
            continue
        figures = Figures(words, context.catalogue, footnotes(rows), grid.days)
        header = find_long(rows, words)
        headers = read_long(grid, rows, header, words, figures) if header else Wide(grid, rows, words, figures).read()
        given, numbers = figures.rows()
        found.append((grid, Reading(OBSERVATIONS.kind, given, numbers, headers, tuple(figures.remarks))))
    return found


def _is_summary(grid: Grid, words: QuarterlyWords) -> bool:
    rows = first_cells(grid)
    return _reads_as_it_stands(grid, rows, words) or turn(grid, rows, words) is not None


def _reads_as_it_stands(grid: Grid, rows: Sequence[Sequence[str]], words: QuarterlyWords) -> bool:
    """Tell whether a grid has one figure a row, or measures down the side with periods or areas across."""
    return find_long(rows, words) is not None or names_measures(rows, words, grid.part)


READER = FormatReader("a quarterly summary", "quarterly", QuarterlyFormat, _is_of, _read_grids)
