"""
Tests of what a publisher's labels claim: the year of a series, and the scale of a rate.

Labels are wrong at times: a year late, or "per 10,000" over a rate per 1,000. Nothing is corrected on a hunch. A
correction needs the evidence that these functions compute, and every corrected figure says what was corrected.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

Series = dict[tuple[str, int], float]
"""Values by area and by the year of their label."""

AGREES = 0.02
"""Two vintages agree as labelled when the median difference is at most 2%: revisions are smaller than trends."""

MUCH_BETTER = 0.6
"""A shift is evidence when the median difference with it is at most 60% of that without."""

FEWEST = 100

AS_LABELLED = "as labelled"
LATE = "one year late"
UNCONFIRMED = "not confirmed"

MOST_BELOW = 0.1
"""In at most one area of ten may a rate stand below another that it includes: two records never agree wholly."""


@dataclass(frozen=True)
class Agreement:
    """Hold how far two vintages differ, in the median, as labelled and with the earlier one's years moved."""

    as_labelled: float
    one_back: float
    one_on: float

    @property
    def shift(self) -> int:
        """Return by how many years the earlier one's labels must move to agree with the later one's."""
        if self.as_labelled <= AGREES:
            return 0
        best = min(self.one_back, self.one_on)
        if best > MUCH_BETTER * self.as_labelled:
            return 0
        return -1 if self.one_back == best else 1


def agreement(earlier: Series, later: Series) -> Agreement | None:
    """Return how far two vintages of one measure differ, or None when they share too few figures to tell."""
    found = [share for shift in (0, -1, 1) if (share := _difference(earlier, later, shift)) is not None]
    return Agreement(*found) if len(found) == 3 else None


def _difference(earlier: Series, later: Series, shift: int) -> float | None:
    shares = [
        abs(value - later[area, year + shift]) / later[area, year + shift]
        for (area, year), value in earlier.items()
        if later.get((area, year + shift))
    ]
    return median(shares) if len(shares) >= FEWEST else None


def label_verdicts(vintages: Sequence[tuple[str, Series]]) -> dict[str, str]:
    """
    Say of each vintage of one measure what its year labels are worth.

    A vintage is "one year late" when it agrees with the next one only after its years are moved back by one, and
    that next one agrees with its own successor as labelled: two against one. When the labels part at the newest
    vintage there is nothing to say which side is right, so the periods of the measure are "not confirmed" in all.

    Args:
        vintages: id and series of each vintage, oldest first.
    """
    verdicts = {id: AS_LABELLED for id, _ in vintages}
    shifts = []
    for (_, earlier), (_, later) in pairwise(vintages):
        found = agreement(earlier, later)
        shifts.append(found.shift if found else 0)
    if shifts and shifts[-1]:
        return dict.fromkeys(verdicts, UNCONFIRMED)
    for place, shift in enumerate(shifts):
        if shift and not shifts[place + 1]:
            verdicts[vintages[place][0]] = LATE if shift == -1 else UNCONFIRMED
        elif shift:
            return dict.fromkeys(verdicts, UNCONFIRMED)
    return verdicts


def rate_scale(printed: Series, included: Series, scales: Sequence[int], included_scale: int) -> int | None:
    """
    Return the first scale under which a rate is not below another that it includes.

    Every first time entrant is cautioned or sentenced, so the rate of children cautioned or sentenced cannot be the
    lower one. A rate of 2.7 "per 10,000" beside 188 first time entrants per 100,000 is per 1,000.

    Args:
        printed: the rate whose scale is in question.
        included: the rate that it includes, of the same areas and years.
        scales: the scales that it may have, the labelled one first; None is returned when none fits, or when the two
            rates share too few figures to tell.
        included_scale: the scale of the other rate.
    """
    shared = [key for key in printed if key in included]
    if len(shared) < FEWEST:
        return None
    for scale in scales:
        below = sum(printed[key] * included_scale < included[key] * scale for key in shared)
        if below <= MOST_BELOW * len(shared):
            return scale
    return None


def repeated_by_service(values: Mapping[str, Sequence[object]], members: Sequence[str]) -> bool:
    """
    Tell whether a source repeats one figure of a joint service under each of its authorities.

    `values` are the figures of each authority, period by period; None where there is none.
    """
    series = [values.get(code, ()) for code in members]
    rows = [row for row in zip(*series, strict=False) if any(value is not None for value in row)]
    return bool(rows) and all(len(set(row)) == 1 for row in rows)
