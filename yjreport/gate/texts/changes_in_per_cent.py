"""
Find changes in per cent that the two numbers beside them do not give.

Minutes of a council printed "from 108 to 137 (46.6%) per 100,000", which is 26.9%, and "from 556 to 505, a reduction of
15.1%", which is 9.2%. Two percentages are the matter of `percentage_points`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from yjreport.gate.texts.findings import Finding
from yjreport.text_patterns.sentences import Sentence

_NUMBER = r"£?(?:\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.\d{1,4})?"
_PER = r"(?:\s+per\s+1[\d,]*\d)?"
_PERCENT = r"(?P<size>\d{1,3}(?:\.\d{1,2})?)\s?(?:%|per\s?cent\b)"
_NO_WORD = (
    r"(?:aged?|ages|years?|weeks?|months?|days?|january|february|march|april|may|june|july|august|september|"
    r"october|november|december)"
)
_FROM_TO = (
    rf"(?<!aged\s)(?<!ages\s)\bfrom\s+(?P<old>{_NUMBER})(?![\w%]|\s?%|[.,]\d){_PER}"
    rf"(?:\s+(?!{_NO_WORD}\b)[a-z]+){{0,4}}?\s+to\s+(?P<new>{_NUMBER})(?![\w%]|\s?%|[.,]\d|\s+{_NO_WORD}\b){_PER}"
)
_WAY = r"(?:reduction|decrease|fall|drop|decline|increase|rise|growth|change)"
_IN_BRACKETS = re.compile(
    rf"{_FROM_TO}(?:\s+[a-z]+){{0,2}}\s*\(\s*[-+−–]?{_PERCENT}\s*(?P<of>{_WAY})?\s*\)(?!\s+of\b)", re.IGNORECASE
)
_IN_WORDS = re.compile(
    rf"{_FROM_TO}[^;%\d(]{{0,60}}?\b"
    rf"(?:{_WAY}\s+of\s+{_PERCENT}|(?<![\d.]){_PERCENT.replace('size', 'before')}\s+{_WAY}\b)",
    re.IGNORECASE,
)
_RATE = re.compile(r"\brates?\b|\bper\s+1[\d,]*\d", re.IGNORECASE)
_YEARS = range(1990, 2101)


def changes(sentences: Sequence[Sentence]) -> tuple[list[Finding], list[Finding]]:
    """
    Return changes that two numbers do not give, and percentages in brackets that may be such a change.

    A percentage in brackets may be a share of something else, so that is asked about.
    """
    wrong: list[Finding] = []
    unclear: list[Finding] = []
    for sentence in sentences:
        text = sentence.text
        for pattern in (_IN_WORDS, _IN_BRACKETS):
            for match in pattern.finditer(text):
                size = match["size"] or match["before"] if pattern is _IN_WORDS else match["size"]
                given = _given(match["old"], match["new"], size, rounded=bool(_RATE.search(text)))
                if not given:
                    continue
                told = f"{match['old']} to {match['new']} is {given} per cent, not {size}%"
                if pattern is _IN_WORDS or match["of"]:
                    wrong.append(Finding.at(text, match, f"{told}: check the three figures against their source"))
                else:
                    unclear.append(Finding.at(text, match, f"{told}: mend it, or say what {size}% is the share of"))
    return wrong, unclear


def _given(old: str, new: str, size: str, *, rounded: bool) -> str:
    """Return the change that two numbers give, where it is not the one printed; a rate has been rounded itself."""
    first, second, printed = (Decimal(text.replace("£", "").replace(",", "")) for text in (old, new, size))
    if not first or (first in _YEARS and second in _YEARS):
        return ""
    slack_first, slack_second = (_half(one) if rounded else Decimal() for one in (first, second))
    slack = _half(printed)
    if first <= slack_first:
        return ""
    ends = [
        100 * abs(b / a - 1)
        for a in (first - slack_first, first + slack_first)
        for b in (second - slack_second, second + slack_second)
    ]
    if printed - slack <= max(ends) and min(ends) <= printed + slack:
        return ""
    return f"{100 * (second / first - 1):+.1f}"


def _half(number: Decimal) -> Decimal:
    """Return half of the last digit that is printed."""
    return Decimal(1).scaleb(int(number.as_tuple().exponent)) / 2
