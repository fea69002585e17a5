"""The categories of one breakdown in a sentence: all of a few, the largest of many; the table has the rest."""

from __future__ import annotations

from collections.abc import Sequence

from yjreport.config.measure_schema import Measure
from yjreport.figures.results import Result
from yjreport.wording.figures import breakdown_words, category_words, during, figure, part_of_whole
from yjreport.wording.levels import ABSENT, level
from yjreport.wording.marks import marks_sentence
from yjreport.wording.texts import Words, capital, in_brackets, join_list, join_sentences

MOST_SAID = 3
"""Categories that a sentence names."""
NOT_KNOWN = ("not known", "not recorded", "not stated", "unknown")


def by_category(results: Sequence[Result], measure: Measure) -> Words:
    """Say the categories of one breakdown and period: each of a few, else the largest; and which are not there."""
    if len(results) == 1:
        return level(results[0], measure)
    there = [item for item in results if item.there]
    gone = [item for item in results if not item.there]
    first = results[0]
    dimension = " and ".join(name.replace("_", " ") for name, _ in first.breakdown)
    period = capital(during(first, measure).strip(" ,")) or "In a period that is not stated"
    by = "" if f" by {dimension}" in measure.subject else f", by {dimension},"
    if not there:
        each = ABSENT.get(first.text, "not available")
        return [f"{period}{_comma(first)} {measure.subject}{by} is {each} in any group ", (first.text, first), "."]
    known = [item for item in there if not _unknown(item)] or there
    words: Words = [f"{period}{_comma(first)} {measure.subject}"]
    if len(known) <= MOST_SAID:
        shown = known
        named = [[figure(item), *in_brackets(_counts(item)), f" for {category(item)}"] for item in shown]
        words += [" was ", *join_list(named), "."]
    else:
        shown = sorted(known, key=lambda item: -(item.fraction or 0))[:MOST_SAID]
        named = [[category(item), *in_brackets([[figure(item)], *_counts(item)])] for item in shown]
        words += [f"{by} was highest for ", *join_list(named), "."]
    unknown = [item for item in there if _unknown(item) and item.value and item.unit == "count" and item not in shown]
    silent: list[Words] = [[f"{capital(dimension)} is not known for ", figure(item), "."] for item in unknown]
    marked = marks_sentence(shown)
    said = [[(f"{capital(breakdown_words(item))}: {item.corrected}", item)] for item in there if item.corrected]
    return join_sentences(words, *silent, _gone(gone), [marked] if marked else [], *said)


def category(item: Result) -> str:
    """Return a category within a sentence; those who are not known are people and no category."""
    words = category_words(item)
    return f"those {words}" if _unknown(item) else words


def _comma(first: Result) -> str:
    return "," if first.period.unstated or first.period.in_words.startswith("(") else ""


def _counts(item: Result) -> list[Words]:
    if item.numerator is None or item.denominator is None:
        return []
    text = f"{item.numerator:,} by {item.denominator:,}" if item.unit == "ratio" else part_of_whole(item)
    return [[(text, item)]]


def _unknown(item: Result) -> bool:
    return any(value.strip().lower() in NOT_KNOWN for _, value in item.breakdown)


def _gone(gone: Sequence[Result]) -> Words:
    """Say for which categories there is no figure, and why: their marks are printed in their place."""
    sentences: list[Words] = []
    for mark in dict.fromkeys(item.text for item in gone):
        some = [item for item in gone if item.text == mark]
        reason = ABSENT.get(mark, "not available")
        few = len(some) <= MOST_SAID
        who = join_list([[category(item)] for item in some]) if few else ["several groups"]
        sentences.append(["For ", *who, f" it is {reason} ", (mark, some[0]), "."])
    return join_sentences(*sentences)
