"""
Decomposition: how much of a change in a number comes from each of the factors that make it.

Reoffenders are a cohort times a rate; reoffences are a cohort times a rate times a frequency. With two factors
each effect is the change of one at the mean of the other (Kitagawa, Journal of the American Statistical
Association 1955; 50: 1168-1194); with three it is Shapley's value, the mean over every order in which the
factors can change (Shorrocks, Journal of Economic Inequality 2013; 11: 99-126), which is the same thing for
two. The effects are fractions and add exactly. They say how a number is made up, not why it changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations
from math import factorial, prod


@dataclass(frozen=True)
class Effect:
    """
    Hold the part of a change that one factor makes.

    Args:
        factor: cohort, rate or frequency.
        before: the factor in the earlier period.
        after: the factor in the later period.
        change: its part of the change of the number, exact, in the unit of the number.
    """

    factor: str
    before: Fraction
    after: Fraction
    change: Fraction


@dataclass(frozen=True)
class Decomposition:
    """
    Hold a change of a number and its parts, which add to it exactly.

    Args:
        before: the number in the earlier period.
        after: the number in the later period.
        effects: one for each factor, in the order in which they multiply.
    """

    before: int | Fraction
    after: int | Fraction
    effects: tuple[Effect, ...]

    @property
    def change(self) -> int | Fraction:
        """Return the change of the number."""
        return self.after - self.before

    def effect(self, factor: str) -> Fraction:
        """Return the part of one factor."""
        return next(each.change for each in self.effects if each.factor == factor)


@dataclass(frozen=True)
class Cohort:
    """
    Hold a cohort followed up.

    Args:
        children: children in the cohort.
        reoffenders: those of them who reoffended.
        reoffences: their proven reoffences; None where only reoffenders are known.

    Raises:
        ValueError: when the cohort is empty or its numbers cannot be.
    """

    children: int
    reoffenders: int
    reoffences: int | None = None

    def __post_init__(self) -> None:
        if self.children <= 0:
            raise ValueError(f"a cohort of {self.children} children has no rate")
        if not 0 <= self.reoffenders <= self.children:
            raise ValueError(f"{self.reoffenders} reoffenders of {self.children} children cannot be")
        if self.reoffences is None:
            return
        if self.reoffences < self.reoffenders or (self.reoffences and not self.reoffenders):
            raise ValueError(f"{self.reoffences} reoffences by {self.reoffenders} reoffenders cannot be")

    @property
    def rate(self) -> Fraction:
        """Return reoffenders over children, 0 to 1."""
        return Fraction(self.reoffenders, self.children)

    @property
    def frequency(self) -> Fraction:
        """
        Return reoffences over reoffenders.

        Raises:
            ValueError: when reoffences are not known or nobody reoffended.
        """
        if self.reoffences is None:
            raise ValueError("reoffences are not known, so they have no frequency")
        if not self.reoffenders:
            raise ValueError("no child reoffended, so reoffences have no frequency")
        return Fraction(self.reoffences, self.reoffenders)


def shapley(before: Sequence[Fraction], after: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """
    Return what each factor adds to the change of their product, in mean over every order of changing them.

    Raises:
        ValueError: when the two hold different numbers of factors.
    """
    if len(before) != len(after):
        raise ValueError(f"{len(before)} factors cannot become {len(after)}")
    parts = [Fraction(0)] * len(before)
    for order in permutations(range(len(before))):
        values = list(before)
        for factor in order:
            product = prod(values)
            values[factor] = after[factor]
            parts[factor] += prod(values) - product
    return tuple(part / factorial(len(before)) for part in parts)


def reoffenders_change(before: Cohort, after: Cohort) -> Decomposition:
    """Divide a change in the number of reoffenders between the size of the cohort and the rate, in children."""
    factors = ("cohort", Fraction(before.children), Fraction(after.children)), ("rate", before.rate, after.rate)
    return Decomposition(before.reoffenders, after.reoffenders, _effects(factors))


def reoffences_change(before: Cohort, after: Cohort) -> Decomposition:
    """
    Divide a change in the number of reoffences between cohort, rate and frequency, in reoffences.

    Raises:
        ValueError: when either cohort's reoffences are not known, or nobody in it reoffended.
    """
    factors = (
        ("cohort", Fraction(before.children), Fraction(after.children)),
        ("rate", before.rate, after.rate),
        ("frequency", before.frequency, after.frequency),
    )
    return Decomposition(before.reoffences or 0, after.reoffences or 0, _effects(factors))


def rate_change(before: Cohort, after: Cohort) -> Decomposition:
    """
    Divide a change in the reoffending rate between the number of reoffenders and the size of the cohort.

    The rate is the one over the other, so fewer reoffenders lower it and a smaller cohort raises it. In
    percentage points; the factors are children.
    """
    effects = _effects((
        ("reoffenders", Fraction(before.reoffenders), Fraction(after.reoffenders)),
        ("cohort", Fraction(100, before.children), Fraction(100, after.children)),
    ))  # fmt: skip
    size = Effect("cohort", Fraction(before.children), Fraction(after.children), effects[1].change)
    return Decomposition(100 * before.rate, 100 * after.rate, (effects[0], size))


def _effects(factors: Sequence[tuple[str, Fraction, Fraction]]) -> tuple[Effect, ...]:
    changes = shapley([first for _, first, _ in factors], [last for _, _, last in factors])
    return tuple(Effect(*factor, change) for factor, change in zip(factors, changes, strict=True))
