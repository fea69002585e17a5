"""
Change between two windows, in percent or in percentage points, and when only counts are given.

A change of a percentage is in percentage points; a percent change is 100 * (after / before - 1). From a base
of none, or of fewer than 20, only the counts are given. Windows that share days (rolling twelve months,
three months apart) are not independent and are never compared; nor is a quarter with a year.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from yjreport.statistics.pooling import Window, check_apart

COUNTS_ONLY_BELOW = 20
"""A base count below which a change is given in counts only: a choice of the project, from reporting practice."""


@dataclass(frozen=True)
class Change:
    """
    Hold a change between two windows.

    Args:
        before: the base.
        after: what it is compared with.
        unit: percent or percentage_points.
        value: the change in that unit, exact, or None where only counts are given.
        reason: why only counts are given, in a sentence for readers; blank where the change is.
    """

    before: Window
    after: Window
    unit: Literal["percent", "percentage_points"]
    value: Fraction | None
    reason: str = ""


def percent_change(before: Window, after: Window) -> Change:
    """
    Return 100 * (after / before - 1) of counts or rates, exact, where the base counts 20 or more.

    Raises:
        ValueError: when the windows cannot be compared.
    """
    _check_comparable(before, after)
    base = before.numerator
    if base < COUNTS_ONLY_BELOW:
        return Change(before, after, "percent", None, _counts_only(base, "the earlier count"))
    if after.denominator == 0:
        return Change(before, after, "percent", None, "Counts only: the later denominator is 0.")
    return Change(before, after, "percent", 100 * (after.value / before.value - 1))


def point_change(before: Window, after: Window) -> Change:
    """
    Return the difference of two percentages in percentage points, exact, where both are out of 20 or more.

    Raises:
        ValueError: when the windows cannot be compared or are not percentages.
    """
    _check_comparable(before, after)
    for window in (before, after):
        if window.denominator is None or window.numerator > window.denominator:
            raise ValueError(f"{window.period.words} has no percentage: the numerator is part of a denominator")
    base = min(before.denominator or 0, after.denominator or 0)
    if base < COUNTS_ONLY_BELOW:
        return Change(before, after, "percentage_points", None, _counts_only(base, "a denominator"))
    return Change(before, after, "percentage_points", 100 * (after.value - before.value))


def _check_comparable(before: Window, after: Window) -> None:
    check_apart(before.period, after.period)
    both = f"{before.period.words} and {after.period.words}"
    if before.period.order() > after.period.order():
        raise ValueError(f"{both} are the wrong way round: the base comes first")
    if not before.period.same_length(after.period):
        raise ValueError(f"{both} are not equally long, so their figures are not compared")
    if (before.denominator is None) != (after.denominator is None):
        raise ValueError(f"{both} are not alike: one has a denominator and one has none")


def _counts_only(base: int, what: str) -> str:
    return f"Counts only: {what} is {base}, and a change from fewer than {COUNTS_ONLY_BELOW} says little."
