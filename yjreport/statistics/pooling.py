"""
Values pooled over windows (four quarters of a year) or over members (a family of services).

A pooled value is the sum of numerators over the sum of denominators, never a mean of rates. Windows that
share days are refused: rolling twelve months three months apart have nine months in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise

from yjreport.formats import listing, plural
from yjreport.periods import Period, spanning


@dataclass(frozen=True)
class Window:
    """
    Hold what was counted in a period.

    Args:
        period: the period.
        numerator: what was counted.
        denominator: out of how many, or None for a plain count.

    Raises:
        ValueError: when a number is below 0 or something is counted out of nothing.
    """

    period: Period
    numerator: int
    denominator: int | None = None

    def __post_init__(self) -> None:
        _check(self.period.words, self.numerator, self.denominator)

    @property
    def value(self) -> Fraction:
        """
        Return numerator over denominator, or the count.

        Raises:
            ValueError: when the denominator is 0, as it may be in one quarter of a year.
        """
        if self.denominator == 0:
            raise ValueError(f"{self.period.words} has a denominator of 0, so it has no value")
        return Fraction(self.numerator, self.denominator or 1)


@dataclass(frozen=True)
class Pooled:
    """
    Hold a value pooled over windows or members.

    Args:
        numerator: sum of numerators.
        denominator: sum of denominators; None for plain counts.
        held: names of what was pooled, in order.
        missing: names of what should have been, in order.
        statement: what was pooled and what is missing, in a sentence for readers.
        period: from the first day to the last, for windows.
    """

    numerator: int
    denominator: int | None
    held: tuple[str, ...]
    missing: tuple[str, ...]
    statement: str
    period: Period | None = None

    @property
    def value(self) -> Fraction:
        """Return numerator over denominator, or the count."""
        return Fraction(self.numerator, self.denominator or 1)


def check_apart(first: Period, second: Period) -> None:
    """
    Refuse two periods that share days, or may because one of them is not dated.

    Raises:
        ValueError: when they overlap.
    """
    if not first.overlaps(second):
        return
    why = "share days" if first.known and second.known else "may share days, as one is not dated"
    raise ValueError(f"{first.words} and {second.words} {why}: use windows that do not overlap")


def pooled_windows(windows: Iterable[Window]) -> Pooled:
    """
    Return the value of windows together: four quarters make a year.

    The denominators are to be counted in their windows, as the numerators are (orders that ended, children
    sentenced). A population is there all year and must not be added up over quarters.

    Raises:
        ValueError: when there is none, two share days or may, days between them are missing, plain counts
            are mixed with others, or the denominators add up to 0.
    """
    ordered = sorted(windows, key=lambda window: window.period.order())
    for i, first in enumerate(ordered):
        for second in ordered[i + 1 :]:
            check_apart(first.period, second.period)
    for first, second in pairwise(ordered):
        if first.period.end and first.period.end + timedelta(days=1) != second.period.start:
            raise ValueError(f"days are missing between {first.period.words} and {second.period.words}")
    sums = _sums([(window.numerator, window.denominator) for window in ordered])
    held = tuple(window.period.words for window in ordered)
    return Pooled(*sums, held, (), f"Pooled over {listing(list(held))}.", spanning(w.period for w in ordered))


def pooled_members(members: Mapping[str, tuple[int, int | None] | None]) -> Pooled:
    """
    Return the value of members together, and say which of them are missing.

    Args:
        members: a numerator and a denominator by name, or None for a member that is missing.

    Raises:
        ValueError: when all are missing, one cannot be, plain counts are mixed with others, or the denominators
            add up to 0.
    """
    known = {name: pair for name, pair in members.items() if pair is not None}
    missing = [name for name in members if name not in known]
    for name, pair in known.items():
        _check(name, *pair)
    sums = _sums(list(known.values()))
    words = f"Pooled over {len(known)} of {len(members)} {plural(len(members), 'member')}"
    end = f"; missing: {listing(missing)}." if missing else "."
    return Pooled(*sums, tuple(known), tuple(missing), words + end)


def _check(name: str, numerator: int, denominator: int | None) -> None:
    if numerator < 0 or (denominator is not None and (denominator < 0 or numerator > denominator == 0)):
        raise ValueError(f"{name} cannot be {numerator} of {denominator}: numbers from 0, and nothing out of nothing")


def _sums(pairs: list[tuple[int, int | None]]) -> tuple[int, int | None]:
    if not pairs:
        raise ValueError("there is nothing to pool")
    denominators = [denominator for _, denominator in pairs if denominator is not None]
    if denominators and len(denominators) < len(pairs):
        raise ValueError("plain counts and counts out of a denominator cannot be pooled")
    if denominators and not sum(denominators):
        raise ValueError("the denominators add up to 0, so there is no value")
    return sum(numerator for numerator, _ in pairs), sum(denominators) if denominators else None
