"""Funnels: the published formula, the exact test behind each limit, and what is refused."""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.rates import confint_poisson

from yjreport.statistics.funnel import Position, dispersion, proportion_limits, rate_limits

PAIRS = st.integers(1, 3000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
SHARES = st.floats(0.01, 0.99)
LEVELS = st.sampled_from([0.95, 0.998])


def published(p: float, n: float, average: float, side: int) -> float:
    """Work out a limit by the quadratic that PHEindicatormethods solves, as its documents state it."""
    z2 = stats.norm.ppf(p) ** 2
    first = average * (n / z2 + 1)
    inner = average * (n * (average * (n / z2 + 2) - 1) + z2 * (average - 1))
    spread = sqrt((-8 * first) ** 2 - 64 * (1 / z2 + 1 / n) * inner) / 8
    return (first + side * spread) / (1 / z2 + 1 / n) / n


@given(SHARES, st.integers(5, 3000))
def test_limits_of_a_proportion_are_the_published_ones(average: float, n: int) -> None:
    """The short formula gives what the published one does, held between 0 and 1."""
    limits = proportion_limits(average, n)

    for interval, p in ((limits.warning, 0.975), (limits.action, 0.999)):
        expected = max(0, published(p, n, average, -1)), min(1, published(p, n, average, 1))
        assert expected == pytest.approx((interval.low, interval.high), abs=1e-6)


@given(PAIRS, SHARES, LEVELS)
def test_a_proportion_is_outside_when_its_wilson_interval_excludes_the_average(
    pair: tuple[int, int], average: float, level: float
) -> None:
    """A point leaves the funnel exactly when statsmodels' Wilson interval of it leaves the average."""
    x, n = pair
    low, high = proportion_confint(x, n, alpha=1 - level, method="wilson")
    assume(min(abs(low - average), abs(high - average)) > 1e-9)

    limits = proportion_limits(average, n)

    chosen = limits.warning if level == 0.95 else limits.action
    assert (not low <= average <= high) == chosen.excludes(x / n)


@given(st.integers(0, 400), st.floats(0.005, 400), LEVELS)
def test_a_rate_is_outside_when_its_exact_interval_excludes_the_average(x: int, expected: float, level: float) -> None:
    """A count leaves the funnel exactly when statsmodels' exact Poisson interval of it leaves what is expected."""
    low, high = confint_poisson(x, 1, alpha=1 - level, method="exact-c")
    low = 0.0 if x == 0 else low
    assume(min(abs(low - expected), abs(high - expected)) > 1e-6)

    limits = rate_limits(expected, 1)

    chosen = limits.warning if level == 0.95 else limits.action
    assert (not low <= expected <= high) == chosen.excludes(x)


@pytest.mark.parametrize("events", [1, 5, 40, 300])
def test_limits_of_a_rate_are_the_published_ones(events: int) -> None:
    """At the population where the exact limit of the events meets the average, the limit is their rate."""
    average = 0.002
    for tail, side in ((0.025, "warning"), (0.001, "action")):
        most, least = stats.chi2.ppf(1 - tail, 2 * events + 2) / 2, stats.chi2.ppf(tail, 2 * events) / 2

        low = getattr(rate_limits(average, most / average), side).low
        high = getattr(rate_limits(average, least / average), side).high

        assert average * events / most == pytest.approx(low, rel=1e-6)
        assert average * events / least == pytest.approx(high, rel=1e-6)


@given(SHARES, st.integers(1, 3000))
def test_limits_nest_narrow_and_mirror(average: float, n: int) -> None:
    """The 99.8% limits hold the 95% ones, a larger group has narrower ones, and those of 1 - p mirror those of p."""
    limits, mirror = proportion_limits(average, n), proportion_limits(1 - average, n)
    larger = proportion_limits(average, 2 * n)
    rate, more = rate_limits(average, n), rate_limits(average, 2 * n)

    for each in (limits, rate):
        assert each.action.low <= each.warning.low <= average <= each.warning.high <= each.action.high
    assert larger.action.high - larger.action.low <= limits.action.high - limits.action.low
    assert more.action.high < rate.action.high
    assert (1 - mirror.action.high, 1 - mirror.action.low) == pytest.approx((limits.action.low, limits.action.high))


@pytest.mark.parametrize(
    ("x", "position"),
    [(0, "low at 99.8%"), (21, "low at 95%"), (30, "within"), (39, "high at 95%"), (50, "high at 99.8%")],
)
def test_a_point_has_a_position(x: int, position: Position) -> None:
    """Of 100 children against an average of 30%, 21 and 39 pass the first limits and 0 and 50 the second."""
    limits = proportion_limits(0.3, 100)

    assert position == limits.position(x / 100)
    assert position == limits.scaled(100).position(x)


def test_no_events_anywhere_leave_no_room() -> None:
    """About an average of none the limits are none, and a point of none is within."""
    limits = rate_limits(0.0, 10.5)

    assert (0, 0, "within") == (limits.action.low, limits.action.high, limits.position(0))


@pytest.mark.parametrize(
    ("points", "message"),
    [([(1, 10), (2, 10)], "at least 3 points, not 2"), ([(1, 10), (2, 0), (1, 5)], "2 of 0 is not a proportion"),
     ([(1, 10), (11, 10), (1, 5)], "11 of 10 is not a proportion"), ([(1, 10), (-1, 10), (1, 5)], "-1 of 10")],
)  # fmt: skip
def test_what_is_no_funnel_is_refused(points: list[tuple[int, float]], message: str) -> None:
    """Two points, a denominator of 0 and a numerator that does not fit are errors that say so."""
    with pytest.raises(ValueError, match=message):
        dispersion(points, "proportion")


def test_impossible_averages_are_refused() -> None:
    """An average of a proportion above 1, one of a rate below 0 and a size of 0 are errors."""
    with pytest.raises(ValueError, match=r"not 1\.2 and 10"):
        proportion_limits(1.2, 10)
    with pytest.raises(ValueError, match=r"not -0\.1, 10"):
        rate_limits(-0.1, 10)
    with pytest.raises(ValueError, match="exposure above 0"):
        rate_limits(0.1, 0)
