"""Compare words of quantity (most, nearly all, half) with the percentage beside them (DQ16)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from yjreport.gate.texts.evidence import Evidence, whole_word
from yjreport.gate.texts.findings import Finding
from yjreport.text_patterns.changes import way
from yjreport.text_patterns.figures import PERCENT, figures
from yjreport.text_patterns.sentences import Sentence, quote

_COUNTS = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d{1,9})\s+(?:out\s+)?of\s+(?:the\s+|all\s+)?(\d{1,3}(?:,\d{3})+|"
    r"\d{1,9})(?![\d.,]*[\d%])",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[;:]|\b(?:but|while|whereas|although|and\s+that|compared|than|against|who|of\s+(?:whom|these|which|them))\b",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(
    r"\bnot\s+(?:yet\s+)?(?:\w+\s+){0,2}?(?:in|engaged\s+in|attending|receiving)\s+(?:any\s+)?(?:suitable\s+)?"
    r"(?:ETE|EET|education|training|employment|provision)\b",
    re.IGNORECASE,
)
_POSITIVE = re.compile(
    r"(?<!not )\b(?:were|are|was|is|engaged|attending)\s+(?:engaged\s+)?(?:in|with)?\s*(?:suitable\s+)"
    r"(?:ETE|EET|education|training|employment|provision)\b",
    re.IGNORECASE,
)
_QUANTITY = re.compile(
    r"\b(?:half|third|quarter|most|many|majority|few|number|proportion|share|per\s?cent)\b|%|\d", re.IGNORECASE
)
_FARTHEST = 90


def shares(text: str, evidence: Evidence) -> list[tuple[int, int, Decimal]]:
    """Return the percentages of a sentence that are levels, and those that its counts give, with their places."""
    found = [
        (one.start, one.end, one.value)
        for one in figures(text, evidence.lookup)
        if one.unit == PERCENT and one.value is not None and not way(one, text)
    ]
    for match in _COUNTS.finditer(text):
        top, bottom = (Decimal(match[part].replace(",", "")) for part in (1, 2))
        if 0 < bottom and top <= bottom:
            found.append((match.start(), match.end(), round(100 * top / bottom, 1)))
    return sorted(found)


def quantities(text: str, words: Mapping[str, Sequence[Any]], evidence: Evidence) -> Iterator[Finding]:
    """
    Return words of quantity that the percentage beside them does not bear.

    Args:
        text: a sentence.
        words: from the suite: the least and the most percentage by word, as a regular expression; longest first.
        evidence: looks up references.
    """
    taken: list[range] = []
    held = shares(text, evidence)
    for word, (low, high) in words.items():
        for match in whole_word(f"(?:{word})").finditer(text):
            if any(match.start() in span for span in taken):
                continue
            taken.append(range(match.start(), match.end()))
            beside = _beside(match, text, held)
            if beside and not any(Decimal(str(low)) <= share <= Decimal(str(high)) for share in beside):
                yield Finding(
                    f"{quote(text, match.start(), match.end())} … {beside[0].normalize():f}%",
                    f'"{match[0].lower()}" says {_range(low, high)}: write the figure alone, or another word',
                )


def _beside(match: re.Match[str], text: str, held: Sequence[tuple[int, int, Decimal]]) -> list[Decimal]:
    """Return the percentages that stand in the clause of a word, behind it or, with a comma or bracket, before it."""
    found = []
    for start, end, share in held:
        behind, before = text[match.end() : start], text[end : match.start()]
        if (match.end() <= start and len(behind) <= _FARTHEST and not _BREAK.search(behind)) or (
            end <= match.start() and re.fullmatch(r"\s*[),–—-]*\s*(?:or|a|the|which is|that is)?\s*", before)
        ):
            found.append(share)
    return found


def _range(low: float, high: float) -> str:
    if high >= 100:
        return f"{low}% or more"
    return f"{high}% or less" if low <= 0 else f"{low}% to {high}%"


def polarity(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Return children counted as "not in education": the measure counts those who are in it."""
    both = "both figures" if any(_POSITIVE.search(sentence.text) for sentence in sentences) else "it"
    for text in (sentence.text for sentence in sentences):
        match = _NEGATIVE.search(text)
        if match and _QUANTITY.search(text):
            yield Finding.at(text, match, f"the measure counts children who are in it: state {both} that way round")
