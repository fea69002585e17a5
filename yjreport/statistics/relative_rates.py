"""
Disproportionality: how much likelier a group of children is to be counted than a reference group.

The relative rate index is that of the disproportionality matrix of the US Office of Juvenile Justice and
Delinquency Prevention: (a_g / N_g) / (a_r / N_r), with 1 for parity. Children are counted, never offences. For
a decision whose children are all among those of an earlier stage (custody among those sentenced) the denominators
are the children at that stage, or its disparity is carried in.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import exp, log, sqrt

from yjreport.statistics.intervals import LEVEL, Interval, rate_ratio, z_score

GIVEN_FROM = 5
"""
Children from which an index is given.

The Youth Justice Board states no number, so this one is a decision of the project. An index of fewer is [x], not
available, because it would mislead: a child more or less would change it by a fifth or more. It is [c],
confidential, only where disclosure control has withheld one of the counts that it is made of; the mark of a
withheld count goes before this one.
"""

LOW_BELOW = 20
"""Children below which an index is marked [u], low reliability: a published practice for rate ratios."""

BAND = (Fraction(4, 5), Fraction(5, 4))
"""
Between these an index is called broadly proportionate: the four-fifths rule and its inverse.

The rule is that of the US Uniform Guidelines on Employee Selection Procedures (29 CFR 1607.4 D), which the Race
Disparity Unit of the Cabinet Office uses for relative likelihoods. It speaks of size, never of chance.
"""

PROPORTIONATE = "broadly proportionate"
ABOVE = "more than a quarter higher"
BELOW = "more than a fifth lower"

UNKNOWN_FROM = Fraction(1, 10)
"""The share of children of unknown ethnicity above which an index is given with bounds: a decision of the project."""

Bounds = tuple[Fraction | None, Fraction | None]


@dataclass(frozen=True)
class Giving:
    """
    Hold whether an index may be given.

    Args:
        shown: whether it may be printed.
        mark: the shorthand that stands with it, or in its place: x, u or None.
        reason: one sentence for readers, blank where nothing need be said.
    """

    shown: bool
    mark: str | None = None
    reason: str = ""


@dataclass(frozen=True)
class RelativeRate:
    """
    Hold a relative rate index.

    Args:
        index: times as likely, exact; None where the reference group has no children counted.
        log: log-normal limits; None where a count is 0 or every child of both groups is counted.
        exact: exact conditional limits, without an upper one where the reference count is 0; None where
            neither group has a child counted.
        excess: children counted above those that the reference's rate would give, below 0 if fewer.
        giving: whether it may be given.
    """

    index: Fraction | None
    log: Interval | None
    exact: Interval | None
    excess: Fraction
    giving: Giving


@dataclass(frozen=True)
class Representation:
    """
    Hold a group's share of the children counted beside its share of the population.

    Args:
        share: share of the children counted, 0 to 1.
        population_share: share of the population, 0 to 1.
    """

    share: Fraction
    population_share: Fraction

    @property
    def index(self) -> Fraction:
        """Return the one share over the other; 1 is parity."""
        return self.share / self.population_share

    @property
    def points(self) -> Fraction:
        """Return the one share less the other, in percentage points."""
        return 100 * (self.share - self.population_share)


def giving(group: int, reference: int) -> Giving:
    """
    Tell whether an index of two counts of children may be given: not below 5, with [u] below 20.

    The smaller count decides, because a ratio is as uncertain, and as revealing, whichever side is small.

    Raises:
        ValueError: when a count is below 0.
    """
    least = min(group, reference)
    if least < 0:
        raise ValueError(f"a count of children cannot be {least}")
    if least < GIVEN_FROM:
        return Giving(False, "x", f"Not given: one of the two groups has fewer than {GIVEN_FROM} children.")
    if least < LOW_BELOW:
        return Giving(True, "u", f"Low reliability: one group has fewer than {LOW_BELOW} children.")
    return Giving(True)


def relative_rate(
    group: int, group_population: int, reference: int, reference_population: int, level: float = LEVEL
) -> RelativeRate:
    """
    Return the relative rate index of a group against a reference, with both kinds of limits.

    Args:
        group: children of the group counted.
        group_population: children of the group who could have been.
        reference: children of the reference group counted.
        reference_population: children of the reference group who could have been.
        level: confidence level, between 0 and 1.

    Raises:
        ValueError: when a population is not above 0 or a count is not within its population.
    """
    _check_children(group, group_population)
    _check_children(reference, reference_population)
    expected = Fraction(group_population * reference, reference_population)
    return RelativeRate(
        index=group / expected if reference else None,
        log=_log_limits(group, group_population, reference, reference_population, level),
        exact=rate_ratio(group, group_population, reference, reference_population, level)
        if group or reference
        else None,
        excess=group - expected,
        giving=giving(group, reference),
    )


def representation(group: int, total: int, group_population: int, population: int) -> Representation:
    """
    Return a group's share of the children counted and its share of the population.

    Args:
        group: children of the group counted.
        total: all children counted.
        group_population: children of the group in the population.
        population: all children of the population.

    Raises:
        ValueError: when a denominator or the group's population is not above 0, or a part exceeds its whole.
    """
    _check_children(group, total)
    _check_children(group_population, population)
    if group_population == 0:
        raise ValueError("a group without population has no representation")
    return Representation(Fraction(group, total), Fraction(group_population, population))


def size_words(index: Fraction) -> str:
    """Return the size of an index in words for members; its judgement says what chance has to do with it."""
    low, high = BAND
    return PROPORTIONATE if low <= index <= high else ABOVE if index > high else BELOW


def bounds(
    group: int,
    group_population: int,
    reference: int,
    reference_population: int,
    unknown: int,
    unknown_population: int = 0,
) -> Bounds:
    """
    Return the lowest and the highest that an index may be, wherever the children of unknown ethnicity belong.

    At the lowest every one of them who was counted is of the reference group and every one who was not is of
    the group; at the highest it is the other way round. Where the population's ethnicity is known (a census) that
    is all unknowns counted in the reference, and all in the group. The index of nobody is None.

    Args:
        group: children of the group counted.
        group_population: children of the group who could have been.
        reference: children of the reference group counted.
        reference_population: children of the reference group who could have been.
        unknown: children counted whose ethnicity is not known.
        unknown_population: children who could have been counted whose ethnicity is not known.

    Raises:
        ValueError: when a number is below 0.
    """
    if min(group, group_population, reference, reference_population, unknown, unknown_population) < 0:
        raise ValueError("counts of children are 0 or more")
    # Who was counted without being among the unknown of the stage before was known there.
    among = min(unknown, unknown_population)
    rest = unknown_population - among
    low = _index(group, group_population + rest, reference + unknown, reference_population + among)
    high = _index(group + unknown, group_population + among, reference, reference_population + rest)
    return low, high


def _index(a: int, n: int, b: int, m: int) -> Fraction | None:
    return Fraction(a * m, n * b) if n and b else None


def _check_children(count: int, population: int) -> None:
    if population <= 0:
        raise ValueError(f"children are compared with a population above 0, not {count} of {population}")
    if not 0 <= count <= population:
        raise ValueError(f"{count} of {population} children cannot be: count children, not offences")


def _log_limits(a: int, n: int, b: int, m: int, level: float) -> Interval | None:
    """Return exp(ln(index) +- z * s), with s squared 1/a - 1/n + 1/b - 1/m, or None where that is no interval."""
    if 0 in (a, b) or (a, b) == (n, m):
        return None
    centre = log(a * m / (n * b))
    spread = z_score(level) * sqrt(1 / a - 1 / n + 1 / b - 1 / m)
    return Interval(exp(centre - spread), exp(centre + spread), "log-normal", level)
