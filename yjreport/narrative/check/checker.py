"""
Check prose: find every number and claim of a text and decide each by the results of the annex.

The checker reads sentences; what a sentence is about it tells from the catalogue's words. It never guesses in a
claim's favour: what no result bears is unsupported, what chance or wording leaves open is unclear.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from yjreport.config.catalogue import Catalogue
from yjreport.figures.results import Result
from yjreport.narrative.find.claims import claims as find_claims
from yjreport.narrative.find.clauses import Clause, clauses
from yjreport.narrative.find.numbers import Number, numbers
from yjreport.narrative.find.sentences import spans
from yjreport.narrative.find.topics import Topic, Topics, language
from yjreport.narrative.judge.benefit_of_doubt import with_benefit_of_doubt
from yjreport.narrative.judge.claims import judge_claim
from yjreport.narrative.judge.interpretation import Interpreter
from yjreport.narrative.judge.measures_meant import of_cohort
from yjreport.narrative.judge.number_claims import judge_number, judge_order
from yjreport.narrative.judge.share_claims import judge_quantities, judge_share
from yjreport.narrative.judge.verdicts import CONTRADICTED, SUPPORTED, UNCLEAR, Verdict
from yjreport.narrative.look_up.fact import Fact
from yjreport.narrative.look_up.facts import Facts

_FROM = re.compile(r"\bfrom\b[^.;]{0,60}$", re.IGNORECASE)
_Stretch = tuple[int, int]


@dataclass(frozen=True)
class Placed:
    """Hold a stretch of a text that prints a result."""

    start: int
    end: int
    fact: Fact


def placed_within(placed: Iterable[Placed], start: int, end: int) -> list[Placed]:
    """Return the results that stand in a part of a text, with their places in that part."""
    return [Placed(one.start - start, one.end - start, one.fact) for one in placed if start <= one.start < end]


class Checker:
    """Check texts against results."""

    def __init__(self, records: Iterable[Mapping[str, Any]], catalogue: Catalogue) -> None:
        self.facts = Facts(records, catalogue)
        self.words = language()
        self.topics = Topics(catalogue, self.words, frozenset(self.facts.by_measure))
        self.interpreter = Interpreter(self.facts, self.words, self.topics)

    @classmethod
    def of_results(cls, results: Mapping[str, Result], catalogue: Catalogue) -> Checker:
        """Return a checker of what an annex may print."""
        aliases = {result.id: name for name, result in results.items() if name != result.id}
        unique = {result.id: result for result in results.values()}
        records = [
            {**result.record(catalogue.measures[result.measure].section), "alias": aliases.get(id)}
            for id, result in unique.items()
        ]
        return cls(records, catalogue)

    def text(
        self, text: str, *, section: str | None = None, placed: Sequence[Placed] = (), topic: Topic | None = None,
        doubting: bool = False,
    ) -> list[Verdict]:  # fmt: skip
        """
        Return the verdicts on every number and claim of a text, sentence by sentence.

        Args:
            text: the prose, on one line or several.
            section: the section that it stands in.
            placed: the stretches that print results by reference; their numbers are not looked at.
            topic: what it is about, where that is known without its words.
            doubting: whether it is an officer's note or register, where a contradiction that is open to doubt is
                unclear.
        """
        found: list[Verdict] = []
        fallback = self.interpreter.headline(section)
        for start, end in spans(text):
            sentence, inside = text[start:end], placed_within(placed, start, end)
            for clause in clauses(sentence, self.topics, [(one.start, one.fact) for one in inside], fallback):
                taken = [
                    (one.start, one.end) for one in placed_within(inside, clause.start, clause.start + len(clause.text))
                ]
                if not clause.topic and of_cohort(clause.text):
                    clause = replace(clause, topic=Topic(self.interpreter.cohorts(), ""))
                if topic is not None:
                    clause = replace(clause, topic=replace(topic, aspect=clause.topic.aspect))
                verdicts = self._clause(clause, taken)
                if doubting:
                    verdicts = [self._doubted(one, clause, sentence, taken) for one in verdicts]
                found += [replace(verdict, sentence=sentence) for verdict in verdicts]
                if clause.topic and clause.topic.named:
                    fallback = replace(clause.topic, aspect="", named=False)
        return found

    def _doubted(self, verdict: Verdict, clause: Clause, sentence: str, taken: Sequence[_Stretch]) -> Verdict:
        """Return a verdict on an officer's words: unclear where it is open to doubt, or another measure bears it."""
        verdict = with_benefit_of_doubt(verdict, clause, sentence, self.facts)
        if verdict.verdict == CONTRADICTED:
            for measure in clause.topic.measures[1:]:
                alone = replace(clause, topic=replace(clause.topic, measures=(measure,)))
                again = [one for one in self._clause(alone, taken) if one.words == verdict.words]
                if any(one.verdict in (SUPPORTED, UNCLEAR) for one in again):
                    return replace(verdict, verdict=UNCLEAR, reason="the words may mean another measure", instead="")
        return verdict

    def _clause(self, clause: Clause, taken: Sequence[_Stretch]) -> list[Verdict]:
        """Return the verdicts on the numbers, claims and words of quantity of a clause, but for stretches taken."""
        text = clause.text
        found = [one for one in numbers(text) if not any(one.start < end and start < one.end for start, end in taken)]
        claims = find_claims(text)
        related = self.interpreter.related(clause)
        by_number = {
            number: judge_share(self.interpreter, number, clause) if number.share
            else judge_number(number, clause, self.facts, self.topics, related=related)
            for number in found
            if not (number.share and any(claim.start <= number.start < claim.end for claim in claims))
        }  # fmt: skip
        verdicts = list(by_number.values())
        backward = judge_order(found, clause, self.facts)
        if backward is not None:
            verdicts.append(backward)
        right = {number for number, verdict in by_number.items() if verdict.verdict == SUPPORTED}
        both_given = backward is None and _both_given(found, text, right)
        judged = [judge_claim(claim, clause, self.interpreter, both_given=both_given) for claim in claims]
        verdicts += [verdict for verdict in judged if verdict is not None]
        return verdicts + judge_quantities(self.interpreter, clause, found)


def _both_given(found: Sequence[Number], text: str, right: Collection[Number]) -> bool:
    """Tell whether a clause gives both figures of a change, from one to the other, and both are right."""
    for first, second in itertools.pairwise(found):
        if _FROM.search(text[: first.start]) and re.search(r"\bto\b", text[first.end : second.start]):
            return first in right and second in right
    return False
