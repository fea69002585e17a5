"""
Sentences computed from results.

Every figure is a result; counts stand beside rates; a difference of percentages is in percentage
points; the period is in words; and no direction is claimed that chance explains.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yjreport.blocks.model import Piece
from yjreport.formats import MULTIPLIERS, bare_text
from yjreport.judgement import BETTER, HIGHER, LOWER, SAME, UNTESTED, WORSE
from yjreport.results import Result

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yjreport.config.schema import Measure
    from yjreport.differences import Difference

Words = list[Piece]


def sentence(text: str) -> str:
    """Return a text with a full stop, if it has no end of its own; nothing for nothing."""
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


def capital(text: str) -> str:
    """Return a text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def level(result: Result, measure: Measure) -> Words:
    """Say what a figure was, when, out of how many and within what limits."""
    subject = capital(_subject(measure, result))
    if not result.there:
        reason = {"c": "too small to publish", "z": "not applicable"}.get(result.text.strip("[]"), "not available")
        why = _why(result) if reason == "not available" else ""
        return [f"{subject} {when(result, measure)} is {reason} ", result, f"{why}.", *corrected(result)]
    words: Words = [f"{subject} was ", result, f" {when(result, measure)}"]
    if measure.kind == "change" and result.base and not result.base.unstated:
        words.append(f", measured from {result.base.words}")
    return [*words, *_counts(result, measure), ".", *corrected(result)]


def corrected(result: Result) -> Words:
    """Say what a figure was before it was corrected or revised; nothing for others."""
    return [" ", (result.corrected, result)] if result.corrected else []


def none_later(result: Result, measure: Measure) -> Words:
    """Say that a later period has no figure, and why."""
    return [f"{capital(when(result, measure))} there is no figure ", result, f"{_why(result)}."]


def _why(result: Result) -> str:
    note = result.note.rstrip(".")
    return f": {note[:1].lower()}{note[1:]}" if note else ""


def _subject(measure: Measure, result: Result) -> str:
    return f"{measure.subject} ({breakdown_words(result)})" if result.breakdown else measure.subject


def breakdown_words(result: Result) -> str:
    """Return the values of a breakdown in words."""
    return ", ".join(value for _, value in result.breakdown)


def when(result: Result, measure: Measure) -> str:
    """Say the period of a figure; that of a cohort is when it was formed."""
    if measure.cohort and not result.period.unstated and not result.period.label.startswith("labelled"):
        return f"for the cohort of {result.period.words}"
    return result.period.in_words


def _counts(result: Result, measure: Measure) -> Words:
    if result.numerator is not None and result.denominator is not None:
        noun = measure.denominator or "in all"
        text = f"{_about(result)}{result.numerator:,} of {result.denominator:,}"
        if result.unit == "ratio":
            return [": ", (f"{result.numerator:,}", result), f" {measure.numerator} by ",
                    (f"{result.denominator:,}", result), f" {noun}"]  # fmt: skip
        return [": ", (text, result), f" {noun}", *interval(result)]
    if result.unit == "percent" and measure.numerator and not measure.numerator.startswith("pounds"):
        if result.numerator is not None:
            return [
                ": ",
                (f"{result.numerator:,}", result),
                f" {measure.numerator}, of a total that the source does not give",
            ]
        return [" (the source gives no counts)"]
    return []


def interval(result: Result) -> Words:
    """Say the confidence interval of a figure, in brackets."""
    if result.interval is None:
        return []
    return [" (95% interval ", (limits(result), result), ")"]


def limits(result: Result) -> str:
    """Return the limits of a result's interval: '24.9% to 40.8%', or '1.1 to 20.9' for points."""
    assert result.interval is not None
    sign = "%" if result.unit == "percent" else ""
    low = bare_text(result.interval.low, result.unit, max(result.decimals, 1))
    if result.interval.high == float("inf"):
        return f"{low}{sign} or more"
    return f"{low}{sign} to {bare_text(result.interval.high, result.unit, max(result.decimals, 1))}{sign}"


def changed(difference: Difference, measure: Measure) -> Words:
    """Say how a figure differs from an earlier one, and whether chance explains it."""
    base = difference.second
    was: Words = [f"{capital(when(base, measure))} it was ", base, *_pair(base)]
    if measure.test is None and measure.polarity is None and difference.judgement == UNTESTED:
        return [*was, "; the difference is ", difference.result, "."]
    return [*was, ". ", *_verdict(difference, f"between the two {'cohorts' if measure.cohort else 'periods'}", measure)]


def compared(difference: Difference, measure: Measure) -> Words:
    """Say how the local figure differs from another area's over the same days."""
    other = difference.second
    same = "On the same day" if other.period.start == other.period.end else "Over the same period"
    was: Words = [f"{same} the figure for {other.area.name} was ", other, *_pair(other)]
    return [*was, ". ", *_verdict(difference, f"between the service and {other.area.name}", measure)]


def _pair(result: Result) -> Words:
    if result.numerator is None or result.denominator is None:
        return []
    joint = "by" if result.unit == "ratio" else "of"
    return [" (", (f"{_about(result)}{result.numerator:,} {joint} {result.denominator:,}", result), ")"]


def _about(result: Result) -> str:
    """Return the word before counts that are implied by a published rate."""
    return "about " if result.implied else ""


def _verdict(difference: Difference, between: str, measure: Measure) -> Words:
    result, ratio = difference.result, difference.ratio
    evidence: Words = [" (", result, *_limits_of(result)]
    if ratio and ratio.interval:
        evidence += ["; ratio ", ratio, ", 95% interval ", (limits(ratio), ratio)]
    evidence.append(")")
    word = difference.judgement
    if word == SAME:
        return [f"No change can be detected {between}" if result.kind == "change" else
                f"No difference can be detected {between}", *evidence, ": chance alone could explain it."]  # fmt: skip
    if word == UNTESTED:
        return ["The difference is ", result, "; ", _why_untested(difference, measure)]
    moved = {
        True: "risen" if result.kind == "change" else "higher",
        False: "fallen" if result.kind == "change" else "lower",
    }
    rising = isinstance(result.value, int | float) and result.value > 0
    verb = "Since then it has" if result.kind == "change" else "It is"
    if result.unit == "gbp":
        return [f"{verb} {moved[rising]}", *evidence, "."]
    value = {BETTER: ", which is better", WORSE: ", which is worse", HIGHER: "", LOWER: ""}[word]
    return [f"{verb} {moved[rising]} by more than chance alone would explain{value}", *evidence, "."]


def _limits_of(result: Result) -> Words:
    return ["; 95% interval ", (limits(result), result)] if result.interval else []


def _why_untested(difference: Difference, measure: Measure) -> str:
    if difference.first.unit == "ratio" or difference.first.measure == "reoffences":
        return "no test is made, because a few children can commit many offences."
    if measure.test is None and difference.first.unit in ("count", "nights", *MULTIPLIERS):
        return "no test is made, because one child can account for several."
    return "the source does not give the counts for both, so whether it is more than chance cannot be judged."


def beside(results: Sequence[Result], measure: Measure) -> Words:
    """List other areas' figures that are not compared with the service's, and say why they are not."""
    inside = [item for item in results if item.area.role in {"member", "district"}]
    others = [item for item in results if item not in inside]
    words: Words = []
    if inside:
        words += ["Within the area: ", *_areas(inside), "."]
    if others:
        words += [" " if words else "", "The source also prints: ", *_areas(others), "."]
        if others[0].kind == "change":
            words.append(" Changes that were published without their levels cannot be tested against each other.")
        elif measure.compared:
            words.append(" They are not compared with the service, because their period differs or is not stated.")
        elif measure.polarity:
            words.append(" They are not compared with the service, because they are not like for like.")
    return words


def _areas(results: Sequence[Result]) -> Words:
    words: Words = []
    for number, item in enumerate(results):
        joint = "" if number == 0 else " and " if number == len(results) - 1 else ", "
        words += [joint, f"{item.area.name} ", item, f" ({_period_note(item)})"]
    return words


def _period_note(result: Result) -> str:
    return "period not stated" if result.period.unstated else result.period.words


def by_category(results: Sequence[Result], measure: Measure) -> Words:
    """List the categories of one breakdown: 'The share of arrests in …, by outcome: … 67.7% (649 of 959); …'."""
    first = results[0]
    dimension = ", ".join(name.replace("_", " ") for name, _ in first.breakdown)
    words: Words = [f"{capital(measure.subject)} {when(first, measure)}, by {dimension}: "]
    for number, item in enumerate(results):
        words += ["; " if number else "", f"{breakdown_words(item)} ", item, *_pair(item)]
    changed = [piece for item in results if item.corrected
               for piece in (f" {capital(breakdown_words(item))}: ", (item.corrected, item))]  # fmt: skip
    return [*words, ".", *changed]
