"""
Check prose: find every number and claim of a text and decide each by the results of the annex.

The checker reads sentences; what a sentence is about it tells from the catalogue's words. It never guesses in a
claim's favour: what no result bears is unsupported, what chance or wording leaves open is unclear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from yjreport.narrative import claims as said
from yjreport.narrative.clauses import Clause, clauses
from yjreport.narrative.facts import Fact, Facts
from yjreport.narrative.numbers import Number, numbers
from yjreport.narrative.passages import spans
from yjreport.narrative.tested_claims import areas_named, test_comparison, test_rank, test_similar_changes
from yjreport.narrative.tested_moves import chain_of, of_cohort, subjects, test_first, test_mirrors, test_move
from yjreport.narrative.tested_numbers import reversed_pair, test_number, way_of_number
from yjreport.narrative.topics import Language, Topic, Topics, language
from yjreport.narrative.verdicts import CONTRADICTED, SUPPORTED, UNCLEAR, UNSUPPORTED, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from yjreport.config.catalogue import Catalogue
    from yjreport.narrative.claims import Claim
    from yjreport.results import Result

_FROM_TO = re.compile(r"\bfrom\b[^.;]{0,60}$", re.IGNORECASE)
_NOT_DONE = re.compile(
    r"\b(?:did not|have not|had not|were not|was not|has not|not|never|failed to|without)\b", re.IGNORECASE
)
_INSIDE = re.compile(
    r"\b(?:at|by) the end of (?:their|the|its) (?:\w+ )?(?:order|intervention|disposal)\w*|\bat the start\b",
    re.IGNORECASE,
)


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
        self._values: dict[str, set[str]] = {}
        self.topics = Topics(catalogue, self.words, frozenset(self.facts.by_measure))

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
        self, text: str, *, section: str | None = None, placed: Sequence[Placed] = (), topic: Topic | None = None
    ) -> list[Verdict]:
        """
        Return the verdicts on every number and claim of a text, sentence by sentence.

        Args:
            text: the prose, on one line or several.
            section: the section that it stands in.
            placed: the stretches that print results by reference; their numbers are not looked at.
            topic: what it is about, where that is known without its words.
        """
        found: list[Verdict] = []
        fallback = self._headline(section)
        for start, end in spans(text):
            inside = [
                Placed(one.start - start, one.end - start, one.fact) for one in placed if start <= one.start < end
            ]
            verdicts, fallback = self._sentence(text[start:end], inside, fallback, topic)
            found += verdicts
        return found

    def _sentence(
        self, sentence: str, placed: Sequence[Placed], fallback: Topic | None, topic: Topic | None = None
    ) -> tuple[list[Verdict], Topic | None]:
        """Return the verdicts on one sentence, and what it is about, which the next one may take over."""
        found: list[Verdict] = []
        for clause in clauses(sentence, self.topics, self.facts, [(one.start, one.fact) for one in placed], fallback):
            mine = [
                (one.start - clause.start, one.end - clause.start) for one in placed
                if clause.start <= one.start < clause.start + len(clause.text)
            ]  # fmt: skip
            if not clause.topic and of_cohort(clause.text):
                clause = replace(clause, topic=Topic(self._cohorts(), ""))
            if topic is not None:
                clause = replace(clause, topic=replace(topic, aspect=clause.topic.aspect))
            found += self._clause(clause, mine)
            if clause.topic and clause.topic.named:
                fallback = replace(clause.topic, aspect="", named=False)
        return [verdict.placed(sentence=sentence) for verdict in found], fallback

    def _cohorts(self) -> tuple[str, ...]:
        """Return the measures of cohorts that have figures."""
        measures = self.facts.catalogue.measures
        return tuple(id for id in self.facts.by_measure if measures[id].cohort and self.facts.levels(id))

    def _headline(self, section: str | None) -> Topic | None:
        """Return the measure that a section is first of all about: the first with a figure of the service's own."""
        for measure in self.facts.catalogue.by_section.get(section or "", ()):
            if self.facts.levels(measure.id):
                return Topic((measure.id,), "", False)
        return None

    def _clause(self, clause: Clause, mine: Sequence[tuple[int, int]]) -> list[Verdict]:
        text = clause.text
        found = [one for one in numbers(text) if not any(one.start < end and start < one.end for start, end in mine)]
        related = self._related(clause)
        claims = said.claims(text)
        verdicts: list[Verdict] = []
        for number in found:
            if number.share and any(one.start <= number.start < one.end for one in claims):
                continue
            verdicts.append(
                self._share(number, clause)
                if number.share
                else test_number(number, clause, self.facts, self.topics, related=related)
            )
        numbered = {number.start: verdict.verdict for number, verdict in zip(
            [one for one in found if not (one.share and any(claim.start <= one.start < claim.end for claim in claims))], verdicts, strict=True)}  # fmt: skip
        paired = self._paired(found, clause, numbered)
        backward = reversed_pair(found, clause, self.facts)
        if backward is not None:
            verdicts.append(backward)
            paired = False
        for claim in claims:
            verdict = self._claim(claim, clause, paired)
            if verdict is not None:
                verdicts.append(verdict)
        return verdicts + self._quantities(clause, found, mine)

    def _related(self, clause: Clause) -> list[str]:
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

    def _paired(self, found: list[Number], clause: Clause, numbered: dict[int, str]) -> bool:
        """Tell whether a clause gives both figures of a movement, and both are right."""
        for first, second in zip(found, found[1:], strict=False):
            between = clause.text[first.end : second.start]
            if _FROM_TO.search(clause.text[: first.start]) and re.search(r"\bto\b", between):
                return numbered.get(first.start) == numbered.get(second.start) == SUPPORTED
        return False

    def _claim(self, claim: Claim, clause: Clause, paired: bool) -> Verdict | None:
        if claim.kind == said.CAUSE:
            fact = self._any_fact(clause)
            return Verdict(UNCLEAR, claim.words, "figures do not tell a cause", fact.id if fact else "",
                           fact.told() if fact else "", kind=claim.kind)  # fmt: skip
        clause = self._with_related(clause)
        if claim.kind == said.VAGUE:
            return self._vague(claim, clause)
        if not clause.topic:
            return self._untold(claim, clause)
        category, whole = self._category(clause)
        if not whole:
            return self._nothing(
                claim, clause, f"no figure of {clause.parts[0]} is in the results" if clause.parts else ""
            )
        return self._tested(claim, clause, category, paired) or self._nothing(claim, clause, "")

    def _with_related(self, clause: Clause) -> Clause:
        related = self._related(clause)
        if not related:
            return clause
        return replace(clause, topic=replace(clause.topic, measures=(*related, *clause.topic.measures)))

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
        return test_move(claim, clause, self.facts, self._area(claim, clause), category, paired=paired)

    def _area(self, claim: Claim, clause: Clause) -> str:
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

    def _category(self, clause: Clause) -> tuple[dict[str, str], bool]:
        """Return the category of a breakdown that a clause speaks of; False where it speaks of one that no figure is of."""
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

    def _share(self, number: Number, clause: Clause) -> Verdict:
        moved = way_of_number(number, clause.text)
        if moved and re.search(r"\bby\s+(?:\w+\s+){0,2}$", clause.text[: number.start]):
            return self._moved_by_share(number, clause)
        return self._by_share(number.text, clause, float(number.low), float(number.high)) or Verdict(
            UNSUPPORTED, number.text, "no share of what it speaks of is in the results"
        )

    def _moved_by_share(self, number: Number, clause: Clause) -> Verdict:
        """Test "fell by a third" by the last movement, in per cent of the figure before."""
        for measure, counted in subjects(clause, self.facts):
            steps = chain_of(self.facts, measure, "local", {}, counted)
            if steps and steps[-1].relative is not None:
                change = steps[-1].relative
                bears = number.low <= abs(change) <= number.high
                fact = steps[-1].fact or steps[-1].later
                return Verdict(SUPPORTED if bears else CONTRADICTED, number.text, f"it changed by {float(change):.1f} per cent",
                               fact.id, steps[-1].told(), "" if bears else f"{{{{ {fact.reference} }}}}")  # fmt: skip
        return Verdict(UNSUPPORTED, number.text, "no change of what it speaks of is in the results")

    def _quantities(self, clause: Clause, found: list[Number], mine: Sequence[tuple[int, int]]) -> list[Verdict]:
        taken: list[tuple[int, int]] = [(one.start, one.end) for one in found if one.share]
        verdicts = []
        for pattern, low, high in self.words.quantities:
            for match in pattern.finditer(clause.text):
                if any(match.start() < end and start < match.end() for start, end in taken):
                    continue
                taken.append(match.span())
                verdict = self._by_share(match[0], self._with_related(clause), low, high)
                if verdict is None and self._concepts(clause):
                    verdict = Verdict(
                        UNSUPPORTED, match[0], "no share of what it speaks of is in the results", kind="quantity"
                    )
                if verdict is not None:
                    verdicts.append(verdict)
        return verdicts

    def _by_share(self, words: str, clause: Clause, low: float, high: float) -> Verdict | None:
        """Test a share in words by the latest share of the topic; of those who did not, by the rest of it."""
        category, whole = self._category(clause)
        start = clause.text.find(words)
        behind = clause.text[start + len(words) :]
        denied = bool(_NOT_DONE.search(behind)) and not re.search(r"\bnot (?:in|known)\b", behind)
        roles = _roles_beside(behind)
        for measure in clause.topic.measures:
            if self.facts.catalogue.measures[measure].unit != "percent" or not whole:
                continue
            held = self.facts.levels(measure, "local", category)
            if roles:
                held = [fact for role in roles for fact in self.facts.of_role(measure, role, category)]
            if clause.mentions:
                held = [fact for fact in held if any(one.means(fact.period) for one in clause.mentions)] or held
            if re.search(r"\bfrom\s+(?:\w+\s+){0,3}$", clause.text[: max(start, 0)]):
                held = [fact for fact in held[:-1] if low <= float(fact.value) <= high] or held[:-1]
            if held:
                fact = held[-1]
                value = float(100 - fact.value) if denied else float(fact.value)
                bears = low <= value <= high
                told = f"it is {fact.text}" + (f", so {value:.1f}% were not" if denied else "")
                return Verdict(SUPPORTED if bears else CONTRADICTED, words, told, fact.id, fact.told(),
                               "" if bears else f"{{{{ {fact.reference} }}}}", kind="quantity")  # fmt: skip
        return None

    def _vague(self, claim: Claim, clause: Clause) -> Verdict | None:
        if not clause.topic:
            return self._untold(claim, clause)
        if not clause.topic.named:
            return None
        fact = self._any_fact(clause)
        if fact is None:
            return self._nothing(claim, clause, "")
        return Verdict(
            UNCLEAR,
            claim.words,
            "it does not say compared with what",
            fact.id,
            fact.told(),
            f"{{{{ {fact.reference} }}}}",
            kind=claim.kind,
        )

    def _any_fact(self, clause: Clause) -> Fact | None:
        for measure, _ in [*subjects(clause, self.facts), *((id, False) for id in clause.topic.measures)]:
            held = self.facts.levels(measure) or self.facts.changes(measure)
            if held:
                return held[-1]
        return None

    def _concepts(self, clause: Clause) -> bool:
        """Tell whether a clause speaks of something that a service would count."""
        return any(
            not token.startswith("~") and token not in self.words.faint for token in self.words.tokens(clause.text)
        )

    def _untold(self, claim: Claim, clause: Clause) -> Verdict | None:
        if self._concepts(clause) or clause.parts:
            return Verdict(UNSUPPORTED, claim.words, "no result is of what it speaks of", kind=claim.kind)
        if claim.kind == said.VAGUE or not claim.roles:
            return (
                None
                if claim.kind == said.VAGUE
                else Verdict(UNCLEAR, claim.words, "it does not name what the annex measures", kind=claim.kind)
            )
        return Verdict(UNSUPPORTED, claim.words, "it does not name what the annex measures", kind=claim.kind)

    def _nothing(self, claim: Claim, clause: Clause, reason: str) -> Verdict:
        fact = self._any_fact(clause)
        titles = [self.facts.catalogue.measures[id].title for id in clause.topic.measures[:1]]
        return Verdict(
            UNSUPPORTED, claim.words, reason or f"no result bears on it: it needs {', '.join(titles) or 'a figure'}",
            fact.id if fact else "", fact.told() if fact else "", kind=claim.kind,
        )  # fmt: skip


def _roles_beside(behind: str) -> tuple[str, ...]:
    """Return the areas that a share is said to be of by the words right behind it: "a third across England"."""
    match = re.match(
        r"^\s*(?:of\s+children\s+)?(?:across|in|for|of|among)?\s*(?:the\s+|our\s+)?(?:England|nationally|national|family|region\w*|country)\b",
        behind,
        re.IGNORECASE,
    )
    return tuple(role for role in said.roles_of(match[0]) if role != "before") if match else ()


def _last_role(text: str) -> int:
    """Return where the last word for another area begins."""
    places = [
        match.start()
        for match in re.finditer(
            r"\b(?:national|England|famil|region|peer|comparator|neighbour|the country)", text, re.IGNORECASE
        )
    ]
    return places[-1] if places else 0


__all__ = ["CONTRADICTED", "Checker", "Placed"]
