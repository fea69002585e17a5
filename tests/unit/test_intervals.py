"""Intervals: the worked examples of public health practice, independent oracles and their own laws."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from yjreport.statistics.intervals import newcombe, poisson, rate_ratio, wilson

PAIRS = st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("x", "n", "low", "high"),
    [
        (22, 65, 23.5, 46.0), (35, 65, 41.9, 65.4), (42, 130, 24.9, 40.8), (40, 187, 16.1, 27.8), (86, 99, 78.8, 92.2),
        (3, 7, 15.8, 75.0), (0, 12, 0, 24.3), (12, 12, 75.8, 100), (79, 294, 22.1, 32.2), (51, 183, 21.9, 34.8),
        (8, 11, 43.4, 90.3),
    ],
)  # fmt: skip
def test_wilson_gives_the_worked_examples(x: int, n: int, low: float, high: float) -> None:
    """Wilson's interval gives the limits that were computed by hand, to one decimal of a per cent."""
    interval = wilson(x, n).scaled(100)

    assert (low, high) == pytest.approx((interval.low, interval.high), abs=0.06)


@given(PAIRS)
def test_wilson_agrees_with_scipy(pair: tuple[int, int]) -> None:
    """Wilson's interval is the one that SciPy computes independently."""
    x, n = pair
    oracle = stats.binomtest(x, n).proportion_ci(method="wilson")

    interval = wilson(x, n)

    assert (oracle.low, oracle.high) == pytest.approx((interval.low, interval.high), abs=1e-12)


@given(PAIRS)
def test_wilson_holds_its_proportion_and_mirrors_itself(pair: tuple[int, int]) -> None:
    """The interval holds x / n, stays within 0 and 1, and is the mirror image of that of n - x."""
    x, n = pair
    interval, mirror = wilson(x, n), wilson(n - x, n)

    assert 0 <= interval.low <= x / n <= interval.high <= 1
    assert (1 - mirror.high, 1 - mirror.low) == pytest.approx((interval.low, interval.high), abs=1e-12)


@pytest.mark.parametrize(
    ("x", "low", "high"),
    [(0, 0, 3.689), (1, 0.025, 5.572), (5, 1.624, 11.668), (9, 4.115, 17.085), (10, 4.787, 18.392),
     (22, 13.783, 33.310), (65, 50.163, 82.849)],
)  # fmt: skip
def test_poisson_gives_the_worked_examples(x: int, low: float, high: float) -> None:
    """A count has exact limits below ten and Byar's from ten."""
    interval = poisson(x)

    assert (low, high) == pytest.approx((interval.low, interval.high), abs=0.001)
    assert ("exact Poisson" if x < 10 else "Byar's") == interval.method


@given(st.integers(1, 9))
def test_small_counts_agree_with_chi_squared(x: int) -> None:
    """Below ten the limits are half the chi-squared quantiles."""
    interval = poisson(x)

    assert stats.chi2.ppf(0.025, 2 * x) / 2 == pytest.approx(interval.low)
    assert stats.chi2.ppf(0.975, 2 * x + 2) / 2 == pytest.approx(interval.high)


@pytest.mark.parametrize(
    ("pairs", "low", "high"),
    [((22, 65, 35, 65), -35.5, -3.0), ((42, 130, 40, 187), 1.10, 20.87), ((51, 183, 79, 294), -7.0, 9.4)],
)
def test_newcombe_gives_the_worked_examples(pairs: tuple[int, int, int, int], low: float, high: float) -> None:
    """The difference of two reoffending rates has the limits that were computed by hand."""
    interval = newcombe(*pairs).scaled(100)

    assert (low, high) == pytest.approx((interval.low, interval.high), abs=0.06)


def test_newcombe_gives_the_published_example() -> None:
    """56/70 less 48/80 is 0.2 (0.0524 to 0.3339), example (a) of Newcombe's table II, method 10."""
    interval = newcombe(56, 70, 48, 80)

    assert (0.0524, 0.3339) == pytest.approx((interval.low, interval.high), abs=0.00005)


@given(PAIRS, PAIRS)
def test_newcombe_turns_its_sign_with_its_groups(first: tuple[int, int], second: tuple[int, int]) -> None:
    """Swapping the groups turns the interval round, and equal groups are never distinguishable."""
    there, back = newcombe(*first, *second), newcombe(*second, *first)

    assert (there.low, there.high) == pytest.approx((-back.high, -back.low), abs=1e-12)
    assert not newcombe(*first, *first).excludes(0)


def test_rate_ratio_gives_the_worked_example() -> None:
    """12 in 1,500 against 60 in 22,000 is 2.93 times as many, 1.44 to 5.51."""
    interval = rate_ratio(12, 1500, 60, 22000)

    assert (1.44, 5.51) == pytest.approx((interval.low, interval.high), abs=0.005)


@given(st.integers(0, 200), st.integers(1, 200))
def test_rate_ratio_agrees_with_the_exact_binomial(x1: int, x2: int) -> None:
    """The limits are those of the Clopper-Pearson interval of the share, as odds."""
    share = stats.binomtest(x1, x1 + x2).proportion_ci(method="exact")

    interval = rate_ratio(x1, 1, x2, 1)

    assert share.low / (1 - share.low) == pytest.approx(interval.low, rel=1e-6)
    assert share.high / (1 - share.high) == pytest.approx(interval.high, rel=1e-6)


def test_a_ratio_to_no_events_has_no_upper_limit() -> None:
    """Three events against none may be any number of times as many; the ledger holds null."""
    interval = rate_ratio(3, 1, 0, 1)

    assert math.isinf(interval.high)
    assert interval.record()["high"] is None


@pytest.mark.parametrize(("x", "n"), [(1, 0), (-1, 5), (6, 5)])
def test_what_is_no_proportion_is_refused(x: int, n: int) -> None:
    """A denominator of 0 or a numerator outside it is an error, never a number."""
    with pytest.raises(ValueError, match="a proportion needs"):
        wilson(x, n)


def test_impossible_counts_are_refused() -> None:
    """Events below 0 and a ratio of nothing to nothing are errors."""
    with pytest.raises(ValueError, match="cannot be -1"):
        poisson(-1)
    with pytest.raises(ValueError, match="a ratio of rates needs"):
        rate_ratio(0, 1, 0, 1)
