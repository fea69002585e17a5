"""A step is a movement from one figure to a later one, of a figure or of the counts behind it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from yjreport.narrative.look_up.fact import NUMERATOR, Fact


@dataclass(frozen=True)
class Step:
    """
    Hold a movement from one figure to a later one.

    Args:
        earlier: the figure before; None for a change that was published without its levels.
        later: the figure after, or the published change itself.
        size: later less earlier, in the figure's unit (points for percentages).
        judgement: what chance allows to be said of it.
        fact: the change as the ledger holds it, if it does.
        counted: numerator or denominator where it is of the counts behind a percentage; blank for the figure.
    """

    earlier: Fact | None
    later: Fact
    size: Fraction
    judgement: str
    fact: Fact | None = None
    counted: str = ""

    @property
    def pair(self) -> tuple[Fraction, Fraction] | None:
        """Return the two figures; None for a published change."""
        if self.earlier is None:
            return None
        if self.counted:
            return Fraction(self.earlier.record[self.counted]), Fraction(self.later.record[self.counted])
        if self.earlier.value is None or self.later.value is None:
            return None
        return self.earlier.value, self.later.value

    @property
    def relative(self) -> Fraction | None:
        """Return the change in per cent of the earlier figure."""
        if self.earlier is None:
            return self.size if self.later.unit == "percent" else None
        pair = self.pair
        return 100 * (pair[1] - pair[0]) / pair[0] if pair and pair[0] else None

    def told(self) -> str:
        """Return what moved, for a message."""
        if self.earlier is None:
            return self.later.told()
        moved = "rose" if self.size > 0 else "fell" if self.size < 0 else "did not change"
        if self.counted:
            what = "the number" if self.counted == NUMERATOR else "the cohort"
            return (f"{self.later.id} {self.later.numerator:,} of {self.later.denominator:,}: {what} {moved} "
                    f"from {self.earlier.record[self.counted]:,}, {self.judgement}")  # fmt: skip
        return f"{self.later.id} {self.later.text}: {moved} from {self.earlier.text}, {self.judgement}"
