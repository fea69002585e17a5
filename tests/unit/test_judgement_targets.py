"""Judgements: every case of polarity, target, tolerance and chance, and shapes that stand for words."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yjreport.blocks.widths import shape
from yjreport.figures.judgement import CLOSE, LIKE, MET, NOT_MET, SAME, SHAPES, UNTESTED, judge, judge_target, labelled
from yjreport.statistics.intervals import Interval, wilson

NUMBERS = st.floats(-1000, 1000).map(lambda number: round(number, 3))


def interval(low: float, high: float) -> Interval:
    """Return an interval."""
    return Interval(low, high, "Wilson")


@pytest.mark.parametrize(
    ("polarity", "tolerance", "limits", "word"),
    [
        # A lower figure is better, the target is 30.
        ("low", 0, (20, 29), MET), ("low", 0, (31, 40), NOT_MET), ("low", 0, (25, 35), CLOSE),
        ("low", 0, (20, 30), MET), ("low", 0, (30, 40), CLOSE),
        ("low", 2, (25, 32), MET), ("low", 2, (31, 40), CLOSE), ("low", 2, (33, 40), NOT_MET),
        # A higher figure is better.
        ("high", 0, (31, 40), MET), ("high", 0, (20, 29), NOT_MET), ("high", 0, (25, 35), CLOSE),
        ("high", 0, (30, 40), MET), ("high", 0, (20, 30), CLOSE),
        ("high", 2, (28, 40), MET), ("high", 2, (20, 29), CLOSE), ("high", 2, (20, 27), NOT_MET),
        # Neither is better: near the target counts as there.
        (None, 0, (25, 35), CLOSE), (None, 0, (31, 35), NOT_MET), (None, 0, (25, 29), NOT_MET),
        (None, 0, (30, 30), MET),
        (None, 5, (26, 34), MET), (None, 5, (26, 36), CLOSE), (None, 5, (36, 40), NOT_MET),
        (None, 5, (10, 24), NOT_MET),
    ],
)  # fmt: skip
def test_an_interval_decides(polarity: str | None, tolerance: float, limits: tuple[float, float], word: str) -> None:
    """The target is met with the whole interval there, not met with none of it, and otherwise too close to tell."""
    value = sum(limits) / 2

    assert word == judge_target(value, target=30, tolerance=tolerance, polarity=polarity, interval=interval(*limits))


@pytest.mark.parametrize(
    ("polarity", "tolerance", "value", "word"),
    [
        ("low", 0, 29, MET), ("low", 0, 30, MET), ("low", 0, 31, NOT_MET), ("low", 2, 32, MET),
        ("low", 2, 33, NOT_MET),
        ("high", 0, 31, MET), ("high", 0, 30, MET), ("high", 0, 29, NOT_MET), ("high", 2, 28, MET),
        ("high", 2, 27, NOT_MET),
        (None, 0, 30, MET), (None, 0, 31, NOT_MET), (None, 2, 28, MET), (None, 2, 32, MET), (None, 2, 33, NOT_MET),
    ],
)  # fmt: skip
def test_without_an_interval_the_figure_decides(
    polarity: str | None, tolerance: float, value: float, word: str
) -> None:
    """Money, and what has no chance model, meets its target or does not, and the target itself is there."""
    assert word == judge_target(value, target=30, tolerance=tolerance, polarity=polarity)


@pytest.mark.parametrize(("polarity", "given"), list(product(("low", "high", None), (None, interval(1, 2)))))
def test_a_figure_that_is_not_there_is_not_judged(polarity: str | None, given: Interval | None) -> None:
    """A withheld figure has no judgement that would give it away."""
    assert judge_target(None, target=1.5, polarity=polarity, interval=given) == UNTESTED


@given(NUMBERS, NUMBERS, st.floats(0, 50), st.floats(0, 50), st.sampled_from(["low", "high", None]))
def test_polarity_mirrors(value: float, target: float, tolerance: float, spread: float, polarity: str | None) -> None:
    """A low figure against a low target is judged as its mirror image against a high one."""
    mirror = {"low": "high", "high": "low", None: None}[polarity]

    there = judge_target(value, target=target, tolerance=tolerance, polarity=polarity,
                         interval=interval(value - spread, value + spread))  # fmt: skip
    back = judge_target(-value, target=-target, tolerance=tolerance, polarity=mirror,
                        interval=interval(-value - spread, -value + spread))  # fmt: skip

    assert there == back


@given(NUMBERS, NUMBERS, st.floats(0, 20), st.floats(0, 20), st.sampled_from(["low", "high", None]))
def test_a_wider_interval_is_never_surer_and_a_wider_tolerance_never_harder(
    value: float, target: float, tolerance: float, spread: float, polarity: str | None
) -> None:
    """More doubt turns a word to too close to tell and to no other; more tolerance never loses a target."""
    narrow = judge_target(value, target=target, tolerance=tolerance, polarity=polarity)
    wide = judge_target(value, target=target, tolerance=tolerance, polarity=polarity,
                        interval=interval(value - spread, value + spread))  # fmt: skip
    kinder = judge_target(value, target=target, tolerance=tolerance + 1, polarity=polarity)

    assert wide in (narrow, CLOSE)
    assert kinder == MET or narrow == NOT_MET


def test_five_of_forty_are_too_close_to_one_in_ten() -> None:
    """12.5% of 40 children cannot be told apart from a target of 10%, and of 4,000 it misses it."""
    few, many = wilson(5, 40).scaled(100), wilson(500, 4000).scaled(100)

    assert judge_target(12.5, target=10, polarity="low", interval=few) == CLOSE
    assert judge_target(12.5, target=10, polarity="low", interval=many) == NOT_MET
    assert judge_target(12.5, target=10, polarity="high", interval=many) == MET


@pytest.mark.parametrize(("target", "tolerance"), [(float("nan"), 0), (float("inf"), 0), (30, -1)])
def test_what_is_no_target_is_refused(target: float, tolerance: float) -> None:
    """A target that is no number and a tolerance below 0 are errors."""
    with pytest.raises(ValueError, match="tolerance 0 or more"):
        judge_target(3, target=target, tolerance=tolerance, polarity="low")


def test_a_difference_between_areas_has_its_own_word() -> None:
    """What chance explains is no change over time, and no difference between areas."""
    assert judge(1, distinguishable=False, polarity="low") == SAME
    assert judge(1, distinguishable=False, polarity="low", same=LIKE) == LIKE


@pytest.mark.parametrize("word", SHAPES)
def test_every_word_has_a_shape_that_pages_part_from_it(word: str) -> None:
    """A judgement's shape is one that the pages hide from screen readers, and the word stands without it."""
    assert shape(labelled(word)) == (SHAPES[word], word)


def test_words_that_differ_in_meaning_differ_in_shape() -> None:
    """Only no change and no difference share a shape, for they say the same of time and of place."""
    assert len(set(SHAPES.values())) == len(SHAPES) - 1
