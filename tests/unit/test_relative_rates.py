"""Relative rates: the worked example, independent oracles, the laws of a ratio and what is refused."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep

from yjreport.statistics.relative_rates import (
    ABOVE,
    BELOW,
    PROPORTIONATE,
    bounds,
    giving,
    relative_rate,
    representation,
    size_words,
)

GROUPS = st.integers(2, 5000).flatmap(lambda n: st.tuples(st.integers(1, n - 1), st.just(n)))


def test_the_worked_example() -> None:
    """12 of 1,500 against 60 of 22,000 is 2.93 times as likely, 7.9 children above parity, low in reliability."""
    result = relative_rate(12, 1500, 60, 22000)

    assert Fraction(44, 15) == result.index
    assert result.log is not None and result.exact is not None
    assert (1.58, 5.44) == pytest.approx((result.log.low, result.log.high), abs=0.005)
    assert (1.44, 5.51) == pytest.approx((result.exact.low, result.exact.high), abs=0.005)
    assert 7.9 == pytest.approx(float(result.excess), abs=0.05)
    assert (True, "u") == (result.giving.shown, result.giving.mark)


@given(GROUPS, GROUPS)
def test_log_limits_agree_with_statsmodels(group: tuple[int, int], reference: tuple[int, int]) -> None:
    """The log limits are those that statsmodels computes for a ratio of proportions."""
    oracle = confint_proportions_2indep(*group, *reference, method="log", compare="ratio", correction=False)

    limits = relative_rate(*group, *reference).log

    assert limits is not None
    assert oracle == pytest.approx((limits.low, limits.high), rel=1e-9)


@given(GROUPS, GROUPS)
def test_exact_limits_agree_with_the_binomial_test(group: tuple[int, int], reference: tuple[int, int]) -> None:
    """The exact limits exclude parity when a one-sided binomial test of the group's share does, at 2.5%."""
    (a, n), (b, m) = group, reference
    tests = [stats.binomtest(a, a + b, n / (n + m), alternative=side).pvalue for side in ("greater", "less")]

    limits = relative_rate(a, n, b, m).exact

    assert limits is not None
    assert (min(tests) < 0.025) == limits.excludes(1)


@given(GROUPS, GROUPS)
def test_swapping_the_groups_inverts_the_index(group: tuple[int, int], reference: tuple[int, int]) -> None:
    """Three times as likely one way round is a third as likely the other, limits and all."""
    there, back = relative_rate(*group, *reference), relative_rate(*reference, *group)

    assert there.index is not None and back.index is not None and there.index * back.index == 1
    for first, second in ((there.log, back.log), (there.exact, back.exact)):
        assert first is not None and second is not None
        assert (1 / second.high, 1 / second.low) == pytest.approx((first.low, first.high), rel=1e-6)
        assert first.low <= there.index <= first.high


@given(GROUPS, GROUPS)
def test_excess_is_what_parity_would_remove(group: tuple[int, int], reference: tuple[int, int]) -> None:
    """Without its excess children the group's rate is exactly that of the reference."""
    (a, n), (b, m) = group, reference

    excess = relative_rate(a, n, b, m).excess

    assert Fraction(b, m) == (a - excess) / n


def test_a_count_of_none_leaves_the_exact_limits() -> None:
    """A group of none has index 0 and an upper limit, and no log limits."""
    result = relative_rate(0, 100, 50, 1000)

    assert (0, None) == (result.index, result.log)
    assert result.exact is not None and result.exact.low == 0 and math.isfinite(result.exact.high)


def test_a_reference_of_none_leaves_a_lower_limit() -> None:
    """Against a reference of none there is no index, no upper limit, and every child is excess."""
    result = relative_rate(6, 100, 0, 1000)

    assert (None, None, 6) == (result.index, result.log, result.excess)
    assert result.exact is not None and result.exact.low > 1 and math.isinf(result.exact.high)


def test_nothing_against_nothing_is_no_ratio() -> None:
    """Where neither group has a child counted there is neither an index nor limits, nor an excess."""
    result = relative_rate(0, 100, 0, 1000)

    assert (None, None, None, 0) == (result.index, result.log, result.exact, result.excess)
    assert not result.giving.shown


def test_all_against_all_has_no_log_limits() -> None:
    """Where every child is counted the log limits would be a point, so they are not given."""
    result = relative_rate(30, 30, 40, 40)

    assert (1, None) == (result.index, result.log)


@pytest.mark.parametrize(
    ("group", "reference", "shown", "mark"),
    [(4, 60, False, "x"), (0, 60, False, "x"), (5, 60, True, "u"), (19, 60, True, "u"), (20, 60, True, None),
     (60, 4, False, "x"), (60, 19, True, "u")],
)  # fmt: skip
def test_small_counts_give_no_index_or_a_marked_one(group: int, reference: int, shown: bool, mark: str | None) -> None:
    """Below 5 children in either group an index is not available, below 20 it is marked, from 20 it stands alone."""
    rule = giving(group, reference)

    assert (shown, mark) == (rule.shown, rule.mark)
    assert (rule.reason == "") == (mark is None)


def test_representation_gives_the_national_example() -> None:
    """11% of the children cautioned or sentenced against 4% of those aged 10 to 17 is 7 points and 2.75 times."""
    result = representation(11, 100, 4, 100)

    assert (Fraction(11, 4), 7) == (result.index, result.points)


@given(GROUPS, GROUPS)
def test_shares_differ_by_as_much_for_the_rest(counted: tuple[int, int], people: tuple[int, int]) -> None:
    """What a group is over-represented by, in points, the rest are under-represented by."""
    (a, total), (n, population) = counted, people

    there = representation(a, total, n, population)
    back = representation(total - a, total, population - n, population)

    assert there.points == -back.points
    assert (there.index > 1) == (there.points > 0)


@pytest.mark.parametrize(
    ("numbers", "message"),
    [((3, 0, 60, 22000), "population above 0, not 3 of 0"), ((3, 100, 60, 0), "population above 0, not 60 of 0"),
     ((12, 10, 1, 5), "12 of 10 children cannot be: count children"), ((-1, 10, 1, 5), "-1 of 10 children")],
)  # fmt: skip
def test_what_is_no_rate_is_refused(numbers: tuple[int, int, int, int], message: str) -> None:
    """A population of 0, a count below 0 or one above its population is an error that says so."""
    with pytest.raises(ValueError, match=message):
        relative_rate(*numbers)


def test_shares_of_nothing_are_refused() -> None:
    """Shares of no children, and representation of a group without population, are errors; so is a count below 0."""
    with pytest.raises(ValueError, match="not 0 of 0"):
        representation(0, 0, 4, 100)
    with pytest.raises(ValueError, match="without population"):
        representation(1, 10, 0, 100)
    with pytest.raises(ValueError, match="cannot be -2"):
        giving(-2, 10)


@pytest.mark.parametrize(
    ("index", "words"),
    [(Fraction(79, 100), BELOW), (Fraction(4, 5), PROPORTIONATE), (1, PROPORTIONATE), (Fraction(5, 4), PROPORTIONATE),
     (Fraction(126, 100), ABOVE), (0, BELOW)],
)  # fmt: skip
def test_the_size_of_an_index_has_words(index: Fraction, words: str) -> None:
    """From 0.80 to 1.25, the ends among them, an index is broadly proportionate."""
    assert words == size_words(Fraction(index))


@given(GROUPS, GROUPS)
def test_the_size_mirrors(group: tuple[int, int], reference: tuple[int, int]) -> None:
    """What is broadly proportionate one way round is so the other."""
    index = Fraction(group[0] * reference[1], group[1] * reference[0])

    mirror = {ABOVE: BELOW, BELOW: ABOVE, PROPORTIONATE: PROPORTIONATE}
    assert mirror[size_words(index)] == size_words(1 / index)


def test_bounds_against_a_census_count_all_unknowns_on_either_side() -> None:
    """With 12 of 1,500, 60 of 22,000 and 20 unknown the index lies between 12 to 80 and 32 to 60 children."""
    low, high = bounds(12, 1500, 60, 22000, 20)

    assert (Fraction(12 * 22000, 1500 * 80), Fraction(32 * 22000, 1500 * 60)) == (low, high)


@given(st.lists(st.integers(0, 30), min_size=6, max_size=6), st.data())
def test_bounds_hold_every_way_of_placing_the_unknown(numbers: list[int], data: st.DataObject) -> None:
    """However the children of unknown ethnicity at both stages are shared out, the index stays within its bounds."""
    a, b, unknown, n_rest, m_rest, unknown_rest = numbers
    n, m, unknown_population = a + n_rest + 1, b + m_rest + 1, unknown + unknown_rest
    counted, others = data.draw(st.integers(0, unknown)), data.draw(st.integers(0, unknown_rest))

    low, high = bounds(a, n, b, m, unknown, unknown_population)

    group, reference = Fraction(a + counted, n + counted + others), b + unknown - counted
    if low is not None and high is not None and reference:
        rate = Fraction(reference, m + unknown + unknown_rest - counted - others)
        assert low <= group / rate <= high


def test_bounds_without_unknown_children_are_the_index() -> None:
    """Where every child's ethnicity is known there is one index, and none of nobody."""
    assert bounds(12, 1500, 60, 22000, 0) == (Fraction(44, 15), Fraction(44, 15))
    assert bounds(0, 0, 3, 10, 0) == (None, None)
    with pytest.raises(ValueError, match="0 or more"):
        bounds(1, 10, 1, 10, -1)
