"""
Confidence intervals for counts, proportions and their differences.

The methods are those of public health practice in the United Kingdom: Wilson for a proportion,
exact Poisson below ten events and Byar's from ten (PHE Technical Guide: Confidence Intervals, 2018),
Newcombe's method 10 for a difference of proportions (Statistics in Medicine 1998; 17: 873-890), and
the exact conditional interval for a ratio of two Poisson rates.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite, sqrt
from statistics import NormalDist

LEVEL = 0.95
EXACT_BELOW = 10


@dataclass(frozen=True)
class Interval:
    """
    Hold a confidence interval.

    Args:
        low: lower limit, in the unit of the figure.
        high: upper limit, in the unit of the figure.
        method: name of the method.
        level: confidence level, between 0 and 1.
    """

    low: float
    high: float
    method: str
    level: float = LEVEL

    def excludes(self, null: float) -> bool:
        """Tell whether the value of no difference lies outside the interval."""
        return not self.low <= null <= self.high

    def scaled(self, factor: float) -> Interval:
        """Return the interval in another unit."""
        return Interval(self.low * factor, self.high * factor, self.method, self.level)

    def record(self) -> dict[str, float | str | None]:
        """Return the interval as the ledger holds it; a limit without bound is null."""
        high = self.high if isfinite(self.high) else None
        return {"low": self.low, "high": high, "level": self.level, "method": self.method}


def z_score(level: float) -> float:
    """Return how many standard deviations each way hold a share of the normal distribution."""
    return NormalDist().inv_cdf(0.5 + level / 2)


def _check_proportion(x: int, n: int) -> None:
    if n <= 0 or not 0 <= x <= n:
        message = f"a proportion needs 0 <= numerator <= denominator and a denominator above 0, not {x}/{n}"
        raise ValueError(message)


def wilson(x: int, n: int, level: float = LEVEL) -> Interval:
    """
    Return Wilson's score interval of the proportion x / n, between 0 and 1.

    Raises:
        ValueError: when n is not above 0 or x is not between 0 and n.
    """
    _check_proportion(x, n)
    z = z_score(level)
    centre = 2 * x + z * z
    spread = z * sqrt(z * z + 4 * x * (1 - x / n))
    below = 2 * (n + z * z)
    # At the ends the formula gives 0 and 1 but for the last bit of the arithmetic.
    low = 0.0 if x == 0 else (centre - spread) / below
    high = 1.0 if x == n else (centre + spread) / below
    return Interval(low, high, "Wilson", level)


def poisson(x: int, level: float = LEVEL) -> Interval:
    """
    Return the interval of a count of x events: exact below ten, Byar's from ten.

    Raises:
        ValueError: when x is below 0.
    """
    from scipy.special import gammaincinv

    if x < 0:
        message = f"a count of events cannot be {x}"
        raise ValueError(message)
    tail = (1 - level) / 2
    if x < EXACT_BELOW:
        low = 0.0 if x == 0 else float(gammaincinv(x, tail))
        return Interval(low, float(gammaincinv(x + 1, 1 - tail)), "exact Poisson", level)
    z = z_score(level)
    low = x * (1 - 1 / (9 * x) - z / (3 * sqrt(x))) ** 3
    high = (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * sqrt(x + 1))) ** 3
    return Interval(low, high, "Byar's", level)


def newcombe(x1: int, n1: int, x2: int, n2: int, level: float = LEVEL) -> Interval:
    """
    Return Newcombe's interval of x1/n1 - x2/n2, between -1 and 1, for two independent groups.

    Raises:
        ValueError: when either pair is not a proportion.
    """
    first, second = wilson(x1, n1, level), wilson(x2, n2, level)
    p1, p2 = x1 / n1, x2 / n2
    low = p1 - p2 - sqrt((p1 - first.low) ** 2 + (second.high - p2) ** 2)
    high = p1 - p2 + sqrt((first.high - p1) ** 2 + (p2 - second.low) ** 2)
    return Interval(low, high, "Newcombe", level)


def rate_ratio(x1: int, exposure1: float, x2: int, exposure2: float, level: float = LEVEL) -> Interval:
    """
    Return the exact conditional interval of (x1 / exposure1) / (x2 / exposure2).

    Given x1 + x2 events, x1 is binomial; the Clopper-Pearson limits of its share give those of the
    ratio. The upper limit is infinite when x2 is 0.

    Raises:
        ValueError: when a count is below 0, both are 0, or an exposure is not above 0.
    """
    from scipy.special import betaincinv

    if min(x1, x2) < 0 or x1 + x2 == 0 or min(exposure1, exposure2) <= 0:
        message = f"a ratio of rates needs events and exposures, not {x1}/{exposure1} and {x2}/{exposure2}"
        raise ValueError(message)
    tail = (1 - level) / 2
    low_share = 0.0 if x1 == 0 else float(betaincinv(x1, x2 + 1, tail))
    high_share = 1.0 if x2 == 0 else float(betaincinv(x1 + 1, x2, 1 - tail))
    scale = exposure2 / exposure1
    low = low_share / (1 - low_share) * scale
    high = float("inf") if high_share == 1.0 else high_share / (1 - high_share) * scale
    return Interval(low, high, "exact conditional", level)
