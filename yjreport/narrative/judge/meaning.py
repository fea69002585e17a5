"""Tell what a clause means by its measures: which category, whose figures, what is near where nothing is named."""

from __future__ import annotations

import re
from dataclasses import replace

from yjreport.narrative.find import claim_patterns as said
from yjreport.narrative.find.claims import Claim
from yjreport.narrative.find.clauses import Clause
from yjreport.narrative.find.topics import Language, Topic, Topics
from yjreport.narrative.judge.claims import areas_named
from yjreport.narrative.judge.movements import subjects
from yjreport.narrative.judge.verdicts import UNCLEAR, UNSUPPORTED, Verdict
from yjreport.narrative.look_up.fact import Fact
from yjreport.narrative.look_up.facts import Facts


class Meaning:
    """
    Read clauses by the results of an annex.

    Args:
        facts: the results.
        words: the synonyms.
        topics: recognises measures.
    """

    def __init__(self, facts: Facts, words: Language, topics: Topics) -> None:
        self.facts, self.words, self.topics = facts, words, topics
        self._values: dict[str, set[str]] = {}

    def cohorts(self) -> tuple[str, ...]:
        """Return the measures of cohorts that have figures."""
        measures = self.facts.catalogue.measures
        return tuple(id for id in self.facts.by_measure if measures[id].cohort and self.facts.levels(id))

    def headline(self, section: str | None) -> Topic | None:
        """Return the measure that a section is first of all about: the first with a figure of the service's own."""
        for measure in self.facts.catalogue.by_section.get(section or "", ()):
            if self.facts.levels(measure.id):
                return Topic((measure.id,), "", False)
        return None

    def related(self, clause: Clause) -> list[str]:
        """Return measures of the same sections that share a word with a clause, where those it names have no figure."""
        if not clause.topic or any(measure in self.facts.by_measure for measure in clause.topic.measures):
            return []
        catalogue = self.facts.catalogue
        sections = {catalogue.measures[id].section for id in clause.topic.measures[:2]}
        tokens = self.words.tokens(clause.text)
        found = [
            (sum(self.topics.weights[token] for token in self.topics.tokens[id] if token in tokens), id)
            for id in self.facts.by_measure
            if catalogue.measures[id].section in sections
            and len([token for token in self.topics.tokens.get(id, ()) if token in tokens]) > 1
        ]
        return [id for score, id in sorted(found, reverse=True) if score >= 1][:1]

    def with_related(self, clause: Clause) -> Clause:
        """Return a clause with the measures beside those that it names, where these have no figure."""
        related = self.related(clause)
        if not related:
            return clause
        return replace(clause, topic=replace(clause.topic, measures=(*related, *clause.topic.measures)))

    def category(self, clause: Clause) -> tuple[dict[str, str], bool]:
        """Return the category that a clause speaks of, and whether there is a figure of every part that it names."""
        said_of = self.words.tokens(clause.text)
        for measure in clause.topic.measures:
            for fact in self.facts.by_measure.get(measure, ()):
                if fact.breakdown and all(
                    self._value_tokens(value) <= set(said_of) for value in fact.breakdown.values()
                ):
                    return dict(fact.breakdown), True
        stems = [part.lower() for part in clause.parts]
        measured = [part for part in stems if any(self._measures_part(part, id) for id in clause.topic.measures)]
        return {}, len(measured) == len(stems)

    def _value_tokens(self, value: str) -> set[str]:
        """Return the words of a category; of one that has none, a word that no sentence holds."""
        if value not in self._values:
            self._values[value] = set(self.words.tokens(value)) or {f"={value}"}
        return self._values[value]

    def _measures_part(self, part: str, id: str) -> bool:
        measure = self.facts.catalogue.measures[id]
        shared = set(self.words.tokens(part)) & set(self.words.tokens(f"{measure.title} {measure.subject}"))
        return bool(shared)

    def area(self, claim: Claim, clause: Clause) -> str:
        """Return whose figures moved: the area that is named before the claim, else the service."""
        ahead = clause.text[: claim.start]
        named = areas_named(ahead, self.facts)
        if named:
            return named[-1][0]
        roles = [role for role in claim.ahead if role != "before"]
        if roles and not re.search(
            r"\b(?:than|with|to|against|like|of|unlike|from)\s+(?:\w+\s+){0,3}$", ahead[: _last_role(ahead)]
        ):
            for measure in clause.topic.measures:
                held = self.facts.of_role(measure, roles[0])
                if held:
                    return held[-1].area_key
            return f"no-{roles[0]}"
        return "local"

    def any_fact(self, clause: Clause) -> Fact | None:
        """Return a figure of what a clause speaks of, to show as the nearest."""
        for measure, _ in [*subjects(clause, self.facts), *((id, False) for id in clause.topic.measures)]:
            held = self.facts.levels(measure) or self.facts.changes(measure)
            if held:
                return held[-1]
        return None

    def concepts(self, clause: Clause) -> bool:
        """Tell whether a clause speaks of something that a service would count."""
        return any(
            not token.startswith("~") and token not in self.words.faint for token in self.words.tokens(clause.text)
        )

    def untold(self, claim: Claim, clause: Clause) -> Verdict | None:
        """Return the verdict on a claim whose clause names no measure; None where it claims nothing of ours."""
        if self.concepts(clause) or clause.parts:
            return Verdict(UNSUPPORTED, claim.words, "no result is of what it speaks of", kind=claim.kind)
        if claim.kind == said.VAGUE or not claim.roles:
            return (
                None
                if claim.kind == said.VAGUE
                else Verdict(UNCLEAR, claim.words, "it does not name what the annex measures", kind=claim.kind)
            )
        return Verdict(UNSUPPORTED, claim.words, "it does not name what the annex measures", kind=claim.kind)

    def nothing(self, claim: Claim, clause: Clause, reason: str) -> Verdict:
        """Return that no result bears on a claim, with the figure that comes nearest."""
        fact = self.any_fact(clause)
        titles = [self.facts.catalogue.measures[id].title for id in clause.topic.measures[:1]]
        untold = f"no result bears on it; one would have to tell of: {', '.join(titles) or 'a figure'}"
        return Verdict(
            UNSUPPORTED, claim.words, reason or untold,
            fact.id if fact else "", fact.told() if fact else "", kind=claim.kind,
        )  # fmt: skip

    def vague(self, claim: Claim, clause: Clause) -> Verdict | None:
        """Return the verdict on "very low" or "high rates", which say nothing without what they are compared with."""
        if not clause.topic:
            return self.untold(claim, clause)
        if not clause.topic.named:
            return None
        fact = self.any_fact(clause)
        if fact is None:
            return self.nothing(claim, clause, "")
        return Verdict(
            UNCLEAR,
            claim.words,
            "it does not say compared with what",
            fact.id,
            fact.told(),
            f"{{{{ {fact.reference} }}}}",
            kind=claim.kind,
        )


def _last_role(text: str) -> int:
    """Return where the last word for another area begins."""
    places = [
        match.start()
        for match in re.finditer(
            r"\b(?:national|England|famil|region|peer|comparator|neighbour|the country)", text, re.IGNORECASE
        )
    ]
    return places[-1] if places else 0
