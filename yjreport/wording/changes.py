"""How a figure differs from an earlier one, and whether chance explains it: no direction is claimed that it does."""

from __future__ import annotations

from yjreport.config.measure_schema import Measure
from yjreport.figures.differences import Difference
from yjreport.figures.judgement import BETTER, SAME, UNTESTED, WORSE
from yjreport.formats import MULTIPLIERS
from yjreport.wording.figures import figure, limits, limits_words
from yjreport.wording.texts import Words, in_brackets

COUNTS_ONLY_BELOW = 20
"""A base count below which a change is given in counts only: a choice of the project, from reporting practice."""

BETTER_IS: dict[str, str] = {"low": "A lower figure is better", "high": "A higher figure is better"}


def change_sentences(difference: Difference, measure: Measure, *, brief: bool = False) -> Words:
    """
    Say whether a change is more than chance would explain, and by how much.

    A brief sentence leaves limits and size to the table and to later sentences.
    """
    result, word = difference.result, difference.judgement
    if word == UNTESTED:
        return untested(difference, measure, brief=brief)
    if result.value == 0:
        return ["The two figures are the same."]
    if result.unit == "gbp":
        return [f"{'It rose' if rising(difference) else 'It fell'} by ", figure(result, signed=False), "."]
    if word == SAME:
        if brief:
            return [small_numbers(difference) or "Chance alone could explain the difference."]
        size: Words = ["the difference of ", figure(result)]
        words: Words = ["No change can be detected: chance alone could explain ", *size, *evidence(difference), "."]
        few = small_numbers(difference)
        return [*words, f" {few}"] if few else words
    if brief:
        return [f"The {direction(difference)} is more than chance would explain."]
    words = [f"The {direction(difference)} of ", figure(result, signed=False), " is more than chance would explain"]
    return [*words, *evidence(difference), ".", *better_or_worse(difference, measure)]


def change_details(difference: Difference, measure: Measure) -> Words:
    """Say of a change what a brief sentence leaves out: its size, its limits, and which way is better."""
    result, ratio, word = difference.result, difference.ratio, difference.judgement
    if result.value == 0 or result.unit == "gbp":
        return []
    if word == UNTESTED:
        return untested(difference, measure)
    tested = word != SAME
    size: Words = [f"{direction(difference)} of " if tested else "difference of ", figure(result, signed=not tested)]
    if result.interval:
        # The limits of a fall have a sign, and so has the change that they are of.
        named: Words = ["change of ", figure(result)] if tested and not rising(difference) else size
        words: Words = ["The ", *named, " has a 95% interval of ", (limits(result), result), "."]
    elif ratio and ratio.interval:
        limits_of = in_brackets([limits_words(ratio)])
        words = ["The latest figure is ", figure(ratio), " times the earlier one", *limits_of, ", a ", *size, "."]
    else:
        words = ["The difference is ", figure(result), "."]
    return [*words, *(better_or_worse(difference, measure) if tested else [])]


def better_or_worse(difference: Difference, measure: Measure) -> Words:
    """Say which way is better and that the change is for the better or the worse; nothing without a polarity."""
    if measure.polarity is None or difference.judgement not in (BETTER, WORSE):
        return []
    return [f" {BETTER_IS[measure.polarity]}, so the change is for the ", (difference.judgement, difference.result),
            "."]  # fmt: skip


def direction(difference: Difference) -> str:
    """Return the noun of a change that is more than chance: rise or fall."""
    return "rise" if rising(difference) else "fall"


def rising(difference: Difference) -> bool:
    """Tell whether a difference is above zero."""
    value = difference.result.value
    return isinstance(value, int | float) and value > 0


def evidence(difference: Difference) -> Words:
    """Return in brackets the interval of a difference, and the ratio with its own."""
    result, ratio = difference.result, difference.ratio
    fell = result.judgement != SAME and not rising(difference)
    of = "95% interval of the change " if fell else "95% interval "
    parts: list[Words] = [[of, (limits(result), result)]] if result.interval else []
    if ratio and ratio.interval:
        parts += [["ratio ", figure(ratio)], limits_words(ratio)]
    return in_brackets(parts)


def small_numbers(difference: Difference) -> str:
    """Say that only a large change could be told from chance, where counts are small; nothing elsewhere."""
    sizes = []
    for item in (difference.first, difference.second):
        share = item.unit == "percent"
        size = item.denominator if share else item.value if item.unit == "count" else item.numerator
        sizes.append(size if isinstance(size, int) else COUNTS_ONLY_BELOW)
    if min(sizes) >= COUNTS_ONLY_BELOW:
        return ""
    return "With numbers so small, only a large change could be told from chance."


def untested(difference: Difference, measure: Measure, *, brief: bool = False) -> Words:
    """Say the difference where no test is made, and why none is."""
    result = difference.result
    if result.value == 0:
        return ["The two figures are the same."]
    if measure.test is None and measure.polarity is None:
        return [] if brief else ["The difference is ", figure(result), "."]
    if brief:
        return ["Whether chance explains the difference is not tested."]
    return ["The difference is ", figure(result), ". ", why_untested(difference, measure)]


def why_untested(difference: Difference, measure: Measure) -> str:
    """Say why no test is made."""
    offences = difference.first.unit == "ratio" and "offence" in measure.subject
    if offences or difference.first.measure == "reoffences":
        return "No test is made, because a few children can commit many offences."
    if measure.test is None and difference.first.unit in ("count", "nights", *MULTIPLIERS):
        if "median" in measure.subject:
            return "No test is made of a median."
        return "No test is made, because one child can account for several."
    return "The source does not give the counts for both, so whether chance explains it cannot be judged."
