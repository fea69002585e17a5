"""Whole numbers behind a printed figure: what they give, and which others would fit."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor

from yjreport.formats import decimals_of, round_half_up

_MOST_LISTED = 6
_FARTHEST = 200


def given(numerator: int, denominator: int, multiplier: int, printed: Decimal) -> Decimal:
    """Return multiplier × numerator ÷ denominator, rounded half up to as many places as were printed."""
    return round_half_up(Fraction(multiplier * numerator, denominator), decimals_of(printed))


def gap(numerator: int, denominator: int, multiplier: int, printed: Decimal) -> int:
    """Return how far a printed figure is from what its counts give, in units of its last place."""
    distance = abs(printed - given(numerator, denominator, multiplier, printed))
    return int(distance.scaleb(decimals_of(printed)))


def limits(printed: Decimal) -> tuple[Fraction, Fraction]:
    """Return the figures that round half up to a printed one: from the first, up to but not the second."""
    half = Fraction(1, 2 * 10 ** decimals_of(printed))
    return Fraction(printed) - half, Fraction(printed) + half


def numerators_that_fit(printed: Decimal, denominator: int, multiplier: int = 100) -> range:
    """Return the whole numerators that give a printed figure over a denominator."""
    low, high = limits(printed)
    first = max(0, ceil(low * denominator / multiplier))
    return range(first, ceil(high * denominator / multiplier))


def denominators_that_fit(printed: Decimal, numerator: int, multiplier: int = 100) -> range:
    """
    Return the whole denominators over which a numerator gives a printed figure.

    There is no largest one when the figure can round to zero; then the range ends at a thousand times
    the numerator.
    """
    low, high = limits(printed)
    if high <= 0 or numerator <= 0:
        return range(0)
    first = floor(multiplier * numerator / high) + 1
    last = floor(multiplier * numerator / low) if low > 0 else 1000 * numerator
    return range(first, last + 1)


@lru_cache(maxsize=1024)
def nearest_denominators(printed: Decimal, denominator: int, multiplier: int = 100) -> tuple[int, ...]:
    """Return the denominators nearest to a given one over which some whole number gives the figure."""
    found: list[int] = []
    for distance in range(1, _FARTHEST):
        for candidate in (denominator - distance, denominator + distance):
            if candidate > 0 and numerators_that_fit(printed, candidate, multiplier):
                found.append(candidate)
        if len(found) >= _MOST_LISTED:
            break
    return tuple(sorted(found))


def listed(numbers: range) -> str:
    """Return a range in words: 130, or 129 to 131, or nothing."""
    if not numbers:
        return ""
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]} to {numbers[-1]}"


def fits_in_words(printed: Decimal, numerator: int, denominator: int, multiplier: int = 100) -> str:
    """
    Say which whole numbers would give a printed figure when the two that stand there do not.

    Returns: such as "33.1 would be 43 of 130, or 42 of 127".
    """
    ways = []
    tops = listed(numerators_that_fit(printed, denominator, multiplier))
    if tops:
        ways.append(f"{tops} of {denominator}")
    bottoms = listed(denominators_that_fit(printed, numerator, multiplier))
    if bottoms:
        ways.append(f"{numerator} of {bottoms}")
    if not ways:
        return f"no change of one count alone gives {printed}"
    return f"{printed} would be {', or '.join(ways)}"
