"""
Primary suppression: withhold a small count with everything that would give it away.

A count of children from 1 up to the threshold less one is withheld in the public edition, with its
percentage, rate, interval and note, as [c]. So is a share whose remainder is that small, since the
remainder follows from it. Zeros are shown. The threshold and the reason are a recorded decision of
the service (GSS guidance: the risk depends on what is counted, so the decision is the publisher's).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from yjreport.config.catalogue import Catalogue
from yjreport.config.schema import Disclosure
from yjreport.figures.observations import Observation, with_marks


def protect(
    observations: Iterable[Observation], catalogue: Catalogue, policy: Disclosure, edition: str
) -> tuple[Observation, ...]:
    """
    Return the observations that an edition may print.

    The board's edition and figures that a published plan has already printed, by the service's
    recorded decision, pass unchanged.
    """
    if edition == "board" or policy.policy == "already-published":
        return tuple(observations)
    return tuple(
        withheld(item) if catalogue.measures[item.measure].sensitive and unsafe(item, policy.threshold) else item
        for item in observations
    )


def unsafe(item: Observation, threshold: int) -> bool:
    """Tell whether an observation gives away a count from 1 to the threshold less one."""
    counts = [item.numerator]
    if item.denominator is not None:
        counts.append(item.denominator)
        if item.numerator is not None and item.unit == "percent":
            counts.append(item.denominator - item.numerator)
    if item.unit == "count" and item.value is not None:
        counts.append(int(item.value))
    return any(count is not None and 0 < count < threshold for count in counts)


def withheld(item: Observation) -> Observation:
    """Return an observation with nothing left but its place and the mark [c]."""
    return replace(item, numerator=None, denominator=None, value=None, marks=with_marks(item.marks, "c"), note="",
                   corrected="")  # fmt: skip
