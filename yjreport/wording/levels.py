"""What a figure was: when, out of how many, beside what it was before, or why it is not there."""

from __future__ import annotations

from yjreport.config.measure_schema import Measure
from yjreport.figures.results import Result
from yjreport.wording.figures import before, counted, during, figure, limits, part_of_whole, qualified, subject, when
from yjreport.wording.marks import mark_words
from yjreport.wording.nouns import agreeing, singular
from yjreport.wording.texts import Words, capital, in_brackets, join_sentences, length

NUMBER_OF = "the number of "
PUBLISHED = "the published change in "
"""How the name of a change begins that a source prints without its levels."""
LONGEST = 34
"""Words after which a sentence is parted from what the figure was before."""
ABSENT: dict[str, str] = {"[c]": "too small to publish", "[z]": "not applicable"}
"""Why a figure is not there, by the mark in its place; any other is not available."""


def level(result: Result, measure: Measure) -> Words:
    """Say what a figure was, when, out of how many and within what limits."""
    if not result.there:
        return absent(result, measure)
    return join_sentences(
        [*opening(result, measure), "."], limited(result), source_says(result, measure), corrected(result)
    )


def opening(result: Result, measure: Measure, *, noun: bool = True, period: str = "") -> Words:
    """
    Say what a figure was and when, without a full stop.

    Args:
        result: the figure.
        measure: the measure.
        noun: whether the counts are followed by what they are out of.
        period: words in place of the period, where that has just been said.
    """
    if measure.kind == "change":
        return _published_change(result, measure)
    ends = period or during(result, measure).rstrip(",")
    exists = _exists(result, measure)
    if exists:
        return [*exists, *in_brackets(mark_words(result)), ends]
    said = subject(measure, result)
    return [f"{capital(said)} was ", number(result, measure), *qualified(result, measure, noun=noun), ends]


def number(result: Result, measure: Measure) -> tuple[str, Result]:
    """Return a figure without the unit that the measure's own name has said: nights of a number of nights."""
    text, _ = figure(result)
    if result.unit == "nights" and "number of nights" in measure.subject:
        text = text.removesuffix(" nights").removesuffix(" night")
    return text, result


def with_base(words: Words, base: Result, latest: Result, measure: Measure) -> Words:
    """Return an opening with what the figure was before, in the same sentence or, where that is long, in its own."""
    was = _number_qualified(base, measure, break_too=False)
    earlier = before(base, latest, measure)
    if length(words) + length(was) + length([earlier]) <= LONGEST:
        return [*words, ", against ", *was, earlier, "."]
    return [*words, f". {capital(earlier.strip())} it was ", *was, "."]


def _exists(result: Result, measure: Measure) -> Words:
    """Say a count of things by that they are there: 'There were 3 children …'; nothing where that reads badly."""
    whole = isinstance(result.value, int) and result.unit == "count"
    if not whole or result.breakdown or not measure.subject.startswith(NUMBER_OF):
        return []
    noun = measure.subject.removeprefix(NUMBER_OF)
    if result.value == 0:
        return ["There were ", ("no", result), f" {noun}"]
    if result.value == 1 and not result.qualified:
        one = singular(noun)
        return ["There was ", ("1", result), f" {one}"] if one else []
    return ["There were ", figure(result), f" {noun}"]


def _published_change(result: Result, measure: Measure) -> Words:
    """Say a change that a source prints without its levels: a rise or a fall, from when to when."""
    value = result.value if isinstance(result.value, int | float) else None
    name = subject(measure, result)
    of = name.removeprefix(PUBLISHED)
    given = of != name
    words: Words = ["The source gives " if given else f"{capital(name)} was "]
    if result.qualified or value is None:
        words.append(figure(result))
    elif value == 0:
        words += ["no change, ", figure(result), "," if given else ""]
    else:
        words += ["a rise of " if value > 0 else "a fall of ", figure(result, signed=False)]
    words += in_brackets(mark_words(result))
    words.append(f"{f' in {of}' if given else ''}{during(result, measure).rstrip(',')}")
    if result.base and not result.base.unstated:
        words.append(f", compared with {result.base.words}")
    return words


def absent(result: Result, measure: Measure) -> Words:
    """Say that a figure is not there, and why; its mark is printed in its place."""
    reason = ABSENT.get(result.text, "not available")
    words: Words = [f"{capital(subject(measure, result))}{during(result, measure)} is {reason} ", (result.text, result)]
    return [*words, f".{_why(result)}" if reason == "not available" else "."]


def no_later_figure(result: Result, measure: Measure) -> Words:
    """Say that a later period has no figure, and why."""
    return [f"{capital(when(result, measure))} there is no figure ", (result.text, result), f".{_why(result)}"]


def _why(result: Result) -> str:
    note = result.note.rstrip(".")
    return f" {capital(note)}." if note else ""


def limited(result: Result, *, named: bool = False) -> Words:
    """
    Say the confidence interval of a figure in a sentence of its own; nothing without one.

    That of a plain count is left to the table: what happened is known, and its limits are for comparing it.
    """
    if result.interval is None or result.unit == "count":
        return []
    of: Words = [" of ", figure(result)] if named else []
    return ["The 95% interval", *of, " is ", (limits(result), result), "."]


def source_says(result: Result, measure: Measure) -> Words:
    """Say what the source leaves out: the counts behind a share or a rate, its whole, or the period."""
    share = result.unit == "percent" and measure.numerator and not measure.numerator.startswith("pounds")
    lone = share and measure.kind != "change" and (result.numerator is None or result.denominator is None)
    rate = result.unit.startswith("per_") and measure.kind != "change" and result.numerator is None
    words: Words = []
    if lone and result.numerator is not None:
        noun = agreeing(result.numerator, measure.numerator)
        words = ["That is ", (f"{result.numerator:,}", result), f" {noun}, of a total that the source does not give."]
        lone = False
    left = [name for name, gone in (("counts", lone or rate), ("period", result.period.unstated)) if gone]
    said = {
        ("counts",): "The source gives no counts.",
        ("period",): "The source does not say when.",
        ("counts", "period"): "The source gives neither the counts nor the period.",
    }
    return join_sentences(words, [said[tuple(left)]] if left else [])


def corrected(result: Result) -> Words:
    """Say what a figure was before it was corrected or revised; nothing for others."""
    return [(result.corrected, result)] if result.corrected else []


def counts_first(result: Result, measure: Measure, *, break_too: bool = True) -> Words:
    """Return a figure with its counts first, as an answer says it: '42 of 130 (32.3%)'."""
    counts = counted(result, measure, noun=False)
    if result.unit == "percent" and counts:
        behind = in_brackets([[figure(result)], *mark_words(result, break_too=break_too)])
        return [(part_of_whole(result), result), *behind]
    return _number_qualified(result, measure, break_too=break_too)


def _number_qualified(result: Result, measure: Measure, *, break_too: bool) -> Words:
    none = result.unit == "count" and result.value == 0
    return [("none", result) if none else number(result, measure), *qualified(result, measure, break_too=break_too)]
