"""Decomposition: the worked example, the formulas written out, and the laws of parts that add."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yjreport.statistics.decomposition import Cohort, rate_change, reoffences_change, reoffenders_change, shapley


@st.composite
def cohorts(draw: st.DrawFn) -> Cohort:
    """Draw a cohort in which at least one child reoffended."""
    children = draw(st.integers(1, 900))
    reoffenders = draw(st.integers(1, children))
    return Cohort(children, reoffenders, draw(st.integers(reoffenders, 4000)))


def test_the_worked_example() -> None:
    """From 79 of 294 to 51 of 183, a smaller cohort made 30.4 fewer reoffenders and a higher rate 2.4 more."""
    result = reoffenders_change(Cohort(294, 79), Cohort(183, 51))

    assert -28 == result.change == sum(effect.change for effect in result.effects)
    assert -30.38 == pytest.approx(float(result.effect("cohort")), abs=0.005)
    assert 2.38 == pytest.approx(float(result.effect("rate")), abs=0.005)


def test_a_change_of_one_factor_is_its_own() -> None:
    """Where only the rate changes the whole change is the rate's, and where only the cohort does it is the cohort's."""
    rate = reoffenders_change(Cohort(100, 30), Cohort(100, 20))
    cohort = reoffenders_change(Cohort(100, 30), Cohort(50, 15))

    assert (0, -10) == (rate.effect("cohort"), rate.effect("rate"))
    assert (-15, 0) == (cohort.effect("cohort"), cohort.effect("rate"))


@given(cohorts(), cohorts())
def test_two_effects_are_those_of_kitagawa(before: Cohort, after: Cohort) -> None:
    """Each of two effects is the change of its factor times the mean of the other, written out."""
    result = reoffenders_change(before, after)

    assert (after.children - before.children) * (before.rate + after.rate) / 2 == result.effect("cohort")
    assert (after.rate - before.rate) * Fraction(before.children + after.children, 2) == result.effect("rate")


@given(cohorts(), cohorts())
def test_three_effects_are_the_closed_form(before: Cohort, after: Cohort) -> None:
    """The frequency's effect is its change by cohort times rate, unmixed a third each and mixed a sixth each."""
    c1, r1, c2, r2 = before.children, before.rate, after.children, after.rate
    weight = (2 * c1 * r1 + 2 * c2 * r2 + c1 * r2 + c2 * r1) / 6

    assert (after.frequency - before.frequency) * weight == reoffences_change(before, after).effect("frequency")


@given(cohorts(), cohorts())
def test_parts_add_exactly(before: Cohort, after: Cohort) -> None:
    """The effects add to the change to the last fraction, of reoffenders and of reoffences."""
    for result in (reoffenders_change(before, after), reoffences_change(before, after)):
        assert result.change == sum(effect.change for effect in result.effects)
        assert result.change == result.after - result.before


@given(cohorts(), cohorts())
def test_going_back_undoes_each_effect(before: Cohort, after: Cohort) -> None:
    """Swapping the periods turns the sign of every effect, and no change has none."""
    there, back = reoffences_change(before, after), reoffences_change(after, before)

    assert [effect.change for effect in there.effects] == [-effect.change for effect in back.effects]
    assert {0} == {effect.change for effect in reoffences_change(before, before).effects}


@given(cohorts(), cohorts())
def test_an_effect_has_the_sign_of_its_factor(before: Cohort, after: Cohort) -> None:
    """A factor that rises never makes the number fall, and the other way about."""
    for effect in reoffences_change(before, after).effects:
        assert (effect.after > effect.before) == (effect.change > 0)
        assert (effect.after < effect.before) == (effect.change < 0)


@given(st.lists(st.tuples(st.fractions(0, 50), st.fractions(0, 50)), min_size=1, max_size=4), st.randoms())
def test_the_order_of_the_factors_is_indifferent(factors: list[tuple[Fraction, Fraction]], chance: object) -> None:
    """Each factor keeps its part however the factors are listed."""
    order = list(range(len(factors)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    before, after = [first for first, _ in factors], [last for _, last in factors]

    parts = shapley(before, after)

    assert [parts[i] for i in order] == list(shapley([before[i] for i in order], [after[i] for i in order]))


def test_nobody_reoffending_still_divides_reoffenders() -> None:
    """A rate that falls to nothing takes the cohort's part with it, and the parts add."""
    result = reoffenders_change(Cohort(40, 10), Cohort(20, 0))

    assert (-10, Fraction(-5, 2), Fraction(-15, 2)) == (result.change, *(each.change for each in result.effects))


@pytest.mark.parametrize(
    ("numbers", "message"),
    [((0, 0, None), "a cohort of 0 children has no rate"), ((10, 11, None), "11 reoffenders of 10 children"),
     ((10, -1, None), "-1 reoffenders"), ((10, 3, 2), "2 reoffences by 3 reoffenders"),
     ((10, 0, 4), "4 reoffences by 0 reoffenders")],
)  # fmt: skip
def test_impossible_cohorts_are_refused(numbers: tuple[int, int, int | None], message: str) -> None:
    """An empty cohort, more reoffenders than children and fewer reoffences than reoffenders are errors."""
    with pytest.raises(ValueError, match=message):
        Cohort(*numbers)


def test_a_frequency_that_is_not_there_is_refused() -> None:
    """Reoffences that are not known, or of nobody, have no frequency; factors must be as many before and after."""
    with pytest.raises(ValueError, match="reoffences are not known"):
        reoffences_change(Cohort(10, 3), Cohort(10, 3, 5))
    with pytest.raises(ValueError, match="no child reoffended"):
        reoffences_change(Cohort(10, 3, 5), Cohort(10, 0, 0))
    with pytest.raises(ValueError, match="1 factors cannot become 2"):
        shapley([Fraction(1)], [Fraction(1), Fraction(2)])


def test_a_rate_can_rise_while_reoffenders_fall() -> None:
    """From 79 of 294 to 51 of 183, fewer reoffenders lowered the rate by 12.4 points and a smaller cohort raised it."""
    result = rate_change(Cohort(294, 79), Cohort(183, 51))

    points = 100 * (Fraction(51, 183) - Fraction(79, 294))
    by_hand = (51 - 79) * (Fraction(100, 294) + Fraction(100, 183)) / 2
    assert (by_hand, points - by_hand) == (result.effect("reoffenders"), result.effect("cohort"))
    assert -12.41 == pytest.approx(float(by_hand), abs=0.005)
    assert (294, 183) == (result.effects[1].before, result.effects[1].after)


@given(cohorts(), cohorts())
def test_parts_of_a_rate_add_exactly(before: Cohort, after: Cohort) -> None:
    """The two effects add to the change of the rate, and each is none where its own number stays."""
    result = rate_change(before, after)

    assert 100 * (after.rate - before.rate) == result.change == sum(effect.change for effect in result.effects)
    assert (result.effect("cohort") == 0) == (before.children == after.children)
    assert (result.effect("reoffenders") == 0) == (before.reoffenders == after.reoffenders)
