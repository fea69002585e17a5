"""A change from one figure to a later one, of the figure itself or of a count behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from yjreport.narrative.look_up.fact import NUMERATOR, Fact


@dataclass(frozen=True)
class Change:
    """
    Hold a change from one figure to a later one.

    Args:
        earlier: the figure before; None for a change that was published without its levels.
        later: the figure after, or the published change itself.
        size: later less earlier, in the figure's unit (points for percentages).
        judgement: what chance allows to be said of it.
        result: the change as the ledger holds it, if it does.
        count: numerator or denominator where it is of a count behind a rate; blank for the figure.
    """

    earlier: Fact | None
    later: Fact
    size: Fraction
    judgement: str
    result: Fact | None = None
    count: str = ""

    @property
    def nearest(self) -> Fact:
        """Return the result that tells of it: the change as the ledger holds it, else the later figure."""
        return self.result or self.later

    @property
    def direction(self) -> int:
        """Return +1 for a rise, -1 for a fall, 0 for neither."""
        return sign(self.size)

    @property
    def pair(self) -> tuple[Fraction, Fraction] | None:
        """Return the two figures; None for a published change."""
        if self.earlier is None:
            return None
        return figure_or_count(self.earlier, self.count), figure_or_count(self.later, self.count)

    @property
    def relative(self) -> Fraction | None:
        """Return the change in per cent of the earlier figure."""
        if self.pair is None:
            return self.size if self.later.unit == "percent" else None
        first, last = self.pair
        return 100 * (last - first) / first if first else None

    def is_since(self, day: date) -> bool:
        """Tell whether the earlier figure is of a period that ends on a day or later."""
        return bool(self.earlier and self.earlier.period.end and self.earlier.period.end >= day)

    def describe(self) -> str:
        """Return what changed, for a message."""
        if self.earlier is None:
            return self.later.describe()
        changed = {1: "rose", -1: "fell", 0: "did not change"}[self.direction]
        if not self.count:
            return f"{self.later.id} {self.later.text}: {changed} from {self.earlier.text}, {self.judgement}"
        what = "the number" if self.count == NUMERATOR else "the cohort"
        return (f"{self.later.id} {self.later.numerator:,} of {self.later.denominator:,}: {what} {changed} "
                f"from {self.earlier.count(self.count):,}, {self.judgement}")  # fmt: skip


def figure_or_count(fact: Fact, count: str) -> Fraction:
    """Return the figure of a result, or the numerator or denominator behind it."""
    if not count:
        return fact.figure
    number = fact.count(count)
    assert number is not None
    return Fraction(number)


def sign(number: Fraction) -> int:
    """Return +1, -1 or 0 as a number is above, below or at zero."""
    return (number > 0) - (number < 0)
