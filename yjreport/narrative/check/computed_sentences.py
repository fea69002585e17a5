"""Check the sentences that the program computed: each number is printed by a result, each direction is a result's."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import isfinite
from typing import Any

from yjreport.figures.judgement import SAME
from yjreport.formats import exact
from yjreport.narrative.check.block_prose import Prose
from yjreport.narrative.check.checker import Checker, Placed
from yjreport.narrative.check.officers_texts import OfficersTexts
from yjreport.narrative.find import claim_patterns as kinds
from yjreport.narrative.find.claims import Claim
from yjreport.narrative.find.claims import claims as find_claims
from yjreport.narrative.find.numbers import Number, numbers
from yjreport.narrative.find.topics import Topic, aspect_of
from yjreport.narrative.judge.benefit_of_doubt import STATES
from yjreport.narrative.judge.measures_meant import of_cohort
from yjreport.narrative.judge.verdicts import COMMENTARY, COMPUTED, CONTRADICTED, UNSUPPORTED, Verdict
from yjreport.narrative.look_up.change import sign
from yjreport.narrative.look_up.fact import Fact

_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_PARTS_OF_CHART = re.compile(
    r"\s+(?:\w+\s+)?(?:categories|periods|areas|services|others|groups|points|lines|bars|rows)\b"
)
_MOST_WORDS = 12
"""A longer run is a sentence that goes with its result, such as what it was before a correction."""
COMPUTED_FIGURE = "computed_figure"
"""The measure of figures that sections compute of others; its sentences say what of what, not what moved."""


def _names(checker: Checker) -> Iterator[str]:
    """Yield the names of what results are of: categories such as ages, areas and measures."""
    for fact in checker.facts.all:
        yield from fact.breakdown.values()
        yield fact.area_name
    for id in checker.facts.by_measure:
        yield checker.facts.catalogue.measures[id].title


class PrintedNumbers:
    """Tell whether any result of the ledger prints a number, at its precision."""

    def __init__(self, checker: Checker) -> None:
        self._sizes = {fact.id: _sizes(fact) for fact in checker.facts.all}
        self._sorted = sorted((size for sizes in self._sizes.values() for size in sizes), key=float)
        self._named = {part for name in _names(checker) for part in _FIGURE.findall(name)}

    def holds(self, number: Number) -> bool:
        """Tell whether any result may print a number, or has it in its name."""
        digits = set(_FIGURE.findall(number.text))
        if digits and digits <= self._named:
            return True
        first = bisect_left(self._sorted, number.least, key=float)
        last = bisect_right(self._sorted, number.most, key=float)
        return any(number.bears(size) for size in self._sorted[first:last])

    def of(self, fact: Fact) -> list[Fraction]:
        """Return the sizes that a result may print."""
        return self._sizes[fact.id]


def _sizes(fact: Fact) -> list[Fraction]:
    """Return the sizes that a result may print: its figure, its counts, its limits, the numbers of its text."""
    sizes = [abs(fact.value)] if fact.value is not None else []
    sizes += [Fraction(count) for count in (fact.numerator, fact.denominator) if count is not None]
    limits = (fact.interval["low"], fact.interval["high"]) if fact.interval else ()
    sizes += [abs(exact(limit)) for limit in limits if limit is not None and isfinite(limit)]
    sizes += [Fraction(part.replace(",", "")) for part in _FIGURE.findall(fact.text)]
    if fact.value is not None and fact.unit == "percent":
        sizes.append(abs(100 - abs(fact.value)))
    return sizes


def runs_that_differ(block: Mapping[str, Any], checker: Checker, printed: PrintedNumbers) -> Iterator[Verdict]:
    """Yield the runs that print a result's numbers otherwise than the result does."""
    for run in block.get("runs", ()):
        text, fact = run["text"], checker.facts.by_id.get(run["result"] or "")
        if fact is None or fact.unit in ("text", "date") or text == fact.text:
            continue
        if not _FIGURE.search(text) or len(text.split()) > _MOST_WORDS:
            continue
        for number in numbers(text):
            sizes = printed.of(fact)
            whole = number.of is None or number.of in sizes
            if not (number.word or number.share or (whole and any(number.bears(size) for size in sizes))):
                origin = COMMENTARY if "-commentary" in block["id"] else COMPUTED
                yield Verdict(CONTRADICTED, number.text, "the text is not that of its result", fact.id, fact.describe(),
                              sentence=text, where=block["id"], origin=origin)  # fmt: skip


def verdicts_on_computed(
    sentence: str, placed: Sequence[Placed], checker: Checker, printed: PrintedNumbers, prose: Prose,
    officers: OfficersTexts,
) -> Iterator[Verdict]:  # fmt: skip
    """Yield what of a computed sentence no result bears, and what the result that stands in it contradicts."""
    for number in numbers(sentence):
        free = not any(number.start < one.end and one.start < number.end for one in placed)
        named = _PARTS_OF_CHART.match(sentence[number.end :])
        borne = named or number.word or number.share or printed.holds(number)
        # A stretch of what an officer wrote may stand within a sentence of ours.
        if free and not borne and not officers.hold(sentence, number.start, number.end):
            yield Verdict(UNSUPPORTED, number.text, "no result of the annex prints it", sentence=sentence)
    with_figure = [one.fact for one in placed if one.fact.value is not None]
    changes = [fact for fact in with_figure if fact.kind == "change" and fact.measure != COMPUTED_FIGURE]
    compared = [fact for fact in with_figure if fact.kind == "comparison"]
    for claim in find_claims(sentence) if changes or compared else ():
        fact = _result_told_of(claim, changes, compared)
        if fact is None:
            continue
        claimed = 1 if claim.kind in (kinds.UP, kinds.HIGHER) else -1
        if sign(fact.figure) != claimed or (fact.judgement == SAME and "chance" not in sentence):
            yield Verdict(CONTRADICTED, claim.words, "the result in the sentence says otherwise", fact.id,
                          fact.describe(), sentence=sentence, kind=claim.kind)  # fmt: skip
    if not placed and prose.measures:
        # A title or caption carries no results of its own.
        for verdict in checker.text(sentence, topic=Topic(prose.measures, aspect_of(sentence))):
            if verdict.verdict == CONTRADICTED and verdict.kind in (kinds.UP, kinds.DOWN, kinds.SAME):
                yield verdict


def _result_told_of(claim: Claim, changes: Sequence[Fact], compared: Sequence[Fact]) -> Fact | None:
    """Return which of a sentence's changes and comparisons a claim tells of; None where none is sure to be meant."""
    fact = None
    if claim.kind in (kinds.UP, kinds.DOWN):
        # A sentence that tells of changes in both directions is not read for which word tells of which.
        one_way = len({(one.measure, one.figure > 0) for one in changes}) == 1
        # "A smaller cohort accounts for" is a part of the sentence and no change of its result.
        states = STATES.search(claim.words) and not of_cohort(claim.words)
        fact = changes[0] if one_way and states and not claim.denied else None
    elif claim.kind in (kinds.HIGHER, kinds.LOWER) and len(compared) == 1 and claim.compares:
        fact = None if of_cohort(claim.words) else compared[0]
    return None if fact and fact.unit == "ratio" and fact.id.endswith("ratio") else fact
