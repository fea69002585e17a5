"""Test claims against the figures of their sentence and against the service's observations (DQ17)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from yjreport.formats import listing
from yjreport.gate import text_claims as said
from yjreport.gate.text_figures import PERCENT, Figure, figures
from yjreport.gate.text_passages import quote
from yjreport.gate.text_points import pair, way
from yjreport.gate.text_terms import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from yjreport.gate.text_claims import Claim
    from yjreport.gate.text_evidence import Evidence, Point
    from yjreport.gate.text_passages import Sentence


_NEAR = 70


@dataclass(frozen=True)
class Verdict:
    """Say whether one measure bears a claim (None where it has no figure for it), and the figures in words."""

    measure: str
    bears: bool | None
    words: str = ""


@dataclass(frozen=True)
class Tested:
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
            found = [one for one in figures(text, self.evidence.lookup) if not _year(one)]
            changes = [one for one in found if one.unit == PERCENT and way(one, text)]
            for claim in said.claims(text):
                own = _by_numbers(claim, text, found, self.similar)
                if own is None and claim.kind == said.SIMILAR and not claim.roles:
                    own = _alike_changes(claim, before, changes, self.similar)
                    if own is None:
                        continue
                if own is None:
                    self._against_data(claim, text, section, tested)
                elif not own.bears:
                    tested.contradicted.append(
                        Finding(
                            quote(text, claim.start, claim.end), f"the figures beside it say otherwise: {own.words}"
                        )
                    )
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
        words = quote(text, claim.start, claim.end)
        borne = [one for one in verdicts if one.bears]
        denied = [one for one in verdicts if one.bears is False]
        told = "; ".join(f"{self.evidence.title(one.measure)}: {one.words}" for one in [*denied, *borne])
        if denied and not borne:
            tested.contradicted.append(Finding(words, f"the data say otherwise: {told}"))
        elif denied:
            tested.disputed.append(Finding(words, f"say which is meant: {told}"))
        elif named and not borne:
            lacking = listing(list(dict.fromkeys(self.evidence.title(one) for one in measures[:2]))) or topic["name"]
            tested.unsupported.append(Finding(words, f"no figure bears it: it needs {lacking}{_needs(claim)}"))

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
            match = re.search(rf"(?<![\w-])(?:{word})(?![\w-])", text, re.IGNORECASE)
            if not match:
                continue
            latest = [(one, self.evidence.points(one)) for one in topic["quantities"]]
            held = [(one, points[-1]) for one, points in latest if points]
            outside = [(one, at) for one, at in held if not Decimal(str(low)) <= at.value <= Decimal(str(high))]
            words = quote(text, match.start(), match.end())
            told = "; ".join(f"{self.evidence.title(one)}: {round(at.value, 1)}%" for one, at in outside)
            if not held:
                lacking = self.evidence.title(topic["quantities"][0])
                tested.unsupported.append(Finding(words, f"no figure bears it: it needs {lacking}"))
            elif outside and len(outside) == len(held):
                tested.contradicted.append(Finding(words, f"the data say otherwise: {told}"))
            elif outside:
                tested.disputed.append(Finding(words, f"say which is meant: {told}"))
            return


def _needs(claim: Claim) -> str:
    if claim.kind in (said.LOWEST, said.HIGHEST):
        return ", for each year that it speaks of"
    if claim.kind in said.DIRECTIONS:
        return ", for this period and for an earlier one" + (" and one before that" if claim.lasting else "")
    names = {"national": "the country", "region": "the region", "family": "the family", "before": "the year before"}
    return f", for the service and {listing([names[role] for role in claim.roles])}, of the same period"


def _by_numbers(claim: Claim, text: str, found: Sequence[Figure], similar: Decimal) -> Verdict | None:
    """Test a claim against the two figures that it stands beside; None where there are no two."""
    known = [one for one in found if one.value is not None]
    if claim.kind == said.SIMILAR:
        if not claim.roles:
            return None
        shares = [one for one in known if one.unit == PERCENT or "." in one.text]
        if len(shares) != 2 or shares[0].unit != shares[1].unit:
            return None
        first, second = (abs(one.value or Decimal()) for one in shares)
        return Verdict("", _alike(first, second, similar), f"{shares[0].text} and {shares[1].text}")
    if claim.kind in (said.LOWER, said.HIGHER):
        return _by_figures_around(claim, text, known)
    if claim.kind not in said.DIRECTIONS:
        return None
    later = [one for one in known if one.start >= claim.end and not way(one, text)]
    compared = pair(later, text)
    if compared is None or any(one.start > claim.end and one.start < min(compared[0].start, compared[1].start)
                               for one in said.claims(text)):  # fmt: skip
        return None
    old, new = compared
    if old.unit != new.unit:
        return None
    assert old.value is not None and new.value is not None
    return Verdict("", _moved(claim, old.value, new.value, similar), f"{old.text} to {new.text}")


def _by_figures_around(claim: Claim, text: str, known: Sequence[Figure]) -> Verdict | None:
    """Test "X, lower than Y" by the nearest level before the claim and the first one behind it."""
    levels = [one for one in known if not way(one, text)]
    ahead = [one for one in levels if one.end <= claim.start and ";" not in text[one.end : claim.start]]
    behind = [one for one in levels if one.start >= claim.end and one.start - claim.end <= _NEAR]
    if not ahead or not behind or ahead[-1].unit != behind[0].unit or not (ahead[-1].unit or "." in ahead[-1].text):
        return None
    one, other = ahead[-1], behind[0]
    assert one.value is not None and other.value is not None
    bears = one.value < other.value if claim.kind == said.LOWER else one.value > other.value
    return Verdict("", bears, f"{one.text} and {other.text}")


def _alike_changes(
    claim: Claim, before: Sequence[Figure], changes: Sequence[Figure], similar: Decimal
) -> Verdict | None:
    """Test "a similar reduction" by the change that it states and the one that was stated last before it."""
    behind = [one for one in changes if one.start >= claim.end]
    ahead = [one for one in changes if one.end <= claim.start] or before
    if not behind or not ahead or any(one.value is None for one in (*ahead, behind[0])):
        return None
    sizes = [abs(one.value or Decimal()) for one in (*ahead, behind[0])]
    bears = any(_alike(one, sizes[-1], similar) for one in sizes[:-1])
    return Verdict("", bears, listing([one.text.strip() for one in (*ahead, behind[0])]))


def _year(one: Figure) -> bool:
    """Tell whether a bare number is a year, which nothing rises or falls to."""
    return not one.unit and re.fullmatch(r"(?:19|20)\d\d", one.text) is not None


def _clause(text: str, place: int) -> str:
    """Return the part of a sentence between semicolons in which a place lies."""
    return text[text.rfind(";", 0, place) + 1 :].split(";", 1)[0]


def _moved(claim: Claim, old: Decimal, new: Decimal, similar: Decimal) -> bool:
    if claim.kind == said.SAME:
        return _alike(old, new, similar)
    if claim.kind == said.HALVED:
        return 2 * new < old if claim.beyond else new <= old * Decimal("0.55")
    if claim.kind == said.DOUBLED:
        return new > 2 * old if claim.beyond else new >= old * Decimal("1.8")
    return new < old if claim.kind in (said.DOWN, said.LOWER) else new > old


def _alike(first: Decimal, second: Decimal, similar: Decimal) -> bool:
    return 100 * abs(first - second) <= similar * max(abs(first), abs(second))


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
    return Verdict(measure, all(_moved(claim, a.value, b.value, similar) for a, b in pairwise(steps)), told)


def _by_rank(claim: Claim, measure: str, held: Sequence[Point]) -> Verdict:
    dated = [point for point in held if point.period.known]
    if len(dated) < 3:
        return Verdict(measure, None)
    latest = dated[-1]
    best = (min if claim.kind == said.LOWEST else max)(dated, key=lambda point: point.value)
    return Verdict(measure, latest.value == best.value, f"{latest.words}, but {best.words}")


def _comparison(kind: str, polarity: str, similar: Decimal) -> Callable[[Decimal, Decimal], bool] | None:
    if kind == said.SIMILAR:
        return lambda one, other: _alike(one, other, similar)
    if kind in (said.BETTER, said.WORSE):
        if polarity not in ("low", "high"):
            return None
        kind = said.LOWER if (kind == said.BETTER) == (polarity == "low") else said.HIGHER
    return (lambda one, other: one < other) if kind == said.LOWER else (lambda one, other: one > other)


def _same_period(one: Point, other: Point) -> bool:
    if one.period.known and other.period.known:
        return one.period.same_days(other.period)
    return one.period.label == other.period.label
