"""
Find what two texts of one year say differently: who chairs a board, when a document is of, where a figure came from.

Nothing is taken for a contradiction that may be two things: names, years and bodies must be nearly the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from difflib import SequenceMatcher

from yjreport.gate.reading.cells import MONTHS
from yjreport.gate.texts.evidence import Evidence
from yjreport.gate.texts.findings import Finding
from yjreport.text_patterns.changes import levels_of, pair
from yjreport.text_patterns.figures import figures

_CHAIRED = re.compile(
    r"(?<!vice )(?<!vice-)(?<!deputy )\bchaired\s+by\s+(?:the\s+)?(?P<chair>[^.,;()]+?)"
    r"(?=[.,;()]|\s+(?:with|who|which|that|since)\b|$)",
    re.IGNORECASE,
)
_BODY = re.compile(r"\b((?:[A-Z][\w&'’]*\s+){0,5}(?:Board|Panel|Committee|Partnership)|(?:the|our)\s+board)\b")
_DATED = re.compile(rf"[\"'”’]?\s*\((?P<month>{'|'.join(MONTHS)})\s+(?P<year>20\d\d)\)", re.IGNORECASE)
_PLANNED_NAME = re.compile(
    r"(?P<name>(?:[A-Z][\w'’-]*\s+)(?:(?:[A-Z][\w'’-]*|and|of|for|on|the|in|&)\s+){0,6}"
    r"(?P<head>Strategy|Plan|Framework|Programme))\s+(?P<years>20\d\d\s?[-–/]\s?(?:20)?\d\d)"
)
_QUOTED = re.compile(r"(?:(?<=[\s(])|^)[\"'“‘](?P<name>[A-Z][\w-]*(?:\s+[\w&-]+){1,7})[\"'”’](?!\w)")
_SMALL = frozenset({"and", "of", "for", "on", "the", "in", "&", "strategy", "plan", "framework", "programme"})
_VISIT = r"(?:inspections?|self-(?:audit|assessment)s?|peer\s+reviews?|audits?)"
_HELD = re.compile(
    rf"\b(?:received|had|underwent|completed)\b[^.;]{{0,60}}?\b(?P<a>{_VISIT})\b"
    rf"|\b(?P<b>{_VISIT})\b[^.;]{{0,60}}?\b(?:took\s+place|was\s+(?:held|completed|carried\s+out)|happened)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    rf"\b(?:will\s+(?:have|receive|undergo)|(?:is|are)\s+(?:due|expected|awaiting)|expects?|awaits?)\b[^.;]{{0,70}}?"
    rf"\b(?P<a>{_VISIT})\b|\b(?P<b>{_VISIT})\b[^.;]{{0,60}}?"
    r"\b(?:will\s+take\s+place|(?:is|are)\s+(?:due|expected|planned))\b",
    re.IGNORECASE,
)
_ANY_YEAR = re.compile(r"\b20\d\d\b")
_ALIKE = 0.85
_LONGEST = 18


class Contradictions:
    """
    Remember what the texts of a year say of one thing, and tell when another says it differently.

    Args:
        evidence: tells the topic of a sentence.
        documents: from the suite: the names of a document that has several, by one of them.
    """

    def __init__(self, evidence: Evidence, documents: Mapping[str, Iterable[str]]) -> None:
        self.evidence = evidence
        self.documents = {name.casefold(): main for main, names in documents.items() for name in names}
        self._chairs: dict[str, str] = {}
        self._names: dict[tuple[str, str], dict[str, None]] = {}
        self._quoted: dict[str, None] = {}
        self._held: defaultdict[str, set[str]] = defaultdict(set)
        self._ahead: defaultdict[str, set[str]] = defaultdict(set)
        self._dates: dict[str, tuple[int, int]] = {}
        self._baselines: dict[tuple[str, Decimal], Decimal] = {}

    def differing(self, text: str) -> Iterator[Finding]:
        """Return what a sentence says otherwise than those before it."""
        for rule in (self._chair, self._name, self._quotation, self._visit, self._date, self._baseline):
            yield from rule(text)

    def _chair(self, text: str) -> Iterator[Finding]:
        match = _CHAIRED.search(text)
        bodies = _BODY.findall(text[: match.start()]) if match else []
        if not match or not bodies:
            return
        body = " ".join(bodies[-1].casefold().split()[-2:]).removeprefix("the ").removeprefix("our ")
        chair = " ".join(match["chair"].split())
        known = next((one for key, one in self._chairs.items() if key == body or "board" in (key, body)), chair)
        self._chairs.setdefault(body, chair)
        if known.casefold() not in chair.casefold() and chair.casefold() not in known.casefold():
            yield Finding(f"{body} chaired by {chair}, and by {known} before", "say who chairs it, and from when")

    def _name(self, text: str) -> Iterator[Finding]:
        for match in _PLANNED_NAME.finditer(text):
            years = re.sub(r"\s|20(?=\d\d$)", "", match["years"].replace("–", "-").replace("/", "-"))
            same = self._names.setdefault((match["head"], years), {})
            words = _words(match["name"])
            for other in same:
                known = _words(other)
                if words & known and not words <= known and not known <= words:
                    told = f"{match['name']} {match['years']}, and {other} before"
                    yield Finding(told, "give it one name, or say that there are two")
                    break
            same[match["name"]] = None

    def _quotation(self, text: str) -> Iterator[Finding]:
        for name in (match["name"] for match in _QUOTED.finditer(text)):
            for other in self._quoted:
                near = SequenceMatcher(None, name.casefold(), other.casefold()).ratio() >= _ALIKE
                if name.casefold() != other.casefold() and near:
                    yield Finding(f'"{name}", and "{other}" before', "give it one name")
                    break
            self._quoted[name] = None

    def _visit(self, text: str) -> Iterator[Finding]:
        years = set(_ANY_YEAR.findall(text))
        for pattern, own, others, told in (
            (_AHEAD, self._ahead, self._held, "still to come here, and done in a text before"),
            (_HELD, self._held, self._ahead, "done here, and still to come in a text before"),
        ):
            match = pattern.search(text)
            if match and years:
                noun = re.sub(r"s$", "", " ".join((match["a"] or match["b"]).casefold().split()))
                own[noun] |= years
                if both := years & others[noun]:
                    yield Finding(f"{noun} of {min(both)}: {told}", "write both as they were on the day of the cut-off")
                return

    def _date(self, text: str) -> Iterator[Finding]:
        for match in _DATED.finditer(text):
            before = text[max(match.start() - 90, 0) : match.start()].casefold()
            named = [(before.rfind(name), main) for name, main in self.documents.items() if name in before]
            if not named:
                continue
            document = max(named)[1]
            when = (int(match["year"]), MONTHS.index(match["month"].lower()) + 1)
            known = self._dates.setdefault(document, when)
            if 0 < abs(12 * (when[0] - known[0]) + when[1] - known[1]) <= _LONGEST:
                told = f"{document} of {_month(when)}, and of {_month(known)} before"
                yield Finding(told, "give the document one date")

    def _baseline(self, text: str) -> Iterator[Finding]:
        found = figures(text, self.evidence.lookup)
        compared = pair(levels_of(found, text), text)
        topic = self.evidence.topic(text)
        if not compared or topic is None:
            return
        old, new = compared
        if old.value is None or new.value is None:
            return
        known = self._baselines.setdefault((topic["name"], new.value), old.value)
        if known != old.value:
            told = f"a text before has {known}% before {new.value}%: name the period of each, or keep one"
            yield Finding.at(text, (min(old.start, new.start), max(old.end, new.end)), told)


def _words(name: str) -> set[str]:
    return {word for word in name.casefold().split() if word not in _SMALL}


def _month(when: tuple[int, int]) -> str:
    return f"{MONTHS[when[1] - 1].capitalize()} {when[0]}"
