"""A figure within a sentence: its number, its counts, its limits and its period."""

from __future__ import annotations

from yjreport.config.measure_schema import Measure
from yjreport.figures.results import Result
from yjreport.formats import MINUS, bare_text
from yjreport.wording.marks import mark_words
from yjreport.wording.nouns import agreeing
from yjreport.wording.texts import Words, in_brackets, unbracketed

NUMBERS = ("no", "a year", "two years", "three years", "four years", "five years")

LARGE = 100
"""From here on the limits of counts and rates have no decimals."""


def figure(result: Result, *, signed: bool = True) -> tuple[str, Result]:
    """Return a figure as a sentence prints it: without marks, and if asked without its sign."""
    text = result.text if signed else result.text.lstrip(f"+{MINUS}")
    return (text[:-1] if text.lstrip(f"+{MINUS}") == "1 nights" else text, result)


def breakdown_words(result: Result) -> str:
    """Return the values of a breakdown in words."""
    return ", ".join(value for _, value in result.breakdown)


def category_words(result: Result) -> str:
    """Return a category within a sentence, a bare number with what it is of: 'age 14', 'W360, substance misuse'."""
    values = [f"{name.replace('_', ' ')} {value}" if value.isdigit() else value for name, value in result.breakdown]
    return unbracketed(", ".join(values))


def subject(measure: Measure, result: Result) -> str:
    """Return what a figure is of, with its category in brackets."""
    if not result.breakdown:
        return measure.subject
    return f"{measure.subject} ({category_words(result)})"


def when(result: Result, measure: Measure) -> str:
    """Say the period of a figure; that of a cohort is when it was formed."""
    return f"for the cohort of {result.period.words}" if _cohort(result, measure) else result.period.in_words


def during(result: Result, measure: Measure) -> str:
    """Say the period after a figure, with a space before it; nothing where it is not stated."""
    if _cohort(result, measure):
        return f" in the cohort of {result.period.words}"
    if result.period.unstated:
        return ""
    if result.period.in_words.startswith("("):
        return f", {result.period.label},"
    return f" {result.period.in_words}"


def _cohort(result: Result, measure: Measure) -> bool:
    return measure.cohort and not result.period.unstated and not result.period.label.startswith("labelled")


def before(base: Result, latest: Result, measure: Measure) -> str:
    """Say an earlier period after a later one: 'a year before', or the period itself."""
    years = _years_between(base, latest)
    if years:
        return f" {NUMBERS[years]} before"
    return f" in that of {base.period.words}" if _cohort(base, measure) else during(base, measure)


def _years_between(base: Result, latest: Result) -> int:
    """Return by how many whole years the same days come earlier; 0 where they are other days."""
    first, last, start, end = base.period.start, base.period.end, latest.period.start, latest.period.end
    if not (first and last and start and end) or (first.month, first.day) != (start.month, start.day):
        return 0
    years = start.year - first.year
    # The last day of February is the same day in each year.
    same = last.month == end.month and (last.day == end.day or {last.day, end.day} == {28, 29})
    return years if same and end.year - last.year == years and 0 < years < len(NUMBERS) else 0


def counted(result: Result, measure: Measure, *, noun: bool) -> Words:
    """Return the counts behind a figure: '42 of 130 children', or '222 reoffences by 42 children' of a ratio."""
    if result.numerator is None or result.denominator is None:
        return []
    over = _denominator(measure)
    if result.unit == "ratio":
        about = "about " if result.implied else ""
        if not noun:
            return [(f"{about}{result.numerator:,} by {result.denominator:,}", result)]
        return [(f"{about}{result.numerator:,}", result), f" {agreeing(result.numerator, measure.numerator)} by ",
                (f"{result.denominator:,}", result), f" {agreeing(result.denominator, over)}"]  # fmt: skip
    return [(part_of_whole(result), result), *([f" {agreeing(result.denominator, over)}"] if noun and over else [])]


def part_of_whole(result: Result) -> str:
    """Return the counts of a share or a rate: '42 of 130', 'none of 12', 'about 257 of 136,004'."""
    part = {0: "none", 1: "one"}.get(result.numerator or 0, f"{result.numerator:,}")
    return f"{'about ' if result.implied else ''}{part} of {result.denominator:,}"


def _denominator(measure: Measure) -> str:
    """Return what a figure is out of; a sentence about a cohort has named the cohort already."""
    return measure.denominator.removesuffix(" in the cohort") if measure.cohort else measure.denominator


def qualified(result: Result, measure: Measure, *, noun: bool = False, break_too: bool = True) -> Words:
    """
    Return in brackets what stands behind a figure: its counts, and its marks in words.

    Args:
        result: the figure.
        measure: the measure.
        noun: whether the counts are followed by what they are out of.
        break_too: whether a break before the figure is said; between it and a later figure there is none.
    """
    return in_brackets([counted(result, measure, noun=noun), *mark_words(result, break_too=break_too)])


def limits_words(result: Result) -> Words:
    """Say the confidence interval of a figure."""
    return ["95% interval ", (limits(result), result)]


def limits(result: Result) -> str:
    """
    Return the limits of a result's interval: '24.9% to 40.8%', or '1.1 to 20.9' for points.

    Limits of counts and rates from 100 on are whole: a tenth of a child is no knowledge.
    """
    assert result.interval is not None
    low, high = result.interval.low, result.interval.high
    sign = "%" if result.unit == "percent" else ""
    far = high if high != float("inf") else low
    large = result.unit not in ("percent", "percentage_points") and far >= LARGE
    decimals = 0 if large else max(result.decimals, 1)
    first = bare_text(low, result.unit, decimals)
    if high == float("inf"):
        return f"{first}{sign} or more"
    return f"{first}{sign} to {bare_text(high, result.unit, decimals)}{sign}"
