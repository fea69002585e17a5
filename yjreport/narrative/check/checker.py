"""
Check prose: find every number and claim of a text and decide each by the results of the annex.

The checker reads sentences; what a sentence is about it tells from the catalogue's words. It never guesses in a
claim's favour: what no result bears is unsupported, what chance or wording leaves open is unclear.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from yjreport.config.catalogue import Catalogue
from yjreport.figures.results import Result
from yjreport.narrative.find import claim_patterns as said
from yjreport.narrative.find.claims import Claim
from yjreport.narrative.find.claims import claims as find_claims
from yjreport.narrative.find.clauses import Clause, clauses
from yjreport.narrative.find.numbers import Number, numbers
from yjreport.narrative.find.sentences import spans
from yjreport.narrative.find.topics import Language, Topic, Topics, language
from yjreport.narrative.judge.claims import test_comparison
from yjreport.narrative.judge.meaning import Meaning
from yjreport.narrative.judge.movement_claims import test_move
from yjreport.narrative.judge.movements import of_cohort
from yjreport.narrative.judge.numbers import reversed_pair, test_number
from yjreport.narrative.judge.officers import doubted
from yjreport.narrative.judge.ranks import test_rank
from yjreport.narrative.judge.series import test_first, test_mirrors, test_similar_changes
from yjreport.narrative.judge.shares import test_quantities, test_share
from yjreport.narrative.judge.verdicts import CONTRADICTED, SUPPORTED, UNCLEAR, Verdict
from yjreport.narrative.look_up.fact import Fact
from yjreport.narrative.look_up.facts import Facts

_FROM_TO = re.compile(r"\bfrom\b[^.;]{0,60}$", re.IGNORECASE)


@dataclass(frozen=True)
class Placed:
    """Hold a stretch of a text that prints a result."""

    start: int
    end: int
    fact: Fact


class Checker:
    """
    Check texts against results.

    Args:
        records: the ledger's results.
        catalogue: the measures.
        words: the synonyms; those of params/narrative.yaml if not told.
    """

    def __init__(
        self, records: Iterable[Mapping[str, Any]], catalogue: Catalogue, words: Language | None = None
    ) -> None:
        self.facts = Facts(records, catalogue)
        self.words = words or language()
        self.topics = Topics(catalogue, self.words, frozenset(self.facts.by_measure))
        self.meaning = Meaning(self.facts, self.words, self.topics)

    @classmethod
    def of_results(cls, results: Mapping[str, Result], catalogue: Catalogue) -> Checker:
        """
        Return a checker of what an annex may print.

        Args:
            results: results by id and by alias.
            catalogue: the measures.
        """
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
        fallback = self.meaning.headline(section)
        for start, end in spans(text):
            inside = [
                Placed(one.start - start, one.end - start, one.fact) for one in placed if start <= one.start < end
            ]
            verdicts, fallback = self._sentence(text[start:end], inside, fallback, topic, doubting=doubting)
            found += verdicts
        return found

    def _sentence(
        self,
        sentence: str,
        placed: Sequence[Placed],
        fallback: Topic | None,
        topic: Topic | None = None,
        *,
        doubting: bool = False,
    ) -> tuple[list[Verdict], Topic | None]:
        """Return the verdicts on one sentence, and what it is about, which the next one may take over."""
        found: list[Verdict] = []
        for clause in clauses(sentence, self.topics, self.facts, [(one.start, one.fact) for one in placed], fallback):
            mine = [
                (one.start - clause.start, one.end - clause.start) for one in placed
                if clause.start <= one.start < clause.start + len(clause.text)
            ]  # fmt: skip
            if not clause.topic and of_cohort(clause.text):
                clause = replace(clause, topic=Topic(self.meaning.cohorts(), ""))
            if topic is not None:
                clause = replace(clause, topic=replace(topic, aspect=clause.topic.aspect))
            verdicts = self._clause(clause, mine)
            found += [self._doubted(one, clause, sentence, mine) for one in verdicts] if doubting else verdicts
            if clause.topic and clause.topic.named:
                fallback = replace(clause.topic, aspect="", named=False)
        return [verdict.placed(sentence=sentence) for verdict in found], fallback

    def _doubted(self, verdict: Verdict, clause: Clause, sentence: str, mine: Sequence[tuple[int, int]]) -> Verdict:
        """Return a verdict on an officer's words: unclear where it is open to doubt, or another measure bears it."""
        verdict = doubted(verdict, clause, sentence, self.facts)
        if verdict.verdict == CONTRADICTED:
            for measure in clause.topic.measures[1:]:
                alone = replace(clause, topic=replace(clause.topic, measures=(measure,)))
                again = [one for one in self._clause(alone, mine) if one.words == verdict.words]
                if any(one.verdict in (SUPPORTED, UNCLEAR) for one in again):
                    return replace(verdict, verdict=UNCLEAR, reason="the words may mean another measure", instead="")
        return verdict

    def _clause(self, clause: Clause, mine: Sequence[tuple[int, int]]) -> list[Verdict]:
        text = clause.text
        found = [one for one in numbers(text) if not any(one.start < end and start < one.end for start, end in mine)]
        related = self.meaning.related(clause)
        claims = find_claims(text)
        verdicts: list[Verdict] = []
        tested = [
            one for one in found if not (one.share and any(claim.start <= one.start < claim.end for claim in claims))
        ]
        for number in tested:
            verdicts.append(
                test_share(self.meaning, number, clause)
                if number.share
                else test_number(number, clause, self.facts, self.topics, related=related)
            )
        numbered = {number.start: verdict.verdict for number, verdict in zip(tested, verdicts, strict=True)}
        paired = self._paired(found, clause, numbered)
        backward = reversed_pair(found, clause, self.facts)
        if backward is not None:
            verdicts.append(backward)
            paired = False
        for claim in claims:
            verdict = self._claim(claim, clause, paired)
            if verdict is not None:
                verdicts.append(verdict)
        return verdicts + test_quantities(self.meaning, clause, found)

    def _paired(self, found: list[Number], clause: Clause, numbered: dict[int, str]) -> bool:
        """Tell whether a clause gives both figures of a movement, and both are right."""
        for first, second in itertools.pairwise(found):
            between = clause.text[first.end : second.start]
            if _FROM_TO.search(clause.text[: first.start]) and re.search(r"\bto\b", between):
                return numbered.get(first.start) == numbered.get(second.start) == SUPPORTED
        return False

    def _claim(self, claim: Claim, clause: Clause, paired: bool) -> Verdict | None:
        if claim.kind == said.CAUSE:
            fact = self.meaning.any_fact(clause)
            return Verdict(UNCLEAR, claim.words, "figures do not tell a cause", fact.id if fact else "",
                           fact.told() if fact else "", kind=claim.kind)  # fmt: skip
        clause = self.meaning.with_related(clause)
        if claim.kind == said.VAGUE:
            return self.meaning.vague(claim, clause)
        if not clause.topic:
            return self.meaning.untold(claim, clause)
        category, whole = self.meaning.category(clause)
        if not whole:
            return self.meaning.nothing(
                claim, clause, f"no figure of {clause.parts[0]} is in the results" if clause.parts else ""
            )
        return self._tested(claim, clause, category, paired) or self.meaning.nothing(claim, clause, "")

    def _tested(self, claim: Claim, clause: Clause, category: dict[str, str], paired: bool) -> Verdict | None:
        roles = tuple(role for role in claim.roles if role != "before")
        if claim.kind in (said.LOWEST, said.HIGHEST):
            return test_rank(claim, clause, self.facts)
        if claim.kind == said.MIRRORS:
            return test_mirrors(claim, clause, self.facts, roles or ("national",))
        if (
            claim.kind == said.SIMILAR
            and re.match(r"(?:a\s+)?(?:similar|comparable)\s+\w+$", claim.words, re.IGNORECASE)
            and "with" not in claim.words
        ):
            return (
                test_similar_changes(claim, clause, self.facts)
                if not roles
                else test_comparison(claim, clause, self.facts, category)
            )
        if claim.kind == said.FIRST:
            return test_first(claim, clause, self.facts, "local", category)
        if claim.kind in (*said.COMPARED, said.FAVOUR):
            verdict = test_comparison(claim, clause, self.facts, category)
            if verdict is not None or claim.kind == said.FAVOUR:
                return verdict
            if claim.kind == said.SIMILAR:
                claim = replace(claim, kind=said.SAME)
        return test_move(claim, clause, self.facts, self.meaning.area(claim, clause), category, paired=paired)
