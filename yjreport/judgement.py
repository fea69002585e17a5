"""
Judge a difference: what it is worth by polarity and by chance.

One rule everywhere: a difference of proportions is distinguishable from chance when its Newcombe
interval excludes 0, a ratio of counts or rates when its exact conditional interval excludes 1.
A difference that chance explains has no direction.
"""

from __future__ import annotations

BETTER = "better"
WORSE = "worse"
HIGHER = "higher"
LOWER = "lower"
SAME = "no detectable change"
UNTESTED = "not tested"

SHAPES: dict[str, str] = {
    BETTER: "\N{BLACK CIRCLE}",
    WORSE: "\N{BLACK DIAMOND}",
    HIGHER: "\N{BLACK UP-POINTING TRIANGLE}",
    LOWER: "\N{BLACK DOWN-POINTING TRIANGLE}",
    SAME: "\N{WHITE CIRCLE}",
    UNTESTED: "\N{WHITE SQUARE}",
}
"""A shape for each word, so that a judgement is never a colour alone."""


def judge(difference: float, *, distinguishable: bool | None, polarity: str | None) -> str:
    """
    Return the word for a difference.

    Args:
        difference: later minus earlier, or local minus comparator.
        distinguishable: whether chance does not explain it; None when that cannot be tested.
        polarity: `low` (a lower figure is better), `high`, or None where neither is.
    """
    if distinguishable is None:
        return UNTESTED
    if not distinguishable or difference == 0:
        return SAME
    rising = difference > 0
    if polarity is None:
        return HIGHER if rising else LOWER
    return BETTER if rising == (polarity == "high") else WORSE


def labelled(judgement: str) -> str:
    """Return a judgement with its shape, as tables print it."""
    return f"{SHAPES[judgement]} {judgement}"
