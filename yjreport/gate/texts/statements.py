"""
Find what two texts of one year say differently: who chairs a board, when a document is of, where a figure came from.

Nothing is taken for a contradiction that may be two things: names, years and bodies must be nearly the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from yjreport.gate.texts.evidence import Evidence
from yjreport.gate.vocabulary.text_terms import Finding
from yjreport.text_patterns.changes import levels_of, pair
from yjreport.text_patterns.figures import figures
from yjreport.text_patterns.sentences import Sentence, quote

_CHAIRED = re.compile(
    r"(?<!vice )(?<!vice-)(?<!deputy )\bchaired\s+by\s+(?:the\s+)?(?P<chair>[^.,;()]+?)"
    r"(?=[.,;()]|\s+(?:with|who|which|that|since)\b|$)",
    re.IGNORECASE,
)
_BODY = re.compile(r"\b((?:[A-Z][\w&'’]*\s+){0,5}(?:Board|Panel|Committee|Partnership)|(?:the|our)\s+board)\b")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_DATED = re.compile(rf"[\"'”’]?\s*\((?P<month>{'|'.join(_MONTHS)})\s+(?P<year>20\d\d)\)", re.IGNORECASE)
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


class Statements:
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
        self._names: dict[tuple[str, str], list[str]] = {}
        self._quoted: list[str] = []
        self._held: dict[str, set[str]] = {}
        self._ahead: dict[str, set[str]] = {}
        self._dates: dict[str, tuple[int, int]] = {}
        self._baselines: dict[tuple[str, Any], Any] = {}

    def differing(self, sentences: Sequence[Sentence]) -> list[Finding]:
        """Return what some sentences say otherwise than those before them."""
        findings: list[Finding] = []
        for sentence in sentences:
            text = sentence.text
            for rule in (self._chair, self._name, self._quotation, self._visit, self._date, self._baseline):
                findings += rule(text)
        return findings

    def _chair(self, text: str) -> list[Finding]:
        match = _CHAIRED.search(text)
        bodies = _BODY.findall(text[: match.start()]) if match else []
        if not match or not bodies:
            return []
        body = " ".join(bodies[-1].casefold().split()[-2:]).removeprefix("the ").removeprefix("our ")
        chair = " ".join(match["chair"].split())
        known = next((one for key, one in self._chairs.items() if key == body or "board" in (key, body)), None)
        self._chairs.setdefault(body, chair)
        if known is None or known.casefold() in chair.casefold() or chair.casefold() in known.casefold():
            return []
        return [Finding(f"{body} chaired by {chair}, and by {known} before", "say who chairs it, and from when")]

    def _name(self, text: str) -> list[Finding]:
        findings = []
        for match in _PLANNED_NAME.finditer(text):
            years = re.sub(r"\s|20(?=\d\d$)", "", match["years"].replace("–", "-").replace("/", "-"))
            same = self._names.setdefault((match["head"], years), [])
            words = _words(match["name"])
            for other in same:
                known = _words(other)
                if words & known and not words <= known and not known <= words:
                    said = f"{match['name']} {match['years']}, and {other} before"
                    findings.append(Finding(said, "give it one name, or say that there are two"))
                    break
            if match["name"] not in same:
                same.append(match["name"])
        return findings

    def _quotation(self, text: str) -> list[Finding]:
        findings = []
        for match in _QUOTED.finditer(text):
            name = match["name"]
            for other in self._quoted:
                near = SequenceMatcher(None, name.casefold(), other.casefold()).ratio() >= _ALIKE
                if name.casefold() != other.casefold() and near:
                    findings.append(Finding(f'"{name}", and "{other}" before', "give it one name"))
                    break
            if name not in self._quoted:
                self._quoted.append(name)
        return findings

    def _visit(self, text: str) -> list[Finding]:
        for pattern, own, others, said in (
            (_AHEAD, self._ahead, self._held, "still to come here, and done in a text before"),
            (_HELD, self._held, self._ahead, "done here, and still to come in a text before"),
        ):
            match = pattern.search(text)
            years = set(_ANY_YEAR.findall(text))
            if not match or not years:
                continue
            noun = re.sub(r"s$", "", " ".join((match["a"] or match["b"]).casefold().split()))
            both = years & others.get(noun, set())
            own.setdefault(noun, set()).update(years)
            if both:
                return [Finding(f"{noun} of {min(both)}: {said}", "write both as they were on the day of the cut-off")]
            return []
        return []

    def _date(self, text: str) -> list[Finding]:
        findings = []
        for match in _DATED.finditer(text):
            before = text[max(match.start() - 90, 0) : match.start()].casefold()
            named = [(before.rfind(name), main) for name, main in self.documents.items() if name in before]
            if not named:
                continue
            document = max(named)[1]
            when = (int(match["year"]), _MONTHS.index(match["month"].lower()) + 1)
            known = self._dates.setdefault(document, when)
            apart = abs(12 * (when[0] - known[0]) + when[1] - known[1])
            if 0 < apart <= _LONGEST:
                told = f"{document} of {_day(when)}, and of {_day(known)} before"
                findings.append(Finding(told, "give the document one date"))
        return findings

    def _baseline(self, text: str) -> list[Finding]:
        found = figures(text, self.evidence.lookup)
        compared = pair(levels_of(found, text), text)
        topic = self.evidence.topic(text)
        if not compared or topic is None or compared[0].value is None or compared[1].value is None:
            return []
        old, new = compared
        known = self._baselines.setdefault((topic["name"], new.value), old.value)
        if known == old.value:
            return []
        said = quote(text, min(old.start, new.start), max(old.end, new.end))
        return [Finding(said, f"a text before has {known}% before {new.value}%: name the period of each, or keep one")]


def _words(name: str) -> set[str]:
    return {word for word in name.casefold().split() if word not in _SMALL}


def _day(when: tuple[int, int]) -> str:
    return f"{_MONTHS[when[1] - 1].capitalize()} {when[0]}"
