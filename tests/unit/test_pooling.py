"""Pooling: sums over sums, overlaps and gaps refused, and what is missing said."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yjreport.periods import Period
from yjreport.statistics.pooling import Window, check_apart, pooled_members, pooled_windows

QUARTERS = [
    Period("Q1", date(2023, 4, 1), date(2023, 6, 30)), Period("Q2", date(2023, 7, 1), date(2023, 9, 30)),
    Period("Q3", date(2023, 10, 1), date(2023, 12, 31)), Period("Q4", date(2024, 1, 1), date(2024, 3, 31)),
]  # fmt: skip
PAIRS = st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def test_a_year_is_its_sums_and_not_a_mean_of_percentages() -> None:
    """1 of 2, 0 of 0, 3 of 30 and 2 of 8 are 6 of 40, 15%; the mean of the percentages would be 28%."""
    pairs = [(1, 2), (0, 0), (3, 30), (2, 8)]

    result = pooled_windows(Window(period, x, n) for period, (x, n) in zip(QUARTERS, pairs, strict=True))

    assert (6, 40, Fraction(15, 100)) == (result.numerator, result.denominator, result.value)
    assert result.period is not None and "April 2023 to March 2024" == result.period.words
    assert result.statement.startswith("Pooled over April to June 2023, July to September 2023")


@given(st.lists(PAIRS, min_size=4, max_size=4), st.permutations(range(4)))
def test_a_pooled_value_lies_among_its_parts(pairs: list[tuple[int, int]], order: list[int]) -> None:
    """The year lies between its lowest and highest quarter, in whatever order the quarters come."""
    windows = [Window(period, x, n) for period, (x, n) in zip(QUARTERS, pairs, strict=True)]

    result = pooled_windows(windows)

    assert min(window.value for window in windows) <= result.value <= max(window.value for window in windows)
    assert result == pooled_windows(windows[i] for i in order)


def test_plain_counts_are_added() -> None:
    """Counts without a denominator pool to their sum."""
    result = pooled_windows([Window(QUARTERS[0], 3), Window(QUARTERS[1], 4)])

    assert (7, None, 7) == (result.numerator, result.denominator, result.value)


@pytest.mark.parametrize(
    ("periods", "message"),
    [
        ([Period("a", date(2022, 1, 1), date(2022, 12, 31)), Period("b", date(2022, 4, 1), date(2023, 3, 31))],
         "January to December 2022 and April 2022 to March 2023 share days"),
        ([QUARTERS[0], Period("not stated")], "not stated and April to June 2023 may share days"),
        ([QUARTERS[0], QUARTERS[0]], "share days"),
        ([QUARTERS[0], QUARTERS[2]], "days are missing between April to June 2023 and October to December 2023"),
        ([], "nothing to pool"),
    ],
)  # fmt: skip
def test_windows_that_are_not_a_whole_are_refused(periods: list[Period], message: str) -> None:
    """Rolling years, an undated window, one window twice, a gap and no window at all are errors that name them."""
    with pytest.raises(ValueError, match=message):
        pooled_windows(Window(period, 1, 10) for period in periods)


def test_a_long_window_is_seen_to_hold_a_later_one() -> None:
    """Overlap is looked for between all windows, not only between neighbours."""
    year = Period("year", date(2023, 4, 1), date(2024, 3, 31))

    with pytest.raises(ValueError, match="share days"):
        pooled_windows(Window(period, 1, 10) for period in (*QUARTERS[:2], year))


def test_windows_side_by_side_are_apart() -> None:
    """A quarter and the next one share no day, and a quarter and itself share every day."""
    assert check_apart(QUARTERS[0], QUARTERS[1]) is None
    with pytest.raises(ValueError, match="use windows that do not overlap"):
        check_apart(QUARTERS[0], QUARTERS[0])


def test_a_comparator_says_which_members_are_missing() -> None:
    """Two of four members are pooled, and the statement names the other two."""
    result = pooled_members({"Ash": (10, 1000), "Barnsley": None, "Cale": (30, 1000), "Sheffield": None})

    assert (40, 2000, Fraction(1, 50)) == (result.numerator, result.denominator, result.value)
    assert (("Ash", "Cale"), ("Barnsley", "Sheffield")) == (result.held, result.missing)
    assert "Pooled over 2 of 4 members; missing: Barnsley and Sheffield." == result.statement


def test_a_whole_family_has_nothing_missing() -> None:
    """Where every member is there the statement says how many and no more."""
    assert "Pooled over 1 of 1 member." == pooled_members({"Ash": (1, 2)}).statement


@given(st.lists(PAIRS, min_size=1, max_size=9))
def test_members_pool_as_one_population(pairs: list[tuple[int, int]]) -> None:
    """A pooled rate is the mean of the members' rates weighted by their denominators."""
    result = pooled_members({str(i): pair for i, pair in enumerate(pairs)})

    assert result.denominator is not None
    assert sum(Fraction(x, n) * n for x, n in pairs) == result.value * result.denominator


@pytest.mark.parametrize(
    ("members", "message"),
    [({"Ash": None}, "nothing to pool"), ({"Ash": (1, 2), "Cale": (1, None)}, "cannot be pooled"),
     ({"Ash": (1, 0)}, "Ash cannot be 1 of 0"), ({"Ash": (-1, 5)}, "Ash cannot be -1 of 5"),
     ({"Ash": (0, 0), "Cale": (0, 0)}, "add up to 0")],
)  # fmt: skip
def test_what_cannot_be_pooled_is_refused(members: dict[str, tuple[int, int | None] | None], message: str) -> None:
    """No member, counts mixed with rates, something out of nothing and denominators of 0 are errors that say so."""
    with pytest.raises(ValueError, match=message):
        pooled_members(members)


def test_a_window_of_nothing_has_no_value() -> None:
    """None out of none may be added to a year but is neither 0% nor 100%."""
    with pytest.raises(ValueError, match="April to June 2023 has a denominator of 0"):
        _ = Window(QUARTERS[0], 0, 0).value
