"""
The statistics beside `PHStatsMethods`, the Python package of the methods of public health in England.

Its conventions are ours (Wilson; exact Poisson below ten events and Byar's from ten; funnel limits at 95% and
99.8%) but for these, which the tests pin down, so that a later version that changes them is noticed (0.1.16):

- No events: `ph_rate` fails ("'Value' must be a positive number"), and `exact_lower(0)` is not a number. Ours
  gives 0 to 3.689 events, as the vectors of the R package do.
- `byars(value)` hands its lower-level functions 1 - confidence for the confidence, so that its default "95%"
  interval is one at 5%. `byars_lower` and `byars_upper`, which `ph_rate` calls, are right and are used here.
- Limits of a rate's funnel are found by halving down to 1e-7 of the interval's share, so they agree to about six
  figures and not to the last bit. They are given at whole numbers of events; ours at any exposure, between by
  the gamma function.
- `assign_funnel_significance` judges a rate by Byar's limits of its own count from ten events, while the limits
  that are drawn are exact Poisson. Ours judges by the limits that are drawn. The two can differ only for a point
  between Byar's limit and the exact one; the test shows that this is within 3% of a limit.
- The upper funnel limit of a proportion is held at 100 whatever the multiplier: harmless for percentages, which
  is what we draw.
"""

from __future__ import annotations

import math

import pandas as pd
import PHStatsMethods as ph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yjreport.statistics.funnel import proportion_limits, rate_limits
from yjreport.statistics.intervals import poisson, wilson

COUNTS = st.integers(1, 3000)
PAIRS = COUNTS.flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
LEVELS = st.sampled_from([0.95, 0.998])
WILSON = [(22, 65), (35, 65), (42, 130), (40, 187), (86, 99), (3, 7), (0, 12), (12, 12), (79, 294), (51, 183)]
"""The vectors of reoffenders and completed programmes that real plans print."""


@given(PAIRS, LEVELS)
def test_wilson_is_theirs(pair: tuple[int, int], level: float) -> None:
    """Wilson's limits are theirs to the last figures, at both levels."""
    oracle = ph.wilson(*pair, confidence=level)

    ours = wilson(*pair, level=level)

    assert oracle == pytest.approx((ours.low, ours.high), abs=1e-12)


def test_percentages_are_theirs() -> None:
    """A column of percentages with its limits is what `ph_proportion` makes of the same counts."""
    frame = pd.DataFrame(WILSON, columns=["x", "n"]).assign(area=[f"area {at}" for at in range(len(WILSON))])
    oracle = ph.ph_proportion(frame, "x", "n", "area", multiplier=100).set_index("area").loc[frame["area"]]

    ours = [wilson(x, n).scaled(100) for x, n in WILSON]

    assert [100 * x / n for x, n in WILSON] == pytest.approx(oracle["Value"].tolist())
    assert [one.low for one in ours] == pytest.approx(oracle["lower_95_ci"].tolist(), abs=1e-10)
    assert [one.high for one in ours] == pytest.approx(oracle["upper_95_ci"].tolist(), abs=1e-10)


@given(COUNTS, LEVELS)
def test_counts_switch_from_exact_to_byar_where_theirs_do(x: int, level: float) -> None:
    """Below ten events the limits are their exact ones, and from ten their Byar's."""
    oracle = ph.byars_lower(x, level), ph.byars_upper(x, level)

    ours = poisson(x, level)

    assert oracle == pytest.approx((ours.low, ours.high), rel=1e-10)
    assert ours.method == ("exact Poisson" if x < 10 else "Byar's")
    assert x >= 10 or ph.exact(x, level) == pytest.approx((ours.low, ours.high))


@given(st.lists(st.tuples(COUNTS, st.integers(3000, 90_000)), min_size=1, max_size=5), st.sampled_from([1000, 100_000]))
@settings(max_examples=20, deadline=None)
def test_rates_with_a_multiplier_are_theirs(rows: list[tuple[int, int]], multiplier: int) -> None:
    """A rate per 1,000 or 100,000 and its limits are what `ph_rate` gives, with the method that it names."""
    frame = pd.DataFrame(rows, columns=["x", "n"]).assign(area=[f"area {at}" for at in range(len(rows))])
    oracle = ph.ph_rate(frame, "x", "n", "area", multiplier=multiplier).set_index("area").loc[frame["area"]]

    ours = [poisson(x).scaled(multiplier / n) for x, n in rows]

    assert [multiplier * x / n for x, n in rows] == pytest.approx(oracle["Value"].tolist())
    assert [one.low for one in ours] == pytest.approx(oracle["lower_95_ci"].tolist())
    assert [one.high for one in ours] == pytest.approx(oracle["upper_95_ci"].tolist())
    assert [one.method.startswith("exact") for one in ours] == [name == "Exact" for name in oracle["Method"]]


def test_no_events_have_an_interval_here_and_none_there() -> None:
    """Where nothing was counted ours is 0 to 3.689; theirs is refused, and its lower limit is not a number."""
    ours = poisson(0)

    assert ours.low == 0
    assert ph.exact_upper(0) == pytest.approx(ours.high) == pytest.approx(3.689, abs=0.0005)
    assert math.isnan(ph.exact_lower(0))
    with pytest.raises(ValueError, match="must be a positive number"):
        ph.byars_upper(0)


def test_their_short_form_of_byars_is_not_at_95() -> None:
    """`byars` alone is at 5% where it says 95%: the functions that it calls are the ones to compare with."""
    assert ph.byars(65) == pytest.approx((ph.byars_lower(65, 0.05), ph.byars_upper(65, 0.05)))
    assert (ph.byars_lower(65), ph.byars_upper(65)) == pytest.approx((50.163, 82.849), abs=0.0005)


def test_funnel_limits_of_percentages_are_theirs() -> None:
    """At each of their hundred sizes our limits of a percentage are theirs, and so is the pooled average."""
    frame = pd.DataFrame(WILSON, columns=["x", "n"])
    oracle = ph.calculate_funnel_limits(frame, "x", "proportion", 100, denom_col="n")
    average = sum(x for x, _ in WILSON) / sum(n for _, n in WILSON)

    ours = [proportion_limits(average, size).scaled(100) for size in oracle["Population"]]

    assert oracle["baseline"].tolist() == pytest.approx([100 * average] * len(oracle))
    for name, values in (
        ("lower_2s", [one.warning.low for one in ours]), ("upper_2s", [one.warning.high for one in ours]),
        ("lower_3s", [one.action.low for one in ours]), ("upper_3s", [one.action.high for one in ours]),
    ):  # fmt: skip
        assert oracle[f"{name}_limit"].tolist() == pytest.approx(values, abs=1e-6)


def test_funnel_limits_of_rates_are_theirs() -> None:
    """At the population where each of their limits stands ours is the same rate, to their six figures."""
    events = [(30, 25_000), (46, 35_000), (19, 21_000), (120, 60_000)]
    frame = pd.DataFrame(events, columns=["x", "n"])
    frame["rate"] = 100_000 * frame["x"] / frame["n"]
    oracle = ph.calculate_funnel_limits(
        frame, "x", "rate", 100_000, denom_col="n", rate="rate", rate_type="crude", years_of_data=1
    )
    average = sum(x for x, _ in events) / sum(n for _, n in events)

    for side, end, level in (("lower_2s", "low", "warning"), ("upper_2s", "high", "warning"),
                             ("lower_3s", "low", "action"), ("upper_3s", "high", "action")):  # fmt: skip
        rows = zip(oracle[f"{side}_population_1_year"], oracle[f"{side}_limit"], strict=True)
        for population, limit in list(rows)[::7]:
            ours = getattr(getattr(rate_limits(average, population), level), end)
            assert limit == pytest.approx(100_000 * ours, rel=2e-5)


THEIRS = {"Low (0.001)": "low at 99.8%", "Low (0.025)": "low at 95%", "Not significant": "within",
          "High (0.025)": "high at 95%", "High (0.001)": "high at 99.8%"}  # fmt: skip


@given(st.lists(PAIRS.filter(lambda pair: pair[1] > 10), min_size=3, max_size=8))
@settings(max_examples=40, deadline=None)
def test_positions_of_percentages_are_theirs(points: list[tuple[int, int]]) -> None:
    """A percentage stands where `assign_funnel_significance` puts it, but for one that is on a limit."""
    average = sum(x for x, _ in points) / sum(n for _, n in points)
    if not 0 < average < 1:
        return
    frame = pd.DataFrame(points, columns=["x", "n"])
    oracle = ph.assign_funnel_significance(frame, "x", "proportion", denom_col="n")["significance"]

    for (x, n), word in zip(points, oracle, strict=True):
        limits = proportion_limits(average, n)
        ends = (limits.warning.low, limits.warning.high, limits.action.low, limits.action.high)
        if min(abs(x / n - end) for end in ends) > 1e-9:
            assert THEIRS[word] == limits.position(x / n)


@given(st.lists(st.tuples(st.integers(1, 400), st.integers(2000, 90_000)), min_size=3, max_size=8))
@settings(max_examples=40, deadline=None)
def test_positions_of_rates_are_theirs_but_near_a_limit(points: list[tuple[int, int]]) -> None:
    """A rate stands where theirs puts it, unless it is within 3% of a limit, where Byar's and the exact one differ."""
    frame = pd.DataFrame(points, columns=["x", "n"])
    frame["rate"] = 100_000 * frame["x"] / frame["n"]
    oracle = ph.assign_funnel_significance(
        frame, "x", "rate", denom_col="n", rate="rate", rate_type="crude", multiplier=100_000
    )["significance"]

    average = sum(x for x, _ in points) / sum(n for _, n in points)
    for (x, n), word in zip(points, oracle, strict=True):
        limits = rate_limits(average, n)
        ends = (limits.warning.low, limits.warning.high, limits.action.low, limits.action.high)
        if min(abs(x / n - end) for end in ends) > 0.03 * x / n:
            assert THEIRS[word] == limits.position(x / n)
