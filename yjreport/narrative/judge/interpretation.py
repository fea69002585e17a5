"""Interpret a clause by the results: which category it speaks of, whose figures, and which result is nearest."""

from __future__ import annotations

import re
from dataclasses import replace

from yjreport.narrative.find.claims import Claim
from yjreport.narrative.find.clauses import Clause
from yjreport.narrative.find.topics import Language, Topic, Topics
from yjreport.narrative.judge.measures_meant import measures_meant
from yjreport.narrative.look_up.fact import Fact
from yjreport.narrative.look_up.facts import Facts

_ROLE = re.compile(r"\b(?:national|England|famil|region|peer|comparator|neighbour|the country)", re.IGNORECASE)
_COMPARED_WITH = re.compile(r"\b(?:than|with|to|against|like|of|unlike|from)\s+(?:\w+\s+){0,3}$")


class Interpreter:
    """Read clauses by the results of an annex."""

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
        return replace(clause, topic=replace(clause.topic, measures=(*related, *clause.topic.measures)))

    def category(self, clause: Clause) -> tuple[dict[str, str], bool]:
        """Return the category that a clause speaks of, and whether there is a figure of every part that it names."""
        said = set(self.words.tokens(clause.text))
        for measure in clause.topic.measures:
            for fact in self.facts.of(measure):
                if fact.breakdown and all(self._value_tokens(value) <= said for value in fact.breakdown.values()):
                    return dict(fact.breakdown), True
        parts = [part.lower() for part in clause.parts]
        return {}, all(any(self._measures_part(part, id) for id in clause.topic.measures) for part in parts)

    def _value_tokens(self, value: str) -> set[str]:
        """Return the words of a category; of one that has none, a word that no sentence holds."""
        if value not in self._values:
            self._values[value] = set(self.words.tokens(value)) or {f"={value}"}
        return self._values[value]

    def _measures_part(self, part: str, id: str) -> bool:
        measure = self.facts.catalogue.measures[id]
        said_of_measure = self.words.tokens(f"{measure.title} {measure.subject}")
        return any(token in said_of_measure for token in self.words.tokens(part))

    def area(self, claim: Claim, clause: Clause) -> str:
        """Return whose figures moved: the area that is named before the claim, else the service."""
        ahead = clause.text[: claim.start]
        named = self.facts.areas_named(ahead)
        if named:
            return named[-1][0]
        places = [match.start() for match in _ROLE.finditer(ahead)]
        if not claim.ahead or _COMPARED_WITH.search(ahead[: places[-1] if places else 0]):
            return "local"
        for measure in clause.topic.measures:
            levels = self.facts.levels_of_role(measure, claim.ahead[0])
            if levels:
                return levels[-1].area_key
        return f"no-{claim.ahead[0]}"

    def nearest(self, clause: Clause) -> Fact | None:
        """Return a figure of what a clause speaks of, to show as the nearest."""
        meant = [measure for measure, _ in measures_meant(clause, self.facts)]
        found = (self.facts.latest(measure) for measure in (*meant, *clause.topic.measures))
        return next((fact for fact in found if fact is not None), None)

    def counts_something(self, clause: Clause) -> bool:
        """Tell whether a clause speaks of something that a service would count."""
        return any(
            not token.startswith("~") and token not in self.words.faint for token in self.words.tokens(clause.text)
        )
