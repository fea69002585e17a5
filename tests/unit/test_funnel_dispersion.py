"""Over-dispersion of funnels: independent oracles, its laws, and when it cannot be told."""

from __future__ import annotations

import numpy
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from yjreport.statistics.funnel import dispersion

PAIRS = st.integers(40, 3000).flatmap(lambda n: st.tuples(st.integers(1, n - 1), st.just(n)))
POINTS = st.lists(PAIRS, min_size=3, max_size=12)


@given(POINTS)
def test_proportions_agree_with_the_contingency_table(points: list[tuple[int, int]]) -> None:
    """The mean squared z-score is Pearson's chi-squared of the table of cases and others, over the points."""
    table = [[x for x, _ in points], [n - x for x, n in points]]
    oracle = stats.chi2_contingency(table, correction=False)

    found = dispersion(points, "proportion")

    assert found is not None
    assert oracle.statistic / len(points) == pytest.approx(found.ratio)
    assume(abs(oracle.pvalue - 0.05) > 1e-9)
    if found.beyond_chance is not None:
        assert found.beyond_chance == (oracle.pvalue < 0.05)
    assert (found.beyond_chance is None) == (oracle.expected_freq.min() < 5)


@given(POINTS)
def test_rates_agree_with_the_chi_squared_test(points: list[tuple[int, int]]) -> None:
    """For rates it is Pearson's chi-squared of events against those expected from the exposures."""
    average = sum(x for x, _ in points) / sum(n for _, n in points)
    oracle = stats.chisquare([x for x, _ in points], [average * n for _, n in points])

    found = dispersion(points, "rate")

    assert found is not None
    assert oracle.statistic / len(points) == pytest.approx(found.ratio)
    assume(abs(oracle.pvalue - 0.05) > 1e-9)
    assert found.beyond_chance in (None, oracle.pvalue < 0.05)


@pytest.mark.parametrize(("kind", "points"), [("rate", 11), ("proportion", 11)])
def test_chance_alone_is_called_so_nineteen_times_in_twenty(kind: str, points: int) -> None:
    """Of 400 funnels made by chance alone about 5 in 100 are called over-dispersed, and the mean ratio is about 1."""
    generator = numpy.random.default_rng(20)
    sizes = [200 + 150 * at for at in range(points)]
    draw = generator.binomial if kind == "proportion" else generator.poisson
    made = [
        dispersion([(int(draw(*((n, 0.2) if kind == "proportion" else (0.2 * n,)))), n) for n in sizes], kind)
        for _ in range(400)
    ]
    found = [one for one in made if one is not None]

    assert len(found) == 400
    assert 0.02 < sum(one.beyond_chance is True for one in found) / 400 < 0.09
    assert (points - 1) / points == pytest.approx(sum(one.ratio for one in found) / 400, abs=0.08)


def test_members_of_two_kinds_are_over_dispersed() -> None:
    """Five members at 10% and five at 30% differ by far more than chance."""
    found = dispersion([(20, 200)] * 5 + [(60, 200)] * 5, "proportion")

    assert found is not None
    assert found.beyond_chance
    assert found.ratio > 10 > found.most


def test_alike_members_are_under_dispersed_without_a_claim() -> None:
    """Members that all have the average have a ratio of none, which is not beyond chance."""
    found = dispersion([(20, 200)] * 4, "proportion")

    assert found is not None
    assert (0, False, 4) == (found.ratio, found.beyond_chance, found.points)


def test_small_counts_cannot_tell() -> None:
    """With fewer than 5 expected in any member nothing is said."""
    found = dispersion([(0, 200), (9, 200), (1, 200)], "rate")

    assert found is not None
    assert found.beyond_chance is None
    assert found.ratio > found.most


def test_no_events_or_nothing_else_has_no_dispersion() -> None:
    """Where nobody or everybody is counted the members cannot differ."""
    assert dispersion([(0, 10), (0, 20), (0, 30)], "rate") is None
    assert dispersion([(10, 10), (20, 20), (30, 30)], "proportion") is None


def test_two_points_are_refused() -> None:
    """Two points have no dispersion to speak of."""
    with pytest.raises(ValueError, match="at least 3 points"):
        dispersion([(1, 10), (2, 10)], "rate")
