"""Which reader a download goes to; and one that no source is registered for is told once, not for each row."""

from __future__ import annotations

from pathlib import Path

from yjreport.files.grid import Grid
from yjreport.files.reading import Remark
from yjreport.gate.suites.faults import Fault
from yjreport.gate.validation import _traced
from yjreport.inputs.collector import UNREGISTERED, _readers
from yjreport.inputs.readers.budget.reader import READER as BUDGET
from yjreport.inputs.year_inputs import Remarked


def fault(file: str, check: str = "source-given") -> Fault:
    """Return a fault of the third row of a file."""
    return Fault("error", "required", file, 3, "source", "a blank cell", "a source", "fill source.", check)


def test_rows_of_an_unregistered_file_are_not_asked_for_a_source() -> None:
    """A table of a finance team has no column for a source; other faults, and other files, are still told."""
    remark = Remark(0, "", f"a file of a budget table {UNREGISTERED}", "a row", "add the row.", "error")
    kept = [fault("downloads/budget.csv", "row-adds"), fault("inputs.xlsx, sheet budget"), fault("downloads/b.csv")]
    dropped = [fault("downloads/budget.csv"), fault("downloads/budget.csv, table 1")]

    assert _traced([*kept, *dropped], [Remarked("downloads/budget.csv", remark)]) == kept
    assert _traced([*kept, *dropped], []) == [*kept, *dropped]


def test_the_sheets_of_several_budgets_go_to_one_reader_together() -> None:
    """The reader of budgets chooses the year, for which it needs every sheet."""
    rows = (
        ("Agency", "Staffing costs (£)", "Payments in kind (£)", "Other delegated funds (£)", "Total (£)"),
        ("Police", "100", "0", "0", "100"),
        ("Total", "100", "0", "0", "100"),
    )
    grids = [Grid(Path("b.xlsx"), "b.xlsx", f"sheet {year}", "0" * 64, rows) for year in ("2023-24", "2024-25")]

    assert _readers(grids) == [(BUDGET, grids)]
