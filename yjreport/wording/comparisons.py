"""How a figure differs from other areas', several in one sentence, and figures that are shown and not compared."""

from __future__ import annotations

from collections.abc import Sequence

from yjreport.config.measure_schema import Measure
from yjreport.figures.differences import Difference
from yjreport.figures.judgement import BETTER, SAME, UNTESTED, WORSE
from yjreport.figures.results import Result
from yjreport.wording.areas import among, area_words
from yjreport.wording.changes import BETTER_IS, rising
from yjreport.wording.figures import figure
from yjreport.wording.marks import mark_words
from yjreport.wording.texts import Words, capital, in_brackets, join_list, join_sentences

PLAIN = ("count", "gbp", "nights")
"""The units of plain numbers, which the size of an area decides."""
MOST_AREAS = 4
"""Areas that a sentence lists; of more it gives the lowest and the highest, or the first."""


def comparison_sentences(differences: Sequence[Difference], measure: Measure, *, basis: bool = True) -> Words:
    """
    Say how the local figure differs from other areas' over the same days, areas of one verdict in one sentence.

    With `basis` they say which way is better, where that has not been said.
    """
    if not differences:
        return []
    other = differences[0].second
    same = "On the same day" if other.period.start == other.period.end else "Over the same period"
    ahead = [one for one in differences if one.judgement not in (SAME, UNTESTED)]
    sentences: list[Words] = []
    for higher in (True, False):
        found = [one for one in ahead if rising(one) == higher]
        if found:
            than = join_list([[f"{among(one.second.area)}", *_figure_in_brackets(one.second)] for one in found])
            chance = "" if measure.unit == "gbp" else " by more than chance would explain"
            sentences.append([f"it was {'higher' if higher else 'lower'} than ", *than, f"{chance}."])
    alike = [one for one in differences if one.judgement == SAME]
    if alike:
        from_them = join_list([[area_words(one.second.area), *_figure_in_brackets(one.second)] for one in alike], "or")
        sentences.append(["no difference can be detected from ", *from_them, "."])
    silent = [one for one in differences if one.judgement == UNTESTED]
    if silent:
        them = join_list([[figure(one.second), " ", among(one.second.area)] for one in silent])
        sentences.append(["it was ", *them, f". {'These differences are' if len(silent) > 1 else 'This difference is'}"
                          " not tested."])  # fmt: skip
    first, *others = sentences
    words = join_sentences([f"{same} ", *first], *([capital(str(one[0])), *one[1:]] for one in others))
    judged = any(one.judgement in (BETTER, WORSE) for one in ahead)
    return [*words, f" {BETTER_IS[measure.polarity]}."] if basis and judged and measure.polarity else words


def _figure_in_brackets(other: Result) -> Words:
    """Return another area's figure in brackets, with its marks in words."""
    return in_brackets([[figure(other)], *mark_words(other)])


def uncompared_sentences(results: Sequence[Result], measure: Measure, latest: Result | None = None) -> Words:
    """
    List other areas' figures that are not compared with the service's, and say why they are not.

    Of the service's authorities only the figures of the period of its own latest are listed.
    """
    inside = [item for item in results if item.area.role in {"member", "district"}]
    others = [item for item in results if item not in inside and item.there]
    return join_sentences(_inside(inside, latest), _others(others, measure, latest))


def _inside(results: Sequence[Result], latest: Result | None) -> Words:
    """Say the figures of the parts of the service: each of a few, else the lowest and the highest."""
    of_the_day = [item for item in results if latest is None or item.period == latest.period]
    there = [item for item in of_the_day if item.there]
    if not there:
        return []
    if latest is not None and len(there) == 1 and there[0].fraction == latest.fraction:
        # The figure of the only part that has one is the service's own.
        return []
    own = set(mark_words(latest)) if latest else set()

    def told(item: Result) -> Words:
        more = in_brackets(word for word in mark_words(item) if word not in own)
        return [figure(item), *more, f" in {area_words(item.area)}"]

    if len(there) <= MOST_AREAS:
        return ["Within the area the figure was ", *join_list([told(item) for item in there]), "."]
    ranked = sorted(there, key=lambda item: item.fraction or 0)
    return ["Within the area the figure ran from ", *told(ranked[0]), " to ", *told(ranked[-1]), "."]


def _others(results: Sequence[Result], measure: Measure, latest: Result | None) -> Words:
    """Say the figures of other areas that are not compared with the service's, and why they are not."""
    if not results:
        return []
    shown = results[:MOST_AREAS]

    def told(item: Result) -> Words:
        parts = mark_words(item)
        if not item.period.unstated and (latest is None or item.period != latest.period):
            parts.append(item.period.words)
        return [figure(item), f" for {area_words(item.area)}", *in_brackets(parts)]

    words: Words = ["The source also prints ", *join_list([told(item) for item in shown]), "."]
    if len(results) > len(shown):
        words.append(" The table has the others.")
    if results[0].kind == "change":
        return [*words, " Changes that were published without their levels cannot be tested against each other."]
    why = _why_uncompared(results, measure, latest)
    them = "They are" if len(results) > 1 else "It is"
    return [*words, f" {them} not compared with the service, because {why}."] if why else words


def _why_uncompared(results: Sequence[Result], measure: Measure, latest: Result | None) -> str:
    several = len(results) > 1
    if latest is not None and not latest.there:
        return "its own figure is not given"
    if not measure.compared:
        return "the figures are not like for like" if measure.polarity else ""
    if all(item.period.unstated for item in results):
        return "the source does not state their period" if several else "the source does not state its period"
    if measure.unit in PLAIN:
        return "areas differ in size"
    if latest is not None and all(item.period == latest.period for item in results):
        return "one of the figures is rounded or bounded" if several else "one of the two figures is rounded or bounded"
    return "they are of other periods" if several else "it is of another period"
