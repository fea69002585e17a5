"""Test claims against the figures of their sentence and against the service's observations (DQ17)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

from yjreport.formats import listing
from yjreport.gate.texts import claims as said
from yjreport.gate.texts.claims import Claim
from yjreport.gate.texts.evidence import Evidence, Point, whole_word
from yjreport.gate.texts.findings import Finding
from yjreport.gate.texts.verdicts import Verdict, alike, by_numbers, by_two_changes, is_year, moved
from yjreport.text_patterns.changes import way
from yjreport.text_patterns.figures import PERCENT, Figure, figures
from yjreport.text_patterns.sentences import Sentence


class Tested(NamedTuple):
    """Hold the claims that figures contradict, those that measures disagree about, and those that no figure bears."""

    contradicted: list[Finding]
    disputed: list[Finding]
    unsupported: list[Finding]


class Tester:
    """
    Test the claims of a service's texts.

    Args:
        evidence: the observations.
        settings: of the suite: `similar_within`, `halved`, `doubled`, `quantity_words`, `parts`.
    """

    def __init__(self, evidence: Evidence, settings: Mapping[str, Any]) -> None:
        self.evidence = evidence
        self.similar = Decimal(str(settings.get("similar_within", 10)))
        self.quantities = settings.get("quantity_words", {})
        parts = "|".join(settings.get("parts", ())) or r"(?!)"
        self.parts = re.compile(rf"\b(?:{parts})\b", re.IGNORECASE)
        names = evidence.terms.names
        self.members = re.compile("|".join(map(re.escape, names[1:])) or r"(?!)") if len(names) > 2 else None

    def test(self, sentences: Sequence[Sentence], section: str | None) -> Tested:
        """Return what is found of the claims of one text."""
        tested = Tested([], [], [])
        before: list[Figure] = []
        for sentence in sentences:
            text = sentence.text
            found = [one for one in figures(text, self.evidence.lookup) if not is_year(one)]
            changes = [one for one in found if one.unit == PERCENT and way(one, text)]
            for claim in said.claims(text):
                own = by_numbers(claim, text, found, self.similar)
                if own is None and claim.kind == said.SIMILAR and not claim.roles:
                    own = by_two_changes(claim, before, changes, self.similar)
                    if own is None:
                        continue
                if own is None:
                    self._against_data(claim, text, section, tested)
                elif not own.bears:
                    told = f"the figures beside it say otherwise: {own.words}"
                    tested.contradicted.append(Finding.at(text, claim.span, told))
            if not any(one.unit == PERCENT for one in found) and not re.search(r"\d\s+(?:out\s+)?of\s", text):
                self._quantities(text, tested)
            before = changes or before
        return tested

    def _against_data(self, claim: Claim, text: str, section: str | None, tested: Tested) -> None:
        if self.parts.search(text) or (self.members and self.members.search(text)):
            return
        if claim.kind in said.DIRECTIONS and said.roles_of(text[: claim.start]):
            return  # What moved is another area's figure, or it cannot be told whose.
        named = self.evidence.topic(text)
        topic = named or next((one for one in self.evidence.topics if section and one.get("section") == section), None)
        if topic is None:
            return
        clause = _clause(text, claim.start)
        measures = self.evidence.measures(topic, clause if self.evidence.topic(clause) is topic else text)
        verdicts = [self._verdict(claim, measure) for measure in measures]
        borne = [one for one in verdicts if one.bears]
        denied = [one for one in verdicts if one.bears is False]
        told = "; ".join(f"{self.evidence.title(one.measure)}: {one.words}" for one in [*denied, *borne])
        if denied and not borne:
            tested.contradicted.append(Finding.at(text, claim.span, f"the data say otherwise: {told}"))
        elif denied:
            tested.disputed.append(Finding.at(text, claim.span, f"say which is meant: {told}"))
        elif (named or claim.kind in (said.BETTER, said.WORSE)) and not borne:
            lacking = listing(list(dict.fromkeys(self.evidence.title(one) for one in measures[:2]))) or topic["name"]
            tested.unsupported.append(
                Finding.at(text, claim.span, f"no figure bears it: it needs {lacking}{_needs(claim)}")
            )

    def _verdict(self, claim: Claim, measure: str) -> Verdict:
        words = self.evidence.terms.measures.get(measure.partition(".")[0])
        if words is None:
            return Verdict(measure, None)
        held = self.evidence.points(measure)
        if words.kind == "change":
            return _by_published_change(claim, measure, held)
        if claim.kind in said.DIRECTIONS:
            return _by_series(claim, measure, held, self.similar)
        if claim.kind in (said.LOWEST, said.HIGHEST):
            return _by_rank(claim, measure, held)
        return self._by_areas(claim, measure, held, words.polarity)

    def _by_areas(self, claim: Claim, measure: str, held: Sequence[Point], polarity: str) -> Verdict:
        if claim.roles == ("before",):
            return _by_series(claim, measure, held, self.similar)
        test = _comparison(claim.kind, polarity, self.similar)
        results: list[tuple[bool, str]] = []
        for role in claim.roles:
            others = self.evidence.of_role(measure, role)
            pairs = [(one, other) for one in held for other in others if _same_period(one, other)]
            if test and pairs:
                one, other = pairs[-1]
                results.append((test(one.value, other.value), f"{one.words} against {other.value} ({role})"))
        if not results:
            return Verdict(measure, None)
        failed = [told for bears, told in results if not bears]
        return Verdict(measure, not failed, "; ".join(failed or [told for _, told in results]))

    def _quantities(self, text: str, tested: Tested) -> None:
        """Test a word of quantity that has no figure beside it, where the data hold the share that it speaks of."""
        topic = self.evidence.topic(text)
        if topic is None or self.parts.search(text) or not topic.get("quantities"):
            return
        for word, (low, high) in self.quantities.items():
            match = whole_word(f"(?:{word})").search(text)
            if not match:
                continue
            latest = [(one, self.evidence.points(one)) for one in topic["quantities"]]
            held = [(one, points[-1]) for one, points in latest if points]
            outside = [(one, at) for one, at in held if not Decimal(str(low)) <= at.value <= Decimal(str(high))]
            told = "; ".join(f"{self.evidence.title(one)}: {round(at.value, 1)}%" for one, at in outside)
            if not held:
                lacking = self.evidence.title(topic["quantities"][0])
                tested.unsupported.append(Finding.at(text, match, f"no figure bears it: it needs {lacking}"))
            elif outside and len(outside) == len(held):
                tested.contradicted.append(Finding.at(text, match, f"the data say otherwise: {told}"))
            elif outside:
                tested.disputed.append(Finding.at(text, match, f"say which is meant: {told}"))
            return


def _needs(claim: Claim) -> str:
    if claim.kind in (said.LOWEST, said.HIGHEST):
        return ", for each year that it speaks of"
    if claim.kind in said.DIRECTIONS:
        return ", for this period and for an earlier one" + (" and one before that" if claim.lasting else "")
    names = {"national": "the country", "region": "the region", "family": "the family", "before": "the year before"}
    return f", for the service and {listing([names[role] for role in claim.roles])}, of the same period"


def _clause(text: str, place: int) -> str:
    """Return the part of a sentence between semicolons in which a place lies."""
    return text[text.rfind(";", 0, place) + 1 :].split(";", 1)[0]


def _by_published_change(claim: Claim, measure: str, held: Sequence[Point]) -> Verdict:
    if not held or claim.kind not in (said.DOWN, said.UP):
        return Verdict(measure, None)
    latest = held[-1]
    return Verdict(measure, latest.value < 0 if claim.kind == said.DOWN else latest.value > 0, latest.words)


def _by_series(claim: Claim, measure: str, held: Sequence[Point], similar: Decimal) -> Verdict:
    """Test a movement over the dated figures of a measure: the latest and the one before it that shares no day."""
    dated = [point for point in held if point.period.known]
    steps: list[Point] = dated[-1:]
    for point in reversed(dated[:-1]):
        if not point.period.overlaps(steps[0].period) and point.period.same_length(steps[0].period):
            steps.insert(0, point)
    if len(steps) < 2:
        return Verdict(measure, None)
    if claim.kind in (said.HALVED, said.DOUBLED):
        over = re.search(r"years?$", claim.words)
        steps = [steps[0], steps[-1]] if not over else steps
    else:
        steps = steps[-3:] if claim.lasting else steps[-2:]
    told = " to ".join(point.words for point in steps)
    return Verdict(measure, all(moved(claim, a.value, b.value, similar) for a, b in pairwise(steps)), told)


def _by_rank(claim: Claim, measure: str, held: Sequence[Point]) -> Verdict:
    dated = [point for point in held if point.period.known]
    if len(dated) < 3:
        return Verdict(measure, None)
    latest = dated[-1]
    best = (min if claim.kind == said.LOWEST else max)(dated, key=lambda point: point.value)
    return Verdict(measure, latest.value == best.value, f"{latest.words}, but {best.words}")


def _comparison(kind: str, polarity: str, similar: Decimal) -> Callable[[Decimal, Decimal], bool] | None:
    if kind == said.SIMILAR:
        return lambda one, other: alike(one, other, similar)
    if kind in (said.BETTER, said.WORSE):
        if polarity not in ("low", "high"):
            return None
        kind = said.LOWER if (kind == said.BETTER) == (polarity == "low") else said.HIGHER
    return (lambda one, other: one < other) if kind == said.LOWER else (lambda one, other: one > other)


def _same_period(one: Point, other: Point) -> bool:
    if one.period.known and other.period.known:
        return one.period.same_days(other.period)
    return one.period.label == other.period.label
