"""A change against its two levels, a rate of 0 against its count, and the populations that rates and counts need."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from gate_figures import days, found
from gate_inputs import Row, observation

if TYPE_CHECKING:
    from pathlib import Path


def calendar(year: int) -> Row:
    """Return the cells of a calendar year."""
    return days(f"{year}-01-01", f"{year}-12-31")


def rate(value: str, year: int, measure: str = "fte_rate", unit: str = "per_100000", **cells: str) -> Row:
    """Return a rate of a calendar year."""
    return observation(measure, unit, value=value, **calendar(year), **cells)


def change(value: str, year: int = 2024, base: int = 2023, **cells: str) -> Row:
    """Return a published change in the rate of first time entrants."""
    start, end = f"{base}-01-01", f"{base}-12-31"
    return observation("fte_rate_change", "percent", value=value, base_period=f"{base}", base_start=start, base_end=end,
                       **calendar(year), **cells)  # fmt: skip


def test_a_change_that_its_levels_do_not_give_is_an_error(tmp_path: Path) -> None:
    """108 to 137 is 26.9%, and was printed as 46.6%; the message names both rows and the figure that would fit."""
    (fault,) = found(tmp_path, "change-of-levels", rate("137", 2024), rate("108", 2023), change("46.6"))

    assert (fault.row, fault.severity) == (4, "error")
    assert fault.found == "46.6% beside 108 in row 3 and 137 in row 2"
    assert fault.expected == "26.9%, which 108 to 137 gives"
    assert fault.next_step.startswith("check the three figures: 137 is 46.6% more than 93.45, was it that before?")


def test_a_fall_that_its_levels_do_not_give_is_an_error(tmp_path: Path) -> None:
    """556 to 505 is a fall of 9.2%, and was printed as one of 15.1%."""
    (fault,) = found(tmp_path, "change-of-levels", rate("505", 2014), rate("556", 2013), change("-15.1", 2014, 2013))

    assert fault.expected == "-9.2%, which 556 to 505 gives"
    assert "505 is 15.1% less than 594.8" in fault.next_step


def test_a_fall_without_its_minus_is_told_apart(tmp_path: Path) -> None:
    """A fall that is typed as 9.2 is of the right size and the wrong sign."""
    (fault,) = found(tmp_path, "change-of-levels", rate("505", 2014), rate("556", 2013), change("9.2", 2014, 2013))

    assert fault.next_step.startswith("is the sign the other way? A fall is written with a minus: -9.2.")


@pytest.mark.parametrize(
    "rows",
    [
        (rate("137", 2024), rate("108", 2023), change("26.9")),
        (rate("137", 2024), rate("108", 2023), change("27")),
        (rate("137", 2024), rate("108", 2023), change("27.5")),
        (rate("137", 2024), change("46.6")),
        (rate("137", 2024), rate("108", 2022), change("46.6")),
        (rate("137", 2024), rate("108", 2023, area="south-west"), change("46.6")),
        (rate("137", 2024), rate("0", 2023), change("46.6")),
        (rate("137", 2024), rate("108", 2023), change("46.6", note="The plan's three figures do not agree.")),
    ],
    ids=["exact", "rounded", "of rates before rounding", "one level", "another year", "another area", "from 0", "said"],
)
def test_changes_that_may_be_right_are_let_be(tmp_path: Path, rows: tuple[Row, ...]) -> None:
    """A change is held only against its own two levels, with the rounding of all three."""
    assert not found(tmp_path, "change-of-levels", *rows)


def custody(value: str, **cells: str) -> Row:
    """Return a rate of custodial sentences."""
    return rate(value, 2024, "custody_rate", "per_1000", **cells)


def sentences(number: str, year: int = 2024) -> Row:
    """Return a number of custodial sentences."""
    return observation("custodial_sentences", "count", value=number, **calendar(year))


def test_a_rate_of_nought_beside_a_count_is_an_error(tmp_path: Path) -> None:
    """A rate of 0.00 per 1,000 was printed beside one custodial sentence."""
    (fault,) = found(tmp_path, "zero-is-nobody", custody("0.00"), sentences("1"))

    assert (fault.row, fault.severity, fault.found) == (2, "error", "0.00, where row 3 counts 1")
    assert "the mark rounds to zero (k)" in fault.expected


def test_a_rate_above_nought_beside_nobody_is_an_error(tmp_path: Path) -> None:
    """Nobody counted is a rate of 0."""
    (fault,) = found(tmp_path, "zero-is-nobody", custody("0.06"), sentences("0"))

    assert (fault.found, fault.expected) == ("0.06, where row 3 counts 0", "0 where nobody was counted")


@pytest.mark.parametrize(
    "rows",
    [
        (custody("0.06"), sentences("1")),
        (custody("0"), sentences("0")),
        (custody("0.00", marks="k"), sentences("1")),
        (custody("0.00"), sentences("1", 2023)),
        (custody("0.00"),),
    ],
    ids=["both", "neither", "rounds to zero", "another year", "no count"],
)
def test_rates_that_agree_with_their_counts_are_let_be(tmp_path: Path, rows: tuple[Row, ...]) -> None:
    """0 is nobody, or has the mark k."""
    assert not found(tmp_path, "zero-is-nobody", *rows)


def number(value: str, year: int) -> Row:
    """Return a number of first time entrants."""
    return observation("fte_number", "count", value=value, **calendar(year))


def test_two_populations_far_apart_are_questioned(tmp_path: Path) -> None:
    """108 with 16 children and 137 with 24 need populations 17% apart; no count is repeated in the warning."""
    rows = (rate("137", 2024), number("24", 2024), rate("108", 2023), number("16", 2023))

    (fault,) = found(tmp_path, "implied-populations-alike", *rows)

    assert (fault.row, fault.severity) == (2, "warning")
    assert "need a population of 17455 to 17582" in fault.found
    assert "(row 4) one of 14747 to 14883" in fault.found


@pytest.mark.parametrize(
    "rows",
    [
        (rate("137", 2024), number("24", 2024), rate("93.5", 2023), number("16", 2023)),
        (rate("137", 2024), number("24", 2024), rate("108", 2019), number("16", 2019)),
        (rate("137", 2024), number("24", 2024), rate("20", 2023), number("4", 2023)),
    ],
    ids=["alike", "years apart", "a small count"],
)
def test_populations_that_may_be_right_are_let_be(tmp_path: Path, rows: tuple[Row, ...]) -> None:
    """A population may grow over five years, and a small count is never hinted at in a warning."""
    assert not found(tmp_path, "implied-populations-alike", *rows)


def test_a_difference_of_two_rates_is_worked_out(tmp_path: Path) -> None:
    """A plan printed "a reduction of -0.19" of a rate per 1,000: the measure of changes is in per cent."""
    row = observation("custody_rate_change", "per_1000", value="-0.19", base_period="2023", **calendar(2024))

    (fault,) = found(tmp_path, "unit-of-measure", row)

    assert fault.next_step.startswith("a difference of two rates is worked out from them: type the two rates")
