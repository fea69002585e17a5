"""Cells of the publishers' files: what was meant is read, and a mark never becomes a number."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yjreport.open_data.tidy_rows import periods
from yjreport.open_data.tidy_rows.cells import MARKS, as_meant, read_cell

if TYPE_CHECKING:
    from yjreport.open_data.tidy_rows.periods import Reader


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("37.119999999999997", "37.12"),
        ("37.700000000000003", "37.7"),
        ("3.006E-2", "0.03006"),
        ("340", "340"),
        ("1,258", "1258"),
        ("0.0", "0"),
        ("2346475", "2346475"),
        ("100", "100"),
    ],
)
def test_the_tail_of_a_binary_fraction_is_rounded_to_what_was_meant(text: str, meant: str) -> None:
    """A spreadsheet's 37.119999999999997 is 37.12, and not 37.11; no exponent is left."""
    cell = read_cell(text)

    assert cell is not None
    assert f"{cell.value:f}" == meant
    assert cell.marks == ()


@given(st.decimals(min_value=0, max_value=1_000_000, places=3))
def test_a_float_is_read_as_the_decimal_that_it_was(number: Decimal) -> None:
    """A number with three decimals survives its way through a binary fraction with 17 digits."""
    printed = Decimal(f"{float(number):.17g}")

    assert as_meant(printed) == number


@pytest.mark.parametrize("text", ["-", "c", "x", "z", "u", "k", "low", ":", "", " c "])
def test_a_mark_has_no_value_and_says_why(text: str) -> None:
    """Each mark of the publishers becomes letters of the GSS shorthand, of which one says that nothing is there."""
    cell = read_cell(text)

    assert cell is not None
    assert cell.value is None
    assert cell.marks == MARKS[text.strip()]
    assert {"x", "c", "z"} & set(cell.marks)


@pytest.mark.parametrize("text", ["n/a", "..", "1.2.3", "Leicester", "NaN", "Infinity"])
def test_what_is_neither_number_nor_known_mark_is_no_cell(text: str) -> None:
    """An unknown sign is not taken for a gap."""
    assert read_cell(text) is None


@pytest.mark.parametrize(
    ("reader", "label", "words", "start", "end"),
    [
        (periods.calendar_year, "2023", "Year ending December 2023", "2023-01-01", "2023-12-31"),
        (periods.financial_year, "2023-24", "2023-24", "2023-04-01", "2024-03-31"),
        (periods.financial_year, "2016-17 (OT)", "2016-17", "2016-04-01", "2017-03-31"),
        (periods.year_to_march, "2025", "2024-25", "2024-04-01", "2025-03-31"),
        (periods.march_day, "2025", "31 March 2025", "2025-03-31", "2025-03-31"),
        (periods.january, "2025", "January 2025", "2025-01-01", "2025-01-31"),
        (periods.school_year, "2023/24", "School year 2023/24", "2023-09-01", "2024-08-31"),
        (periods.school_year_ending, "2024", "School year 2023/24", "2023-09-01", "2024-08-31"),
        (periods.around_new_year, "2024", "December 2023 to February 2024", "2023-12-01", "2024-02-29"),
        (periods.three_financial_years, "2021/22-23/24", "2021-22 to 2023-24", "2021-04-01", "2024-03-31"),
    ],
)
def test_what_a_year_means_differs_from_measure_to_measure(
    reader: Reader, label: str, words: str, start: str, end: str
) -> None:
    """2025 is a calendar year, a day in March, a January or a winter."""
    when = reader(label)

    assert when is not None
    assert (when.label, str(when.start), str(when.end)) == (words, start, end)


@pytest.mark.parametrize(
    ("reader", "label"),
    [
        (periods.calendar_year, "2023-24"),
        (periods.financial_year, "2023-25"),
        (periods.school_year, "2023"),
        (periods.three_financial_years, "2021/22-24/25"),
        (periods.march_day, "March"),
    ],
)
def test_a_label_that_is_not_understood_is_no_period(reader: Reader, label: str) -> None:
    """Nothing is guessed from a label of another kind."""
    assert reader(label) is None


def test_an_unconfirmed_period_keeps_its_label_and_has_no_days() -> None:
    """No day is made up for a label that two vintages contradict."""
    when = periods.unconfirmed("2024")

    assert when is not None
    assert (when.label, when.start, when.end) == ("labelled 2024, period not confirmed", None, None)
