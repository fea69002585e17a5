"""Read one sheet of the officer's workbook, or the CSV file in its place, into the documented columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from yjreport.files.decoding import column_letter
from yjreport.files.grid import Grid, place
from yjreport.files.quoting import snippet
from yjreport.files.reading import ReaderContext, Reading, Remark
from yjreport.formats import number_ranges
from yjreport.periods import Period, iso_day
from yjreport.workbook.heading import Headings, find_headings
from yjreport.workbook.layout import ALL_FIGURES, DATA, EXAMPLE, SHEETS, Sheet
from yjreport.workbook.rows import EXAMPLES, matches
from yjreport.workbook.words import Words, folded

_PERIODS = (("period", "period_start", "period_end"), ("base_period", "base_start", "base_end"))
_SAYS_SOMETHING = ("qualifier", "base_period", "base_start", "base_end")
_OWN_WORDS = ("breakdown", "period", "line", "note")
"""Cells that the template leaves blank: a row that has one and no figure may have lost its figure."""
_MOST_ALIKE = 20
NOT_STATED = "not stated"
_SHOWN_ROWS = 12


def read_sheet(grid: Grid, sheet: str, context: ReaderContext) -> Reading:
    """
    Return what a sheet says.

    Words of the drop-downs become the documented ones; every other cell stays as it is typed, so that the gate can
    refuse it. A blank unit is the measure's. A blank period with both days is named by them.

    Args:
        grid: the sheet, or a CSV file with the same headings, where the first column may be missing.
        sheet: its name, a key of `SHEETS`, or observations.
        context: whose file it is.

    Raises:
        InputStructure: the headings are missing, or there twice, or a column that every row needs is.
    """
    layout = SHEETS.get(sheet, ALL_FIGURES)
    found, remarks = find_headings(grid, layout)
    words = Words(context.service, context.catalogue, context.areas)
    rows: list[dict[str, str]] = []
    numbers: list[int] = []
    unfilled: list[int] = []
    words_only: list[int] = []
    for row, cells in _own_rows(found, layout, words, remarks):
        if not _filled(cells, layout):
            (words_only if any(cells.get(name) for name in _OWN_WORDS) else unfilled).append(row + 1)
            continue
        _unclear(row, cells, found, words, remarks)
        rows.append(_completed(cells, row, layout, words))
        numbers.append(row + 1)
    remarks += [*_merged(found), *_days(found, layout, numbers), *_hidden(grid, rows)]
    remarks += [*_unfilled(unfilled, layout), *_unfilled(words_only, layout, words_only=True)]
    headers = {name: found.printed(name) for name in layout.columns if name in found.places}
    return Reading(layout.kind, tuple(rows), tuple(numbers), headers, tuple(_few(remarks)))


def _own_rows(
    found: Headings, layout: Sheet, words: Words, remarks: list[Remark]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows that are neither blank nor examples, in canonical words."""
    meant = cache(words.canonical)
    lists = {field.name: field.words for field in layout.fields}
    for row in found.rows():
        typed = found.cells(row)
        row_type = folded(typed.pop("row_type", ""))
        if not any(typed.values()) and row_type in ("", DATA, EXAMPLE):
            continue
        cells = {name: meant(lists[name], text) if lists[name] and text else text for name, text in typed.items()}
        if row_type == EXAMPLE:
            if not _is_example(cells, layout):
                remarks.append(found.remark(
                    row, "", f"row {row + 1} is marked example and its cells were changed",
                    "the example as it came, which is not read, or a row of your own",
                    "clear column A if the row is yours, or delete the row.",
                ))  # fmt: skip
        elif row_type in ("", DATA):
            yield row, cells
        else:
            remarks.append(found.remark(
                row, "row_type", f"{found.cell_name(row, 'row_type')} holds {snippet(row_type, 40)}",
                "data, example, or a blank cell",
                "clear the cell if the row is yours; a note below the table belongs above it or into a column.",
            ))  # fmt: skip


def _is_example(cells: Mapping[str, str], layout: Sheet) -> bool:
    """Tell whether a row is one of the worked examples as they came, in the columns that are there."""
    alike = [one.name for one in SHEETS.values() if layout.name in (one.name, one.kind)]
    return any(matches(cells, example) for sheet in alike for example in EXAMPLES[sheet])


def _filled(cells: Mapping[str, str], layout: Sheet) -> bool:
    """Tell whether a row is filled in, where the sheet lists rows before they are."""
    return not layout.listed or any(cells.get(name) for name in (*layout.listed, *_SAYS_SOMETHING))


def _completed(cells: dict[str, str], row: int, layout: Sheet, words: Words) -> dict[str, str]:
    """Return a row with what follows from its own cells: the unit of the measure, the words of the period, an id."""
    made = dict(cells)
    if layout.kind == "observations" and not made.get("unit"):
        measure = words.catalogue.measures.get(made.get("measure", ""))
        made["unit"] = measure.unit if measure else ""
    for name, start, end in _PERIODS:
        first, last = iso_day(made.get(start)), iso_day(made.get(end))
        if name not in layout.columns or made.get(name):
            continue
        if first and last:
            made[name] = _period_words(first, last)
        elif made.get(start) or made.get(end):
            # The days themselves are questioned; words that only repeat them need no question of their own.
            made[name] = " to ".join(filter(None, (made.get(start), made.get(end))))
    if layout.kind == "actions":
        for name in ("status", "impact"):
            made[name] = made.get(name) or NOT_STATED
    if layout.kind == "standards" and made.get("grade", "").replace(" ", "").isalpha():
        made["grade"] = made["grade"].casefold()  # grades are words, and a capital is no other grade
    if "id" in layout.columns and not made.get("id"):
        made["id"] = f"{layout.name[0]}{row + 1}"
    return made


def _period_words(first: date, last: date) -> str:
    """Return the words of a period: 2024-25 for a financial year, else as the annex prints it."""
    year = f"{first.year}-{(first.year + 1) % 100:02}"
    if 2000 <= first.year <= 2099 and Period.of_year(year).same_days(Period("", first, last)):
        return year
    return Period("", first, last).words


def _unclear(row: int, cells: Mapping[str, str], found: Headings, words: Words, remarks: list[Remark]) -> None:
    """Question a name that means the service and one of its authorities, or several areas."""
    means = words.unclear_areas.get(folded(cells.get("area", "")))
    if means and cells["area"] not in words.areas:
        choices = [words.area_word(key) for key in means]
        remarks.append(found.remark(
            row, "area", f"{found.cell_name(row, 'area')} holds {snippet(cells['area'])}, which may be "
            f"{' or '.join(choices)}", f"one of {', '.join(choices)}",
            "choose the area that is meant from the list of the cell.",
        ))  # fmt: skip


def _merged(found: Headings) -> Iterator[Remark]:
    grid = found.grid
    firsts: dict[tuple[int, int], tuple[int, int]] = {}
    for covered, first in sorted(grid.merged.items()):
        if covered[0] >= found.row:
            firsts[first] = covered
    for (row, column), (last_row, last_column) in firsts.items():
        yield Remark(
            row + 1, column_letter(column), f"the cells {place(row, column)} to {place(last_row, last_column)} are "
            "merged", "one value in each cell of the table",
            "take the merging out (Home, Merge and Centre) and fill in each cell.", "error",
        )  # fmt: skip


def _days(found: Headings, layout: Sheet, numbers: list[int]) -> Iterator[Remark]:
    """Refuse days in columns of text or of numbers: Excel makes the second of January of a typed 2.1."""
    wanted = {row - 1 for row in numbers}
    names = {column: name for name, column in found.places.items()}
    days: dict[int, list[int]] = {}
    for row, column in sorted(found.grid.days):
        name = names.get(column, "row_type")
        if row in wanted and layout.by_name[name].form not in ("day", "prose"):
            days.setdefault(column, []).append(row)
    for column, rows in days.items():
        field = layout.by_name[names[column]]
        more = f", and {len(rows) - 1} more below it" if len(rows) > 1 else ""
        yield found.remark(
            rows[0], field.name, f"{found.cell_name(rows[0], field.name)} holds the day "
            f"{found.grid.cell(rows[0], column)}{more}: a spreadsheet makes a day of what looks like one, such as 2.1",
            "a number" if field.form in ("whole", "number") else "text",
            "give the cell the format Text (or Number), and type what stands in your source again.",
        )  # fmt: skip


def _hidden(grid: Grid, rows: list[dict[str, str]]) -> Iterator[Remark]:
    if grid.hidden and rows:
        yield Remark(
            0, "", f"the sheet is hidden and has {len(rows)} rows", "a sheet that everybody can see",
            "show it (right-click on a sheet's name, Unhide) and check its rows, or delete it.", "error",
        )  # fmt: skip


def _unfilled(rows: list[int], layout: Sheet, *, words_only: bool = False) -> Iterator[Remark]:
    if rows:
        one = len(rows) == 1
        runs = number_ranges(rows)
        shown = ", ".join(runs[:_SHOWN_ROWS]) + (" …" if len(runs) > _SHOWN_ROWS else "")
        what = " or ".join(layout.by_name[name].title for name in layout.listed)
        yield Remark(
            0, "", f"{len(rows)} {'row has' if one else 'rows have'}{' words and' if words_only else ''} no figure and "
            f"{'is' if one else 'are'} left out: {'row' if one else 'rows'} {shown}",
            f"a cell filled in {what}", "nothing, if there is no figure; fill the row in when there is one, or give it "
            "the mark not available (x).", "warning" if words_only else "note",
        )  # fmt: skip


def _few(remarks: list[Remark]) -> Iterator[Remark]:
    """Yield the first remarks in full, and the number of the rest of the same severity."""
    for severity in ("error", "warning", "note"):
        alike = [one for one in remarks if one.severity == severity]
        yield from alike[:_MOST_ALIKE]
        if len(alike) > _MOST_ALIKE:
            yield Remark(
                0, "", f"and {len(alike) - _MOST_ALIKE} more like these", "no such cells",
                "mend those above first, then run the check again.", severity,
            )  # fmt: skip
