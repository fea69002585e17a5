"""Change: the worked examples, the rule of counts only, laws of differences, and windows refused."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yjreport.periods import Period
from yjreport.statistics.change import percent_change, point_change
from yjreport.statistics.pooling import Window

FIRST, SECOND = Period.of_year("2022-23"), Period.of_year("2023-24")
QUARTER = Period("Q1", date(2023, 4, 1), date(2023, 6, 30))
SHARES = st.integers(20, 900).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def test_a_fall_of_20_points_is_one_of_37_per_cent() -> None:
    """From 35 of 65 to 22 of 65 is 20.0 percentage points down, which is 37.1% fewer."""
    before, after = Window(FIRST, 35, 65), Window(SECOND, 22, 65)
    points, percent = point_change(before, after), percent_change(before, after)

    assert (-20, "percentage_points", "") == (points.value, points.unit, points.reason)
    assert (Fraction(-1300, 35), "percent", "") == (percent.value, percent.unit, percent.reason)


def test_a_rate_may_rise_while_the_number_falls() -> None:
    """From 79 of 294 to 51 of 183 is 1.0 point up (26.9% to 27.9%) and 35.4% fewer reoffenders."""
    points = point_change(Window(FIRST, 79, 294), Window(SECOND, 51, 183)).value
    percent = percent_change(Window(FIRST, 79), Window(SECOND, 51)).value

    assert points is not None and percent is not None
    assert (1.0, -35.4) == pytest.approx((float(points), float(percent)), abs=0.05)


@pytest.mark.parametrize(
    ("base", "given"), [(0, False), (1, False), (19, False), (20, True), (200, True)],
)  # fmt: skip
def test_a_small_base_is_given_in_counts(base: int, given: bool) -> None:
    """From none, or from fewer than 20, there is no percent change, and the reason states the base."""
    result = percent_change(Window(FIRST, base, 500), Window(SECOND, 40, 500))

    assert given == (result.value is not None)
    assert given == (result.reason == "")
    assert given or f"the earlier count is {base}," in result.reason


def test_a_small_later_count_is_no_hindrance() -> None:
    """From 40 to none is 100% fewer: only the base decides a percent change."""
    assert -100 == percent_change(Window(FIRST, 40), Window(SECOND, 0)).value


@pytest.mark.parametrize("denominators", [(19, 65), (65, 19), (0, 65), (65, 0)])
def test_points_need_both_denominators(denominators: tuple[int, int]) -> None:
    """A percentage of fewer than 20 children has no change in points, on whichever side it stands."""
    result = point_change(Window(FIRST, 0, denominators[0]), Window(SECOND, 0, denominators[1]))

    assert result.value is None
    assert f"a denominator is {min(denominators)}," in result.reason


def test_few_of_many_have_a_change_in_points() -> None:
    """From 5 of 300 to 10 of 300 is 1.7 points, as the denominators bear it, though no percent change is given."""
    before, after = Window(FIRST, 5, 300), Window(SECOND, 10, 300)

    assert Fraction(5, 3) == point_change(before, after).value
    assert percent_change(before, after).value is None


def test_a_rate_out_of_nothing_has_no_percent_change() -> None:
    """Where nobody could be counted later, the counts stand alone and the reason says so."""
    result = percent_change(Window(FIRST, 30, 60), Window(SECOND, 0, 0))

    assert (None, "Counts only: the later denominator is 0.") == (result.value, result.reason)


@given(SHARES, SHARES)
def test_points_turn_their_sign_with_time(first: tuple[int, int], second: tuple[int, int]) -> None:
    """Going back takes as many points as were gained, and points of a share are lost by the rest."""
    there = point_change(Window(FIRST, *first), Window(SECOND, *second)).value
    back = point_change(Window(FIRST, *second), Window(SECOND, *first)).value
    rest = point_change(Window(FIRST, first[1] - first[0], first[1]), Window(SECOND, second[1] - second[0], second[1]))

    assert there is not None and back is not None and rest.value is not None
    assert there == -back == -rest.value


@given(st.integers(20, 900), st.integers(20, 900))
def test_percent_changes_there_and_back_multiply_to_one(first: int, second: int) -> None:
    """A rise and the fall back are not the same per cent, but their factors multiply to one."""
    there = percent_change(Window(FIRST, first), Window(SECOND, second)).value
    back = percent_change(Window(FIRST, second), Window(SECOND, first)).value

    assert there is not None and back is not None
    assert (1 + there / 100) * (1 + back / 100) == 1


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (Window(Period("a", date(2022, 1, 1), date(2022, 12, 31)), 30), Window(FIRST, 30),
         "January to December 2022 and April 2022 to March 2023 share days"),
        (Window(Period("not stated"), 30), Window(FIRST, 30), "may share days, as one is not dated"),
        (Window(SECOND, 30), Window(FIRST, 30), "are the wrong way round"),
        (Window(FIRST, 30), Window(QUARTER, 30), "are not equally long"),
        (Window(FIRST, 30, 60), Window(SECOND, 30), "one has a denominator and one has none"),
    ],
)  # fmt: skip
def test_windows_that_are_not_alike_are_refused(before: Window, after: Window, message: str) -> None:
    """Overlapping, undated, reversed, unequal and unlike windows are errors that name the windows."""
    with pytest.raises(ValueError, match=message):
        percent_change(before, after)


@pytest.mark.parametrize("numbers", [(30, None), (130, 100)])
def test_what_is_no_percentage_has_no_points(numbers: tuple[int, int | None]) -> None:
    """A plain count, or a rate whose numerator exceeds its denominator, changes by no percentage points."""
    with pytest.raises(ValueError, match="April 2022 to March 2023 has no percentage"):
        point_change(Window(FIRST, *numbers), Window(SECOND, *numbers))
