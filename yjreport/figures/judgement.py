"""
Judge a figure: a difference by polarity and by chance, a figure against its target.

One rule everywhere: a difference of proportions is distinguishable from chance when its Newcombe
interval excludes 0, a ratio of counts or rates when its exact conditional interval excludes 1.
A difference that chance explains has no direction.

Against a target there are three inputs: which way is better, the target with its tolerance, and chance. A figure
whose interval reaches both sides of what counts as there is too close to tell.
"""

from __future__ import annotations

from math import isfinite

from yjreport.statistics.intervals import Interval

BETTER = "better"
WORSE = "worse"
HIGHER = "higher"
LOWER = "lower"
SAME = "no detectable change"
LIKE = "no detectable difference"
UNTESTED = "not tested"
MET = "target met"
NOT_MET = "target not met"
CLOSE = "too close to tell"

SHAPES: dict[str, str] = {
    BETTER: "\N{BLACK CIRCLE}",
    WORSE: "\N{BLACK DIAMOND}",
    HIGHER: "\N{BLACK UP-POINTING TRIANGLE}",
    LOWER: "\N{BLACK DOWN-POINTING TRIANGLE}",
    SAME: "\N{WHITE CIRCLE}",
    LIKE: "\N{WHITE CIRCLE}",
    UNTESTED: "\N{WHITE SQUARE}",
    MET: "\N{BLACK SQUARE}",
    NOT_MET: "\N{WHITE DOWN-POINTING TRIANGLE}",
    CLOSE: "\N{WHITE DIAMOND}",
}
"""
A shape for each word, so that a judgement is never a colour alone.

Change over time and difference between areas share the shape of what chance explains. All are of the block of
geometric shapes, which the pages part from the word.
"""


def judge(difference: float, *, distinguishable: bool | None, polarity: str | None, same: str = SAME) -> str:
    """
    Return the word for a difference.

    Args:
        difference: later minus earlier, or local minus comparator.
        distinguishable: whether chance does not explain it; None when that cannot be tested.
        polarity: `low` (a lower figure is better), `high`, or None where neither is.
        same: the word for a difference that chance explains.
    """
    if distinguishable is None:
        return UNTESTED
    if not distinguishable or difference == 0:
        return same
    rising = difference > 0
    if polarity is None:
        return HIGHER if rising else LOWER
    return BETTER if rising == (polarity == "high") else WORSE


def judge_target(
    value: float | None,
    *,
    target: float,
    tolerance: float = 0,
    polarity: str | None,
    interval: Interval | None = None,
) -> str:
    """
    Return the word for a figure against its target.

    What counts as there is the target or better, and worse by no more than the tolerance; without a polarity it
    is the target give or take the tolerance. With an interval the target is met when the whole interval is
    there, not met when none of it is, and too close to tell when it is on both sides. Without one (money, say,
    or reoffences) the figure alone decides.

    Args:
        value: the figure, or None where it is not there: then nothing is judged.
        target: what the service aims at, in the figure's unit.
        tolerance: how near counts as there, 0 or more, in the figure's unit.
        polarity: `low` (a lower figure is better), `high`, or None where neither is.
        interval: the figure's confidence interval, in its unit.

    Raises:
        ValueError: when the tolerance is below 0 or the target is not a number.
    """
    if tolerance < 0 or not isfinite(target):
        raise ValueError(f"a target is a number and its tolerance 0 or more, not {target} and {tolerance}")
    if value is None:
        return UNTESTED
    least = float("-inf") if polarity == "low" else target - tolerance
    most = float("inf") if polarity == "high" else target + tolerance
    low, high = (interval.low, interval.high) if interval else (value, value)
    if least <= low and high <= most:
        return MET
    return NOT_MET if high < least or low > most else CLOSE


def labelled(judgement: str) -> str:
    """Return a judgement with its shape, as tables print it."""
    return f"{SHAPES[judgement]} {judgement}"
