"""Whatever stands in a sheet, the readers of the workbook answer with a message and never with an exception."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from workbook_example import context, table

from yjreport.errors import UserError
from yjreport.files.grid import Grid
from yjreport.workbook.layout import SHEETS
from yjreport.workbook.reader import read_sheet
from yjreport.workbook.sheets import workbook_sheets
from yjreport.workbook.sources import SourceRegister

KNOWN = sorted({word for sheet in SHEETS.values() for field in sheet.fields for word in (field.title, field.name)})
NAMES = [field.name for field in SHEETS["outcomes"].fields]
NAMES = [field.name for field in SHEETS["outcomes"].fields]
CELL = st.one_of(
    st.just(""),
    st.sampled_from([*KNOWN, "example", "data", "local", "fte_rate", "2024-04-01", "2025-03-31", "p", "9999-12-31"]),
    st.text(max_size=12),
    st.integers(-(10**6), 10**12).map(str),
)  # fmt: skip
ROWS = st.lists(st.lists(CELL, max_size=9).map(tuple), max_size=8).map(tuple)
PLACES = st.tuples(st.integers(0, 8), st.integers(0, 8))


@settings(max_examples=200, deadline=None)
@given(ROWS, st.sampled_from([*SHEETS, "observations"]), st.frozensets(PLACES, max_size=4), st.booleans(),
       st.dictionaries(PLACES, PLACES, max_size=3))  # fmt: skip
def test_any_grid_is_read_or_refused(rows: tuple, sheet: str, days: frozenset, hidden: bool, merged: dict) -> None:
    """Any cells in any place give rows, remarks, or an error that a person can act on."""
    grid = Grid(Path("inputs.xlsx"), "inputs.xlsx", f"sheet {sheet}", "0" * 64, rows, hidden, days, merged)
    workbook_sheets([grid])
    try:
        if sheet == "sources":
            SourceRegister(grid, context()).undated_faults(["a"])
        else:
            reading = read_sheet(grid, sheet, context())
            assert len(reading.rows) == len(reading.numbers)
            assert all(1 <= number <= len(rows) for number in reading.numbers)
    except UserError as error:
        assert error.next_step


@settings(max_examples=150, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(NAMES), CELL), max_size=6))
def test_no_number_is_lost_or_changed(rows: list[dict[str, str]]) -> None:
    """Each number of a row that is read is the one that was typed, and each row that is not is told."""
    typed = [{name: cell.strip() for name, cell in row.items()} for row in rows]
    grid = table("outcomes", *typed)
    try:
        reading = read_sheet(grid, "outcomes", context())
    except UserError:
        return
    for number, row in zip(reading.numbers, reading.rows, strict=True):
        for name in ("numerator", "denominator", "value"):
            assert row[name] == typed[number - 2].get(name, "")
    figures = {place for place, row in enumerate(typed, start=2)
               if any(row.get(name) for name in ("numerator", "denominator", "value"))}  # fmt: skip
    if not any(remark.severity == "error" for remark in reading.remarks):
        examples = {place for place, row in enumerate(typed, start=2) if row.get("row_type") == "example"}
        assert figures - examples <= set(reading.numbers)
