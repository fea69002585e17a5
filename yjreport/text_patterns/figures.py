"""Find the figures of a sentence: numbers in digits or words, with their units, and references to results."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", *_TEENS]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {word: value for value, word in enumerate(_UNITS)} | {w: 10 * n for n, w in enumerate(_TENS, start=2)}

WORD = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS[1:10])}))?|"
    rf"{'|'.join(reversed(_UNITS))}|a hundred|one hundred)"
)
"""A number in words, up to a hundred, as part of a regular expression."""

PERCENT, POINTS = "percent", "percentage_points"
_UNIT = r"(?P<unit>\s?%(?:\s*points?\b)?|[\s-]*(?:per\s?cent\b|percentage[\s-]+points?\b|pp\b|p\.p\.|%age\s+points?\b))"
_FIGURE = re.compile(
    r"(?:\{\{\s*(?P<id>[^{}]*?)\s*\}\}"
    r"|(?<![\w.,£/])(?P<pounds>£\s?)?"
    r"(?P<number>(?:(?<![^\s(=~])[-−–])?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,8})?)(?![\w]|[.,]\d)"
    rf"|\b(?P<word>{WORD})\b){_UNIT}?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Figure:
    """
    Hold one figure of a sentence.

    Args:
        start: where it begins.
        end: where it ends, its unit included.
        text: it, as it stands.
        value: the number; None for a reference that cannot be looked up.
        unit: percent, percentage_points, gbp, or the unit of the result that is referred to; blank for a bare number.
        step: the size of the last digit printed.
        reference: the id that is referred to.
        typed_unit: whether the unit is typed behind it.
    """

    start: int
    end: int
    text: str
    value: Decimal | None
    unit: str
    step: Decimal
    reference: str = ""
    typed_unit: bool = False

    @property
    def low(self) -> Decimal:
        """Return the least number that is printed so."""
        return (self.value or Decimal()) - self.step / 2

    @property
    def high(self) -> Decimal:
        """Return the greatest number that is printed so."""
        return (self.value or Decimal()) + self.step / 2


def word_number(text: str) -> int | None:
    """Return what a number word says, up to a hundred; None for any other word."""
    lowered = text.lower().strip()
    if lowered in ("a hundred", "one hundred"):
        return 100
    parts = re.split(r"[- ]", lowered)
    if any(part not in _WORDS for part in parts) or len(parts) > 2:
        return None
    return sum(_WORDS[part] for part in parts)


def figures(sentence: str, lookup: Callable[[str], tuple[Decimal | None, str]] | None = None) -> list[Figure]:
    """
    Return the figures of a sentence, in order.

    Args:
        sentence: the text.
        lookup: gives the value and the unit of a reference; without it a reference has neither.
    """
    return [_figure(match, lookup) for match in _FIGURE.finditer(sentence)]


def _figure(match: re.Match[str], lookup: Callable[[str], tuple[Decimal | None, str]] | None) -> Figure:
    typed = (match["unit"] or "").lower()
    unit = "" if not typed else POINTS if "point" in typed or "p" in typed.replace("per", "") else PERCENT
    value: Decimal | None
    step, reference = Decimal(1), ""
    if match["id"] is not None:
        reference = match["id"]
        value, own = lookup(reference) if lookup else (None, "")
        unit = own or unit
        step = Decimal("0.1")
    elif match["word"]:
        number = word_number(match["word"])
        value = None if number is None else Decimal(number)
    else:
        bare = re.sub(r"[−–]", "-", match["number"].replace(",", ""))
        value = Decimal(bare)
        step = Decimal(1).scaleb(-len(bare.partition(".")[2]))
        unit = unit or ("gbp" if match["pounds"] else "")
    return Figure(match.start(), match.end(), match[0], value, unit, step, reference, bool(typed))
