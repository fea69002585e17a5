"""
Funnels: how far from the average an area, or a year, may lie by chance alone.

The average is pooled over the points (sum over sum) and each point has control limits at 95% and 99.8% for
its own size, as in calculate_funnel_limits of PHEindicatormethods (PHE technical guidance on funnel plots;
Spiegelhalter, Statistics in Medicine 2005; 24: 1185-1202). For a proportion its "Wilson" limits reduce to
average +- z * sqrt(average * (1 - average) / n): a point is outside exactly when its Wilson interval
excludes the average. For a rate they are exact Poisson. The points may be the members of a family, or the
years of one service: then they are the control limits of a series about its mean.

Not for reoffences: they come in clusters, and limits that suppose independence would be too narrow.

The limits describe chance only. Where points differ by more than chance and size explain (other areas, other
practice), the funnel is said to be over-dispersed; the limits are not widened in silence. Spiegelhalter
measures it by the mean of the squared z-scores, which is 1 where chance alone is at work.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal

from yjreport.statistics.intervals import Interval, z_score

WARNING = 0.95
ACTION = 0.998
"""The levels of the two pairs of limits, near two and three standard deviations."""

MINIMUM_POINTS = 3
"""Fewer points than this are pulled to the average that they make: a choice of the project."""

DISPERSION_LEVEL = 0.95
"""How sure it must be that members differ by more than chance before a funnel says so."""

LEAST_EXPECTED = 5
"""
Expected counts below which the dispersion is not tested: the chi-squared distribution then says little.

Cochran's rule (Biometrics 1954; 10: 417-451), in its strict form: every expected count is 5 or more.
"""

Kind = Literal["proportion", "rate"]
Position = Literal["low at 99.8%", "low at 95%", "within", "high at 95%", "high at 99.8%"]


@dataclass(frozen=True)
class Limits:
    """
    Hold the control limits of a point of one size.

    Args:
        average: the pooled average about which they lie.
        warning: limits at 95%.
        action: limits at 99.8%.
    """

    average: float
    warning: Interval
    action: Interval

    def position(self, value: float) -> Position:
        """Tell where a value lies, in the unit of the limits."""
        if self.action.excludes(value):
            return "low at 99.8%" if value < self.average else "high at 99.8%"
        if self.warning.excludes(value):
            return "low at 95%" if value < self.average else "high at 95%"
        return "within"

    def scaled(self, factor: float) -> Limits:
        """Return the limits in another unit: 100 for a percentage, 100,000 for a rate per 100,000."""
        return Limits(self.average * factor, self.warning.scaled(factor), self.action.scaled(factor))


def proportion_limits(average: float, n: float) -> Limits:
    """
    Return the limits, 0 to 1, of a proportion of n about an average.

    Raises:
        ValueError: when the average is not between 0 and 1 or n is not above 0.
    """
    if n <= 0 or not 0 <= average <= 1:
        raise ValueError(f"limits of a proportion need 0 <= average <= 1 and n above 0, not {average} and {n}")

    def limits(level: float) -> Interval:
        spread = z_score(level) * sqrt(average * (1 - average) / n)
        return Interval(max(0.0, average - spread), min(1.0, average + spread), "Wilson control limits", level)

    return Limits(average, limits(WARNING), limits(ACTION))


def rate_limits(average: float, exposure: float) -> Limits:
    """
    Return the limits of a rate of events in an exposure (a population, say) about an average.

    Each limit is the rate at which the exact Poisson interval of the events just touches what the average
    expects; between whole events it is interpolated by the gamma function, so that a chart has a smooth line.

    Raises:
        ValueError: when the average is below 0 or the exposure is not above 0.
    """
    from scipy.special import chdtriv

    if exposure <= 0 or average < 0:
        raise ValueError(f"limits of a rate need an average from 0 and an exposure above 0, not {average}, {exposure}")
    expected = average * exposure

    def limits(level: float) -> Interval:
        method = "exact Poisson control limits"
        if expected == 0:
            return Interval(0.0, 0.0, method, level)
        tail = (1 - level) / 2
        # P(X <= x) and P(X >= x) are chi-squared in 2 * expected with 2(x + 1) and 2x degrees of freedom.
        low = max(0.0, float(chdtriv(1 - tail, 2 * expected)) / 2 - 1)
        high = float(chdtriv(tail, 2 * expected)) / 2
        return Interval(low / exposure, high / exposure, method, level)

    return Limits(average, limits(WARNING), limits(ACTION))


@dataclass(frozen=True)
class Dispersion:
    """
    Hold how much the points of a funnel differ, beside what chance would make them differ by.

    Args:
        ratio: mean of the squared z-scores of the points about their average: 1 where chance alone is at work.
        most: what the ratio stays below, by chance alone, in 95 of 100 funnels of as many points.
        points: how many points there are.
        beyond_chance: whether the ratio is above `most`; None where the counts are too small to tell.
    """

    ratio: float
    most: float
    points: int
    beyond_chance: bool | None


def dispersion(points: Sequence[tuple[int, float]], kind: Kind) -> Dispersion | None:
    """
    Return the dispersion of points about the average pooled over them, or None where they cannot differ.

    A point's z-score is its distance from the average in standard errors at the average (Spiegelhalter 2005,
    section 5). The sum of the squares is Pearson's chi-squared of the table of points, with one degree of
    freedom fewer than points because the average is theirs.

    Args:
        points: a numerator and a denominator each, the one judged not among them.
        kind: proportion or rate.

    Raises:
        ValueError: with fewer than three points, or a point that cannot be of its kind.
    """
    from scipy.special import chdtri

    if len(points) < MINIMUM_POINTS:
        raise ValueError(f"a funnel needs at least {MINIMUM_POINTS} points, not {len(points)}")
    for x, n in points:
        if n <= 0 or x < 0 or (kind == "proportion" and x > n):
            raise ValueError(f"{x} of {n} is not a {kind}: the denominator is above 0 and the numerator fits it")
    average = sum(x for x, _ in points) / sum(n for _, n in points)
    spread = average * (1 - average) if kind == "proportion" else average
    if spread == 0:
        return None
    squares = sum((x - average * n) ** 2 / (spread * n) for x, n in points)
    expected = [average * n for _, n in points]
    if kind == "proportion":
        expected += [(1 - average) * n for _, n in points]
    most = float(chdtri(len(points) - 1, 1 - DISPERSION_LEVEL)) / len(points)
    ratio = squares / len(points)
    return Dispersion(ratio, most, len(points), ratio > most if min(expected) >= LEAST_EXPECTED else None)
