"""Quarterly summaries whose counts are called Number and Out of, or Number and Cohort."""

from __future__ import annotations

import pytest
from officer_tables import grid, read

from yjreport.files.reading import Reading
from yjreport.inputs.readers.quarterly.reader import READER


def counts(reading: Reading) -> list[tuple[str, ...]]:
    """Return quarter, numerator, denominator and value of each figure."""
    return [tuple(row[name] for name in ("period", "numerator", "denominator", "value")) for row in reading.rows]


@pytest.mark.parametrize("other", ["Out of", "Denominator", "Cohort"])
def test_number_beside_the_count_that_it_is_out_of_is_the_numerator(other: str) -> None:
    """Number and Out of are the two counts, with a percentage beside them or without."""
    title, row = ["Q1 2023-24"], ["KPI 1", "8", "10", "80"]

    for header in (["Measure", "Number", other], ["Measure", "Number", other, "%"]):
        reading = read(READER, grid([title, header, row[: len(header)]]))
        assert counts(reading) == [("Q1 2023-24", "8", "10", "80" if len(header) == 4 else "")]
        assert not [remark for remark in reading.remarks if remark.severity != "note"]


def test_number_is_the_numerator_under_each_quarter() -> None:
    """Quarters over the counts, or in the same cell, make one pair each."""
    over = [["Measure", "Q1 2023-24", "", "Q2 2023-24", ""], ["", "Number", "Out of", "Number", "Out of"]]
    same = [["Measure", "Q1 2023-24 Number", "Q1 2023-24 - Out of", "Q2 2023-24 (Number)", "Q2 2023-24 (Cohort)"]]

    for header in (over, same):
        assert counts(read(READER, grid([*header, ["KPI 1", "8", "10", "9", "11"]]))) == [
            ("Q1 2023-24", "8", "10", ""), ("Q2 2023-24", "9", "11", ""),
        ]  # fmt: skip


def test_number_beside_a_numerator_is_not_guessed() -> None:
    """Where another column is the numerator already, Number is left with a warning."""
    header = ["Measure", "Numerator", "Number", "Out of"]
    reading = read(READER, grid([["Q1 2023-24"], header, ["KPI 1", "8", "9", "10"]]))

    assert counts(reading) == [("Q1 2023-24", "8", "10", "")]
    assert [remark.found for remark in reading.remarks if remark.severity == "warning"] == ["Number"]
