"""Figures as text."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yjreport.formats import MINUS, number_text, plural, round_half_up, value_text


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [(2.5, 0, "3"), (3.5, 0, "4"), (-2.5, 0, "-3"), (0.125, 2, "0.13"), (Fraction(1, 3), 1, "0.3"), (0.05, 1, "0.1"),
     (-0.04, 1, "0.0"), (1.005, 2, "1.01")],
)  # fmt: skip
def test_rounding_is_half_up(value: float, decimals: int, expected: str) -> None:
    """The half goes away from zero, by the digits that are printed, and there is no minus nought."""
    assert Decimal(expected) == round_half_up(value, decimals)
    assert expected == str(round_half_up(value, decimals))


@given(st.fractions(-(10**6), 10**6, max_denominator=10**4), st.integers(0, 4))
def test_rounding_is_never_off_by_more_than_half_a_unit(value: Fraction, decimals: int) -> None:
    """A rounded figure is the nearest one."""
    rounded = Fraction(round_half_up(value, decimals))

    assert abs(rounded - value) * 2 * 10**decimals <= 1


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "signed", "expected"),
    [
        (Fraction(4200, 130), "percent", None, False, "32.3%"),
        (Decimal("61"), "percent", 0, False, "61%"),
        (10.917, "percentage_points", None, True, "+10.9 percentage points"),
        (-20, "percentage_points", None, True, "\N{MINUS SIGN}20.0 percentage points"),
        (1, "percentage_points", 0, True, "+1 percentage point"),
        (2493798, "gbp", None, False, "£2,493,798"),
        (-5, "gbp", None, True, "\N{MINUS SIGN}£5"),
        (Decimal("0.20"), "per_1000", 2, False, "0.20 per 1,000"),
        (91, "per_100000", None, False, "91 per 100,000"),
        (0, "count", None, True, "0"),
        (5.2857, "ratio", None, False, "5.29"),
    ],
)
def test_a_figure_carries_its_unit(value: float, unit: str, decimals: int | None, signed: bool, expected: str) -> None:
    """A percentage has %, a difference of percentages is in percentage points, money has its sign before £."""
    assert expected == value_text(value, unit, decimals, signed=signed)


def test_numbers_have_thousands_separators_and_nouns_agree() -> None:
    """A large number is readable, and one is singular."""
    assert number_text(115928) == "115,928"
    assert ("child", "children") == (plural(1, "child", "children"), plural(2, "child", "children"))


def test_one_night_is_a_night() -> None:
    """A unit agrees with its number, with a sign too."""
    assert value_text(1, "nights") == "1 night"
    assert value_text(-1, "nights", signed=True) == f"{MINUS}1 night"
    assert value_text(2, "nights") == "2 nights"
