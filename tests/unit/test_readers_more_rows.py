"""A row of a wide table holds several figures: each is checked by itself, and messages name the row that is seen."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from gate_inputs import CONTEXT, EXPECTATIONS

from yjreport.files.columns import OBSERVATIONS
from yjreport.files.tables import ORIGIN_ROW, ROW, Origin, Table, combined
from yjreport.gate.gate import GateOutcome, run_gate

COMMON = {"measure": "fte_rate", "area": "local", "unit": "per_100000", "source": "tracker", "line": "2"}


def wide(*rows: dict[str, str], numbers: list[int]) -> Table:
    """Return rows of observations as a reader of a wide table gives them."""
    frame = pd.DataFrame(
        {name: pd.Series([{**COMMON, **row}.get(name, "") for row in rows], dtype=object)
         for name in OBSERVATIONS.names}
        | {ROW: pd.Series(numbers, dtype="int64")}
    )  # fmt: skip
    origin = Origin(Path("summary.csv"), "downloads/summary.csv", "0" * 64, len(rows))
    return combined(OBSERVATIONS.kind, origin.name, [(origin, frame)])


def checked(table: Table) -> GateOutcome:
    """Return what the gate says of a table."""
    return run_gate([table], CONTEXT, expectations=EXPECTATIONS)


def year(label: str, start: str, end: str, **cells: str) -> dict[str, str]:
    """Return the cells of a period."""
    return {"period": label, "period_start": start, "period_end": end, **cells}


def test_figures_of_one_row_have_numbers_of_their_own() -> None:
    """Each figure of a row is a row of the table, and says in which row of the file it stands."""
    table = wide({"value": "1"}, {"value": "2"}, {"value": "3"}, numbers=[2, 2, 3])

    assert table.frame[ROW].tolist() == [1, 2, 3]
    assert table.frame[ORIGIN_ROW].tolist() == [2, 2, 3]
    assert [place.row for place in table.places().values()] == [2, 2, 3]


def test_rows_of_one_figure_keep_the_numbers_that_a_spreadsheet_shows() -> None:
    """A table of one figure a row is numbered as the file is."""
    table = wide({"value": "1"}, {"value": "2"}, numbers=[5, 9])

    assert table.frame[ROW].tolist() == [5, 9]
    assert not table.numbered_anew


def test_windows_of_one_row_that_overlap_are_a_warning() -> None:
    """Rolling years side by side are compared, and their row is named as the file numbers it."""
    outcome = checked(wide(
        year("to Dec 2022", "2022-01-01", "2022-12-31", value="120"),
        year("to Mar 2023", "2022-04-01", "2023-03-31", value="118"),
        numbers=[7, 7],
    ))  # fmt: skip

    (said,) = [fault.found for fault in outcome.faults if "share days" in fault.found]
    assert said == "windows that share days: to Dec 2022 (row 7) and to Mar 2023 (row 7)"


def test_a_fault_of_one_figure_is_not_hidden_by_another_of_its_row() -> None:
    """The second figure of a row is checked with its own counts."""
    binary = {"measure": "reoffending_binary", "unit": "percent"}
    outcome = checked(wide(
        year("2020-21", "2020-04-01", "2021-03-31", value="112.5", numerator="9", denominator="8", **binary),
        year("2021-22", "2021-04-01", "2022-03-31", value="50", numerator="4", denominator="8", **binary),
        numbers=[4, 4],
    ))  # fmt: skip

    assert [(fault.row, fault.found) for fault in outcome.faults if "numerator" in fault.found] == [
        (4, "8, smaller than the numerator 9")
    ]
