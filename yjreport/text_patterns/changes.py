"""What a sentence says of change: the word beside a figure that makes it a change, and two levels that are compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from yjreport.text_patterns.figures import PERCENT, Figure

DOWN = r"reduction|decrease|fall|drop|decline|cut|reduced|decreased|fell|fallen|dropped|declined|down|lower|fewer|less"
_UP = (
    r"increase|rise|growth|jump|gain|improvement|increased|rose|risen|grew|grown|improved|"
    r"climbed|up|higher|more|greater"
)
_NOUN = r"change|difference|gap|swing"
_ALL = rf"{DOWN}|{_UP}|{_NOUN}|changed|falling|rising|dropping|increasing|decreasing|reducing|declining"
_SMALL = r"(?:year[- ]on[- ]year|relative|overall|further|slight|small|annual|big|large|net|total|the|a|an|this|of)"
ABOUT = (
    r"(?:about|around|roughly|approximately|just|just over|just under|over|under|only|some|"
    r"nearly|almost|a further|a|an)"
)
"""The words that may stand between a verb or "by" and its figure, as part of a regular expression."""
_AFTER = re.compile(rf"^[\s-]*(?:{_SMALL}\s+)*(?P<way>{_ALL})s?\b(?!\s+by\s+\d{{1,3}}(?:\.\d+)?(?!\d))", re.IGNORECASE)
_BEFORE = re.compile(
    rf"\b(?P<way>{_ALL})s?\s+(?:[\w-]+\s+){{0,6}}?(?:of|by|was|is)\s+(?:{ABOUT}\s+)*$|"
    rf"\b(?P<plain>{_ALL})\s+(?:{ABOUT}\s+)*$|\b(?P<far>{_ALL})\b[^.;:]*\bby\s+(?:{ABOUT}\s+)*$",
    re.IGNORECASE,
)
_FROM = re.compile(rf"\bfrom\s+(?:{ABOUT}\s+)*$", re.IGNORECASE)
_TO = re.compile(r"^[^.;]{0,80}?\bto\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_BACK = re.compile(r"^[^.;]{0,60}?\bfrom\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_AGAINST = re.compile(
    r"^[^.;]{0,80}?(?:\bcompared\s+(?:with|to)|\bagainst|\bup\s+on|\bdown\s+on|\bon\s+the|\bversus|"
    r"\bthan)\b[^.;%]{0,40}$",
    re.IGNORECASE,
)
_LOOK_BACK = 160


def way(figure: Figure, text: str) -> str:
    """Return the word of change or difference that a figure measures, such as reduction; blank for a level."""
    before_it = text[max(figure.start - _LOOK_BACK, 0) : figure.start]
    after = _AFTER.match(text[figure.end : figure.end + _LOOK_BACK])
    if after:
        return after["way"].lower()
    before = _BEFORE.search(before_it)
    if before is None or _FROM.search(before_it):
        return ""
    return (before["way"] or before["plain"] or before["far"]).lower()


def levels_of(found: Sequence[Figure], text: str) -> list[Figure]:
    """Return the percentages of a sentence that are levels, not changes."""
    return [one for one in found if one.unit == PERCENT and not way(one, text)]


def pair(levels: Sequence[Figure], text: str) -> tuple[Figure, Figure] | None:
    """Return the earlier and the later of two figures that a sentence compares; None where that is not plain."""
    for first, second in pairwise(levels):
        between = text[first.end : second.start]
        if _FROM.search(text[max(first.start - _LOOK_BACK, 0) : first.start]) and _TO.match(between):
            return first, second
        if _BACK.match(between) or _AGAINST.match(between):
            return second, first
    return None
