"""A download that no row of the sheet sources names is told once, not once for each of its rows."""

from __future__ import annotations

from yjreport.files.reading import Remark
from yjreport.gate.suites.faults import Fault
from yjreport.gate.validation import _traced
from yjreport.inputs.collector import UNREGISTERED
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
