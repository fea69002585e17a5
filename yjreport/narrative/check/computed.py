"""Check the sentences that the program computed: each number is printed by a result, each direction is a result's."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import isfinite
from typing import Any

from yjreport.figures.judgement import SAME, UNTESTED
from yjreport.formats import exact
from yjreport.narrative.check.checker import Checker, Placed
from yjreport.narrative.check.prose import Prose
from yjreport.narrative.check.written import Written
from yjreport.narrative.find import claim_patterns as said
from yjreport.narrative.find.claims import claims as find_claims
from yjreport.narrative.find.numbers import Number, numbers
from yjreport.narrative.find.topics import Topic, aspect_of
from yjreport.narrative.judge.movements import of_cohort
from yjreport.narrative.judge.officers import STATES
from yjreport.narrative.judge.verdicts import COMMENTARY, COMPUTED, CONTRADICTED, UNSUPPORTED, Verdict
from yjreport.narrative.look_up.fact import Fact

_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_DIGIT = re.compile(r"\d")
_PARTS_OF_CHART = re.compile(
    r"\s+(?:\w+\s+)?(?:categories|periods|areas|services|others|groups|points|lines|bars|rows)\b"
)
COMPUTED_FIGURE = "computed_figure"
"""The measure of figures that sections compute of others; its sentences say what of what, not what moved."""


def _names(checker: Checker) -> Iterator[str]:
    """Yield the names of what results are of: categories such as ages, areas and measures."""
    for fact in checker.facts.all:
        yield from fact.breakdown.values()
        yield str(fact.record["area"]["name"])
    for id in checker.facts.by_measure:
        yield checker.facts.catalogue.measures[id].title


class Figures:
    """Tell whether any result of the ledger prints a number, at its precision."""

    def __init__(self, checker: Checker) -> None:
        self._own: dict[str, list[Fraction]] = {}
        sizes = [(float(size), size) for fact in checker.facts.all for size in self.of(fact)]
        self._sizes = sorted(sizes, key=lambda one: one[0])
        self._named = {part for name in _names(checker) for part in _FIGURE.findall(name)}
        self._places = [size for size, _ in self._sizes]

    def prints(self, number: Number) -> bool:
        """Tell whether any result may print a number, or has it in its name."""
        if _FIGURE.findall(number.text) and set(_FIGURE.findall(number.text)) <= self._named:
            return True
        first, last = bisect_left(self._places, number.least), bisect_right(self._places, number.most)
        return any(number.bears(size) for _, size in self._sizes[first:last])

    def of(self, fact: Fact) -> list[Fraction]:
        """Return the sizes that a result may print: its figure, its counts, its limits, the numbers of its text."""
        if fact.id not in self._own:
            sizes = [abs(fact.value)] if fact.value is not None else []
            sizes += [Fraction(count) for count in (fact.numerator, fact.denominator) if count is not None]
            if fact.interval:
                sizes += [abs(exact(limit)) for limit in (fact.interval["low"], fact.interval["high"])
                          if limit is not None and isfinite(limit)]  # fmt: skip
            sizes += [Fraction(part.replace(",", "")) for part in _FIGURE.findall(str(fact.text))]
            if fact.value is not None and fact.unit == "percent":
                sizes.append(abs(100 - abs(fact.value)))
            self._own[fact.id] = sizes
        return self._own[fact.id]


def runs_that_differ(block: Mapping[str, Any], checker: Checker, figures: Figures) -> Iterator[Verdict]:
    """Yield the runs that print a result's numbers otherwise than the result does."""
    for run in block.get("runs", ()):
        fact = checker.facts.by_id.get(run["result"] or "")
        if fact is None or fact.unit in ("text", "date") or run["text"] == fact.text or not _DIGIT.search(run["text"]):
            continue
        if len(run["text"].split()) > 12:
            continue  # A sentence that goes with the result, such as what it was before a correction.
        for number in numbers(run["text"]):
            if number.word or number.share:
                continue
            sizes = figures.of(fact)
            whole = number.of is None or number.of in sizes
            if not (whole and any(number.bears(size) for size in sizes)):
                origin = COMMENTARY if "-commentary" in block["id"] else COMPUTED
                yield Verdict(CONTRADICTED, number.text, "the text is not that of its result", fact.id, fact.told(),
                              sentence=run["text"], where=block["id"], origin=origin)  # fmt: skip


def computed(
    sentence: str, placed: list[Placed], checker: Checker, figures: Figures, prose: Prose, written: Written
) -> Iterator[Verdict]:
    """Yield what of a computed sentence no result bears, and what the result that stands in it contradicts."""
    for number in numbers(sentence):
        free = not any(number.start < one.end and one.start < number.end for one in placed)
        named = _PARTS_OF_CHART.match(sentence[number.end :])
        borne = named or number.word or number.share or figures.prints(number)
        # A stretch of what an officer wrote may stand within a sentence of ours.
        if free and not borne and not written.holds(sentence, number.start, number.end):
            yield Verdict(UNSUPPORTED, number.text, "no result of the annex prints it", sentence=sentence)
    moves = [one.fact for one in placed if one.fact.kind == "change" and one.fact.value is not None
             and one.fact.measure != COMPUTED_FIGURE]  # fmt: skip
    # A sentence that tells of movements in both directions is not read for which word tells of which.
    one_way = len({(item.measure, item.value > 0) for item in moves}) == 1
    compared = [one.fact for one in placed if one.fact.kind == "comparison" and one.fact.value is not None]
    for claim in find_claims(sentence) if moves or compared else ():
        fact = None
        if claim.kind in (said.UP, said.DOWN) and one_way and not claim.denied:
            fact = moves[0]
        elif claim.kind in (said.HIGHER, said.LOWER) and len(compared) == 1 and claim.roles:
            fact = compared[0]
        if fact is None or (fact.unit == "ratio" and fact.id.endswith("ratio")):
            continue
        if of_cohort(claim.words) or (claim.kind in (said.UP, said.DOWN) and not STATES.search(claim.words)):
            continue  # "A smaller cohort accounts for" is a part of the sentence and no movement of its result.
        way = 1 if claim.kind in (said.UP, said.HIGHER) else -1
        wrong = (fact.value > 0) - (fact.value < 0) != way
        if wrong or (fact.judgement == SAME and fact.judgement != UNTESTED and "chance" not in sentence):
            yield Verdict(CONTRADICTED, claim.words, "the result in the sentence says otherwise", fact.id, fact.told(),
                          sentence=sentence, kind=claim.kind)  # fmt: skip
    if not placed:
        yield from _untied(sentence, checker, prose)


def _untied(sentence: str, checker: Checker, prose: Prose) -> Iterator[Verdict]:
    """Yield the contradictions of a title or caption, which carries no results of its own."""
    if not prose.measures:
        return
    topic = Topic(prose.measures, aspect_of(sentence))
    for verdict in checker.text(sentence, topic=topic):
        if verdict.verdict == CONTRADICTED and verdict.kind in (said.UP, said.DOWN, said.SAME):
            yield verdict
